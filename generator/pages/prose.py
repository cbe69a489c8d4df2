"""The text of a page: HTML turned into plain Markdown, odd headings into notes and paragraphs."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from generator.pages.markdown import Block
from generator.pages.model import Prose

_ENCODED_TAG = re.compile(r"&lt;(/?(?:para|p|br|ul|ol|li)\b(?:(?!&[lg]t;).)*)&gt;", re.I)
"""Structure that the publisher's tool encoded. An encoded tag within a line is text, as to any Markdown reader."""
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
_LABELLED = re.compile(r"(?P<label>[A-Z][\w /-]*):\s*##\s*(?P<text>\S.*)?\Z")
_CALLS = re.compile(r"\s*(?P<calls>(?:Calls the .{1,200}? service \w+\.?|[A-Z][^.:]{0,200}:))\s*\Z", re.S)


def clean(text: str) -> str:
    """Text without HTML and its entities. Paragraphs are separated by a blank line, list items start with `* `."""
    if "<" not in text and "&" not in text:
        return _squeeze(text)
    text = _ENCODED_TAG.sub(r"<\1>", text)
    text = _ANCHOR.sub(lambda m: f"[{m['text']}]({m['url']})", text)
    text = _REFERENCE.sub(lambda m: m["ref"].rpartition(":")[2].rpartition(".")[2] or m["ref"], text)
    text = _LINE_BREAK.sub("\n", _BREAK.sub("\n\n", _ITEM.sub("\n* ", text)))
    return _squeeze(html.unescape(_TAG.sub("", text)))


def _squeeze(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def read_prose(blocks: Sequence[Block]) -> Prose:
    """Summary (the first paragraph), the rest as Markdown, and the notes on availability."""
    paragraphs: list[str] = []
    notes: list[str] = []
    for block in blocks:
        if block.kind == "fence":
            paragraphs.append("\n".join((f"```{block.text}", *_trimmed(block.content), "```")))
        elif block.kind == "heading":
            note, rest = _heading(block.text)
            if note:
                notes.append(note)
            paragraphs += rest
        else:
            paragraphs += [clean("\n".join(block.lines))]
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    span = blocks[0].span() if blocks else None
    if text.startswith(("```", "### ")):
        return Prose("", text, tuple(notes), span)
    summary, _, description = text.partition("\n\n")
    return Prose(" ".join(summary.split()), description, tuple(notes), span)


def _heading(text: str) -> tuple[str, list[str]]:
    """A heading among the prose: `Label: ## sentence` is a note on availability, anything else a heading or a text."""
    m = _LABELLED.match(text)
    if not m or not m["text"]:
        return "", [f"### {clean(text.rstrip('# ').rstrip(':'))}"]
    sentence = clean(m["text"])
    # The publisher's tool puts what followed the note on the same line: the sentence that names the service, or the
    # one that introduces the fence below.
    rest = _CALLS.search(sentence)
    return f"{m['label'].rstrip()}: {sentence[: rest.start()] if rest else sentence}", [rest["calls"]] if rest else []


def _trimmed(lines: Sequence[str]) -> list[str]:
    kept = [line.rstrip() for line in lines]
    while kept and not kept[0]:
        kept = kept[1:]
    while kept and not kept[-1]:
        kept = kept[:-1]
    return kept
