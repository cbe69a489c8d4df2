"""Pipe tables, read as they were meant: cells broken over lines, pipes in text, rows with too few or too many cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.findings import Finding, Span, rule
from generator.pages.markdown import Block
from generator.pages.model import Row
from generator.pages.text import clean

BROKEN_CELL = rule(
    "P201",
    "warning",
    "A table cell is broken over several lines",
    "A Markdown table row is one line. A renderer makes new rows of the rest of the cell; here it is joined again.",
    "Write the row on one line; use `<br>` where a line break is wanted.",
)
PIPE_IN_TEXT = rule(
    "P202",
    "warning",
    "A table row has more cells than the table has columns",
    "Most likely a `|` stands in the text of the last cell. The surplus cells are read as part of it.",
    r"Write a pipe in a cell as `\|`.",
)
SHORT_ROW = rule(
    "P203",
    "warning",
    "A table row has fewer cells than the table has columns",
    "The missing cells are read as blank: what they would have said stays unknown.",
    "Complete the row.",
)
UNNAMED_ROW = rule(
    "P204",
    "warning",
    "A table row has no name",
    "A row that names nothing says nothing about the API. It is left out.",
    "Fill the first cell, or delete the row.",
)
REPEATED_ROW = rule(
    "P205",
    "warning",
    "A table names the same thing twice",
    "Only the first row is used.",
    "Delete one of the rows.",
)
UNKNOWN_COLUMN = rule(
    "P206",
    "warning",
    "A table has a column that no reader knows",
    "Its cells are left out, so something that the page says is missing from the spec.",
    "Move the facts to the Type or Description column.",
)

STRAY_ROW = rule(
    "P207",
    "warning",
    "A line looks like a table row and is in no table",
    "Markdown knows a table by the line of dashes under its header, and ends it at a line that starts another block. "
    "The line is kept as text.",
    "Repair the table: header, dashes, rows, with nothing between them.",
)

_CELL_END = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*\Z")
_COLUMNS = {
    "parameter name": "name",
    "property name": "name",
    "path part": "name",
    "response": "name",
    "name": "name",
    "type": "type",
    "description": "description",
}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table by meaning of their column."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def stray_rows(block: Block) -> list[Finding]:
    """Findings for lines of prose that look as if they belonged to a table."""
    return [
        Finding(STRAY_ROW, f"in no table: {line.strip()[:80]}", block.span(i))
        for i, line in enumerate(block.lines)
        if line.lstrip().startswith("|") and len(_CELL_END.findall(line)) > 1
    ]


def cells(line: str) -> list[str]:
    """The cells of one row: split at pipes that are not escaped, trimmed."""
    text = line.strip()
    if text.startswith("|"):
        text = text[1:]
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _CELL_END.split(text)]


def read_table(block: Block, following: Sequence[Block] = ()) -> tuple[Table, int, list[Finding]]:
    """Read a table block.

    `following` are the blocks after it: prose among them whose lines go on with the table's rows (a blank line inside
    a cell ends the table for Markdown) is read as part of it. Gives the table, how many of them it took, and findings.
    """
    findings: list[Finding] = []
    lines = [(block.line + i, line) for i, line in enumerate(block.lines)]
    taken = 0
    for other in following:
        if other.kind != "prose" or not any(line.lstrip().startswith("|") for line in other.lines):
            break
        lines += [(other.line + i, line) for i, line in enumerate(other.lines)]
        taken += 1

    header = tuple(cells(lines[0][1]))
    columns = [_COLUMNS.get(title.lower()) for title in header]
    for title, column in zip(header, columns, strict=True):
        if column is None:
            findings.append(
                Finding(UNKNOWN_COLUMN, f"no reader knows the column `{title}`", Span(block.path, block.line))
            )

    rows: list[Row] = []
    seen: dict[str, Row] = {}
    has_outer_pipes = lines[0][1].lstrip().startswith("|")
    for number, text in _joined(lines[2:], has_outer_pipes, block.path, findings):
        values = cells(text)
        span = Span(block.path, number)
        if len(values) > len(columns):
            values[len(columns) - 1 :] = [" | ".join(values[len(columns) - 1 :])]
            findings.append(Finding(PIPE_IN_TEXT, f"row `{values[0]}` has more than {len(columns)} cells", span))
        elif len(values) < len(columns):
            findings.append(Finding(SHORT_ROW, f"row `{values[0]}` has {len(values)} of {len(columns)} cells", span))
            values += [""] * (len(columns) - len(values))
        by_column = {column: value for column, value in zip(columns, values, strict=True) if column}
        row = Row(by_column.get("name", ""), by_column.get("type", ""), clean(by_column.get("description", "")), span)
        if not row.name:
            findings.append(Finding(UNNAMED_ROW, "a row without a name is left out", span))
        elif row.name in seen:
            first = (seen[row.name].span, "first named here")
            findings.append(Finding(REPEATED_ROW, f"`{row.name}` is named twice", span, (first,)))
        else:
            seen[row.name] = row
            rows.append(row)
    return Table(header, tuple(rows)), taken, findings


def _joined(
    lines: list[tuple[int, str]], has_outer_pipes: bool, path: str, findings: list[Finding]
) -> list[tuple[int, str]]:
    """The rows with their first line: a line that starts no row belongs to the row before it."""
    rows: list[tuple[int, str]] = []
    broken: set[int] = set()
    for number, line in lines:
        if not line.strip() or _DELIMITER.match(line):
            continue
        if line.lstrip().startswith("|") or not rows or (not has_outer_pipes and _CELL_END.search(line)):
            rows.append((number, line))
            continue
        first, text = rows[-1]
        rows[-1] = (first, f"{text.rstrip()} {line.strip()}")
        if first not in broken:
            broken.add(first)
            findings.append(Finding(BROKEN_CELL, "a cell goes on in the next line", Span(path, first)))
    return rows
