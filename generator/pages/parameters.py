"""Parameter tables: path parts, query string parameters, request headers."""

from __future__ import annotations

from collections.abc import Sequence

from generator.findings import Finding, rule
from generator.pages.cursor import Cursor
from generator.pages.markdown import Block
from generator.pages.model import Row
from generator.pages.sections import Section

NOT_UNDERSTOOD = rule(
    "P901",
    "warning",
    "A line is not understood",
    "No reader knows what to do with the line, so what it says is missing from the spec.",
    "Write it in one of the documented constructs, or report the page to us.",
)


def read_rows(section: Section | None) -> tuple[tuple[Row, ...], tuple[tuple[str, str], ...], list[Finding]]:
    """The rows of a section that is a table, and the `name=value` pairs of the example request lines in its fences."""
    rows: list[Row] = []
    examples: list[tuple[str, str]] = []
    findings: list[Finding] = []
    cursor = Cursor(section.blocks if section else ())
    while (block := cursor.peek()) is not None:
        if block.kind == "table":
            rows += cursor.table(findings).rows
        elif block.kind == "fence":
            examples += _examples(cursor.take(), findings)
        else:
            findings += not_understood(cursor.take())
    return tuple(rows), tuple(examples), findings


def _examples(block: Block, findings: list[Finding]) -> list[tuple[str, str]]:
    """`GET /path?name=value`, a line each. The values are shown as text, not percent-encoded."""
    found = []
    for offset, line in enumerate(block.content, 1):
        name, equals, value = line.partition("?")[2].partition("=")
        if equals:
            found.append((name, value.strip()))
        elif line.strip():
            findings.append(
                Finding(NOT_UNDERSTOOD, f"not an example request line: {line.strip()[:80]}", block.span(offset))
            )
    return found


def not_understood(*blocks: Block) -> Sequence[Finding]:
    """One finding a line for lines that nobody reads: nothing is dropped in silence."""
    return [
        Finding(NOT_UNDERSTOOD, f"not understood: {line.strip()[:80]}", block.span(offset))
        for block in blocks
        for offset, line in enumerate(block.lines)
        if line.strip()
    ]
