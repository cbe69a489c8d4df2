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
    is_in_table: bool = True
    """Whether it is a row of a table, and not only a name in a text or a request line."""


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
    media_types: tuple[str, ...] = ()
    """Those that samples show, where the page has no table of headers for them."""


@dataclass(frozen=True, slots=True)
class Status:
    """A row of the status table."""

    code: int
    description: CleanText
    span: Span
    is_empty: bool = False
    """Whether the page shows that a response with it has no body."""
    location: str = ""
    """The header with the address of what was asked for: of a job that goes on, or of a file."""


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
    is_empty: bool = False
    """Whether the page shows that there is no body."""
    is_redirect: bool = False
    """Whether the page shows nothing but where the body is: its bytes are at another address."""
    values: tuple[SampleMessage, ...] = ()
    """Samples of the body alone, without status and headers."""


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
class StatedType:
    """The type that an annotation states; of each item, where the value `is_list`."""

    text: str
    span: Span
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text with the place where it starts."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class OtherAddress:
    """A further path of an operation. `id`, `place` and `name` are those of the operation that it becomes."""

    path_template: str
    span: Span
    id: str = ""
    place: tuple[str, ...] = ()
    name: str = ""


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
    sent: StatedType | None = None
    """The type of the request body that an annotation states."""
    answered: StatedType | None = None
    """The type of the response body that an annotation states."""
    scopes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """OAuth 2 scopes by the flow whose tokens have them; any one of them is enough."""
    place: tuple[str, ...] = ()
    """The segments of the path that lead to the group; empty where the id names it."""
    name: str = ""
    """What the path says that the operation is called; blank where the id says it."""
    other_addresses: tuple[OtherAddress, ...] = ()
    """Further paths that address the same thing."""
    exchanges: tuple[tuple[SampleMessage | None, SampleMessage | None], ...] = ()
    """Sample requests with their responses, where the page pairs them; else they are paired in order."""
    is_declared: bool = True
    """Whether the page documents the request, and does not only show it in a sample."""
    documents: bool = True
    """Whether the file documents any request."""
    digest: str = field(default="", compare=False)
    """Of the text of the file and of those that it includes (`source.digest`)."""
    typed: str = field(default="", compare=False)
    """Of what its tables and headings say of names and types: no prose, no sample."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A type that a page defines: the rows of its tables, its JSON representation, and examples of its values."""

    page: Page
    """The file: its path and id. It has no operation."""
    name: str
    """As the page writes it; what stands before the last `.` tells types of one name apart."""
    rows: tuple[Row, ...] = ()
    base: str = ""
    """The type that it extends, as the page writes it."""
    choices: tuple[tuple[str, tuple[str, ...], Span], ...] = ()
    """Property -> the values that a table of the page lists for it."""
    representation: SampleMessage | None = None
    description: CleanText = NO_TEXT
    is_open: bool = False
    """Whether values may have further properties, which nothing documents."""


@dataclass(frozen=True, slots=True)
class Example:
    """A value of a defined type."""

    page: Page
    type: StatedType
    value: SampleMessage
