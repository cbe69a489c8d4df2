"""Lists that the server sends in pages (OData): each page is requested when its first item is needed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Generic, TypeVar
from urllib.parse import urljoin, urlsplit

from ._errors import InvalidResponse
from ._request import Call
from ._response import RawResponse

Row = TypeVar("Row")
PageOf = TypeVar("PageOf")

_ROWS = ("value",)
_NEXT_LINKS = ("odata_next_link", "next_link")


class _BaseListing(Generic[Row, PageOf]):
    """What the synchronous and the asynchronous list share: how to find the next page."""

    def __init__(self, call: Call, top: int | None) -> None:
        self._call = call
        self._top = top

    def _next_call(self, page: object, seen: set[str]) -> Call | None:
        from dataclasses import replace

        link = next((text for name in _NEXT_LINKS if isinstance(text := getattr(page, name, None), str) and text), None)
        if link is None:
            return None
        url = self._same_server(urljoin(self._call.url, link))
        if url in seen:
            raise self._link_error("the list is circular: a page names itself or an earlier page as the next")
        seen.add(url)
        return replace(self._call, url=url)

    def _same_server(self, url: str) -> str:
        # The request carries credentials, so a link to another server must not be followed. Scheme and port are those
        # of the first request: a server behind a proxy may not know that its clients use https.
        here, there = urlsplit(self._call.url), urlsplit(url)
        if here.hostname != there.hostname:
            raise self._link_error("the link to the next page leads to another server")
        return there._replace(scheme=here.scheme, netloc=here.netloc).geturl()

    def _link_error(self, message: str) -> InvalidResponse:
        return InvalidResponse(message, method="GET", url=self._call.redacted_url, status=200, content=b"")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._call.template}>"


def _rows(page: object) -> list[Any]:
    rows = next((rows for name in _ROWS if (rows := getattr(page, name, None)) is not None), None)
    return rows if isinstance(rows, list) else []  # pyright: ignore[reportUnknownVariableType]


class Listing(_BaseListing[Row, PageOf]):
    """The rows of a list. Iteration requests each page when its first row is needed; nothing is requested before.

    A list can be iterated over more than once; each iteration requests it again.
    """

    def __init__(self, call: Call, fetch: Callable[[Call], RawResponse[Any]], top: int | None) -> None:
        super().__init__(call, top)
        self._fetch = fetch

    def pages(self) -> Iterator[PageOf]:
        """The pages as the server sends them, up to the last one or until `top` rows were received."""
        seen = {self._call.url}
        call: Call | None = self._call
        count = 0
        while call is not None and (self._top is None or count < self._top or not count):
            page = self._fetch(call).value
            yield page
            count += len(_rows(page))
            call = self._next_call(page, seen)

    def __iter__(self) -> Iterator[Row]:
        left = self._top
        for page in self.pages():
            rows = _rows(page) if left is None else _rows(page)[:left]
            left = None if left is None else left - len(rows)
            yield from rows

    def first(self) -> Row | None:
        """The first row, or None if the list is empty."""
        return next(iter(self), None)


class AsyncListing(_BaseListing[Row, PageOf]):
    """As `Listing`, for `async for`.

    A list can be iterated over more than once; each iteration requests it again.
    """

    def __init__(self, call: Call, fetch: Callable[[Call], Awaitable[RawResponse[Any]]], top: int | None) -> None:
        super().__init__(call, top)
        self._fetch = fetch

    async def pages(self) -> AsyncIterator[PageOf]:
        """The pages as the server sends them, up to the last one or until `top` rows were received."""
        seen = {self._call.url}
        call: Call | None = self._call
        count = 0
        while call is not None and (self._top is None or count < self._top or not count):
            page = (await self._fetch(call)).value
            yield page
            count += len(_rows(page))
            call = self._next_call(page, seen)

    async def __aiter__(self) -> AsyncIterator[Row]:
        left = self._top
        async for page in self.pages():
            rows = _rows(page) if left is None else _rows(page)[:left]
            left = None if left is None else left - len(rows)
            for row in rows:
                yield row

    async def first(self) -> Row | None:
        """The first row, or None if the list is empty."""
        async for row in self:
            return row
        return None
