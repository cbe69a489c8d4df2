"""YAML from templates: each value and each block is laid out for the place where the template puts it.

How a value is quoted and folded depends on the column that it stands in, and how far a block is indented on where it is
placed; neither is known while a template is rendered. A rendered template therefore holds marks, and `lay_out`
replaces them:

- a value behind `key: ` or `- `: quoted, folded or written as a block by `yamltext`;
- a key, with its colon;
- a block, which is what one macro gave: its lines are indented to the column of the first. A block without lines is
  the empty mapping, `{}`.

Marks start and end with NUL, which no YAML can hold (YAML 1.2.2, section 5.1), so no text can be taken for one.
"""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections.abc import Iterator, Mapping

from generator import yamltext

_MARK = re.compile("\x00([\\[\\]]|[vwk][^\x00]*\x00)")
_INDENT = re.compile(r"\A(?: |- )*")
_SHORT = 60  # longest text that is put on the line of its key without looking at the column
_SHORT_ITEM = 40  # longest text that stands in `[a, b]`


def mark_value(value: object, *, wide: bool = False) -> str:
    """What a template places for a JSON-like value. Raises TypeError for anything else.

    `wide` lets the text pass the width of a line by as much as its key is long.
    """
    if isinstance(value, str):
        return _mark_text(value, wide)
    return f"\x00{'w' if wide else 'v'}{json.dumps(value)}\x00"


@functools.lru_cache(maxsize=10_000)  # most texts are names of types, media types, tags and parameters
def _mark_text(text: str, wide: bool) -> str:
    laid_out = yamltext.behind_key(text)[1:]
    if len(laid_out) <= _SHORT and "\n" not in laid_out:
        return laid_out
    return f"\x00{'w' if wide else 'v'}{json.dumps(text)}\x00"


def mark_key(text: str) -> str:
    """What a template places for the key of a mapping with its colon."""
    key = yamltext.key(text)
    return key if "\n" not in key else f"\x00k{json.dumps(text)}\x00"


def mark_block(text: str) -> str:
    """What a template places for the lines that a macro gave."""
    return f"\x00[{text}\x00]"


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """Text of the template and marks in turn: whether it is a mark, and what it holds.

    A mark is `[` or `]` for the start and the end of a block; else a letter (`k` a key, `w` a wide value, `v` any
    other) with the key or value as JSON, and NUL.
    """
    return zip(itertools.cycle((False, True)), _MARK.split(text), strict=False)


def lay_out(text: str) -> str:
    """The YAML that a rendered template with marks stands for."""
    layout = _Layout()
    for is_mark, piece in pieces(text):
        if not is_mark:
            layout.add(piece)
        elif piece == "[":
            layout.open_block()
        elif piece == "]":
            layout.close_block()
        elif piece[0] == "k":
            layout.add_key(json.loads(piece[1:-1]))
        else:
            layout.add_value(json.loads(piece[1:-1]), wide=piece[0] == "w")
    return "".join(layout.parts)


class _Layout:
    """The text so far, in parts."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._line_end = "\n"
        """Line end and indentation of the innermost block."""
        self._outer: list[tuple[int, str]] = []
        """Of each open block: how many parts there were before it, and what `_line_end` was."""

    def add(self, text: str) -> None:
        """Add text of a template."""
        if text:
            self.parts.append(text.replace("\n", self._line_end))

    def open_block(self) -> None:
        """Indent what comes next to the column that is reached."""
        self._outer.append((len(self.parts), self._line_end))
        self._line_end = "\n" + " " * len(self._line())

    def close_block(self) -> None:
        """Go back to the indentation of the outer block. The last line ends where the line of the outer one does."""
        start, outer_line_end = self._outer.pop()
        if start < len(self.parts):
            self.parts[-1] = self.parts[-1].removesuffix(self._line_end)
        elif self._line().endswith("- "):
            self.parts.append("{}")
        else:
            before_line, _, _ = self.parts[-1].rpartition("\n")
            self.parts[-1] = before_line + " {}"
        self._line_end = outer_line_end

    def add_key(self, text: str) -> None:
        """Add a key with its colon."""
        self.parts.append(yamltext.key(text, len(self._line())))

    def add_value(self, value: object, *, wide: bool) -> None:
        """Add a value behind `key: ` or `- `."""
        head = self._line().rstrip(" ")
        column = len(head) - len(_INDENT.sub("", head, 1))
        text = yamltext.behind_key(_data(value), column, column if wide else len(head))
        if text.startswith("\n"):
            self.parts[-1] = self.parts[-1].removesuffix(" ")
        self.parts.append(text.removeprefix(" "))

    def _line(self) -> str:
        """The last line of the text so far."""
        line = ""
        for part in reversed(self.parts):
            _, line_end, tail = part.rpartition("\n")
            line = tail + line
            if line_end:
                break
        return line


def _data(value: object) -> yamltext.Value:
    """A list of short scalars becomes a tuple, which is written as `[a, b]`."""
    if isinstance(value, Mapping):
        return {key: _data(item) for key, item in value.items()}
    if isinstance(value, list):
        items = [_data(item) for item in value]
        return tuple(items) if all(map(_is_short, items)) else items
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(f"not a JSON value: {value!r}")


def _is_short(value: yamltext.Value) -> bool:
    return len(value) <= _SHORT_ITEM if isinstance(value, str) else value is None or isinstance(value, (int, float))
