"""What the sections of an annotated page say, by the part of the page that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from generator.findings import Span, rule
from generator.http_message import is_success, status_of
from generator.pages.account import Account, in_lines
from generator.pages.annotated.comments import PlainPage, without_links
from generator.pages.annotated.fences import Fence, RequestLine, names_of, read_fence
from generator.pages.annotated.outline import Section
from generator.pages.annotated.tables import (
    Choices,
    column_kinds,
    has_names,
    keep_as_text,
    lists_choices,
    read_choices,
    read_rows,
    read_scopes,
)
from generator.pages.markdown import Block
from generator.pages.model import Row, Status
from generator.pages.sections import Kind
from generator.pages.text import clean
from generator.profiles.model import Profile

REFERENCES_LEFT_OUT = rule(
    "P116",
    "info",
    "A section that leads to other pages is left out",
    "The profile names the heading as one below which there are only links.",
    "Nothing.",
)

_WITH_ROWS: tuple[Kind, ...] = ("path", "query", "headers", "body", "response", "response_body")
_TEXT: tuple[Kind, ...] = ("title", "description", "other", "path", "query", "headers", "definition", "properties")
"""Sections whose text describes the operation or the type. What introduces request lines, permissions and samples
is left out; the text about bodies and responses describes these."""


@dataclass(slots=True)
class Exchange:
    """A sample request, the response to it, or both."""

    part: str
    request: Fence | None = None
    response: Fence | None = None


@dataclass(slots=True)
class Part:
    """What one part of a page says."""

    lines: list[RequestLine] = field(default_factory=list)
    """The request lines that it documents."""
    rows: dict[Kind, dict[str, Row]] = field(default_factory=dict)
    """The rows of each kind of section, by name."""
    texts: dict[Kind, list[str]] = field(default_factory=dict)
    spans: dict[Kind, Span] = field(default_factory=dict)
    """Where each kind of section starts."""
    bodies: list[Fence] = field(default_factory=list)
    """JSON values in the section of the request body."""
    answers: list[Fence] = field(default_factory=list)
    """JSON values in the section of the response."""

    def of(self, kind: Kind) -> tuple[Row, ...]:
        """The rows of the sections of one kind."""
        return tuple(self.rows.get(kind, {}).values())


@dataclass(slots=True)
class DefinedType:
    """The fence of a definition, and the rows of the tables below it."""

    fence: Fence | None = None
    rows: dict[str, Row] = field(default_factory=dict)


class Draft:
    """A page while its sections are read."""

    def __init__(self, page: PlainPage, profile: Profile, account: Account) -> None:
        self._page = page
        self._profile = profile
        self._account = account
        self.parts: dict[str, Part] = {"": Part()}
        self.exchanges: list[Exchange] = []
        self.types: list[DefinedType] = []
        self.examples: list[Fence] = []
        self.scopes: tuple[tuple[str, tuple[str, ...]], ...] = ()
        self.text: list[Block] = []
        self.documents = False
        """Whether the page documents requests: it has a section for request lines, or a table of permissions."""
        self._choices: list[tuple[Section, Block]] = []

    def read(self, sections: Sequence[Section]) -> tuple[Choices, ...]:
        """Read all sections; the choices that their tables list."""
        self.documents = any(section.kind == "request" or self._has_scopes(section) for section in sections)
        for section in sections:
            self._section(section)
        names = [name for part in self.parts.values() for rows in part.rows.values() for name in rows]
        names += [name for defined in self.types for name in self.names_of(defined)]
        found = []
        for section, block in self._choices:
            heading = section.heading.text if section.heading else ""
            choices = read_choices(block, heading, section.blocks, names, self._account)
            if choices:
                found.append(choices)
            else:
                self._keep(block)
        below: list[Block | None] = [*self.text[1:], None]
        self.text = [block for block, following in zip(self.text, below, strict=False) if _says(block, following)]
        return tuple(found)

    def _has_scopes(self, section: Section) -> bool:
        tables = (block for block in section.blocks if block.kind == "table")
        return any({"permission", "scopes"} <= {*column_kinds(table, self._profile)} for table in tables)

    @staticmethod
    def names_of(defined: DefinedType) -> list[str]:
        """The properties of a type that is defined."""
        value = defined.fence.message.value if defined.fence and defined.fence.message else None
        return [*defined.rows, *(value if isinstance(value, dict) else ())]

    def _section(self, section: Section) -> None:
        if section.heading:
            self._account.take(section.heading.span())
        if section.kind == "references":
            self._leave_out(section)
            return
        part = self.parts.setdefault(section.part, Part())
        part.spans.setdefault(section.in_kind, (section.heading or section.blocks[0]).span())
        if section.kind == "title" or (section.kind in ("other", "description") and not section.in_samples):
            self._heading(section)
        for block in section.blocks:
            if block.kind == "fence":
                self._fence(block, section, part)
            elif block.kind == "table":
                self._table(block, section, part)
            else:
                self._prose(block, section, part)

    def _heading(self, section: Section) -> None:
        if section.heading and section.kind != "title":
            self.text.append(section.heading)

    def _leave_out(self, section: Section) -> None:
        count = sum(len(block.lines) for block in section.blocks)
        if section.heading and count:
            for block in section.blocks:
                self._account.take(*(block.span(at) for at in range(len(block.lines))))
            title = section.heading.text[:60]
            message = f"left out, with {in_lines(count)}; write facts into another section: {title}"
            cause = f"sections such as `{title}` are left out: write facts into other sections"
            self._account.find(REFERENCES_LEFT_OUT, message, section.heading.span(), cause=cause)

    def _prose(self, block: Block, section: Section, part: Part) -> None:
        lines = tuple(without_links("\n".join(block.lines), self._page.links).split("\n"))
        plain = replace(block, lines=lines)
        if section.in_kind in ("body", "response", "response_body") and not section.in_samples:
            part.texts.setdefault(section.in_kind, []).append(str(clean("\n".join(lines))))
            self._account.take_items(block)
        elif section.kind in _TEXT and not section.in_samples:
            self.text.append(plain)
        else:
            self._account.take_items(block)
        if section.kind == "query":
            part.texts.setdefault("query", []).append("\n".join(lines))

    def _table(self, block: Block, section: Section, part: Part) -> None:
        kinds = column_kinds(block, self._profile)
        if "permission" in kinds and "scopes" in kinds:
            self.scopes = read_scopes(block, self._profile, self._account)
        elif lists_choices(kinds):
            self._choices.append((section, block))
        elif has_names(kinds) and section.in_kind in ("definition", "properties"):
            if not self.types:
                self.types.append(DefinedType())
            self._rows(block, self.types[-1].rows)
        elif has_names(kinds) and section.in_kind in _WITH_ROWS and not section.in_samples:
            self._rows(block, part.rows.setdefault(section.in_kind, {}))
        else:
            self._keep(block)

    def _rows(self, block: Block, seen: dict[str, Row]) -> None:
        read_rows(block, self._profile, self._page.links, seen, self._account)

    def _keep(self, block: Block) -> None:
        keep_as_text(block, self._account)
        lines = tuple(without_links(line, self._page.links) for line in block.lines)
        self.text.append(replace(block, lines=lines))

    # ------------------------------------------------------------------------------------- fences

    def _fence(self, block: Block, section: Section, part: Part) -> None:
        fence = read_fence(block, self._page, self._profile.annotations, self._account)
        if fence is None:
            if not section.in_samples:
                self.text.append(block)
        elif fence.form == "json":
            self._json(fence, section, part)
        elif fence.form == "response":
            self._response(fence, section)
        else:
            if self._documents(fence, section):
                part.lines += fence.lines
            if fence.said == "request" or fence.form == "request" or section.in_samples:
                self.exchanges.append(Exchange(section.part, fence))

    def _documents(self, fence: Fence, section: Section) -> bool:
        """Whether a fence documents requests, rather than shows one."""
        if section.in_samples or not self.documents:
            return False
        return section.kind == "request" or fence.form == "lines"

    def _json(self, fence: Fence, section: Section, part: Part) -> None:
        if fence.said == "definition" or (fence.said is None and section.in_kind == "definition"):
            if self.types and self.types[-1].fence is None:
                self.types[-1].fence = fence
            else:
                self.types.append(DefinedType(fence))
        elif fence.said == "example":
            self.examples.append(fence)
        elif section.in_kind == "body" and not section.in_samples:
            part.bodies.append(fence)
        elif section.in_kind == "response" and not section.in_samples:
            part.answers.append(fence)
        elif not section.in_samples:
            self.text.append(fence.block)

    def _response(self, fence: Fence, section: Section) -> None:
        """Give a response to the requests that it names, else to the last request that has none."""
        names = set(names_of(fence, self._profile.annotations))
        waiting = [e for e in self.exchanges if e.request is not None and e.response is None]
        named = [e for e in waiting if e.request and names & set(names_of(e.request, self._profile.annotations))]
        for exchange in named or waiting[-1:]:
            exchange.response = fence
        if not (named or waiting):
            self.exchanges.append(Exchange(section.part, None, fence))


def _says(block: Block, below: Block | None) -> bool:
    """Whether a block of the text says something: a heading does if there is text below it."""
    return block.kind != "heading" or (below is not None and (below.kind != "heading" or below.level > block.level))


def statuses_in(texts: Iterable[str], pattern: re.Pattern[str] | None, span: Span) -> list[Status]:
    """The statuses that texts mention, with what stands behind the number as description."""
    found = [m for text in texts for m in pattern.finditer(text)] if pattern else []
    return [Status(int(m["code"]), clean(m["reason"]), span) for m in found]


def status_of_fence(fence: Fence) -> int | None:
    """The status of a response; None for a fence that is none."""
    return status_of(fence.message.message.start) if fence.message else None


def is_good(fence: Fence) -> bool:
    """Whether a response is that of a success, or of a redirect to one."""
    status = status_of_fence(fence)
    return status is not None and (is_success(status) or status in (301, 302, 303, 307, 308))
