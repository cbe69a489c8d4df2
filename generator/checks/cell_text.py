"""What a cell holds beside its text: marks of emphasis that are misspelled, and characters that cannot be seen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from generator.checks.similar import is_misspelled
from generator.checks.survey import Survey, place_in
from generator.findings import Finding, rule
from generator.pages.cells import INVISIBLE
from generator.pages.model import Page, Row
from generator.pages.text import invisible, names_of

MISSPELLED_MARK = rule(
    "P214",
    "warning",
    "A mark in a description is misspelled",
    "The profile reads a fact from a mark such as `**Required**`. This one is nearly that, and says nothing.",
    "Write the mark as the other pages do.",
)
_BOLD = re.compile(r"\*\*(\w+)\*\*")
_EMPHASIS = re.compile(r"\*+\s*(\w+)\s*\**|\b(\w+)\*+")


def check_cell_text(survey: Survey) -> Iterator[Finding]:
    """Findings for marks in descriptions, and for the names of sample properties."""
    marks = {m[1] for sentence in survey.profile.sentences if sentence.says for m in _BOLD.finditer(sentence.says)}
    for page in survey.pages:
        for row in _rows(page):
            if "*" in row.description:
                yield from _marks(row, marks)
    for body in survey.bodies:
        rows = {row.name for row in body.rows}
        for node in body.nodes:
            if not node.name.isascii() and (found := invisible(node.name)):
                sample = body.sample_with(node)
                if sample is not None and not (node.parent is body.table and node.name in rows):
                    shown = json.dumps(node.name)
                    message = f"the property {shown} of the sample holds {names_of(found)}: type it again"
                    yield Finding(INVISIBLE, message, place_in(sample, node))


def _marks(row: Row, marks: Iterable[str]) -> Iterator[Finding]:
    for m in _EMPHASIS.finditer(row.description):
        word = m[1] or m[2]
        for mark in marks:
            if m[0].strip() == f"**{mark}**":
                continue
            if is_misspelled(word, mark) or word == mark:
                message = f"`{m[0].strip()}` says nothing: write `**{mark}**`, if that is meant"
                yield Finding(MISSPELLED_MARK, message, row.span)


def _rows(page: Page) -> Iterator[Row]:
    yield from (*page.path_rows, *page.query_rows, *page.header_rows)
    if page.body is not None:
        yield from page.body.rows
    if page.response is not None:
        yield from page.response.rows
