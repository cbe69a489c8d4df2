"""A server in memory, for the tests of programs that use this client: no network, and an answer for every operation."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import AsyncIterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl

from ._api import PACKAGE
from ._errors import ConnectionLost, TransportError
from ._transport import AsyncChunks, AsyncHttpResponse, Headers, HttpRequest, HttpResponse

SAMPLES = f"{PACKAGE}_samples"
"""The package that holds the documented exchanges; a distribution of its own."""

ADDRESS = "http://testserver"
"""The base address of clients of a `FakeServer`."""

_NEXT_LINK = re.compile(r"next_?link\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """One request that a client has sent."""

    operation: str
    """The method of the client, as in `boat.get`."""
    method: str
    path: str
    """The path behind the base address, percent-encoded, without the query."""
    query: tuple[tuple[str, str], ...]
    """Names and values of the query parameters, decoded."""
    headers: Headers = field(repr=False)
    content: bytes = field(repr=False)

    def json(self) -> Any:
        """The body as plain JSON values. Raises ValueError if it is not JSON."""
        return json.loads(self.content)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    content: bytes
    headers: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Queued:
    """What a call gets; `times` is how often still, None for always."""

    what: _Answer | TransportError
    times: int | None


@dataclass(frozen=True, slots=True)
class _Operation:
    """One documented operation and the response of its sample."""

    name: str
    pattern: re.Pattern[str]
    sample_path: str
    sample: _Answer

    def is_like_sample(self, path: str) -> bool:
        """Whether a path has numbers where that of the sample has them."""
        return [*map(str.isdigit, path.split("/"))] == [*map(str.isdigit, self.sample_path.split("/"))]


class FakeServer:
    """Answers each operation with its documented sample, unless told otherwise, and records every call.

    Operations are named by the method of the client, as in `"boat.get"`. `transport` and `async_transport` connect
    clients to it.
    """

    def __init__(self) -> None:
        self.calls: list[RecordedCall] = []
        """Every request so far, repeated ones too."""
        self._queued: dict[str, list[_Queued]] = {}
        self._lock = threading.Lock()
        self.transport = FakeTransport(self)
        self.async_transport = AsyncFakeTransport(self)

    def answer(
        self,
        operation: str,
        value: object = None,
        *,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        times: int | None = None,
    ) -> None:
        """Answer an operation with a model, JSON values or bytes, in place of the sample; by default without a body.

        Answers are used in the order in which they are given. One with `times` is used that often; one without stays,
        until another is given. `status` is 200 by default, 204 without a value.
        """
        content = b"" if value is None else value if isinstance(value, bytes) else _json(value)
        kind = "application/octet-stream" if isinstance(value, bytes) else "application/json"
        known = {} if value is None else {"content-type": kind}
        every = {**known, **{name.lower(): text for name, text in (headers or {}).items()}}
        code = status if status is not None else 204 if value is None else 200
        self._add(operation, _Answer(code, content, tuple(every.items())), times)

    def fail(self, operation: str, error: TransportError | None = None, *, times: int | None = None) -> None:
        """Fail an operation with an error of the transport, by default ConnectionLost; `times` as for `answer`."""
        self._add(operation, error or ConnectionLost("the connection was lost, as the test asked for"), times)

    def calls_of(self, operation: str) -> list[RecordedCall]:
        """The requests of one operation so far."""
        _operation(operation)
        return [call for call in self.calls if call.operation == operation]

    def reset(self) -> None:
        """Forget all calls, and all answers that were given."""
        with self._lock:
            self.calls.clear()
            self._queued.clear()

    def _add(self, operation: str, what: _Answer | TransportError, times: int | None) -> None:
        _operation(operation)
        with self._lock:
            queue = self._queued.setdefault(operation, [])
            if queue and queue[-1].times is None:
                queue.pop()
            queue.append(_Queued(what, times))

    def serve(self, request: HttpRequest, content: bytes) -> _Answer:
        """Record a request and answer it. Raises TransportError where `fail` asked for it, and LookupError."""
        address, _, query = request.url.partition("?")
        operation, path = _requested(request.method, "/" + address.split("/", 3)[3])
        pairs = tuple(parse_qsl(query, keep_blank_values=True))
        headers = Headers(request.headers.items())
        with self._lock:
            self.calls.append(RecordedCall(operation.name, request.method, path, pairs, headers, content))
            what = self._next(operation)
        if isinstance(what, TransportError):
            raise what
        return what

    def _next(self, operation: _Operation) -> _Answer | TransportError:
        queue = self._queued.get(operation.name, [])
        if not queue:
            return operation.sample
        first = queue[0]
        if first.times is not None:
            first.times -= 1
            if first.times < 1:
                queue.pop(0)
        return first.what


class FakeTransport:
    """The transport of synchronous clients of a `FakeServer`."""

    def __init__(self, server: FakeServer) -> None:
        self._server = server

    def send(self, request: HttpRequest, /) -> HttpResponse:
        """Answer a request."""
        body = request.content
        if isinstance(body, AsyncIterable):
            raise TypeError("an asynchronous body needs an asynchronous client")
        answer = self._server.serve(request, body if isinstance(body, bytes) else b"".join(body or ()))
        return HttpResponse(answer.status, Headers(answer.headers), (answer.content,))


class AsyncFakeTransport:
    """The transport of asynchronous clients of a `FakeServer`."""

    def __init__(self, server: FakeServer) -> None:
        self._server = server

    async def send(self, request: HttpRequest, /) -> AsyncHttpResponse:
        """Answer a request."""
        body = request.content
        if isinstance(body, AsyncIterable):
            content = b"".join([chunk async for chunk in body])
        else:
            content = body if isinstance(body, bytes) else b"".join(body or ())
        answer = self._server.serve(request, content)
        return AsyncHttpResponse(answer.status, AsyncChunks(answer.content), Headers(answer.headers))


def _json(value: object) -> bytes:
    from ._model import encode

    return json.dumps(encode(value)).encode()


@cache
def _operations() -> tuple[dict[str, _Operation], dict[tuple[str, int], list[_Operation]]]:
    """Every documented operation: by name; and by method and number of path segments, the most literal ones first."""
    by_name: dict[str, _Operation] = {}
    by_shape: dict[tuple[str, int], list[_Operation]] = {}
    for sample in sorted(_samples(), key=lambda sample: sample["response"]["status"] >= 300):
        request, response, name = sample["request"], sample["response"], sample["call"]
        if name in by_name:
            continue
        template: str = request["template"]
        operation = _Operation(name, _pattern(template), request["path"], _sample_answer(response))
        by_name[name] = operation
        by_shape.setdefault((request["method"], template.count("/")), []).append(operation)
    for found in by_shape.values():
        found.sort(key=lambda operation: operation.pattern.pattern.count("[^/]*"))
    return by_name, by_shape


def _samples() -> Iterator[dict[str, Any]]:
    try:
        folder = files(SAMPLES)
    except ModuleNotFoundError:
        message = f"the documented samples are not installed: pip install '{PACKAGE.replace('_', '-')}[testing]'"
        raise ModuleNotFoundError(message, name=SAMPLES) from None
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".jsonl"):
            yield from map(json.loads, file.read_text("utf-8").splitlines())


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^{}]*\}", template)
    return re.compile(r"[^/]*".join(map(re.escape, parts)), re.IGNORECASE)


def _sample_answer(response: Mapping[str, Any]) -> _Answer:
    headers = {name.lower(): value for name, value in response.get("headers", {}).items()}
    if "json" not in response:
        return _Answer(response["status"], response.get("text", "").encode(), tuple(headers.items()))
    document: Any = response["json"]
    members: Any = document
    if isinstance(document, dict):  # the sample is one page, and the link would lead to it again, for ever
        document = {name: value for name, value in members.items() if not _NEXT_LINK.search(name)}
    headers = {"content-type": "application/json", **headers}
    return _Answer(response["status"], json.dumps(document).encode(), tuple(headers.items()))


def _operation(name: str) -> _Operation:
    """The operation of a name. Raises LookupError for one that is not documented, with those nearest to it."""
    by_name, _ = _operations()
    if name not in by_name:
        near = get_close_matches(name, by_name, 3)
        hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        raise LookupError(f"there is no operation {name!r}{hint}")
    return by_name[name]


def _requested(method: str, path: str) -> tuple[_Operation, str]:
    """The operation that a request line calls, and its path behind the base address.

    Of operations with paths that differ only in the names of templates, the one whose sample is like the path. Raises
    LookupError if no operation is documented.
    """
    for start in (position for position, letter in enumerate(path) if letter == "/"):
        rest = path[start:]
        candidates = _operations()[1].get((method, rest.count("/")), ())
        found = [operation for operation in candidates if operation.pattern.fullmatch(rest)]
        if found:
            return next((operation for operation in found if operation.is_like_sample(rest)), found[0]), rest
    raise LookupError(f"no documented operation has the request line {method} {path}")
