"""The account of one page: what its readers took of its structure, and what is wrong with it.

The structure of a page is its headings, the rows of its tables and the items of its lists. Each is taken by a reader or
named in a finding; paragraphs are text, and whoever gets them keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from generator.findings import Finding, Rule, Span, rule
from generator.pages.markdown import Block

NOT_UNDERSTOOD = rule(
    "P901",
    "warning",
    "A line is not understood",
    "No reader knows what to do with the line, so what it says is missing from the spec.",
    "Write it in one of the documented constructs, or report the page to us.",
)
LIST_AS_TEXT = rule(
    "P902",
    "warning",
    "A list stands where a table is read",
    "The items are kept as text of the description. What they say about parameters or properties is not read.",
    "Write the list as a table.",
)

_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+\S")


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


class Account:
    """Handed to every reader of one page."""

    __slots__ = ("_taken", "findings")

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._taken: set[Span] = set()

    @property
    def taken(self) -> frozenset[Span]:
        """The first column of each line that a reader took as structure."""
        return frozenset(self._taken)

    def find(self, rule_: Rule, message: str, span: Span, *related: tuple[Span, str]) -> None:
        """Something is wrong with the page."""
        self.findings.append(Finding(rule_, message, span, related))

    def take(self, *spans: Span) -> None:
        """These lines are part of the page as data."""
        self._taken.update(spans)

    def take_all(self, constructs: Iterable[_Placed]) -> None:
        """The lines that rows or other constructs come from are part of the page as data."""
        self._taken.update(construct.span for construct in constructs)

    def not_understood(self, *blocks: Block) -> None:
        """One finding a line for lines that no reader takes."""
        for block in blocks:
            for offset, line in enumerate(block.lines):
                if line.strip():
                    self.find(NOT_UNDERSTOOD, f"not understood: {line.strip()[:80]}", block.span(offset))

    def take_items(self, block: Block) -> None:
        """The lists of a block are lists of the description, where text is what is read."""
        self.take(*(span for span, _ in _items(block)))

    def items_as_text(self, block: Block) -> None:
        """One finding a list item that becomes text where a table is what is read."""
        for span, line in _items(block):
            self.find(LIST_AS_TEXT, f"kept as text: {line.strip()[:80]}", span)

    def close(self, blocks: Sequence[Block]) -> None:
        """Name all structure that no reader has taken or named."""
        accounted = self._taken | {finding.span for finding in self.findings}
        lines = {(span.path, span.line) for span in accounted}
        for block in blocks:
            for span, line in _structure(block):
                if (span.path, span.line) not in lines:
                    self.find(NOT_UNDERSTOOD, f"not understood: {line.strip()[:80]}", span)


def _structure(block: Block) -> Iterator[tuple[Span, str]]:
    if block.kind == "heading":
        yield block.span(), block.lines[0]
    elif block.kind == "table":
        for offset, line in enumerate(block.lines[2:], 2):
            if line.strip():
                yield block.span(offset), line
    else:
        yield from _items(block)


def _items(block: Block) -> Iterator[tuple[Span, str]]:
    if block.kind == "prose":
        for offset, line in enumerate(block.lines):
            if _ITEM.match(line):
                yield block.span(offset), line
