"""The evidence of one page: a tree with a node for each JSON value of the operation, and the claims about it.

A node is a whole body, a property or a list item, on one page. Nothing is decided here.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, Protocol

from generator.findings import Span
from generator.pages.model import Page, SampleMessage
from generator.pages.text import CleanText
from generator.reference.places import DocumentPlace
from generator.spec.types import BINARY, INT32, STRING, OpenEnum, Scalar

Source = Literal["documented", "sample", "json_kind", "sentence", "reference"]
SOURCES: tuple[Source, ...] = ("documented", "sample", "json_kind", "sentence", "reference")
"""Where a claim comes from, strongest first: a type in a cell or a heading; a sample; a cell or a heading with no more
than a JSON kind (`String`, `Array`); a sentence of a description; a published document (`published.py`)."""

Container = Literal["list", "map", "record", "object"]
"""A JSON array, a dictionary, an object with properties of its own; "object" is a dictionary or a record."""


@dataclass(frozen=True, slots=True)
class TypeName:
    """A claim of nothing but the name of a type, as the page writes it."""

    name: str


Place = Span | SampleMessage | DocumentPlace
"""Where a claim stands. Lines of samples and of documents are looked up when they are asked for."""
ClaimedType = Scalar | OpenEnum | TypeName | Container
"""What can be claimed about one node: the items and properties below it are nodes of their own."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says about the type of a node.

    `edition` 0 is the current pages, 1 and up are older editions, then published documents; a document that is
    preferred to the pages has a number below 0.
    """

    type: ClaimedType
    source: Source
    edition: int
    location: Place

    @property
    def precedence(self) -> tuple[int, int]:
        """Smaller is stronger: the newer edition first, then the stronger source."""
        return self.edition, SOURCES.index(self.source)


_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


class EvidenceNode:
    """One JSON value of one page, with the claims about it. The trees live as long as one run of the inference."""

    __slots__ = (
        "claims",
        "edition",
        "fields",
        "is_shown_empty",
        "is_shown_null",
        "item",
        "name",
        "page",
        "parent",
        "strings",
        "texts",
    )

    def __init__(self, page: Page, name: str, edition: int, parent: EvidenceNode | None = None) -> None:
        self.page = page
        self.name = name
        """Wire name of the property; `[]` for an item, `request` or `response` for a body."""
        self.edition = edition
        self.parent = parent
        self.claims: list[Claim] = []
        self.fields: dict[str, EvidenceNode] = {}
        self.item: EvidenceNode | None = None
        self.texts: list[tuple[CleanText, Span | DocumentPlace]] = []
        """Descriptions, as evidence for names and as documentation."""
        self.strings: tuple[str, ...] = ()
        """The strings that samples show here."""
        self.is_shown_null = False
        self.is_shown_empty = False
        """Whether a sample shows `{}`: which properties it has is open, but it is no scalar and no list."""

    def field(self, name: str) -> EvidenceNode:
        """The node of a property; a new one where there is none yet."""
        found = self.fields.get(name)
        if found is None:
            found = self.fields[name] = EvidenceNode(self.page, name, self.edition, self)
        return found

    def items(self) -> EvidenceNode:
        """The node of the items of a list; a new one where there is none yet."""
        if self.item is None:
            self.item = EvidenceNode(self.page, "[]", self.edition, self)
        return self.item

    def children(self) -> Iterator[EvidenceNode]:
        """The nodes directly below."""
        yield from self.fields.values()
        if self.item is not None:
            yield self.item

    def walk(self) -> Iterator[EvidenceNode]:
        """This node and all below, parents first."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            if node.item is not None:
                waiting.append(node.item)
            if node.fields:
                waiting.extend(reversed(node.fields.values()))

    def path(self) -> str:
        """Where in the body: `response.Owner.Name`, `request[].Id`."""
        if self.parent is None:
            return self.name
        return f"{self.parent.path()}{'' if self.name == '[]' else '.'}{self.name}"

    def is_sent(self) -> bool:
        """Whether this is part of a request body."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node.name == "request"

    def property_name(self) -> str:
        """The name of the property that holds this value, directly or in a list; `request` or `response` for a body."""
        node = self
        while node.name == "[]" and node.parent is not None:
            node = node.parent
        return node.name

    def claim(self, type_: ClaimedType, source: Source, location: Span | SampleMessage) -> None:
        """Add a claim."""
        self.claims.append(Claim(type_, source, self.edition, location))

    def is_claimed(self, *types: ClaimedType) -> bool:
        """Whether any claim is of one of these types."""
        return any(claim.type in types for claim in self.claims)

    def claimed_names(self) -> list[str]:
        """The type names among the claims, in order."""
        return [claim.type.name for claim in self.claims if isinstance(claim.type, TypeName)]


def locate(claim: Claim, node: EvidenceNode) -> Span:
    """File and line of a claim about a node. In a sample or a document it is looked up only now: few are asked for."""
    if isinstance(claim.location, Span):
        return claim.location
    if isinstance(claim.location, DocumentPlace):
        return claim.location.span()
    steps: list[str] = []
    step: EvidenceNode | None = node
    while step is not None and step.parent is not None:
        steps.append(step.name)
        step = step.parent
    return line_in(claim.location, [name for name in reversed(steps) if name != "[]"])


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
    """The lines of each string of a JSON text. Findings come sample by sample, so few texts need to be kept."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(body.split("\n")):
        for text in dict.fromkeys(_JSON_STRING.findall(line)):
            found.setdefault(text, []).append(number)
    return found


