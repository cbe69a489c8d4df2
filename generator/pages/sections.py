"""From blocks to sections: which part of the page a reader is handed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.findings import Span
from generator.pages.markdown import Block

SectionKind = Literal["title", "query", "headers", "body", "response", "response body", "sample", "other"]

_HEADINGS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    ("query", re.compile(r"query string parameters\s*:?\s*\Z", re.I)),
    ("headers", re.compile(r"request headers\s*:?\s*\Z", re.I)),
    ("body", re.compile(r"request body\b\s*:?\s*(?P<rest>.*)\Z", re.I)),
    ("response body", re.compile(r"response body\b\s*:?\s*(?P<rest>.*)\Z", re.I)),
    ("response", re.compile(r"response\b\s*:?\s*(?P<rest>.*)\Z", re.I)),
    ("sample", re.compile(r"sample (request|response)s?\s*:?\s*\Z", re.I)),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks up to the next one. `rest` is what the heading says beyond its kind."""

    kind: SectionKind
    heading: Block | None
    rest: str
    blocks: tuple[Block, ...]

    @property
    def span(self) -> Span:
        first = self.heading or self.blocks[0]
        return first.span()


def heading_of(text: str) -> tuple[SectionKind, str]:
    """What a heading, or a line of text that stands for one, announces, and the rest of it."""
    for kind, pattern in _HEADINGS:
        if m := pattern.match(text):
            return kind, (m.groupdict().get("rest") or "").strip()
    return "other", text


def split(blocks: Iterable[Block]) -> tuple[Section, ...]:
    """Cut a page at its headings. A plain line `Response body: X` cuts too: the older layouts have no heading there."""
    sections: list[Section] = []
    kind: SectionKind = "other"
    heading: Block | None = None
    rest = ""
    inside: list[Block] = []

    def close() -> None:
        if heading or inside:
            sections.append(Section(kind, heading, rest, tuple(inside)))

    for block in blocks:
        if block.kind == "heading":
            announced, words = heading_of(block.text)
            if announced == "other" and heading is not None and block.level > max(heading.level, 2):
                inside.append(Block("prose", block.path, block.line, block.lines))  # a heading within the section
                continue
            close()
            kind, rest = ("title", block.text) if block.level == 1 else (announced, words)
            heading, inside = block, []
        elif block.kind == "prose" and heading_of(block.lines[0])[0] == "response body" and kind == "response":
            close()
            kind, rest = heading_of(block.lines[0])
            heading, inside = Block("heading", block.path, block.line, block.lines[:1], 3, block.lines[0]), []
            if len(block.lines) > 1:
                inside.append(Block("prose", block.path, block.line + 1, block.lines[1:]))
        else:
            inside.append(block)
    close()
    return tuple(sections)
