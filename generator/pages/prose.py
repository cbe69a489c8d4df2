"""The text about the operation: HTML turned into plain Markdown, headings into notes and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from generator.pages.account import Account
from generator.pages.markdown import Block
from generator.pages.model import Prose
from generator.pages.tables import name_stray_rows
from generator.pages.text import NO_TEXT, CleanText, clean
from generator.profiles.layout import ProseLayout


def read_prose(blocks: Sequence[Block], layout: ProseLayout, account: Account) -> Prose:
    """Summary (the first paragraph), the rest as Markdown, and the notes on availability.

    The headings and lists become headings and lists of the description.
    """
    paragraphs: list[str] = []
    notes: list[CleanText] = []
    for block in blocks:
        if block.kind == "fence":
            paragraphs.append("\n".join((f"```{block.text}", *_trimmed(block.content), "```")))
        elif block.kind == "heading":
            note, rest = _note(block.text, layout)
            if note:
                notes.append(note)
            paragraphs.append(rest)
            account.take(block.span())
        else:
            paragraphs.append(clean("\n".join(block.lines)))
            name_stray_rows(block, account)
            account.take_items(block)
    text = CleanText("\n\n".join(paragraph for paragraph in paragraphs if paragraph))
    span = blocks[0].span() if blocks else None
    if text.startswith(("```", "### ")):
        return Prose(NO_TEXT, text, tuple(notes), span)
    summary, _, description = text.partition("\n\n")
    return Prose(CleanText(" ".join(summary.split())), CleanText(description), tuple(notes), span)


def is_note(text: str, layout: ProseLayout) -> bool:
    """Whether a heading is a note on availability."""
    return bool(_note(text, layout)[0])


def _note(text: str, layout: ProseLayout) -> tuple[CleanText, CleanText]:
    """The note on availability that a heading is, or a blank; and what of it is text of the description."""
    m = layout.note.match(text) if layout.note else None
    if not m or not m["text"]:
        return NO_TEXT, CleanText(f"### {clean(text.rstrip('# ').rstrip(':'))}")
    sentence = clean(m["text"])
    rest = layout.after_note.search(sentence) if layout.after_note else None
    note = f"{m['label'].rstrip()}: {sentence[: rest.start()] if rest else sentence}"
    return CleanText(note), CleanText(rest["rest"]) if rest else NO_TEXT


def _trimmed(lines: Sequence[str]) -> list[str]:
    kept = [line.rstrip() for line in lines]
    while kept and not kept[0]:
        kept = kept[1:]
    while kept and not kept[-1]:
        kept = kept[:-1]
    return kept
