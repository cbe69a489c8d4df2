"""The interface between the client and the network: what a transport receives and what it must return.

An object with a method `send`, passed as `transport=`, replaces the built-in HTTP library: a recorder, a fake for
tests, a cache. A transport sends each request once, follows no redirect and stores no cookie. It raises
`TransportError` or one of its subclasses, and no other exception. A client never closes a transport that it was given,
because other clients may use it too.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from ._redaction import redact_headers

DEFAULT_TIMEOUT: Final = 60.0


class Headers(Mapping[str, str]):
    """HTTP headers. Names are case-insensitive; the values of a repeated header are joined by `, `."""

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
        """Every value of a header, in the order received."""
        return [value for key, value in self._items if key == name.lower()]

    def __repr__(self) -> str:
        return f"Headers({redact_headers(self.items())})"


@dataclass(frozen=True, slots=True)
class Timeout:
    """How long a call may take, in seconds by phase; None for no limit.

    `timeout=5` is `Timeout(connect=5, read=5, write=5, pool=5)`.
    """

    connect: float | None = DEFAULT_TIMEOUT
    """For the connection to the server, with its TLS handshake."""
    read: float | None = DEFAULT_TIMEOUT
    """For each wait for data from the server."""
    write: float | None = DEFAULT_TIMEOUT
    """For each wait until the server accepts data."""
    pool: float | None = DEFAULT_TIMEOUT
    """For a free connection, if as many as the transport permits are in use."""
    total: float | None = None
    """For the whole call: all phases, all retries, and the waits between them."""

    @classmethod
    def of(cls, timeout: float | Timeout | None) -> Timeout:
        """The timeouts of an option: a number, or None, stands for each phase."""
        return timeout if isinstance(timeout, Timeout) else cls(timeout, timeout, timeout, timeout)


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request. Its repr shows only the method: headers hold credentials, bodies hold personal data."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    content: bytes | Iterable[bytes] | AsyncIterable[bytes] | None = field(default=None, repr=False)
    timeout: float | Timeout | None = None
    """Seconds for each wait on the network; None for no limit."""
    deadline: float | None = None
    """The time of `time.monotonic()` at which the call must have ended; None for no limit."""


def _do_nothing() -> None:
    return None


async def _do_nothing_async() -> None:
    return None


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """One response. `chunks` is the body, decompressed; `close` releases the connection and may be called twice."""

    status: int
    headers: Headers = field(default_factory=Headers, repr=False)
    chunks: Iterable[bytes] = field(default=(), repr=False)
    close: Callable[[], object] = field(default=_do_nothing, repr=False)


@dataclass(frozen=True, slots=True)
class AsyncHttpResponse:
    """As `HttpResponse`, for an asynchronous transport."""

    status: int
    chunks: AsyncIterable[bytes] = field(repr=False)
    headers: Headers = field(default_factory=Headers, repr=False)
    close: Callable[[], Awaitable[Any]] = field(default=_do_nothing_async, repr=False)


class Transport(Protocol):
    """Sends requests. Several threads may use it at the same time."""

    def send(self, request: HttpRequest, /) -> HttpResponse:
        """Send a request; return when status and headers of the response have arrived."""
        ...


class AsyncTransport(Protocol):
    """Sends requests. Several tasks may use it at the same time."""

    async def send(self, request: HttpRequest, /) -> AsyncHttpResponse:
        """Send a request; return when status and headers of the response have arrived."""
        ...


class AsyncChunks(AsyncIterator[bytes]):
    """Bytes in memory as an asynchronous body."""

    def __init__(self, *chunks: bytes) -> None:
        self._chunks = iter(chunks)

    async def __anext__(self) -> bytes:
        for chunk in self._chunks:
            return chunk
        raise StopAsyncIteration
