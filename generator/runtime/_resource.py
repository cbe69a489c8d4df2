"""Base classes of the generated groups of methods: `Resource` and `OptionalResource`, each also asynchronous."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, ParamSpec, TypeVar, Unpack, cast

from ._call_flow import CallResult
from ._core import AsyncCore, Core
from ._download import AsyncDownload, Download
from ._errors import NotFound
from ._pagination import AsyncListing, Listing
from ._request import Call, RequestParts, new_call
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


class _BaseResource:
    """What the synchronous resources share."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def _run(self, call: Call, raw: bool) -> Any:
        return _result(call, self._core.run(call), raw)

    def _send(self, operation: str, /, **parts: Unpack[RequestParts]) -> None:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent="raise")
        result: None = self._run(call, raw)
        return result

    def _open(self, call: Call, raw: bool) -> Any:
        result = self._core.stream(call)
        file = _file(call, result, Download, _in_memory)
        return RawResponse(result.status, result.headers, result.content, file) if raw else file

    def _list(
        self,
        operation: str,
        page: type[PageOf],
        row: type[Row],
        top: int | None = None,
        /,
        **parts: Unpack[RequestParts],
    ) -> Listing[Row, PageOf]:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, page, parts, absent="raise")
        return cast("Any", self._core.run(call)) if raw else Listing(call, self._core.run, top)


class Resource(_BaseResource):
    """Methods that raise NotFound if the requested object does not exist."""

    def _call(self, operation: str, result: type[T], /, **parts: Unpack[RequestParts]) -> T:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, result, parts, absent="raise")
        value: T = self._run(call, raw)
        return value

    def _download(self, operation: str, /, **parts: Unpack[RequestParts]) -> Download:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent="raise", stream=True)
        file: Download = self._open(call, raw)
        return file


class OptionalResource(_BaseResource):
    """Methods that return None if the requested object does not exist."""

    def _call(self, operation: str, result: type[T], /, **parts: Unpack[RequestParts]) -> T | None:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, result, parts, absent="none")
        value: T | None = self._run(call, raw)
        return value

    def _download(self, operation: str, /, **parts: Unpack[RequestParts]) -> Download | None:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent="none", stream=True)
        file: Download | None = self._open(call, raw)
        return file


class _AsyncBaseResource:
    """What the asynchronous resources share."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def _run(self, call: Call, raw: bool) -> Any:
        return _result(call, await self._core.run(call), raw)

    async def _send(self, operation: str, /, **parts: Unpack[RequestParts]) -> None:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent="raise")
        result: None = await self._run(call, raw)
        return result

    async def _open(self, call: Call, raw: bool) -> Any:
        result = await self._core.stream(call)
        file = _file(call, result, AsyncDownload, _in_memory_async)
        return RawResponse(result.status, result.headers, result.content, file) if raw else file

    def _list(
        self,
        operation: str,
        page: type[PageOf],
        row: type[Row],
        top: int | None = None,
        /,
        **parts: Unpack[RequestParts],
    ) -> AsyncListing[Row, PageOf]:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, page, parts, absent="raise")
        return cast("Any", self._core.run(call)) if raw else AsyncListing(call, self._core.run, top)


class AsyncResource(_AsyncBaseResource):
    """Methods that raise NotFound if the requested object does not exist."""

    async def _call(self, operation: str, result: type[T], /, **parts: Unpack[RequestParts]) -> T:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, result, parts, absent="raise")
        value: T = await self._run(call, raw)
        return value

    async def _download(self, operation: str, /, **parts: Unpack[RequestParts]) -> AsyncDownload:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent="raise", stream=True)
        file: AsyncDownload = await self._open(call, raw)
        return file


class AsyncOptionalResource(_AsyncBaseResource):
    """Methods that return None if the requested object does not exist."""

    async def _call(self, operation: str, result: type[T], /, **parts: Unpack[RequestParts]) -> T | None:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, result, parts, absent="none")
        value: T | None = await self._run(call, raw)
        return value

    async def _download(self, operation: str, /, **parts: Unpack[RequestParts]) -> AsyncDownload | None:
        raw = _take_raw(parts)
        call = new_call(self._core.settings, operation, None, parts, absent="none", stream=True)
        file: AsyncDownload | None = await self._open(call, raw)
        return file


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
