"""A page as data: its sections, tables, text and samples, each with its place. Types are still text here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.findings import Span
from generator.pages.text import NO_TEXT, CleanText
from generator.spec.model import Message, Method


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a parameter or property table. `type` is the text of its cell; empty if the table has none."""

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
    """What the heading of the response body says; empty if there is no such heading."""
    rows: tuple[Row, ...]
    span: Span
    body_span: Span


@dataclass(frozen=True, slots=True)
class SampleMessage:
    """A sample of a request or response. `value` is its body as a JSON value, if `has_json`."""

    message: Message
    span: Span
    body_line: int
    """Line of the first line of the body."""
    has_json: bool = False
    value: Any = field(default=None, compare=False, hash=False)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text with the place where it starts."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """One endpoint page."""

    path: str
    """The file, relative to its page folder, with `/`."""
    display_path: str
    """The file as findings print it."""
    id: str
    title: str
    """Of the frontmatter."""
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
    id_span: Span | None = None
    title_span: Span | None = None
    heading: PlacedText | None = None
    """The heading of the first level."""
    query_lines: tuple[PlacedText, ...] = ()
    """The example request lines among the query parameters."""
    digest: str = field(default="", compare=False)
    """Of the text of the file and of those that it includes (`source.digest`)."""
    typed: str = field(default="", compare=False)
    """Of what its tables and headings say of names and types: no prose, no sample."""
