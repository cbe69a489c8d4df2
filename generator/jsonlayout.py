"""JSON from templates of YAML: what `yamllayout` lays out as YAML, as JSON of the same value.

A rendered template has an entry a line, and its marks hold values as JSON already. So the text is read line by line,
in one pass: the column of an entry says what it belongs to. Only what such templates hold is understood: block mappings
and sequences, whose items are indented deeper than their key, short values on the line of their key, and texts behind
`|-`. To parse the finished YAML with PyYAML's C parser and write it as JSON takes four times as long.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping

import yaml

from generator import yamltext
from generator.yamllayout import pieces

_ENTRY = re.compile(r"""('[^']*'|"(?:[^"\\]|\\.)*"|[^'"\0].*?):(?: +(.*))?\Z""")
_SURROGATE = re.compile("[\ud800-\udfff]")
_VALUE = "\0"
"""Stands before a value that is JSON already."""


def lay_out_json(text: str, entry_lines: Mapping[str, int]) -> str:
    """The JSON that a rendered template with marks stands for, in ASCII.

    Each entry of the document starts a line. `entry_lines` says how many levels of entries below a key of the document
    do so too.
    """
    writer = _Writer(entry_lines)
    for column, line in _lines(text):
        writer.add(column, line)
    return writer.text()


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line: the column where it starts, and what stands there."""
    margins = [0]
    """The column where each open block starts."""
    start, line = 0, ""
    for is_mark, piece in pieces(text):
        if not is_mark:
            first, *others = piece.split("\n")
            line += first
            for other in others:
                yield start + len(line) - len(line := line.lstrip(" ")), line
                start, line = margins[-1], other
        elif piece == "[":
            margins.append(start + len(line))
        elif piece == "]":
            margins.pop()
        elif piece[0] == "k":
            line += f"{_in_ascii(piece[1:-1])}:"
        else:
            line += _VALUE + _in_ascii(piece[1:-1])
    yield start, line


def _in_ascii(value: str) -> str:
    """JSON with U+FFFD for half a surrogate pair, which neither YAML nor UTF-8 can hold."""
    if "\\ud" not in value:
        return value
    return json.dumps(json.loads(_SURROGATE.sub("\ufffd", json.dumps(json.loads(value), ensure_ascii=False))))


class _Writer:
    """The JSON so far, in parts."""

    def __init__(self, entry_lines: Mapping[str, int]) -> None:
        self._entry_lines = entry_lines
        self._parts: list[str] = []
        self._open: list[tuple[int, str]] = []
        """Of each open mapping and sequence: its column, and how it ends."""
        self._lacks_value = False
        """Whether the last entry has no value yet: it is below, or `{}`."""
        self._levels = 1
        """How many levels of entries start a line."""
        self._text: tuple[int, list[tuple[int, str]]] | None = None
        """The column of the entry whose text is read, and the lines of the text."""

    def add(self, column: int, line: str) -> None:
        """Add a line of the template."""
        if self._text is not None:
            key_column, lines = self._text
            if not line or column > key_column:
                lines.append((column, line))
                return
            self._end_text()
        if not line or line.startswith("#"):
            return
        while line.startswith("- "):
            self._enter(column, "]")
            column, line = column + 2, line[2:]
            self._lacks_value = True
        if entry := _ENTRY.match(line):
            self._enter(column, "}")
            self._add_entry(column, *entry.groups())
        elif line:
            self._lacks_value = False
            self._parts.append(_value(line))

    def text(self) -> str:
        """The whole document."""
        self._end_text()
        self._leave(-1)
        return "".join(self._parts) + "\n"

    def _enter(self, column: int, end: str) -> None:
        """An entry or item comes at a column: of a mapping or sequence that is open, or of a new one."""
        if not self._open or self._open[-1][0] < column:
            self._lacks_value = False
            self._open.append((column, end))
            self._parts.append("{" if end == "}" else "[")
            return
        self._leave(column)
        if self._open[-1:] != [(column, end)]:
            raise AssertionError(f"a line in column {column} belongs to nothing above it")
        self._parts.append(",")

    def _leave(self, column: int) -> None:
        """End all that is deeper than a column."""
        if self._lacks_value:
            self._parts.append("{}")
            self._lacks_value = False
        while self._open and self._open[-1][0] > column:
            self._parts.append(self._open.pop()[1])

    def _add_entry(self, column: int, key: str, value: str | None) -> None:
        if len(self._open) == 1:
            self._levels = 1 + self._entry_lines.get(key, 0)
        if len(self._open) <= self._levels:
            self._parts.append("\n")
        self._parts.append(f"{_key(key)}:")
        if value == "|-":
            self._text = column, []
        elif value is None:
            self._lacks_value = True
        else:
            self._parts.append(_value(value))

    def _end_text(self) -> None:
        if self._text is not None:
            margin = min(column for column, line in self._text[1] if line)
            lines = (" " * (column - margin) + line if line else "" for column, line in self._text[1])
            self._parts.append(json.dumps("\n".join(lines).rstrip("\n")))
            self._text = None


@functools.lru_cache(maxsize=10_000)  # the same keys come again and again
def _key(text: str) -> str:
    return json.dumps(text if yamltext.is_plain(text) else yaml.load(text, yaml.CSafeLoader))


def _value(text: str) -> str:
    return text[1:] if text[0] == _VALUE else _short_value(text)


@functools.lru_cache(maxsize=10_000)  # most short texts are types, media types, tags and names of parameters
def _short_value(text: str) -> str:
    return json.dumps(text if yamltext.is_plain(text) else yaml.load(text, yaml.CSafeLoader))
