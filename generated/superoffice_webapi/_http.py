"""The built-in transports, on httpx2. The only module that uses the HTTP library; imported by the first request.

An exception of the library holds the request with its credentials. It is replaced by one of ours, which is raised
outside of the `except` block, so that the original is neither its cause nor its context when somebody logs it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from http.cookiejar import DefaultCookiePolicy

import httpx2

from ._errors import ConnectionFailed, ConnectionLost, TimedOut, TransportError
from ._transport import AsyncHttpResponse, Headers, HttpRequest, HttpResponse

_LIMITS = httpx2.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=30.0)


def _refuse_cookies(client: httpx2.Client | httpx2.AsyncClient) -> None:
    # Clients of several users may share a transport: a cookie of one must never reach the requests of another.
    client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))


def _transport_error(error: Exception) -> TransportError:
    """The exception of this package for one of the library; it does not refer to the original."""
    kind: type[TransportError]
    if isinstance(error, (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.UnsupportedProtocol)):
        kind = ConnectionFailed
    elif isinstance(error, httpx2.TimeoutException):
        kind = TimedOut
    else:
        kind = ConnectionLost
    return kind(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)


class HttpTransport:
    """Sends requests over a connection pool."""

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
            failure = _transport_error(error)
        raise failure

    def close(self) -> None:
        self._client.close()


def _chunks(response: httpx2.Response) -> Iterator[bytes]:
    failure: TransportError
    try:
        yield from response.iter_bytes()
        return
    except httpx2.HTTPError as error:
        failure = _transport_error(error)
    except httpx2.StreamError as error:
        failure = ConnectionLost(str(error))
    raise failure


class AsyncHttpTransport:
    """Sends requests over a connection pool, on asyncio or trio."""

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
            failure = _transport_error(error)
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
        failure = _transport_error(error)
    except httpx2.StreamError as error:
        failure = ConnectionLost(str(error))
    raise failure
