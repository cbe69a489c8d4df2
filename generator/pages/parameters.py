"""Parameter tables: path parts, query string parameters, request headers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

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


EXAMPLE_OF_NOTHING = rule(
    "P123",
    "warning",
    "An example shows a parameter that the table does not have",
    "The parameter is not generated: its type and meaning are not documented.",
    "Add a row for it, or remove the example.",
)

_EXAMPLE = re.compile(r"[A-Z]+\s+/[^?]*\?(?P<name>[^=]+)=(?P<value>.*)\Z")


def read_rows(section: Section | None) -> tuple[tuple[Row, ...], tuple[tuple[str, str], ...], list[Finding]]:
    """The rows of a section that is a table, and the `name=value` pairs of the example request lines in its fences."""
    rows: list[Row] = []
    examples: list[tuple[str, str]] = []
    fences: list[Block] = []
    findings: list[Finding] = []
    cursor = Cursor(section.blocks if section else ())
    while (block := cursor.peek()) is not None:
        if block.kind == "table":
            rows += cursor.table(findings).rows
        elif block.kind == "fence":
            fences.append(cursor.take())
        else:
            findings += not_understood(cursor.take())
    names = {row.name for row in rows}
    for fence in fences:
        examples += _examples(fence, names, findings)
    return tuple(rows), tuple(examples), findings


def _examples(block: Block, names: Collection[str], findings: list[Finding]) -> list[tuple[str, str]]:
    """`GET /path?name=value`, a line each. The values are shown as text, not percent-encoded."""
    found = []
    for offset, line in enumerate(block.content, 1):
        m = _EXAMPLE.match(line.strip())
        if m and m["name"] in names:
            found.append((m["name"], m["value"].strip()))
        elif m:
            message = f"an example of `{m['name'][:60]}`, which no row describes"
            findings.append(Finding(EXAMPLE_OF_NOTHING, message, block.span(offset)))
        elif line.strip():
            message = f"not an example request line: {line.strip()[:80]}"
            findings.append(Finding(NOT_UNDERSTOOD, message, block.span(offset)))
    return found


def not_understood(*blocks: Block) -> Sequence[Finding]:
    """One finding a line for lines that nobody reads: nothing is dropped in silence."""
    return [
        Finding(NOT_UNDERSTOOD, f"not understood: {line.strip()[:80]}", block.span(offset))
        for block in blocks
        for offset, line in enumerate(block.lines)
        if line.strip()
    ]
