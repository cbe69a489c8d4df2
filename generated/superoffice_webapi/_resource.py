"""Base classes of the generated groups of methods: `Resource` and `AsyncResource`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, ParamSpec, TypeVar, Unpack, cast

from ._call_flow import CallResult
from ._core import AsyncCore, Core
from ._deprecated_name import HasDeprecatedNames
from ._download import AsyncDownload, Download
from ._errors import NotFound
from ._pagination import AsyncListing, Listing
from ._request import Absent, Call, RequestParts, new_call
from ._response import RawResponse
from ._transport import AsyncChunks, AsyncHttpResponse, HttpResponse

T = TypeVar("T")
P = ParamSpec("P")
Row = TypeVar("Row")
PageOf = TypeVar("PageOf")

_RAW = "_raw"
"""The option by which `with_raw_response` asks for the complete response."""


def _take_raw(parts: RequestParts) -> bool:
    """Remove `_RAW` from the options; returns whether it was there."""
    return bool(cast("dict[str, object]", parts.get("options", {})).pop(_RAW, False))


def _result(call: Call, response: RawResponse[Any], raw: bool) -> Any:
    """What a method returns for a response; records of which not everything was asked for are marked."""
    if call.select and response.value is not None:
        from ._selection import mark_selection

        mark_selection(response.value, call.select)
    return response if raw else response.value


class Resource(HasDeprecatedNames):
    """A group of methods of a synchronous client.

    What starts with `_find` gives None for what does not exist; the others raise NotFound. `_read` and what starts with
    `_find` may be repeated, whatever the method of the request.
    """

    def __init__(self, core: Core) -> None:
        self._core = core

    def _call(self, operation: str, result: type[T], /, **parts: Unpack[RequestParts]) -> T:
        value: T = self._run(operation, result, parts, "raise")
        return value

    def _read(self, operation: str, result: type[T], /, **parts: Unpack[RequestParts]) -> T:
        value: T = self._run(operation, result, _repeatable(parts), "raise")
        return value

    def _find(self, operation: str, result: type[T], /, **parts: Unpack[RequestParts]) -> T | None:
        value: T | None = self._run(operation, result, _repeatable(parts), "none")
        return value

    def _send(self, operation: str, /, **parts: Unpack[RequestParts]) -> None:
        result: None = self._run(operation, None, parts, "raise")
        return result

    def _download(self, operation: str, /, **parts: Unpack[RequestParts]) -> Download:
        file: Download = self._open(operation, parts, "raise")
        return file

    def _find_download(self, operation: str, /, **parts: Unpack[RequestParts]) -> Download | None:
        file: Download | None = self._open(operation, _repeatable(parts), "none")
        return file

    def _list(
        self, operation: str, page: type[PageOf], row: type[Row], /, **parts: Unpack[RequestParts]
    ) -> Listing[Row, PageOf]:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, page, parts, absent="raise")
        if raw:
            return cast("Any", self._core.run(call))  # type: ignore[no-any-return]
        return Listing(call, self._core.run, parts.get("query", {}))

    def _run(self, operation: str, result: Any, parts: RequestParts, absent: Absent) -> Any:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, result, parts, absent=absent)
        return _result(call, self._core.run(call), raw)

    def _open(self, operation: str, parts: RequestParts, absent: Absent) -> Any:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent=absent, stream=True)
        result = self._core.stream(call)
        file = _file(call, result, Download, _in_memory)
        return RawResponse(result.status, result.headers, result.content, file) if raw else file


class AsyncResource(HasDeprecatedNames):
    """A group of methods of an asynchronous client.

    What starts with `_find` gives None for what does not exist; the others raise NotFound. `_read` and what starts with
    `_find` may be repeated, whatever the method of the request.
    """

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def _call(self, operation: str, result: type[T], /, **parts: Unpack[RequestParts]) -> T:
        value: T = await self._run(operation, result, parts, "raise")
        return value

    async def _read(self, operation: str, result: type[T], /, **parts: Unpack[RequestParts]) -> T:
        value: T = await self._run(operation, result, _repeatable(parts), "raise")
        return value

    async def _find(self, operation: str, result: type[T], /, **parts: Unpack[RequestParts]) -> T | None:
        value: T | None = await self._run(operation, result, _repeatable(parts), "none")
        return value

    async def _send(self, operation: str, /, **parts: Unpack[RequestParts]) -> None:
        result: None = await self._run(operation, None, parts, "raise")
        return result

    async def _download(self, operation: str, /, **parts: Unpack[RequestParts]) -> AsyncDownload:
        file: AsyncDownload = await self._open(operation, parts, "raise")
        return file

    async def _find_download(self, operation: str, /, **parts: Unpack[RequestParts]) -> AsyncDownload | None:
        file: AsyncDownload | None = await self._open(operation, _repeatable(parts), "none")
        return file

    def _list(
        self, operation: str, page: type[PageOf], row: type[Row], /, **parts: Unpack[RequestParts]
    ) -> AsyncListing[Row, PageOf]:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, page, parts, absent="raise")
        if raw:
            return cast("Any", self._core.run(call))  # type: ignore[no-any-return]
        return AsyncListing(call, self._core.run, parts.get("query", {}))

    async def _run(self, operation: str, result: Any, parts: RequestParts, absent: Absent) -> Any:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, result, parts, absent=absent)
        return _result(call, await self._core.run(call), raw)

    async def _open(self, operation: str, parts: RequestParts, absent: Absent) -> Any:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent=absent, stream=True)
        result = await self._core.stream(call)
        file = _file(call, result, AsyncDownload, _in_memory_async)
        return RawResponse(result.status, result.headers, result.content, file) if raw else file


def _repeatable(parts: RequestParts) -> RequestParts:
    """The parts of a request that only reads, unless they say otherwise."""
    parts.setdefault("repeatable", True)
    return parts


def _file(
    call: Call, result: CallResult, kind: Callable[[Call, Any], T], in_memory: Callable[[CallResult], object]
) -> T | None:
    """The file of a response. If there is none, None or NotFound, depending on the call."""
    if result.response is not None:
        return kind(call, result.response)
    if 200 <= result.status < 300 and result.content.strip() not in (b"", b"null"):
        return kind(call, in_memory(result))
    if call.absent == "none" or result.status == 304:
        return None
    raise NotFound(
        "the response holds no file",
        method=call.method,
        url=call.redacted_url,
        status=result.status,
        headers=result.headers,
        content=result.content,
    )


def _in_memory(result: CallResult) -> HttpResponse:
    return HttpResponse(result.status, result.headers, (result.content,))


def _in_memory_async(result: CallResult) -> AsyncHttpResponse:
    return AsyncHttpResponse(result.status, AsyncChunks(result.content), result.headers)


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """The method, returning the complete response."""

    def call(*args: P.args, **kwargs: P.kwargs) -> RawResponse[T]:
        kwargs[_RAW] = True
        return cast("Any", method)(*args, **kwargs)  # type: ignore[no-any-return]

    return call


def raw_list(method: Callable[P, Listing[Row, PageOf]]) -> Callable[P, RawResponse[PageOf]]:
    """The method, returning the complete response that holds the first page."""
    return cast("Any", raw(method))  # type: ignore[no-any-return]


def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    """The method, returning the complete response."""
    return cast("Any", raw(method))  # type: ignore[no-any-return]


def async_raw_list(method: Callable[P, AsyncListing[Row, PageOf]]) -> Callable[P, Awaitable[RawResponse[PageOf]]]:
    """The method, returning the complete response that holds the first page."""
    return cast("Any", raw(method))  # type: ignore[no-any-return]
