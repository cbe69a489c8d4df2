"""Runs call flows: sends requests through the transport, waits, and decodes responses."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from typing import Any

from ._auth import Secret
from ._call_flow import AcquireToken, CallResult, ReadBody, Send, Step, Wait, build_request, call_flow
from ._options import Settings
from ._request import Call
from ._response import RawResponse, decode_response
from ._transport import AsyncHttpResponse, AsyncTransport, HttpResponse, Transport


class _Connection:
    """The transport of a client and of every client that `with_options` derives from it.

    The built-in transport is created by the first request.
    """

    def __init__(self, transport: Any, built_in: str) -> None:
        self._lock = threading.Lock()
        self._transport = transport
        self._built_in = built_in
        self._closed = False

    def get(self) -> Any:
        """The transport. Raises RuntimeError after `take`."""
        if self._transport is None or self._closed:
            from . import _http

            with self._lock:
                if self._closed:
                    raise RuntimeError("the client is closed")
                self._transport = self._transport or getattr(_http, self._built_in)()
        return self._transport

    def take(self) -> Any:
        """Close this object and return the transport for closing; None if none was created."""
        with self._lock:
            transport, self._transport, self._closed = self._transport, None, True
        return transport


class Core:
    """What the methods of a synchronous client call."""

    def __init__(self, settings: Settings, connection: _Connection) -> None:
        self.settings = settings
        self.connection = connection

    @classmethod
    def start(cls, settings: Settings, transport: Transport | None) -> Core:
        """A core with a connection of its own."""
        return cls(settings, _Connection(transport, "HttpTransport"))

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
        failure: Exception | None = None
        while True:
            try:
                step = flow.throw(failure) if failure else flow.send(step_result)
            except StopIteration as end:
                result: CallResult = end.value
                return result
            step_result, failure = None, None
            try:
                step_result = self._perform(step)
            except Exception as error:
                failure = error

    def _perform(self, step: Step) -> Secret | HttpResponse | bytes | None:
        match step:
            case Send(call, token):
                return self._send(build_request(call, token, call.body.chunks() if call.body else None))
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
        """Close every connection."""
        transport: Transport | None = self.connection.take()
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
        return cls(settings, _Connection(transport, "AsyncHttpTransport"))

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
        failure: Exception | None = None
        while True:
            try:
                step = flow.throw(failure) if failure else flow.send(step_result)
            except StopIteration as end:
                result: CallResult = end.value
                return result
            step_result, failure = None, None
            try:
                step_result = await self._perform(step)
            except Exception as error:
                failure = error

    async def _perform(self, step: Step) -> Secret | AsyncHttpResponse | bytes | None:
        match step:
            case Send(call, token):
                return await self._send(build_request(call, token, call.body.async_chunks() if call.body else None))
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
        """Close every connection."""
        transport: AsyncTransport | None = self.connection.take()
        if transport is not None:
            await transport.close()
