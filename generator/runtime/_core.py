"""Runs call flows: sends requests through the transport, waits, and decodes responses."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from typing import Any

from ._auth import Secret
from ._call_flow import AcquireToken, CallResult, ReadBody, Send, Step, Wait, build_request, call_flow
from ._errors import ClientClosed
from ._options import Settings
from ._request import Call
from ._response import RawResponse, decode_response
from ._transport import AsyncHttpResponse, AsyncTransport, HttpResponse, Transport


class _Connection:
    """The transport of a client and of every client that `with_options` derives from it.

    The built-in transport is created by the first request.
    """

    def __init__(self, given: Any, create: Callable[[], Any]) -> None:
        self._lock = threading.Lock()
        self._given = given
        self._created: Any = None
        self._create = create
        self._closed = False

    def get(self) -> Any:
        """The transport. Raises ClientClosed after `close`."""
        transport = self._created if self._given is None else self._given
        if transport is None or self._closed:
            with self._lock:
                if self._closed:
                    raise ClientClosed("the client is closed: create another one")
                transport = self._created = self._created or self._create()
        return transport

    def close(self) -> Any:
        """Refuse further requests; returns the built-in transport for closing, None if there is none."""
        with self._lock:
            transport, self._created, self._closed = self._created, None, True
        return transport


def _http_transport() -> Transport:
    from ._http import HttpTransport

    return HttpTransport()


def _async_http_transport() -> AsyncTransport:
    from ._http import AsyncHttpTransport

    return AsyncHttpTransport()


class Core:
    """What the methods of a synchronous client call."""

    def __init__(self, settings: Settings, connection: _Connection) -> None:
        self.settings = settings
        self.connection = connection

    @classmethod
    def start(cls, settings: Settings, transport: Transport | None) -> Core:
        """A core with a connection of its own."""
        return cls(settings, _Connection(transport, _http_transport))

    def using(self, settings: Settings) -> Core:
        """A core with other settings and the same connection."""
        return Core(settings, self.connection)

    def run(self, call: Call) -> RawResponse[Any]:
        """Send a call and decode its response."""
        result = self.stream(call)
        return decode_response(call, result.status, result.headers, result.content)

    def stream(self, call: Call) -> CallResult:
        """Send a call; the body of the response is left unread if the call streams."""
        flow: Generator[Step, Any, CallResult] = call_flow(call)
        step_result: Any = None
        failure: BaseException | None = None
        while True:
            try:
                step = flow.throw(failure) if failure else flow.send(step_result)
            except StopIteration as end:
                result: CallResult = end.value
                return result
            step_result, failure = None, None
            try:
                step_result = self._perform(step)
            except BaseException as error:
                failure = error  # the call flow raises it again, or ends otherwise

    def _perform(self, step: Step) -> Secret | HttpResponse | bytes | None:
        match step:
            case Send(call):
                return self._send(build_request(step, call.body.chunks() if call.body else None))
            case ReadBody(response):
                try:
                    return b"".join(response.chunks)
                finally:
                    response.close()
            case AcquireToken(rejected):
                return self.settings.auth.acquire(rejected) if self.settings.auth else None
            case Wait(seconds):
                time.sleep(seconds)
                return None

    def _send(self, request: Any) -> HttpResponse:
        transport: Transport = self.connection.get()
        return transport.send(request)

    def close(self) -> None:
        """Close every connection, but not those of a transport that the client was given."""
        transport: Any = self.connection.close()
        if transport is not None:
            transport.close()


class AsyncCore:
    """What the methods of an asynchronous client call."""

    def __init__(self, settings: Settings, connection: _Connection) -> None:
        self.settings = settings
        self.connection = connection

    @classmethod
    def start(cls, settings: Settings, transport: AsyncTransport | None) -> AsyncCore:
        """A core with a connection of its own."""
        return cls(settings, _Connection(transport, _async_http_transport))

    def using(self, settings: Settings) -> AsyncCore:
        """A core with other settings and the same connection."""
        return AsyncCore(settings, self.connection)

    async def run(self, call: Call) -> RawResponse[Any]:
        """Send a call and decode its response."""
        result = await self.stream(call)
        return decode_response(call, result.status, result.headers, result.content)

    async def stream(self, call: Call) -> CallResult:
        """Send a call; the body of the response is left unread if the call streams."""
        flow: Generator[Step, Any, CallResult] = call_flow(call)
        step_result: Any = None
        failure: BaseException | None = None
        while True:
            try:
                step = flow.throw(failure) if failure else flow.send(step_result)
            except StopIteration as end:
                result: CallResult = end.value
                return result
            step_result, failure = None, None
            try:
                step_result = await self._perform(step)
            except BaseException as error:
                failure = error  # the call flow raises it again, or ends otherwise

    async def _perform(self, step: Step) -> Secret | AsyncHttpResponse | bytes | None:
        match step:
            case Send(call):
                return await self._send(build_request(step, call.body.async_chunks() if call.body else None))
            case ReadBody(response):
                try:
                    return b"".join([chunk async for chunk in response.chunks])
                finally:
                    await response.close()
            case AcquireToken(rejected):
                return await self.settings.auth.acquire_async(rejected) if self.settings.auth else None
            case Wait(seconds):
                from anyio import sleep

                await sleep(seconds)
                return None

    async def _send(self, request: Any) -> AsyncHttpResponse:
        transport: AsyncTransport = self.connection.get()
        return await transport.send(request)

    async def close(self) -> None:
        """Close every connection, but not those of a transport that the client was given."""
        transport: Any = self.connection.close()
        if transport is not None:
            await transport.close()
