"""Rows of an operation that takes the number of a page: `Page`, `PageNumber`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from typing import TypeVar

Row = TypeVar("Row")


def iter_rows(
    fetch: Callable[[int], Sequence[Row] | None], *, first: int = 0, size: int | None = None
) -> Iterator[Row]:
    """The rows of all pages, each requested when its first row is needed.

    `fetch` makes the call for the page with a number; `first` is the number of the first page, which is 0 for some
    operations and 1 for others. The last page is one without rows, or with fewer than `size`. Raises ValueError if a
    page is the same as the one before: then the operation pays no attention to the number.
    """
    number, before = first, None
    while rows := fetch(number):
        _compare(number, rows, before)
        yield from rows
        if size is not None and len(rows) < size:
            return
        number, before = number + 1, rows


async def aiter_rows(
    fetch: Callable[[int], Awaitable[Sequence[Row] | None]], *, first: int = 0, size: int | None = None
) -> AsyncIterator[Row]:
    """As `iter_rows`, for `async for`."""
    number, before = first, None
    while rows := await fetch(number):
        _compare(number, rows, before)
        for row in rows:
            yield row
        if size is not None and len(rows) < size:
            return
        number, before = number + 1, rows


def _compare(number: int, rows: Sequence[object], before: Sequence[object] | None) -> None:
    if rows == before:
        raise ValueError(f"page {number} holds the same rows as page {number - 1}: the number has no effect")
