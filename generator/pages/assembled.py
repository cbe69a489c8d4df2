"""What the readers make of one file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.findings import Finding, Span
from generator.pages.model import Definition, Example, Page
from generator.source import digest


@dataclass(frozen=True, slots=True)
class Assembled:
    """The result for one file: the page, or None after an error; findings; the files that it includes."""

    page: Page | None
    findings: tuple[Finding, ...]
    included: tuple[str, ...] = ()
    is_fragment: bool = False
    """Whether the file contains only samples."""
    has_frontmatter: bool = False
    taken: frozenset[Span] = frozenset()
    """The headings, table rows and list items that readers took. All others are named in findings."""
    lost: frozenset[Span] = frozenset()
    """The lines that no reader could use. Each is covered by a finding, alone or with the lines around it."""
    operations: tuple[Page, ...] = ()
    """The operations of a file that may hold several, instead of the page."""
    definitions: tuple[Definition, ...] = ()
    """The types that the file defines."""
    examples: tuple[Example, ...] = ()
    """Values of types that may be defined elsewhere."""
    is_read: bool = False
    """Whether the file was read though it holds no page."""


def with_digests(page: Page, texts: Iterable[str]) -> Page:
    """A page with the digests of the texts that it was read from, and of its names and types."""
    rows = [*page.path_rows, *page.query_rows, *page.header_rows]
    typed: list[str] = []
    if page.body:
        typed += (page.body.name, page.body.note)
        rows += page.body.rows
    if page.response:
        typed += (page.response.type, page.response.body_type)
        rows += page.response.rows
    typed += (text for row in rows for text in (row.name, row.type))
    return replace(page, digest=digest(texts), typed=digest(typed))
