"""Conditions on the rows of a list, written as the text of a `filter` argument (OData URL Conventions, 5.1.1)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final, TypeAlias
from uuid import UUID

from ._api import FILTER_CONTAINS, FILTER_DATE

Value: TypeAlias = str | bool | int | float | Decimal | date | UUID | None
"""What a property can be compared with. A datetime without a time zone is UTC."""

_NAME: Final = re.compile(r"[^\s'\"(),&]+\Z")
_WORD: Final = re.compile(r"[A-Za-z]+\Z")


class Filter:
    """A condition. `a & b`, `a | b` and `~a` combine conditions; `str` gives the text."""

    __slots__ = ("_is_or", "_text")

    def __init__(self, text: str, *, is_or: bool = False) -> None:
        self._text = text
        self._is_or = is_or

    def __and__(self, other: Filter) -> Filter:
        return Filter(f"{self._term()} and {other._term()}")

    def __or__(self, other: Filter) -> Filter:
        return Filter(f"{self} or {other}", is_or=True)

    def __invert__(self) -> Filter:
        return Filter(f"not ({self})")

    def __bool__(self) -> bool:
        raise TypeError("a filter is neither true nor false: combine conditions with &, | and ~, each in parentheses")

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"Filter({self._text!r})"

    def _term(self) -> str:
        return f"({self})" if self._is_or else self._text


class where:  # noqa: N801 - it reads as a word: where("name") == "x"
    """A property of the rows, to be compared: `where("name").startswith("O'Neill") & (where("rank") > 3)`.

    Raises ValueError for a name that cannot be that of a property.
    """

    __slots__ = ("_name",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, name: str) -> None:
        if not _NAME.match(name):
            raise ValueError(f"not the name of a property: {name!r}")
        self._name = name

    def is_(self, operator: str, value: Value) -> Filter:
        """A comparison with any operator that the API documents: `where("name").is_("begins", "S")`."""
        if not _WORD.match(operator):
            raise ValueError(f"not an operator: {operator!r}")
        return Filter(f"{self._name} {operator} {literal(value)}")

    def __eq__(self, value: Value) -> Filter:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        return self.is_("eq", value)

    def __ne__(self, value: Value) -> Filter:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        return self.is_("ne", value)

    def __lt__(self, value: Value) -> Filter:
        return self.is_("lt", value)

    def __le__(self, value: Value) -> Filter:
        return self.is_("le", value)

    def __gt__(self, value: Value) -> Filter:
        return self.is_("gt", value)

    def __ge__(self, value: Value) -> Filter:
        return self.is_("ge", value)

    def is_in(self, values: Iterable[Value]) -> Filter:
        """One of the values. Raises ValueError if there are none."""
        terms = [str(self == value) for value in values]
        if not terms:
            raise ValueError("no values: no row could fulfil the condition")
        return Filter(" or ".join(terms), is_or=len(terms) > 1)

    def startswith(self, text: str) -> Filter:
        """Text that starts with this."""
        return Filter(f"startswith({self._name},{literal(text)})")

    def endswith(self, text: str) -> Filter:
        """Text that ends with this."""
        return Filter(f"endswith({self._name},{literal(text)})")

    def contains(self, text: str) -> Filter:
        """Text that holds this."""
        before, _, after = FILTER_CONTAINS.partition("{value}")
        return Filter(before.replace("{name}", self._name) + literal(text) + after.replace("{name}", self._name))


def literal(value: Value) -> str:
    """A value as a literal; a quote in text is doubled. Raises TypeError or ValueError for what has no literal."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return "'" + value.replace("'", "''") + "'"
        case datetime():
            moment = value.astimezone(UTC) if value.tzinfo else value
            return FILTER_DATE.replace("{date}", f"{moment.replace(tzinfo=None).isoformat()}Z")
        case date():
            return FILTER_DATE.replace("{date}", value.isoformat())
        case int() | float() | Decimal():
            if not math.isfinite(value):
                raise ValueError(f"{value!r} cannot be compared with")
            return str(value)
        case UUID():
            return str(value)
    raise TypeError(f"a filter cannot hold {type(value).__name__}")
