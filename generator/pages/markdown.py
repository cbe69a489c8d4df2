"""Markdown to blocks: the sole user of markdown-it-py.

Only the block structure is asked of the parser. What a block says is read from the lines themselves, because a page
is evidence: a table row with a stray pipe must be seen as it was written, not as a renderer would show it.
"""

from __future__ import annotations

import re
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
_CLOSING_MARKS = re.compile(r"(?<!\s)\s+#+\s*\Z")


def blocks(source: SourceFile) -> tuple[Block, ...]:
    """The blocks of a file in order. Blank lines between blocks belong to none of them."""
    lines = source.text.split("\n")
    found: list[Block] = []
    for token in _PARSER.parse(source.text):
        if token.level != 0 or token.map is None or token.nesting < 0:
            continue
        start, end = token.map
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
        found.append(Block(kind, source.path, start + 1, tuple(lines[start:cut]), level, text))
        if cut < end:
            found.append(Block(kind, source.path, cut + 1, tuple(lines[cut:end])))
    return tuple(found)
