"""Counts and shortened lists read as a person would write them."""

from __future__ import annotations

import pytest

from generator.listing import counted, shortened


@pytest.mark.parametrize(("number", "expected"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (1200, "1,200 pages")])
def test_counts(number: int, expected: str) -> None:
    assert counted(number, "page") == expected


def test_a_plural_of_its_own() -> None:
    assert (counted(1, "entry", "entries"), counted(2, "entry", "entries")) == ("1 entry", "2 entries")


@pytest.mark.parametrize(
    ("names", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a, b"), (["a", "b", "c"], "a, b and 1 more")]
)
def test_lists_are_shortened(names: list[str], expected: str) -> None:
    assert shortened(names, 2) == expected
