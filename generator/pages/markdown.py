"""Markdown to blocks: the sole user of markdown-it-py.

Only the block structure is asked of the parser. What a block says is read from the lines themselves, because a page
is evidence: a table row with a stray pipe must be seen as it was written, not as a renderer would show it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin

from generator.findings import Span
from generator.source import SourceFile

Kind = Literal["frontmatter", "heading", "fence", "table", "prose"]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of whole lines of one file. `line` is the 1-based number of the first; `lines` are as written."""

    kind: Kind
    path: str
    line: int
    lines: tuple[str, ...]
    level: int = 0
    """Of a heading: 1 to 6."""
    text: str = ""
    """Of a heading: its text; of a fence: its info string."""

    @property
    def content(self) -> tuple[str, ...]:
        """The lines between the marks of a fence or of the frontmatter; all lines of anything else."""
        if self.kind not in ("fence", "frontmatter"):
            return self.lines
        return self.lines[1:-1] if self.is_closed else self.lines[1:]

    @property
    def is_closed(self) -> bool:
        """Whether a fence, or the frontmatter, has its end mark."""
        return len(self.lines) > 1 and self.lines[-1].strip().startswith(self.lines[0].lstrip()[:3])

    def span(self, offset: int = 0, column: int = 1) -> Span:
        """The place of a line of the block, counted from 0."""
        return Span(self.path, self.line + offset, column)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
    # No page means a heading by underlining, a definition by brackets, code by indenting, or a block of HTML that would
    # swallow the sections up to its end tag: all of that is prose. So are lists and quotes; markdown-it follows them
    # down by recursion, and takes the rest of the file for the list where one line opens more than 20.
    parser.disable(["lheading", "reference", "code", "html_block", "blockquote", "list", "inline", "text_join"])
    return parser


_PARSER = _parser()
_KINDS: dict[str, Kind] = {
    "front_matter": "frontmatter",
    "heading_open": "heading",
    "fence": "fence",
    "table_open": "table",
}
_ITEM = re.compile(r" {0,3}(?:(?:[-*+]|1[.)])\s+\S|>)")
"""What ends a paragraph without a blank line (CommonMark, sections 5.1 and 5.2)."""
_AFTER_OPEN_FENCE = re.compile(r" {0,3}(?:#{1,6}\s+\S|\||(?:`{3,}|~{3,})\s*[^\s`~])")
"""What no message and no JSON holds: a heading, a table row, the start of another fence."""
_CLOSING_MARKS = re.compile(r"(?<!\s)\s+#+\s*\Z")


def blocks(source: SourceFile) -> tuple[Block, ...]:
    """The blocks of a file in order. Blank lines between blocks belong to none of them.

    A fence that is left open ends before the first line that shows it: what follows is read as if it were closed.
    """
    lines = source.text.split("\n")
    found: list[Block] = []
    start: int | None = 0
    while start is not None:
        start = _parse(lines, start, source.path, found)
    return tuple(found)


def _parse(lines: Sequence[str], first: int, path: str, found: list[Block]) -> int | None:
    """Add the blocks from line `first` on, counted from 0; the line to go on with, if a fence before it is open."""
    for token in _PARSER.parse("\n".join(lines[first:])):
        if token.level != 0 or token.map is None or token.nesting < 0:
            continue
        start, end = token.map[0] + first, token.map[1] + first
        rest = _after_open_fence(lines, start, end) if token.type == "fence" else None
        end = end if rest is None else rest
        while end > start + 1 and not lines[end - 1].strip():
            end -= 1
        kind = _KINDS.get(token.type, "prose")
        text = ""
        if kind == "heading":
            text = _CLOSING_MARKS.sub("", lines[start].strip().lstrip("#").strip())
        elif kind == "fence":
            text = token.info.strip()
        level = int(token.tag[1]) if kind == "heading" else 0
        cut = end
        if kind == "prose" and not _ITEM.match(lines[start]):
            cut = next((i for i in range(start, end) if _ITEM.match(lines[i])), end)
        found.append(Block(kind, path, start + 1, tuple(lines[start:cut]), level, text))
        if cut < end:
            found.append(Block(kind, path, cut + 1, tuple(lines[cut:end])))
        if rest is not None:
            return rest
    return None


def _after_open_fence(lines: Sequence[str], start: int, end: int) -> int | None:
    """The line before which a fence should have ended; None for one that is closed, or that ends the file.

    A fence is open if it holds the start of another one, or has no end and holds a heading or a table.
    """
    marks = lines[start].lstrip()[:3]
    has_end = end > start + 1 and lines[end - 1].strip().startswith(marks)
    inside = range(start + 1, end - 1 if has_end else end)
    if has_end and not any(lines[i].lstrip().startswith(marks) for i in inside):
        return None
    return next((i for i in inside if _AFTER_OPEN_FENCE.match(lines[i])), None)
