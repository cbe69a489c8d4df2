"""Conditions as the text of a filter: quoting, precedence, and what is refused."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime import _filter
from generator.runtime._filter import Filter, literal, where

_TOKENS = re.compile(r"'(?:[^']|'')*'|[(),]|[^\s'(),]+")


def test_conditions_as_text() -> None:
    name, rank = where("name"), where("rank")
    moment = datetime(2024, 5, 6, 7, 8, 9, tzinfo=timezone(timedelta(hours=2)))
    assert str(name.startswith("O'Neill") & (where("updated") > moment)) == (
        "startswith(name,'O''Neill') and updated gt 2024-05-06T05:08:09Z"
    )
    assert str(((rank == 1) | (rank >= 5)) & (name != None)) == "(rank eq 1 or rank ge 5) and name ne null"  # noqa: E711
    assert str(~((rank < 1) & (rank <= 5))) == "not (rank lt 1 and rank le 5)"
    assert str((rank == 1) | (rank == 2) & (rank == 3)) == "rank eq 1 or rank eq 2 and rank eq 3"
    assert str(name.is_in(["a", "b"]) & name.endswith("x")) == "(name eq 'a' or name eq 'b') and endswith(name,'x')"
    assert str(name.is_in(["a"]) & name.contains("{name}")) == "name eq 'a' and contains(name,'{name}')"
    assert str(name.is_("begins", "S")) == "name begins 'S'"
    assert repr(rank == 1) == "Filter('rank eq 1')"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (None, "null"),
        (-2, "-2"),
        (2.5, "2.5"),
        (Decimal("1.10"), "1.10"),
        (date(2024, 5, 6), "2024-05-06"),
        (datetime(2024, 5, 6, 7, 8, 9, 120000), "2024-05-06T07:08:09.120000Z"),
        (datetime(2024, 5, 6, tzinfo=UTC), "2024-05-06T00:00:00Z"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_literals(value: Any, text: str) -> None:
    assert literal(value) == text


def test_dates_and_contains_as_an_api_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_filter, "FILTER_DATE", "'{date}'")
    monkeypatch.setattr(_filter, "FILTER_CONTAINS", "{name} contains {value}")
    assert str(where("day") > date(2024, 5, 6)) == "day gt '2024-05-06'"
    assert str(where("name").contains("a'{value}")) == "name contains 'a''{value}'"


@pytest.mark.parametrize("value", [b"x", [1], {}, object()])
def test_what_has_no_literal(value: Any) -> None:
    with pytest.raises(TypeError, match="a filter cannot hold"):
        literal(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("Infinity")])
def test_what_is_no_number(value: Any) -> None:
    with pytest.raises(ValueError, match="cannot be compared with"):
        literal(value)


@pytest.mark.parametrize("name", ["", "a b", "a'b", "a)", "a,b", "a&b", "a\n"])
def test_what_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a property"):
        where(name)


def test_what_would_be_something_else_than_it_looks() -> None:
    with pytest.raises(TypeError, match="combine conditions with &"):
        bool(where("a") == 1)
    with pytest.raises(ValueError, match="not an operator"):
        where("a").is_("eq 1 or b eq", 2)
    with pytest.raises(ValueError, match="no values"):
        where("a").is_in([])


@given(st.text())
def test_text_is_one_token_and_comes_back(text: str) -> None:
    quoted = literal(text)
    assert re.fullmatch(r"'(?:[^']|'')*'", quoted, re.DOTALL)
    assert quoted[1:-1].replace("''", "'") == text


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_text_adds_a_condition(texts: list[str]) -> None:
    condition = where("name").is_in(texts) & where("name").startswith(texts[0])
    tokens = [token for token in _TOKENS.findall(str(condition)) if not token.startswith("'")]
    expected = ["name", "eq"] + ["or", "name", "eq"] * (len(texts) - 1)
    expected = ["(", *expected, ")"] if len(texts) > 1 else expected
    assert tokens == [*expected, "and", "startswith", "(", "name", ",", ")"]


_leaves = st.integers(0, 3).map(lambda n: (where(f"p{n}") == n, (n,)))
_trees = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: (two[0][0] & two[1][0], ("and", two[0][1], two[1][1]))),
        st.tuples(inner, inner).map(lambda two: (two[0][0] | two[1][0], ("or", two[0][1], two[1][1]))),
        inner.map(lambda one: (~one[0], ("not", one[1]))),
    ),
)


@given(_trees, st.sets(st.integers(0, 3)))
def test_the_text_means_what_was_combined(tree: tuple[Filter, Any], true: set[int]) -> None:
    """By Python's own precedence of `not`, `and`, `or`, which is that of OData."""
    text = re.sub(r"p(\d) eq \d", lambda m: str(int(m[1]) in true), str(tree[0]))
    assert bool(eval(text)) == _meaning(tree[1], true)  # noqa: S307 - the text holds True, False, not, and, or, brackets


def _meaning(tree: Any, true: set[int]) -> bool:
    match tree:
        case ("and", a, b):
            return _meaning(a, true) and _meaning(b, true)
        case ("or", a, b):
            return _meaning(a, true) or _meaning(b, true)
        case ("not", a):
            return not _meaning(a, true)
    return tree[0] in true
