"""A page as data: what its author wrote, construct by construct, each with its place. No judgement yet about types."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.findings import Span
from generator.pages.text import NO_TEXT, CleanText
from generator.spec.model import Message, Method


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a parameter or property table. `type` is the text of its cell: blank where there is none."""

    name: str
    type: str
    description: CleanText
    span: Span


@dataclass(frozen=True, slots=True)
class Prose:
    """The text between the request line and the first section, without HTML, include marks and odd headings."""

    summary: CleanText = NO_TEXT
    description: CleanText = NO_TEXT
    availability: tuple[CleanText, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """`## Request Body: NAME [NOTE]`, its prose and its property table."""

    name: str
    note: str
    description: CleanText
    rows: tuple[Row, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Status:
    """A row of the status table."""

    code: int
    description: CleanText
    span: Span


@dataclass(frozen=True, slots=True)
class Answer:
    """`## Response: TYPE`, the status table, `Response body: TYPE` and its property table."""

    type: str
    description: CleanText
    statuses: tuple[Status, ...]
    body_type: str
    """What stands behind `Response body:`; blank when the page has no such line."""
    rows: tuple[Row, ...]
    span: Span
    body_span: Span


@dataclass(frozen=True, slots=True)
class SampleMessage:
    """A documented request or response, and its body as JSON where it is JSON."""

    message: Message
    span: Span
    body_line: int
    """Line of the first line of the body."""
    has_json: bool = False
    value: Any = field(default=None, compare=False, hash=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One endpoint page."""

    path: str
    """Relative to its root, with `/`."""
    display_path: str
    """As findings print it."""
    id: str
    title: str
    method: Method
    url: str
    """The path template of the request line."""
    span: Span
    """Of the request line."""
    prose: Prose = Prose()
    path_rows: tuple[Row, ...] = ()
    query_rows: tuple[Row, ...] = ()
    query_examples: tuple[tuple[str, str], ...] = ()
    header_rows: tuple[Row, ...] = ()
    body: Body | None = None
    answer: Answer | None = None
    requests: tuple[SampleMessage, ...] = ()
    responses: tuple[SampleMessage, ...] = ()
