"""The evidence as a tree of places: what a page says about each JSON value of its operation.

A place is a property, a list item or a whole body, on one page. It collects claims; nothing is decided here.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from generator.findings import Span
from generator.pages.model import Page, SampleMessage
from generator.pages.text import CleanText
from generator.spec.types import OpenEnum, Scalar

Strength = Literal["declared", "shown", "kind", "sentence"]
STRENGTHS: tuple[Strength, ...] = ("declared", "shown", "kind", "sentence")
"""Strongest first: a typed cell or heading; a sample; a cell with a bare JSON kind (`String`, `Array`); a sentence."""

Shape = Literal["list", "map", "record", "object"]
"""What a container is claimed to be; "object" is one that may turn out to be a map or a record."""


@dataclass(frozen=True, slots=True)
class Named:
    """A type that is only a name, as the page writes it."""

    name: str


Says = Scalar | OpenEnum | Named | Shape


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a page says about a place. `edition` 0 is the current pages, 1 and up are evidence roots."""

    says: Says
    strength: Strength
    edition: int
    where: Span | SampleMessage

    @property
    def rank(self) -> tuple[int, int]:
        """Smaller is stronger: a newer edition comes first, then what is said more strongly."""
        return self.edition, STRENGTHS.index(self.strength)


_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


class EvidenceNode:
    """One JSON value of one page. Trees of these live as long as one inference run."""

    __slots__ = ("claims", "edition", "fields", "is_cut_short", "item", "name", "page", "parent", "texts")

    def __init__(self, page: Page, name: str, edition: int, parent: EvidenceNode | None = None) -> None:
        self.page = page
        self.name = name
        """Wire name of the property; `[]` for an item, `request` or `response` for a body."""
        self.edition = edition
        self.parent = parent
        self.claims: list[Claim] = []
        self.fields: dict[str, EvidenceNode] = {}
        self.item: EvidenceNode | None = None
        self.texts: list[tuple[CleanText, Span]] = []
        """Descriptions of this place, as evidence for names and as documentation."""
        self.is_cut_short = False
        """Whether a sample shows `{}`: no type, but what fills this place from elsewhere is no scalar and no list."""

    def field(self, name: str) -> EvidenceNode:
        """The place of a property, made when it is new."""
        found = self.fields.get(name)
        if found is None:
            found = self.fields[name] = EvidenceNode(self.page, name, self.edition, self)
        return found

    def items(self) -> EvidenceNode:
        """The place of the items of a list, made when it is new."""
        if self.item is None:
            self.item = EvidenceNode(self.page, "[]", self.edition, self)
        return self.item

    def children(self) -> Iterator[EvidenceNode]:
        """The places directly below."""
        yield from self.fields.values()
        if self.item is not None:
            yield self.item

    def walk(self) -> Iterator[EvidenceNode]:
        """This place and all below, parents first."""
        waiting = [self]
        while waiting:
            place = waiting.pop()
            yield place
            waiting.extend(reversed(list(place.children())))

    def path(self) -> str:
        """Where in the body: `response.Associate.Name`, `request[].Id`."""
        if self.parent is None:
            return self.name
        return f"{self.parent.path()}{'' if self.name == '[]' else '.'}{self.name}"

    def property_name(self) -> str:
        """The name of the property that holds this value, lists looked through; `request` or `response` at the top."""
        place = self
        while place.name == "[]" and place.parent is not None:
            place = place.parent
        return place.name

    def says(self, says: Says, strength: Strength, where: Span | SampleMessage) -> None:
        """Add a claim."""
        self.claims.append(Claim(says, strength, self.edition, where))


def locate(claim: Claim, place: EvidenceNode) -> Span:
    """FILE:LINE of a claim. For a sample the line is looked up in its text only now: few are ever asked for."""
    if isinstance(claim.where, Span):
        return claim.where
    steps: list[str] = []
    step: EvidenceNode | None = place
    while step is not None and step.parent is not None:
        steps.append(step.name)
        step = step.parent
    return line_in(claim.where, [name for name in reversed(steps) if name != "[]"])


def line_in(sample: SampleMessage, names: Iterable[str]) -> Span:
    """The line of a property of the sample body, given the names of the properties around it, outermost first."""
    lines = _lines_by_string(sample.message.body or "")
    at = 0
    for name in names:
        named = lines.get(json.dumps(name, ensure_ascii=False), ())
        i = bisect_left(named, at)
        at = named[i] if i < len(named) else at
    return Span(sample.span.path, sample.body_line + at)


@lru_cache(maxsize=4)
def _lines_by_string(body: str) -> dict[str, list[int]]:
    """The lines that each string of a JSON text stands in. Findings come sample by sample, so few need to be kept."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(body.split("\n")):
        for text in dict.fromkeys(_JSON_STRING.findall(line)):
            found.setdefault(text, []).append(number)
    return found


def attach(current: EvidenceNode, older: EvidenceNode) -> None:
    """Add what an older edition of the same page says, claim by claim.

    Where the current edition shows the properties of a record, it shows them all: one that only the older edition has
    is gone, and is left out. Where it shows none (a `null` in the sample), the older record is taken over.
    """
    current.claims += older.claims
    current.is_cut_short |= older.is_cut_short
    if older.item is not None:
        attach(current.items(), older.item)
    known = bool(current.fields)
    for name, place in older.fields.items():
        if name in current.fields:
            attach(current.fields[name], place)
        elif not known:
            place.parent = current
            current.fields[name] = place


def show(value: Any, place: EvidenceNode, sample: SampleMessage) -> None:
    """Add what a sample value shows. `null`, `{}` and `[]` say nothing about what they would hold."""
    if isinstance(value, dict):
        if not value:
            place.is_cut_short = True
        else:
            place.says("object", "shown", sample)
            for name, inner in value.items():
                show(inner, place.field(name), sample)
    elif isinstance(value, list):
        place.says("list", "shown", sample)
        for inner in value:
            show(inner, place.items(), sample)
    elif value is not None:
        place.says(_scalar(value), "shown", sample)


_BOOL, _INT, _LONG, _INTEGER = Scalar("bool"), Scalar("int32"), Scalar("int64"), Scalar("integer")
_DOUBLE = Scalar("double")
_BINARY = Scalar("binary")
_SIGNATURES = ("GIF8", "%PDF-", "\x89PNG")
"""What files start with: the sample writer put the bytes of one where the value goes."""
_STRING, _DATE_TIME, _DATE = Scalar("string"), Scalar("date-time"), Scalar("date")


def _scalar(value: str | float | bool) -> Scalar:
    if isinstance(value, bool):
        return _BOOL
    if isinstance(value, int):
        return _INT if -(2**31) <= value < 2**31 else _LONG if -(2**63) <= value < 2**63 else _INTEGER
    if isinstance(value, float):
        return _DOUBLE
    if value.startswith(_SIGNATURES):
        return _BINARY
    if len(value) >= 10 and value[4] == "-" and value[7] == "-" and value[:4].isdigit() and value[8:10].isdigit():
        if len(value) >= 19 and value[10] == "T" and value[13] == ":":
            return _DATE_TIME
        return _DATE if len(value) == 10 else _STRING
    return _STRING
