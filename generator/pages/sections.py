"""Blocks to sections: which reader gets which part of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.findings import Span, rule
from generator.pages.account import Account
from generator.pages.markdown import Block
from generator.profiles.layout import Headings, SectionKind

UNKNOWN_SECTION = rule(
    "P107",
    "warning",
    "A section is not known",
    "No reader knows the heading. Its text is kept in the description; facts in it are not read.",
    "Use one of the headings that the profile names, or add this one to a profile of your own (docs/profiles.md).",
)

Kind = SectionKind | Literal["title", "other"]
"""What a section is: a kind that the profile names, the title of the page, or unknown (`other`)."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks up to the next one. `rest` is what the heading says beyond its kind."""

    kind: Kind
    heading: Block | None
    rest: str
    blocks: tuple[Block, ...]

    @property
    def span(self) -> Span:
        """Where the section starts."""
        first = self.heading or self.blocks[0]
        return first.span()

    @property
    def with_heading(self) -> tuple[Block, ...]:
        """The blocks, the heading first."""
        return (self.heading, *self.blocks) if self.heading else self.blocks


def kind_of(text: str, headings: Headings) -> tuple[SectionKind | Literal["other"], str]:
    """The kind of section that the text of a heading announces, and the rest of the text."""
    for kind, pattern in headings.patterns:
        if m := pattern.match(text):
            return kind, (m.groupdict().get("rest") or "").strip()
    return "other", text


def name_unknown(heading: Block, account: Account) -> None:
    """Add a finding for a heading that the profile does not name."""
    account.find(
        UNKNOWN_SECTION,
        f"no reader knows the heading `{heading.text[:60]}`: use one that the profile names",
        heading.span(),
    )


def split(blocks: Iterable[Block], headings: Headings) -> tuple[Section, ...]:
    """Cut a page at its headings.

    A heading that no reader knows, of a lower level than the heading above it, stays within the section. A plain line
    may be a heading within the section of the response, where the profile says so.
    """
    sections: list[Section] = []
    kind: Kind = "other"
    heading: Block | None = None
    rest = ""
    inside: list[Block] = []

    def close() -> None:
        if heading or inside:
            sections.append(Section(kind, heading, rest, tuple(inside)))

    for block in blocks:
        if block.kind == "heading":
            announced, words = kind_of(block.text, headings)
            if announced == "other" and heading is not None and block.level > max(heading.level, 2):
                inside.append(block)
                continue
            close()
            kind, rest = ("title", block.text) if block.level == 1 else (announced, words)
            heading, inside = block, []
        elif (
            block.kind == "prose"
            and kind == "response"
            and (found := kind_of(block.lines[0], headings))[0] in headings.unmarked
        ):
            close()
            kind, rest = found
            heading, inside = Block("heading", block.path, block.line, block.lines[:1], 3, block.lines[0]), []
            if len(block.lines) > 1:
                inside.append(Block("prose", block.path, block.line + 1, block.lines[1:]))
        else:
            inside.append(block)
    close()
    return tuple(sections)