def merge_older(current: EvidenceNode, older: EvidenceNode) -> None:
    """Add the claims of an older edition of the same page.

    Where the current edition shows the properties of a record, it shows them all: one that only the older edition has
    was removed, and is left out. Where it shows none (a `null` in the sample), the older record is taken over.
    """
    current.claims += older.claims
    current.strings += older.strings
    current.is_shown_empty |= older.is_shown_empty
    current.is_shown_null |= older.is_shown_null
    if older.item is not None:
        merge_older(current.items(), older.item)
    has_fields = bool(current.fields)
    for name, node in older.fields.items():
        if name in current.fields:
            merge_older(current.fields[name], node)
        elif not has_fields:
            node.parent = current
            current.fields[name] = node


class TypeNaming(Protocol):
    """Which properties of a JSON object name its type, and the model that an object names."""

    @property
    def properties(self) -> tuple[str, ...]: ...

    def of(self, value: Mapping[str, Any]) -> str | None: ...


def add_sample(value: Any, node: EvidenceNode, sample: SampleMessage, names: TypeNaming | None = None) -> None:
    """Add the claims that a sample value makes. `null`, `{}` and `[]` make none about what they would hold.

    `names` says which properties of an object name its type: they document it, and are no properties of the type.
    """
    if isinstance(value, dict):
        if names is not None and (name := names.of(value)):
            node.claim(TypeName(name), "documented", sample)
            value = {key: inner for key, inner in value.items() if key not in names.properties}
        if not value:
            node.is_shown_empty = True
        else:
            node.claim("object", "sample", sample)
            for name, inner in value.items():
                add_sample(inner, node.field(name), sample, names)
    elif isinstance(value, list):
        node.claim("list", "sample", sample)
        for inner in value:
            add_sample(inner, node.items(), sample, names)
    elif value is not None:
        node.claim(_scalar(value), "sample", sample)
        if isinstance(value, str):
            node.strings += (value,)
    else:
        node.is_shown_null = True


_BOOL, _LONG, _INTEGER = Scalar("bool"), Scalar("int64"), Scalar("integer")
_DOUBLE = Scalar("double")
_SIGNATURES = ("GIF8", "%PDF-", "\x89PNG")
"""What files start with: a generated sample may hold the bytes of a file where the value belongs."""
_DATE_TIME, _DATE = Scalar("date-time"), Scalar("date")


def _scalar(value: str | float | bool) -> Scalar:
    if isinstance(value, bool):
        return _BOOL
    if isinstance(value, int):
        return INT32 if -(2**31) <= value < 2**31 else _LONG if -(2**63) <= value < 2**63 else _INTEGER
    if isinstance(value, float):
        return _DOUBLE
    if value.startswith(_SIGNATURES):
        return BINARY
    if len(value) >= 10 and value[4] == "-" and value[7] == "-" and value[:4].isdigit() and value[8:10].isdigit():
        if len(value) >= 19 and value[10] == "T" and value[13] == ":":
            return _DATE_TIME
        return _DATE if len(value) == 10 else STRING
    return STRING
