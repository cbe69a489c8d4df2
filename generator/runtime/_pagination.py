"""Lists that the server sends in pages (OData): each page is requested when its first item is needed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Generic, TypeVar
from urllib.parse import urljoin, urlsplit

from ._errors import InvalidResponse
from ._request import Call, with_query
from ._response import RawResponse

Row = TypeVar("Row")
PageOf = TypeVar("PageOf")

_ROWS = ("value",)
_NEXT_LINKS = ("odata_next_link", "next_link")
_COUNTS = ("odata_count", "count", "odata.count", "@odata.count")
"""Attributes of a page that documents its count; properties of one that does not."""


class _Walk:
    """One iteration over a list: the page to request next, and how many rows were given."""

    def __init__(self, call: Call, top: int | None, given: int, skip: int) -> None:
        self.call: Call | None = call
        self._first = call
        self._page: object = None
        self.total: int | None = None
        self._top = top
        self._given = given
        """Rows given, over all pages."""
        self._skip = skip
        """Rows of the next page that were given before."""
        self._seen = {call.url}

    @property
    def position(self) -> str | None:
        """The text that `resume` takes; None at the end of the list."""
        if self.call is None:
            return None
        url = urlsplit(self.call.url)
        return f"{self._given}:{self._skip}:{url.path}?{url.query}"

    def receive(self, page: object) -> None:
        """Take the page that was requested."""
        self._page = page
        extra: Mapping[str, Any] = getattr(page, "model_extra", None) or {}
        values = (getattr(page, name, extra.get(name)) for name in _COUNTS)
        self.total = next((int(str(n)) for n in values if str(n).isdecimal()), self.total)

    def rows(self) -> Iterator[Any]:
        """The rows of the page that are to be given, counted one by one."""
        for row in _rows(self._page)[self._skip :]:
            if self._given == self._top:
                return
            self._given += 1
            self._skip += 1
            yield row

    def advance(self) -> None:
        """Go to the page after this one. Raises InvalidResponse for a link that must not be followed."""
        following = self._next_call(self._page)
        self._given += max(len(_rows(self._page)) - self._skip, 0)
        self._skip = 0
        ends = self._top is not None and self._given >= self._top
        self.call = None if ends else following

    def _next_call(self, page: object) -> Call | None:
        link = next((text for name in _NEXT_LINKS if isinstance(text := getattr(page, name, None), str) and text), None)
        if link is None:
            return None
        following = _linked_call(self._first, link)
        if following.url in self._seen:
            raise _link_error(following, "the list is circular: a page names itself or an earlier page as the next")
        self._seen.add(following.url)
        return following


class _BaseListing(Generic[Row, PageOf]):
    """What the synchronous and the asynchronous list share: where iteration starts, and how far it came."""

    def __init__(self, call: Call, query: Mapping[str, object], given: int = 0, skip: int = 0) -> None:
        self._call = call
        self._query = query
        self._start = (given, skip)
        self._walk = self._new_walk()

    @property
    def total(self) -> int | None:
        """The number of rows of the whole list, whatever `top`; None if no page that was received says it."""
        return self._walk.total

    @property
    def position(self) -> str | None:
        """Where `resume` goes on: after the last row that the latest iteration gave; None if it came to the end."""
        return self._walk.position

    def _new_walk(self) -> _Walk:
        top = self._query.get(_top_name(self._query))
        self._walk = _Walk(self._call, top if isinstance(top, int) else None, *self._start)
        return self._walk

    def _at(self, position: str) -> tuple[Call, int, int]:
        """The call for the page at a position, the number of rows before, and of those on the page."""
        given, _, rest = position.partition(":")
        skip, _, link = rest.partition(":")
        if not (given.isdecimal() and skip.isdecimal() and link.startswith("/")):
            raise ValueError(f"not a position of a list: {position!r}")
        return _linked_call(self._call, link), int(given), int(skip)

    def _first_call(self) -> Call:
        """The call that gives one row, if the operation can be asked for that."""
        name = _top_name(self._query)
        if not name or any(self._start):
            return self._call
        return replace(self._call, url=with_query(self._call.url, name, 1))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._call.template}>"


class Listing(_BaseListing[Row, PageOf]):
    """The rows of a list. Iteration requests each page when its first row is needed; nothing is requested before.

    A list can be iterated over more than once; each iteration requests it again.
    """

    def __init__(
        self,
        call: Call,
        fetch: Callable[[Call], RawResponse[Any]],
        query: Mapping[str, object],
        given: int = 0,
        skip: int = 0,
    ) -> None:
        super().__init__(call, query, given, skip)
        self._fetch = fetch

    def pages(self) -> Iterator[PageOf]:
        """The pages as the server sends them, up to the last one or until `top` rows were received."""
        walk = self._new_walk()
        while walk.call is not None:
            page = self._fetch(walk.call).value
            walk.receive(page)
            yield page
            walk.advance()

    def __iter__(self) -> Iterator[Row]:
        walk = self._new_walk()
        while walk.call is not None:
            page = self._fetch(walk.call).value
            walk.receive(page)
            yield from walk.rows()
            walk.advance()

    def first(self) -> Row | None:
        """The first row, or None if the list is empty. One row is requested, where the operation takes `$top`."""
        return next(iter(Listing[Row, PageOf](self._first_call(), self._fetch, {}, *self._start)), None)

    def resume(self, position: str) -> Listing[Row, PageOf]:
        """The rest of this list, from the `position` of an iteration that broke off. It can be kept, as text."""
        call, given, skip = self._at(position)
        return Listing(call, self._fetch, self._query, given, skip)


class AsyncListing(_BaseListing[Row, PageOf]):
    """As `Listing`, for `async for`.

    A list can be iterated over more than once; each iteration requests it again.
    """

    def __init__(
        self,
        call: Call,
        fetch: Callable[[Call], Awaitable[RawResponse[Any]]],
        query: Mapping[str, object],
        given: int = 0,
        skip: int = 0,
    ) -> None:
        super().__init__(call, query, given, skip)
        self._fetch = fetch

    async def pages(self) -> AsyncIterator[PageOf]:
        """The pages as the server sends them, up to the last one or until `top` rows were received."""
        walk = self._new_walk()
        while walk.call is not None:
            page = (await self._fetch(walk.call)).value
            walk.receive(page)
            yield page
            walk.advance()

    async def __aiter__(self) -> AsyncIterator[Row]:
        walk = self._new_walk()
        while walk.call is not None:
            page = (await self._fetch(walk.call)).value
            walk.receive(page)
            for row in walk.rows():
                yield row
            walk.advance()

    async def first(self) -> Row | None:
        """The first row, or None if the list is empty. One row is requested, where the operation takes `$top`."""
        async for row in AsyncListing[Row, PageOf](self._first_call(), self._fetch, {}, *self._start):
            return row
        return None

    def resume(self, position: str) -> AsyncListing[Row, PageOf]:
        """The rest of this list, from the `position` of an iteration that broke off. It can be kept, as text."""
        call, given, skip = self._at(position)
        return AsyncListing(call, self._fetch, self._query, given, skip)


def _linked_call(call: Call, link: str) -> Call:
    """The call of a page that a link leads to. Raises InvalidResponse if it leads to another server.

    The request carries credentials, so such a link must not be followed. Scheme and port are those of the first
    request: a server behind a proxy may not know that its clients use https.
    """
    here, there = urlsplit(call.url), urlsplit(urljoin(call.url, link))
    if here.hostname != there.hostname:
        raise _link_error(call, "the link to the next page leads to another server")
    return replace(call, url=there._replace(scheme=here.scheme, netloc=here.netloc).geturl())


def _link_error(call: Call, message: str) -> InvalidResponse:
    return InvalidResponse(message, method="GET", url=call.redacted_url, status=200, content=b"")


def _top_name(query: Mapping[str, object]) -> str:
    """The name of the parameter that limits the number of rows (OData URL Conventions, 5.1.5); empty without one."""
    return next((name for name in query if name.lower() == "$top"), "")


def _rows(page: object) -> list[Any]:
    rows = next((rows for name in _ROWS if (rows := getattr(page, name, None)) is not None), None)
    return rows if isinstance(rows, list) else []  # pyright: ignore[reportUnknownVariableType]
