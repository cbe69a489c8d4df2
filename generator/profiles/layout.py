"""The parts of a profile that say how a page is laid out. Read by `generator.pages`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from generator.profiles.build import PartError, needs_groups

SectionKind = Literal[
    "description",
    "query",
    "headers",
    "body",
    "response",
    "response_body",
    "samples",
    "request",
    "path",
    "permissions",
    "definition",
    "properties",
    "references",
]
"""What a heading can announce."""

ColumnKind = Literal["name", "path_parameter", "status", "type", "description", "value", "permission", "scopes"]
"""What the cells of a column can hold."""

_WITH_REST = ("body", "response", "response_body")
"""Sections whose heading goes on behind the phrase: `Request Body: NAME`."""


@dataclass(frozen=True, slots=True)
class Frontmatter:
    """Keys of the YAML at the top of a page. Of several keys, the first one that is there counts."""

    id: tuple[str, ...]
    title: tuple[str, ...]
    ignored: tuple[str, ...] = ()
    """Keys that are known and say nothing about the operation."""

    known: frozenset[str] = field(init=False, repr=False, compare=False)
    """Every key of the three."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", frozenset((*self.id, *self.title, *self.ignored)))


@dataclass(frozen=True, slots=True)
class RequestLine:
    """Method and path of the operation."""

    method_aliases: Mapping[str, str] = field(default_factory=dict)
    """Word in the title of a page -> the method that it means."""


@dataclass(frozen=True, slots=True)
class Headings:
    """Phrases that start a heading, for each kind of section. Case does not count; a `:` may follow."""

    description: tuple[str, ...] = ()
    query: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    response: tuple[str, ...] = ()
    response_body: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    request: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()
    definition: tuple[str, ...] = ()
    """The JSON representation of the type that a page defines."""
    properties: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    """What leads to other pages: it is left out, and a finding says so."""
    unmarked: tuple[SectionKind, ...] = ()
    """Sections whose heading may be a line of its own without `#`, within the section of the response."""

    patterns: tuple[tuple[SectionKind, re.Pattern[str]], ...] = field(init=False, repr=False, compare=False)
    """Kind and pattern of each phrase, longer phrases first: `Response body` is no `Response`."""

    def __post_init__(self) -> None:
        phrases = _by_phrase(self, get_args(SectionKind))
        patterns = [(phrases[phrase], _heading(phrase, phrases[phrase])) for phrase in sorted(phrases, key=len)[::-1]]
        object.__setattr__(self, "patterns", tuple(patterns))


@dataclass(frozen=True, slots=True)
class Columns:
    """Titles of table columns, for each kind of cell. Case does not count.

    `path_parameter` and `status` are names too; they say what the rows of their table are.
    """

    name: tuple[str, ...] = ()
    path_parameter: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    description: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    """A value of an enumeration; so is a `type` in the first column of a table that has no names."""
    permission: tuple[str, ...] = ()
    """The kind of permission whose scopes the row names."""
    scopes: tuple[str, ...] = ()

    kinds: Mapping[str, ColumnKind] = field(init=False, repr=False, compare=False)
    """Title in lower case -> kind."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", _by_phrase(self, get_args(ColumnKind)))


@dataclass(frozen=True, slots=True)
class Fences:
    """Info strings of fences, as they are written behind the backticks."""

    request: tuple[str, ...] = ()
    """Of the fence that holds the request line."""
    messages: tuple[str, ...] = ()
    """Of fences that hold an HTTP message; a file of nothing else is a sample that pages include."""


@dataclass(frozen=True, slots=True)
class Examples:
    """How an example is written."""

    query: re.Pattern[str] | None = None
    """A line that shows the value of a query parameter, with the groups `name` and `value`."""
    parameter: re.Pattern[str] | None = None
    """The name of a query parameter in the text of their section, with the group `name`."""
    status: re.Pattern[str] | None = None
    """A status in the text about responses and headers, with the groups `code` and `reason`."""

    def __post_init__(self) -> None:
        needs_groups("query", self.query, ("name", "value"))
        needs_groups("parameter", self.parameter, ("name",))
        needs_groups("status", self.status, ("code", "reason"))


@dataclass(frozen=True, slots=True)
class ProseLayout:
    """Odd constructs among the prose of a page."""

    note: re.Pattern[str] | None = None
    """A heading that is a note on availability, with the groups `label` and `text`."""
    after_note: re.Pattern[str] | None = None
    """What the text of a note may end with though it is not part of it, as the group `rest`."""

    def __post_init__(self) -> None:
        needs_groups("note", self.note, ("label", "text"))
        needs_groups("after_note", self.after_note, ("rest",))


def _by_phrase(part: Headings | Columns, kinds: tuple[str, ...]) -> dict[str, str]:
    """Phrase in lower case -> kind. Raises PartError for a phrase of two kinds."""
    found: dict[str, tuple[str, int]] = {}
    for kind in kinds:
        for index, phrase in enumerate(getattr(part, kind)):
            other = found.setdefault(phrase.lower(), (kind, index))
            if other[0] != kind:
                raise PartError(f"`{phrase}` stands under `{other[0]}` and `{kind}`", other, (kind, index))
    return {phrase: kind for phrase, (kind, _) in found.items()}


def _heading(phrase: str, kind: str) -> re.Pattern[str]:
    rest = r"\b\s*:?\s*(?P<rest>.*)\Z" if kind in _WITH_REST else r"\s*:?\s*\Z"
    return re.compile(re.escape(phrase) + rest, re.IGNORECASE)
