"""The sections of an annotated page: what each heading announces, in which part, and whether beside samples."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.pages.markdown import Block
from generator.pages.sections import Kind, kind_of
from generator.profiles.layout import Headings

_NOTE = re.compile(r"\s*\([^()]*\)\s*\Z")
_EMPHASIS = re.compile(r"[*_`]")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks up to the next one, of whatever level."""

    kind: Kind
    heading: Block | None
    blocks: tuple[Block, ...]
    part: str
    """The heading above, of no known kind, under which operations may be described; blank for the whole page."""
    in_samples: bool
    """Whether a heading above, or this one, announces samples."""
    in_kind: Kind
    """What the nearest known heading announces: this one, or one above."""


def outline(blocks: Sequence[Block], headings: Headings) -> tuple[Section, ...]:
    """The sections of a page in order. A note in parentheses behind a heading is no part of it."""
    found: list[Section] = []
    above: list[tuple[int, Kind, str]] = []
    heading: Block | None = None
    inside: list[Block] = []

    def close() -> None:
        if heading is None and not inside:
            return
        kind = above[-1][1] if above else "other"
        unknown = [text for level, found_kind, text in above if found_kind == "other" and level > 1]
        known = [found_kind for _, found_kind, _ in above if found_kind not in ("other", "title")]
        in_samples = any(found_kind == "samples" for _, found_kind, _ in above)
        part = unknown[0] if unknown else ""
        found.append(Section(kind, heading, tuple(inside), part, in_samples, known[-1] if known else kind))

    for block in blocks:
        if block.kind != "heading":
            inside.append(block)
            continue
        close()
        heading, inside = block, []
        while above and above[-1][0] >= block.level:
            above.pop()
        text = _EMPHASIS.sub("", block.text)
        kind: Kind = "title" if block.level == 1 else kind_of(_NOTE.sub("", text), headings)[0]
        above.append((block.level, kind, text))
    close()
    return tuple(found)
