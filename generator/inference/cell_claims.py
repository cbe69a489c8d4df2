"""The claims that cells, headings and descriptions make."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.findings import Finding, Span, rule
from generator.inference.cells import read_cell
from generator.inference.evidence import EvidenceNode, TypeName
from generator.inference.vocabulary import Vocabulary
from generator.pages.model import Row
from generator.pages.text import CleanText
from generator.spec.types import SCALARS, STRING, OpenEnum, Scalar
from generator.spelling import nearest

UNREAD_TYPE = rule(
    "T107",
    "warning",
    "The text of a type is not understood",
    "A cell or a heading has a text where a type belongs that names no type, or names a second one. It is left out.",
    "Write the name of a type, or `array`, `object`, `Enum: A, B`; what else your pages write, say in a profile.",
)


def unread_type(text: str, span: Span) -> Finding:
    """The finding for a text that names no type where one belongs."""
    near = nearest(text.strip()[:60], (*SCALARS, "array", "object"))
    what = f"write `{near}`, if that is meant" if near else "write the name of a type"
    return Finding(UNREAD_TYPE, f"no type is read from `{text.strip()[:60]}`: {what}", span)


_MARKED = re.compile(r"[*_`]+([A-Za-z0-9-]+)[*_`]+")


class CellReader:
    """Adds claims to nodes. `findings` are about what a page says and no claim takes up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.findings: list[Finding] = []

    def rows(self, node: EvidenceNode, rows: Iterable[Row]) -> None:
        """Add the types and texts of the rows of a table of properties."""
        for row in rows:
            inner = node.field(row.name)
            self.type(inner, row.type, row.span)
            if row.description:
                inner.texts.append((row.description, row.span))
                self._choices(inner, row)
                self.description(inner, row.description, row.span)

    def description(self, node: EvidenceNode, text: CleanText, span: Span) -> None:
        """Add the type that a description states, where no stronger claim is of a scalar."""
        if any(isinstance(claim.type, (Scalar, OpenEnum)) for claim in node.claims):
            return
        items = self._vocabulary.sentences.stated_items(text)
        if node.is_claimed("map"):
            pass
        elif self._vocabulary.sentences.states("map", text):
            node.claim("map", "sentence", span)
        elif items and not node.claims:
            node.claim("list", "sentence", span)
        if items and node.is_claimed("list", "map"):
            type_ = self._named(items) if isinstance(items, str) else items
            node.items().claim(type_, "documented", span)  # a sample may hold filler
        if items or node.is_claimed("map"):
            return
        is_list = node.is_claimed("list")
        if name := self._vocabulary.sentences.stated_type(text):
            (node.items() if is_list else node).claim(self._named(name), "sentence", span)

    def _choices(self, node: EvidenceNode, row: Row) -> None:
        """Add the values that a description lists for a text."""
        pattern = self._vocabulary.representation.choices
        listed = pattern.search(row.description) if pattern else None
        target = node.items() if node.is_claimed("list") else node
        if listed and target.is_claimed(STRING):
            values = sorted(set(_MARKED.findall(listed["values"])))
            target.claims = [claim for claim in target.claims if claim.type != STRING]
            target.claim(OpenEnum(tuple(values)), "documented", row.span)

    def _named(self, word: str) -> TypeName:
        """The type that a word of a sentence names, as the page that defines it writes the name."""
        return TypeName(self._vocabulary.defined.get(word.lower(), word))

    def type(self, node: EvidenceNode, text: str, span: Span) -> None:
        """Add the type that a cell, a heading or an annotation names."""
        cell = read_cell(text, self._vocabulary.types, self._vocabulary.defined)
        if cell is None:
            self.leave_out(text, span)
            return
        types, source = cell
        for depth, type_ in enumerate(types):
            (node.items() if depth else node).claim(type_, source, span)

    def leave_out(self, text: str, span: Span) -> None:
        """Add a finding for a text that names no type."""
        if text.strip():
            self.findings.append(unread_type(text, span))
