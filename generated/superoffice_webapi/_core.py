"""What stands between the methods and the transport: runs the course of a call, waits, and decodes what comes."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from typing import Any

from ._auth import Secret
from ._exchange import Acquire, Read, Reply, Send, Step, Wait, exchange, request_for
from ._options import Settings
from ._request import Call
from ._response import RawResponse, finish
from ._transport import AsyncHttpResponse, AsyncTransport, HttpResponse, Transport


class _Connection:
    """The transport of a client and of all that is made from it by `with_options`; the built-in one, when needed."""

    def __init__(self, transport: Any, kind: str) -> None:
        self._lock = threading.Lock()
        self._transport = transport
        self._kind = kind
        self._closed = False

    def get(self) -> Any:
        if self._transport is None or self._closed:
            from . import _http

            with self._lock:
                if self._closed:
                    raise RuntimeError("the client is closed")
                self._transport = self._transport or getattr(_http, self._kind)()
        return self._transport

    def take(self) -> Any:
        """The transport if it was ever made, for the last time."""
        with self._lock:
            transport, self._transport, self._closed = self._transport, None, True
        return transport


class Core:
    """The engine of a synchronous client."""

    def __init__(self, settings: Settings, connection: _Connection) -> None:
        self.settings = settings
        self.connection = connection

    @classmethod
    def start(cls, settings: Settings, transport: Transport | None) -> Core:
        """An engine with a transport of its own."""
        return cls(settings, _Connection(transport, "HttpTransport"))

    def run(self, call: Call) -> RawResponse[Any]:
        """Send a call and decode its answer."""
        reply = self.stream(call)
        return finish(call, reply.status, reply.headers, reply.content)

    def stream(self, call: Call) -> Reply:
        """Send a call; a call that streams comes back with its body unread."""
        course: Generator[Step, Any, Reply] = exchange(call)
        outcome: Any = None
        failure: Exception | None = None
        while True:
            try:
                step = course.throw(failure) if failure else course.send(outcome)
            except StopIteration as end:
                reply: Reply = end.value
                return reply
            outcome, failure = None, None
            try:
                outcome = self._do(step)
            except Exception as error:
                failure = error

    def _do(self, step: Step) -> Secret | HttpResponse | bytes | None:
        match step:
            case Send(call, token):
                return self._send(request_for(call, token, call.body.chunks() if call.body else None))
            case Read(response):
                try:
                    return b"".join(response.chunks)
                finally:
                    response.close()
            case Acquire(stale):
                return self.settings.auth.acquire(stale) if self.settings.auth else None
            case Wait(seconds):
                time.sleep(seconds)
                return None

    def _send(self, request: Any) -> HttpResponse:
        transport: Transport = self.connection.get()
        return transport.send(request)

    def close(self) -> None:
        """Let go of every connection."""
        transport: Transport | None = self.connection.take()
        if transport is not None:
            transport.close()


class AsyncCore:
    """The engine of an asynchronous client."""

    def __init__(self, settings: Settings, connection: _Connection) -> None:
        self.settings = settings
        self.connection = connection

    @classmethod
    def start(cls, settings: Settings, transport: AsyncTransport | None) -> AsyncCore:
        """An engine with a transport of its own."""
        return cls(settings, _Connection(transport, "AsyncHttpTransport"))

    async def run(self, call: Call) -> RawResponse[Any]:
        """Send a call and decode its answer."""
        reply = await self.stream(call)
        return finish(call, reply.status, reply.headers, reply.content)

    async def stream(self, call: Call) -> Reply:
        """Send a call; a call that streams comes back with its body unread."""
        course: Generator[Step, Any, Reply] = exchange(call)
        outcome: Any = None
        failure: Exception | None = None
        while True:
            try:
                step = course.throw(failure) if failure else course.send(outcome)
            except StopIteration as end:
                reply: Reply = end.value
                return reply
            outcome, failure = None, None
            try:
                outcome = await self._do(step)
            except Exception as error:
                failure = error

    async def _do(self, step: Step) -> Secret | AsyncHttpResponse | bytes | None:
        match step:
            case Send(call, token):
                return await self._send(request_for(call, token, call.body.async_chunks() if call.body else None))
            case Read(response):
                try:
                    return b"".join([chunk async for chunk in response.chunks])
                finally:
                    await response.close()
            case Acquire(stale):
                return await self.settings.auth.acquire_async(stale) if self.settings.auth else None
            case Wait(seconds):
                from anyio import sleep

                await sleep(seconds)
                return None

    async def _send(self, request: Any) -> AsyncHttpResponse:
        transport: AsyncTransport = self.connection.get()
        return await transport.send(request)

    async def close(self) -> None:
        """Let go of every connection."""
        transport: AsyncTransport | None = self.connection.take()
        if transport is not None:
            await transport.close()
