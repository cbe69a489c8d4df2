"""What the classes of the agents and of the entities stand on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, ParamSpec, TypeVar, Unpack, cast

from ._core import AsyncCore, Core
from ._download import AsyncDownload, Download
from ._errors import NotFound
from ._exchange import Reply
from ._listing import AsyncListing, Listing
from ._request import Call, Parts, new_call
from ._response import RawResponse
from ._transport import AsyncChunks, AsyncHttpResponse, HttpResponse

T = TypeVar("T")
P = ParamSpec("P")
Row = TypeVar("Row")
PageOf = TypeVar("PageOf")

_RAW = "_raw"


def _wants_raw(parts: Parts) -> bool:
    """Whether the call came through `with_raw_response`, which says so among the options; the word is taken out."""
    return bool(cast("dict[str, object]", parts.get("options", {})).pop(_RAW, False))


class Resource:
    """Methods that share a client."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def _run(self, call: Call, raw: bool) -> Any:
        response = self._core.run(call)
        return response if raw else response.value

    def _send(self, operation: str, /, **parts: Unpack[Parts]) -> None:
        raw = _wants_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent="raise")
        result: None = self._run(call, raw)
        return result

    def _open(self, call: Call, raw: bool) -> Any:
        reply = self._core.stream(call)
        file = _file(call, reply, Download, _unread)
        return RawResponse(reply.status, reply.headers, reply.content, file) if raw else file

    def _list(
        self, operation: str, page: type[PageOf], row: type[Row], top: int | None = None, /, **parts: Unpack[Parts]
    ) -> Listing[Row, PageOf]:
        raw = _wants_raw(parts)
        call = new_call(self._core.settings, operation, page, parts, absent="raise")
        return cast("Any", self._core.run(call)) if raw else Listing(call, self._core.run, top)


class Agent(Resource):
    """An agent: its methods answer None for what does not exist."""

    def _call(self, operation: str, answer: type[T], /, **parts: Unpack[Parts]) -> T | None:
        raw = _wants_raw(parts)
        call = new_call(self._core.settings, operation, answer, parts, absent="none")
        value: T | None = self._run(call, raw)
        return value

    def _download(self, operation: str, /, **parts: Unpack[Parts]) -> Download | None:
        raw = _wants_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent="none", stream=True)
        file: Download | None = self._open(call, raw)
        return file


class Entity(Resource):
    """A kind of entity: its methods raise NotFound for what does not exist."""

    def _call(self, operation: str, answer: type[T], /, **parts: Unpack[Parts]) -> T:
        raw = _wants_raw(parts)
        call = new_call(self._core.settings, operation, answer, parts, absent="raise")
        value: T = self._run(call, raw)
        return value

    def _download(self, operation: str, /, **parts: Unpack[Parts]) -> Download:
        raw = _wants_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent="raise", stream=True)
        file: Download = self._open(call, raw)
        return file


class AsyncResource:
    """Methods that share an asynchronous client."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def _run(self, call: Call, raw: bool) -> Any:
        response = await self._core.run(call)
        return response if raw else response.value

    async def _send(self, operation: str, /, **parts: Unpack[Parts]) -> None:
        raw = _wants_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent="raise")
        result: None = await self._run(call, raw)
        return result

    async def _open(self, call: Call, raw: bool) -> Any:
        reply = await self._core.stream(call)
        file = _file(call, reply, AsyncDownload, _unread_async)
        return RawResponse(reply.status, reply.headers, reply.content, file) if raw else file

    def _list(
        self, operation: str, page: type[PageOf], row: type[Row], top: int | None = None, /, **parts: Unpack[Parts]
    ) -> AsyncListing[Row, PageOf]:
        raw = _wants_raw(parts)
        call = new_call(self._core.settings, operation, page, parts, absent="raise")
        return cast("Any", self._core.run(call)) if raw else AsyncListing(call, self._core.run, top)


class AsyncAgent(AsyncResource):
    """An agent: its methods answer None for what does not exist."""

    async def _call(self, operation: str, answer: type[T], /, **parts: Unpack[Parts]) -> T | None:
        raw = _wants_raw(parts)
        call = new_call(self._core.settings, operation, answer, parts, absent="none")
        value: T | None = await self._run(call, raw)
        return value

    async def _download(self, operation: str, /, **parts: Unpack[Parts]) -> AsyncDownload | None:
        raw = _wants_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent="none", stream=True)
        file: AsyncDownload | None = await self._open(call, raw)
        return file


class AsyncEntity(AsyncResource):
    """A kind of entity: its methods raise NotFound for what does not exist."""

    async def _call(self, operation: str, answer: type[T], /, **parts: Unpack[Parts]) -> T:
        raw = _wants_raw(parts)
        call = new_call(self._core.settings, operation, answer, parts, absent="raise")
        value: T = await self._run(call, raw)
        return value

    async def _download(self, operation: str, /, **parts: Unpack[Parts]) -> AsyncDownload:
        raw = _wants_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent="raise", stream=True)
        file: AsyncDownload = await self._open(call, raw)
        return file


def _file(call: Call, reply: Reply, kind: Callable[[Call, Any], T], unread: Callable[[Reply], object]) -> T | None:
    """The file of an answer; for one that says there is none, None or NotFound, as the call has it."""
    if reply.response is not None:
        return kind(call, reply.response)
    if 200 <= reply.status < 300 and reply.content.strip() not in (b"", b"null"):
        return kind(call, unread(reply))
    if call.absent == "none" or reply.status == 304:
        return None
    raise NotFound(
        "there is no file",
        method=call.method,
        url=call.shown_url,
        status=reply.status,
        headers=reply.headers,
        content=reply.content,
    )


def _unread(reply: Reply) -> HttpResponse:
    return HttpResponse(reply.status, reply.headers, (reply.content,))


def _unread_async(reply: Reply) -> AsyncHttpResponse:
    return AsyncHttpResponse(reply.status, AsyncChunks(reply.content), reply.headers)


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """The method, giving the whole answer."""

    def call(*args: P.args, **kwargs: P.kwargs) -> RawResponse[T]:
        kwargs[_RAW] = True
        return cast("Any", method)(*args, **kwargs)  # type: ignore[no-any-return]

    return call


def raw_list(method: Callable[P, Listing[Row, PageOf]]) -> Callable[P, RawResponse[PageOf]]:
    """The method, giving the whole answer that holds the first page."""
    return cast("Any", raw(method))  # type: ignore[no-any-return]


def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    """The method, giving the whole answer."""
    return cast("Any", raw(method))  # type: ignore[no-any-return]


def async_raw_list(method: Callable[P, AsyncListing[Row, PageOf]]) -> Callable[P, Awaitable[RawResponse[PageOf]]]:
    """The method, giving the whole answer that holds the first page."""
    return cast("Any", raw(method))  # type: ignore[no-any-return]
