"""Prose for descriptions, which OpenAPI 3.1 reads as CommonMark: the text of a page can hold no HTML there."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterable

from generator.trusted import SafeText, plain, yaml_value

_FENCE = re.compile(r"```[A-Za-z0-9]*")
_CODE = re.compile(r"(`[^`]+`)")


def lines_of(text: str) -> str:
    """Text without control or bidirectional characters, tabs, or blanks at the ends of its lines."""
    return "\n".join(line.rstrip() for line in plain(text).expandtabs(4).strip().split("\n"))


@functools.lru_cache(maxsize=10_000)  # pages say the same of the same status and parameter
def prose(text: str) -> str:
    """Markdown in which `&`, `<` and `>` stand for themselves.

    They are escaped but in code, where CommonMark reads no escapes. Code is what every reader takes for it: a fence at
    the margin, or a pair of single backticks on one line. In a text with backticks of any other kind all is escaped.
    """
    text = lines_of(text)
    if not any(char in text for char in "&<>"):
        return text
    return _escaped_but_in_code(text) or "\n".join(map(_escaped, text.split("\n")))


def with_notes(text: str, notes: Iterable[str | None]) -> str:
    """A description followed by those notes that it does not hold already, each a paragraph of its own."""
    parts = [prose(text)]
    for note in notes:
        added = prose(note or "")
        if added and added not in parts[0]:
            parts.append(added)
    return "\n\n".join(part for part in parts if part)


def description(text: str, *notes: str | None) -> SafeText | None:
    """The value of a `description`: prose followed by notes, as `with_notes`; None for no text."""
    prose_and_notes = with_notes(text, notes)
    return yaml_value(prose_and_notes) if prose_and_notes else None


def _escaped_but_in_code(text: str) -> str | None:
    """None where it cannot be told for certain what is code."""
    result: list[str] = []
    in_fence = False
    for line in text.split("\n"):
        if in_fence or _FENCE.fullmatch(line):
            in_fence = line != "```" if in_fence else True
            result.append(line)
        elif "``" in line or "\\`" in line or "~~~" in line or line.count("`") % 2:
            return None
        else:
            result.append("".join(part if _CODE.fullmatch(part) else _escaped(part) for part in _CODE.split(line)))
    return None if in_fence else "\n".join(result)


def _escaped(text: str) -> str:
    # A `>` that starts a line is a quotation, and opens no HTML.
    quote = re.match(r"(?: {0,3}> ?)*", text)
    start = quote.end() if quote else 0
    return text[:start] + html.escape(text[start:], quote=False)
