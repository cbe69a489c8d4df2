"""Removing HTML from the text of a page. It is done once, where the text is read; `CleanText` marks the result."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from typing import NewType

CleanText = NewType("CleanText", str)
"""A result of `clean`. Cleaning it again would remove a `<code>` that the page shows as text."""
NO_TEXT = CleanText("")

_ENCODED_TAG = re.compile(r"&lt;(/?(?:para|p|br|ul|ol|li)\b(?:(?!&[lg]t;).)*)&gt;", re.I)
"""Tags of structure that are encoded in the source. Any other encoded tag is text, as in Markdown."""
_REFERENCE = re.compile(r"<(?:see|seealso|paramref)\b[^<>]*?(?:cref|href|name|langword)=\"(?P<ref>[^\"]*)\"\s*/>", re.I)
_ANCHOR = re.compile(
    r"<a\b(?:(?!href=)[^<>])*href=\"(?P<url>https?://[^\"\s()<>]*)\"[^<>]*>(?P<text>(?:(?!<a\b).)*?)</a>", re.I | re.S
)
_BREAK = re.compile(r"</?(?:para|p|div|ul|ol|h[1-6]|summary|remarks|list)\b[^<>]*>", re.I)
_LINE_BREAK = re.compile(r"<br\b[^<>]*>", re.I)
_ITEM = re.compile(r"<li\b[^<>]*>", re.I)
_TAG = re.compile(
    r"</?(?:see|seealso|paramref|c|code|li|b|i|u|em|strong|a|span|item|description|term|img|script|style|iframe|object|"
    r"svg|math|table|tr|td|th|thead|tbody|html|body|head|link|meta|form|input|button|video|audio|embed)\b[^<>]*>",
    re.I,
)


def clean(text: str) -> CleanText:
    """Text without HTML tags, its character references decoded.

    Paragraphs are separated by a blank line, list items start with `* `.
    """
    if "<" not in text and "&" not in text:
        return _squeeze(text)
    text = _ENCODED_TAG.sub(r"<\1>", text)
    text = _ANCHOR.sub(lambda m: f"[{m['text']}]({m['url']})", text)
    text = _REFERENCE.sub(lambda m: m["ref"].rpartition(":")[2].rpartition(".")[2] or m["ref"], text)
    text = _LINE_BREAK.sub("\n", _BREAK.sub("\n\n", _ITEM.sub("\n* ", text)))
    return _squeeze(html.unescape(_TAG.sub("", text)))


def _squeeze(text: str) -> CleanText:
    if "\n" not in text:
        return CleanText(" ".join(text.split()))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return CleanText(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip())


def invisible(text: str) -> list[str]:
    """The characters of a text that cannot be seen, or look like a plain blank."""
    if text.isascii():
        return []
    return [c for c in text if c != " " and unicodedata.category(c) in ("Cf", "Zs", "Zl", "Zp")]


def names_of(characters: Iterable[str]) -> str:
    """The names of characters, each once (Unicode Character Database)."""
    return " and ".join(dict.fromkeys(unicodedata.name(c, f"U+{ord(c):04X}") for c in characters))
