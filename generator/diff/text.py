"""Whether two texts say the same: words and punctuation count, marks of Markdown and the folding of lines do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diff.model import Difference

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_MARKS = re.compile(r"[*`\\]|<br\s*/?>|(?m:^[#>\s]+|^\s*[-+]\s+)")


def plain(text: str) -> str:
    """The text without what only its layout needs."""
    return " ".join(_MARKS.sub(" ", _LINK.sub(r"\1", text)).split()).rstrip(".")


def text_changed(
    before: str, after: str, place: str, model: str | None = None, below: str = ""
) -> Iterator[Difference]:
    """The difference between two texts, if they do not say the same."""
    if before != after and plain(before) != plain(after):
        yield Difference("text-changed", place, before or None, after or None, model=model, below=below)


def deprecation(
    before: str | None, after: str | None, place: str, model: str | None = None, below: str = ""
) -> Iterator[Difference]:
    """The difference between two notes of deprecation; None where it is not deprecated."""
    if (before is None) != (after is None):
        yield Difference("deprecated", place, before, after, model=model, below=below)
    elif before is not None and after is not None:
        yield from text_changed(before, after, place, model, below)
