"""Text of a page on a terminal: nothing in it can move the cursor, change colours or look like a line of its own."""

from __future__ import annotations


def printable(text: str) -> str:
    """One line of text, with every character that is not printable written as an escape."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
