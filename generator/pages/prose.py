"""The text of a page: HTML turned into plain Markdown, odd headings into notes and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.pages.markdown import Block
from generator.pages.model import Prose
from generator.pages.text import NO_TEXT, CleanText, clean

_LABELLED = re.compile(r"(?P<label>[A-Z][\w /-]*):\s*##\s*(?P<text>\S.*)?\Z")
_CALLS = re.compile(r"\s*(?P<calls>(?:Calls the .{1,200}? service \w+\.?|[A-Z][^.:]{0,200}:))\s*\Z", re.S)


def read_prose(blocks: Sequence[Block]) -> Prose:
    """Summary (the first paragraph), the rest as Markdown, and the notes on availability."""
    paragraphs: list[str] = []
    notes: list[CleanText] = []
    for block in blocks:
        if block.kind == "fence":
            paragraphs.append("\n".join((f"```{block.text}", *_trimmed(block.content), "```")))
        elif block.kind == "heading":
            note, rest = _heading(block.text)
            if note:
                notes.append(CleanText(note))
            paragraphs += rest
        else:
            paragraphs += [clean("\n".join(block.lines))]
    text = CleanText("\n\n".join(paragraph for paragraph in paragraphs if paragraph))
    span = blocks[0].span() if blocks else None
    if text.startswith(("```", "### ")):
        return Prose(NO_TEXT, text, tuple(notes), span)
    summary, _, description = text.partition("\n\n")
    return Prose(CleanText(" ".join(summary.split())), CleanText(description), tuple(notes), span)


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
