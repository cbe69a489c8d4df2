"""The source line of a finding, with a caret under the column."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.findings import Span
from generator.lint.printable import printable
from generator.source import Root, read_source

TAB = "    "
BEFORE, WIDTH = 60, 100
"""Of a longer line, how many characters are shown before the column, and how many in all."""


@dataclass(frozen=True, slots=True)
class Excerpts:
    """Source lines by place; each file is read once.

    `roots` say where a folder is whose display path is not its path on disk.
    """

    roots: Sequence[Root] = ()
    _lines: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def lines(self, span: Span) -> Iterator[str]:
        """The line of a place and the caret below it; nothing where there is no such line, or it is blank."""
        text = self._line(span)
        if not text.strip():
            return
        number = str(span.line)
        before, after = _window(text, span.column)
        yield f"{number} | {before}{after}"
        yield f"{' ' * len(number)} | {' ' * _columns(before)}^"

    def _line(self, span: Span) -> str:
        if span.path not in self._lines:
            source, _ = read_source(self._path(span.path), span.path)
            self._lines[span.path] = tuple(source.lines()) if source else ()
        lines = self._lines[span.path]
        return lines[span.line - 1] if 0 < span.line <= len(lines) else ""

    def _path(self, path: str) -> Path:
        for root in self.roots:
            if path.startswith(f"{root.display}/"):
                return root.path_of(path[len(root.display) + 1 :])
        return Path(path)


def _window(text: str, column: int) -> tuple[str, str]:
    """What is shown of a line before the column, and from it on."""
    # A finding about a whole line has column 1: its caret is below the first character that can be seen.
    at = min(max(column - 1, len(text) - len(text.lstrip())), len(text))
    start = max(at - BEFORE, 0) if len(text) > WIDTH else 0
    end = start + WIDTH
    before, after = text[start:at], text[at:end]
    return ("…" if start else "") + _shown(before), _shown(after) + ("…" if end < len(text) else "")


def _shown(text: str) -> str:
    return printable(text.replace("\t", TAB))


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: two for wide East Asian characters, none for combining ones."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1 for c in text
    )
