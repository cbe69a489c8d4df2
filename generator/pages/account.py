"""The account of one page: its findings, and which parts of its structure were read.

The structure of a page is its headings, the rows of its tables and the items of its lists. Each of them is either taken
by a reader, which then has made data of it, or named in a finding. Paragraphs are text and need no account.
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
    "No reader can use the line, so what it says is missing from the spec.",
    "Write it in a form that the profile describes (docs/profiles.md).",
)
LIST_AS_TEXT = rule(
    "P902",
    "warning",
    "A list in a place where tables are read",
    "The items are kept as text of the description. Facts about parameters or properties in them are not read.",
    "Write the list as a table.",
)

_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+\S")


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


class Account:
    """Shared by all readers of one page. A line is identified by its span in column 1."""

    __slots__ = ("_lost", "_taken", "findings")

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._taken: set[Span] = set()
        self._lost: set[Span] = set()

    @property
    def lost(self) -> frozenset[Span]:
        """The lines that no reader could use. A finding covers each of them, alone or with the lines around it."""
        return frozenset(self._lost)

    @property
    def taken(self) -> frozenset[Span]:
        """The lines that readers took."""
        return frozenset(self._taken)

    def find(self, rule_: Rule, message: str, span: Span, *related: tuple[Span, str], cause: str = "") -> None:
        """Add a finding."""
        self.findings.append(Finding(rule_, message, span, related, cause))

    def forget(self, *rules: Rule) -> None:
        """Remove the findings of some rules, whose lines have been taken: another finding names the page as a whole."""
        self.findings = [finding for finding in self.findings if finding.rule not in rules]

    def take(self, *spans: Span) -> None:
        """Mark lines as read."""
        self._taken.update(spans)

    def take_all(self, constructs: Iterable[_Placed]) -> None:
        """Mark the lines of rows or other constructs as read."""
        self._taken.update(construct.span for construct in constructs)

    def lose(self, *blocks: Block) -> int:
        """Mark the lines of blocks as lost, for a finding that the caller adds; how many of them are not blank."""
        spans = [block.span(i) for block in blocks for i, line in enumerate(block.lines) if line.strip()]
        self._lost.update(spans)
        return len(spans)

    def not_understood(self, *blocks: Block) -> None:
        """Add a finding for each block that no reader can use."""
        for block in blocks:
            lines = [(i, line.strip()) for i, line in enumerate(block.lines) if line.strip()]
            if not lines:
                continue
            more = self.lose(block) - 1
            text = f"not understood, rewrite or remove it: {lines[0][1][:80]}"
            message = f"{text} … and {in_lines(more)} below it" if more else text
            self.find(NOT_UNDERSTOOD, message, block.span(lines[0][0]))

    def take_items(self, block: Block) -> None:
        """Mark the list items of a block as read: they become lists of the description."""
        self.take(*(span for span, _ in _items(block)))

    def items_as_text(self, block: Block) -> None:
        """Add a finding for each list item of a block, in a place where facts are read from tables only."""
        for span, line in _items(block):
            self.find(LIST_AS_TEXT, f"kept as text, write it as a row of a table: {line.strip()[:80]}", span)

    def close(self, blocks: Sequence[Block]) -> None:
        """Add a finding for each heading, row and list item that was neither taken nor named in a finding."""
        accounted = self._taken | self._lost | {finding.span for finding in self.findings}
        lines = {(span.path, span.line) for span in accounted}
        for block in blocks:
            for span, line in _structure(block):
                if (span.path, span.line) not in lines:
                    self._lost.add(span)
                    self.find(NOT_UNDERSTOOD, f"not understood, rewrite or remove it: {line.strip()[:80]}", span)


def in_lines(number: int) -> str:
    """A number of lines in words."""
    return "1 line" if number == 1 else f"{number} lines"


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
