"""The seam to the network: what a transport is given, and what it must give back.

Pass an object with these methods as `transport=` to put something else than the built-in HTTP library under a client:
a recorder, a fake for tests, a proxy of your own. A transport repeats nothing, follows no redirect and keeps no cookie.
It raises the errors of `TransportError` and no others.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol


class Headers(Mapping[str, str]):
    """HTTP headers: names without regard to case; a header that came several times is joined by `, `."""

    __slots__ = ("_items", "_joined")

    def __init__(self, items: Iterable[tuple[str, str]] = ()) -> None:
        self._items = tuple((name.lower(), value) for name, value in items)
        joined: dict[str, str] = {}
        for name, value in self._items:
            joined[name] = f"{joined[name]}, {value}" if name in joined else value
        self._joined = joined

    def __getitem__(self, name: str) -> str:
        return self._joined[name.lower()]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._joined

    def __iter__(self) -> Iterator[str]:
        return iter(self._joined)

    def __len__(self) -> int:
        return len(self._joined)

    def get_all(self, name: str) -> Sequence[str]:
        """Each value of a header, as they came."""
        return [value for key, value in self._items if key == name.lower()]

    def __repr__(self) -> str:
        hidden = {"set-cookie", "authorization", "cookie"}
        return f"Headers({ {name: '***' if name in hidden else value for name, value in self.items()} })"


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request. What it carries is no part of its repr: headers hold credentials, bodies hold people's data."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    content: bytes | Iterable[bytes] | AsyncIterable[bytes] | None = field(default=None, repr=False)
    timeout: float | None = None
    """Seconds for each wait on the network; None for no limit."""


def _nothing() -> None:
    return None


async def _nothing_async() -> None:
    return None


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """One answer: the body comes in `chunks`, decompressed; `close` lets go of the connection, also if called twice."""

    status: int
    headers: Headers = field(default_factory=Headers, repr=False)
    chunks: Iterable[bytes] = field(default=(), repr=False)
    close: Callable[[], object] = field(default=_nothing, repr=False)


@dataclass(frozen=True, slots=True)
class AsyncHttpResponse:
    """As `HttpResponse`, for an asynchronous transport."""

    status: int
    chunks: AsyncIterable[bytes] = field(repr=False)
    headers: Headers = field(default_factory=Headers, repr=False)
    close: Callable[[], Awaitable[Any]] = field(default=_nothing_async, repr=False)


class Transport(Protocol):
    """Sends requests. Used by several threads at a time."""

    def send(self, request: HttpRequest, /) -> HttpResponse:
        """Send a request and wait for the head of its answer."""
        ...

    def close(self) -> None:
        """Let go of every connection."""
        ...


class AsyncTransport(Protocol):
    """Sends requests. Used by several tasks at a time."""

    async def send(self, request: HttpRequest, /) -> AsyncHttpResponse:
        """Send a request and wait for the head of its answer."""
        ...

    async def close(self) -> None:
        """Let go of every connection."""
        ...


class AsyncChunks(AsyncIterator[bytes]):
    """Bytes that are there already, as an asynchronous body."""

    def __init__(self, *chunks: bytes) -> None:
        self._chunks = iter(chunks)

    async def __anext__(self) -> bytes:
        for chunk in self._chunks:
            return chunk
        raise StopAsyncIteration
