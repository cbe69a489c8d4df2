"""The built-in transports, on httpx2. They and `_pool` alone use the HTTP library; imported by the first request.

An exception of the library holds the request with its credentials. It is replaced by one of ours, which is raised
outside of the `except` block, so that the original is neither its cause nor its context when somebody logs it.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from http.cookiejar import DefaultCookiePolicy
from types import TracebackType
from typing import Self

import httpx2

from ._errors import TransportError
from ._library_log import in_client, redact_library_logs
from ._pool import LIBRARY_ERRORS, PoolSettings, build_request, check_deadline, transport_error
from ._transport import AsyncHttpResponse, Headers, HttpRequest, HttpResponse

redact_library_logs()


def _refuse_cookies(client: httpx2.Client | httpx2.AsyncClient) -> None:
    # Clients of several users may share a transport: a cookie of one must never reach the requests of another.
    client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))


class HttpTransport(PoolSettings):
    """Sends requests over a pool of connections. Several clients and threads may use one at the same time."""

    def _open(self) -> None:
        self._client = httpx2.Client(**self._arguments)
        _refuse_cookies(self._client)

    def send(self, request: HttpRequest, /) -> HttpResponse:
        """Send a request; return when status and headers of the response have arrived."""
        self._check_open()
        failure: TransportError
        try:
            with in_client():
                response = self._client.send(build_request(self._client, request), stream=True)
            return HttpResponse(
                status=response.status_code,
                headers=Headers(response.headers.multi_items()),
                chunks=_chunks(response, request),
                close=response.close,
            )
        except LIBRARY_ERRORS as error:
            failure = self._error(error)
        raise failure

    def close(self) -> None:
        """Close every connection. The transport cannot be used afterwards."""
        self._closed = True
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _chunks(response: httpx2.Response, request: HttpRequest) -> Iterator[bytes]:
    failure: TransportError
    try:
        for chunk in response.iter_bytes():
            check_deadline(request)
            yield chunk
        return
    except LIBRARY_ERRORS as error:
        failure = transport_error(error)
    raise failure


class AsyncHttpTransport(PoolSettings):
    """Sends requests over pools of connections, on asyncio or trio. Several clients and tasks may use one.

    A connection works only in the event loop that opened it. So each event loop has a pool of its own, which is closed
    when the loop ends: one client may be used in several calls of `asyncio.run`.
    """

    def _open(self) -> None:
        self._pools: dict[object, tuple[httpx2.AsyncClient, AsyncGenerator[None]]] = {}

    async def _client(self) -> httpx2.AsyncClient:
        """The pool of the running event loop."""
        loop = _running_loop()
        if loop not in self._pools:
            for other in [other for other in self._pools if _is_closed(other)]:
                del self._pools[other]
            client = httpx2.AsyncClient(**self._arguments)
            _refuse_cookies(client)
            keeper = self._keep(loop, client)
            self._pools[loop] = client, keeper
            await anext(keeper)
        return self._pools[loop][0]

    async def _keep(self, loop: object, client: httpx2.AsyncClient) -> AsyncGenerator[None]:
        # Never resumed, so that the event loop closes it before it ends, as it does with every asynchronous generator
        # that did not reach its end (PEP 525, `shutdown_asyncgens`): the last moment to close the connections.
        try:
            yield
        finally:
            self._pools.pop(loop, None)
            await client.aclose()

    async def send(self, request: HttpRequest, /) -> AsyncHttpResponse:
        """Send a request; return when status and headers of the response have arrived."""
        self._check_open()
        failure: TransportError
        try:
            client = await self._client()
            with in_client():
                response = await client.send(build_request(client, request), stream=True)
            return AsyncHttpResponse(
                status=response.status_code,
                headers=Headers(response.headers.multi_items()),
                chunks=_async_chunks(response, request),
                close=response.aclose,
            )
        except LIBRARY_ERRORS as error:
            failure = self._error(error)
        raise failure

    async def close(self) -> None:
        """Close the connections of the running event loop; those of another one are closed when it ends.

        The transport cannot be used afterwards.
        """
        self._closed = True
        pool = self._pools.get(_running_loop())
        if pool is not None:
            await pool[1].aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.close()


def _running_loop() -> object:
    """The event loop of asyncio, or what stands for the run of trio."""
    from anyio.lowlevel import current_token

    return current_token().native_token


def _is_closed(loop: object) -> bool:
    """Whether an event loop was closed without its asynchronous generators; its connections cannot be closed then."""
    is_closed: Callable[[], bool] = getattr(loop, "is_closed", bool)
    return is_closed()


async def _async_chunks(response: httpx2.Response, request: HttpRequest) -> AsyncIterator[bytes]:
    failure: TransportError
    try:
        async for chunk in response.aiter_bytes():
            check_deadline(request)
            yield chunk
        return
    except LIBRARY_ERRORS as error:
        failure = transport_error(error)
    raise failure
