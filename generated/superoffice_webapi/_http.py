"""The built-in transports, on httpx2. The only module that knows the HTTP library; imported by the first request.

An error of the library is taken apart here and raised anew outside of its `except` block: its frames and its request
hold credentials, and must not hang on an exception that somebody logs.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from http.cookiejar import DefaultCookiePolicy

import httpx2

from ._errors import ConnectionFailed, ConnectionLost, TimedOut, TransportError
from ._transport import AsyncHttpResponse, Headers, HttpRequest, HttpResponse

_LIMITS = httpx2.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=30.0)


def _refuse_cookies(client: httpx2.Client | httpx2.AsyncClient) -> None:
    # A transport may be shared by clients of several users: a cookie of one must never reach the requests of another.
    client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))


def _told(error: Exception) -> TransportError:
    """Our error for one of the library's, with nothing of it inside."""
    kind: type[TransportError]
    if isinstance(error, (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.UnsupportedProtocol)):
        kind = ConnectionFailed
    elif isinstance(error, httpx2.TimeoutException):
        kind = TimedOut
    else:
        kind = ConnectionLost
    return kind(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)


class HttpTransport:
    """Sends requests with a pool of connections."""

    def __init__(self) -> None:
        self._client = httpx2.Client(limits=_LIMITS, follow_redirects=False)
        _refuse_cookies(self._client)

    def send(self, request: HttpRequest, /) -> HttpResponse:
        failure: TransportError
        try:
            response = self._client.send(
                self._client.build_request(
                    request.method,
                    request.url,
                    headers=dict(request.headers),
                    content=request.content,
                    timeout=request.timeout,
                ),
                stream=True,
            )
            return HttpResponse(
                status=response.status_code,
                headers=Headers(response.headers.multi_items()),
                chunks=_chunks(response),
                close=response.close,
            )
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            failure = _told(error)
        raise failure

    def close(self) -> None:
        self._client.close()


def _chunks(response: httpx2.Response) -> Iterator[bytes]:
    failure: TransportError
    try:
        yield from response.iter_bytes()
        return
    except httpx2.HTTPError as error:
        failure = _told(error)
    except httpx2.StreamError as error:
        failure = ConnectionLost(str(error))
    raise failure


class AsyncHttpTransport:
    """Sends requests with a pool of connections, on asyncio or trio."""

    def __init__(self) -> None:
        self._client = httpx2.AsyncClient(limits=_LIMITS, follow_redirects=False)
        _refuse_cookies(self._client)

    async def send(self, request: HttpRequest, /) -> AsyncHttpResponse:
        failure: TransportError
        try:
            response = await self._client.send(
                self._client.build_request(
                    request.method,
                    request.url,
                    headers=dict(request.headers),
                    content=request.content,
                    timeout=request.timeout,
                ),
                stream=True,
            )
            return AsyncHttpResponse(
                status=response.status_code,
                headers=Headers(response.headers.multi_items()),
                chunks=_async_chunks(response),
                close=response.aclose,
            )
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            failure = _told(error)
        raise failure

    async def close(self) -> None:
        await self._client.aclose()


async def _async_chunks(response: httpx2.Response) -> AsyncIterator[bytes]:
    failure: TransportError
    try:
        async for chunk in response.aiter_bytes():
            yield chunk
        return
    except httpx2.HTTPError as error:
        failure = _told(error)
    except httpx2.StreamError as error:
        failure = ConnectionLost(str(error))
    raise failure
