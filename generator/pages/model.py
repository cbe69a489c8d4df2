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
    """The text about the operation, and the notes on where it is available."""

    summary: CleanText = NO_TEXT
    description: CleanText = NO_TEXT
    availability: tuple[CleanText, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class BodySection:
    """The section of the request body: its heading says NAME and NOTE; its prose and its property table."""

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
class ResponseSection:
    """The sections of the response and of its body: what their headings say, the statuses and the property table."""

    type: str
    """What the heading of the response says."""
    description: CleanText
    statuses: tuple[Status, ...]
    body_type: str
    """What the heading of the response body says; blank when there is none."""
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
    path_template: str
    """Of the request line."""
    span: Span
    """Of the request line."""
    prose: Prose = Prose()
    path_rows: tuple[Row, ...] = ()
    query_rows: tuple[Row, ...] = ()
    query_examples: tuple[tuple[str, str], ...] = ()
    header_rows: tuple[Row, ...] = ()
    body: BodySection | None = None
    response: ResponseSection | None = None
    sample_requests: tuple[SampleMessage, ...] = ()
    sample_responses: tuple[SampleMessage, ...] = ()
