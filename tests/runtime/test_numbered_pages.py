"""Rows of an operation that takes the number of a page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from generator.runtime._numbered_pages import aiter_rows, iter_rows

PAGES = {1: ["a", "b"], 2: ["c", "d"], 3: ["e"]}


def both(fetch: Callable[[int], Any], **options: Any) -> list[list[str]]:
    async def fetch_later(number: int) -> Any:
        return fetch(number)

    async def collect() -> list[str]:
        return [row async for row in aiter_rows(fetch_later, **options)]

    return [list(iter_rows(fetch, **options)), asyncio.run(collect())]


@pytest.mark.parametrize(("size", "last"), [(None, 4), (2, 3)])
def test_pages_up_to_the_last_one(size: int | None, last: int) -> None:
    asked: list[int] = []

    def fetch(number: int) -> list[str]:
        asked.append(number)
        return PAGES.get(number, [])

    assert both(fetch, first=1, size=size) == [["a", "b", "c", "d", "e"]] * 2
    assert asked == [*range(1, last + 1)] * 2


def test_no_rows_at_all() -> None:
    assert both(lambda _: None) == [[], []]


def test_a_number_without_effect() -> None:
    rows = iter_rows(lambda _: ["a"])
    assert next(rows) == "a"
    with pytest.raises(ValueError, match="page 1 holds the same rows as page 0"):
        next(rows)
    with pytest.raises(ValueError, match="page 1 holds the same rows as page 0"):
        both(lambda _: ["a"])
