"""Pipe tables, tolerant of cells broken over lines, pipes in text, and rows with too few or too many cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.findings import Span, rule
from generator.pages.account import Account, in_lines
from generator.pages.cells import NAMES, in_their_columns, plain_word
from generator.pages.markdown import Block
from generator.pages.model import Row
from generator.pages.text import clean
from generator.profiles.layout import ColumnKind, Columns
from generator.profiles.notation import TypeNotation

BROKEN_CELL = rule(
    "P201",
    "warning",
    "A table cell is broken over several lines",
    "A table row is one line in Markdown, and a renderer shows the other lines as new rows. They are joined here.",
    "Write the row on one line; use `<br>` where a line break is wanted.",
)
PIPE_IN_TEXT = rule(
    "P202",
    "warning",
    "A table row has more cells than the table has columns",
    "Most likely the text of the last cell contains a `|`. The surplus cells are joined to it.",
    r"Write a pipe in a cell as `\|`.",
)
SHORT_ROW = rule(
    "P203",
    "warning",
    "A table row has fewer cells than the table has columns",
    "The missing cells are read as empty.",
    "Complete the row.",
)
UNNAMED_ROW = rule(
    "P204",
    "warning",
    "A table row has no name",
    "Without a name, the row cannot be assigned to a parameter or property. It is left out.",
    "Fill the first cell, or delete the row.",
)
REPEATED_ROW = rule(
    "P205",
    "warning",
    "The tables of a section name the same thing twice",
    "Only the first row is used.",
    "Delete one of the rows.",
)
UNKNOWN_COLUMN = rule(
    "P206",
    "warning",
    "A table has a column that no reader knows",
    "Its cells are left out, so a fact of the page may be missing from the spec.",
    "Move the facts to a column that is known, or add the title to a profile of your own (docs/profiles.md).",
)

STRAY_ROW = rule(
    "P207",
    "warning",
    "A line looks like a table row outside a table",
    "In Markdown a table needs a line of dashes under its header, and ends at a line that starts another block. "
    "The line is kept as text.",
    "Repair the table: header, dashes, rows, with nothing between them.",
)

NO_DASHES = rule(
    "P208",
    "warning",
    "A table has no line of dashes under its header",
    "For Markdown the lines are no table but text. The rows are read all the same.",
    "Add a line such as `|---|---|---|` under the header.",
)
_CELL_END = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*\Z")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, their cells assigned by the kind of the column. `kind` tells what the rows are."""

    kind: ColumnKind
    has_type: bool
    rows: tuple[Row, ...]


def name_stray_rows(block: Block, account: Account) -> None:
    """Add a finding for the lines of prose that look like table rows, one for each run of them."""
    if block.kind != "prose":
        return
    offset = 0
    for is_row, run in groupby(block.lines, _is_row):
        lines = list(run)
        if is_row:
            message = f"{in_lines(len(lines))} in no table, from here on; repair the table: {lines[0].strip()[:80]}"
            account.find(STRAY_ROW, message, block.span(offset))
        offset += len(lines)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|") and len(_CELL_END.findall(line)) > 1


def as_table(block: Block, columns: Columns) -> Block:
    """A block of prose as a table, if it is one but for the line of dashes under its header; any other as it is."""
    if block.kind != "prose" or len(block.lines) < 2 or not all(map(_is_row, block.lines[:2])):
        return block
    titles = cells(block.lines[0])
    known = all(title.lower() in columns.kinds for title in titles)
    return replace(block, kind="table") if known and not _DELIMITER.match(block.lines[1]) else block


def cells(line: str) -> list[str]:
    """The cells of one row: split at pipes that are not escaped, trimmed."""
    text = line.strip()
    if text.startswith("|"):
        text = text[1:]
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _CELL_END.split(text)]


def kind_of_rows(block: Block, columns: Columns) -> ColumnKind:
    """What the rows of a table are, by the kind of the first column that holds their name."""
    return _kind_of_rows([columns.kinds.get(title.lower()) for title in cells(block.lines[0])])


def _kind_of_rows(kinds: Sequence[ColumnKind | None]) -> ColumnKind:
    return next((kind for kind in kinds if kind in NAMES), "name")


def read_table(
    block: Block,
    following: Sequence[Block],
    columns: Columns,
    types: TypeNotation,
    *,
    seen: dict[str, Row],
    account: Account,
) -> tuple[Table, int]:
    """Read a table block. Gives the table, and how many of the blocks after it were read as part of it.

    `following` are the blocks after it: prose among them whose lines go on with the table's rows (a blank line inside
    a cell ends the table for Markdown) is read as part of it. `seen` are the rows of the tables before it, by name; the
    rows of this one are added.
    """
    lines = [(block.span(i), line) for i, line in enumerate(block.lines)]
    taken = 0
    for other in following:
        if other.kind != "prose" or not any(line.lstrip().startswith("|") for line in other.lines):
            break
        lines += [(other.span(i), line) for i, line in enumerate(other.lines)]
        taken += 1

    kinds = _column_kinds(lines[0], columns, account)
    rows: list[Row] = []
    for span, values in _rows(lines, kinds, types, account):
        row = _row(values, kinds, span, account)
        if not row.name:
            account.find(UNNAMED_ROW, "a row without a name is left out: fill its first cell, or delete it", span)
        elif row.name in seen:
            account.find(
                REPEATED_ROW,
                f"`{row.name}` is named twice: delete one of the rows",
                span,
                (seen[row.name].span, "first named here"),
            )
        else:
            seen[row.name] = row
            rows.append(row)
    return Table(_kind_of_rows(kinds), "type" in kinds, tuple(rows)), taken


def _rows(
    lines: Sequence[tuple[Span, str]], kinds: Sequence[ColumnKind | None], types: TypeNotation, account: Account
) -> list[tuple[Span, list[str]]]:
    """The cells of each row; `lines` starts with the header."""
    has_outer_pipes = lines[0][1].lstrip().startswith("|")
    has_dashes = len(lines) > 1 and bool(_DELIMITER.match(lines[1][1]))
    if not has_dashes:
        message = f"no line of dashes under the header of {in_lines(len(lines) - 1)}: add one such as |---|---|"
        account.find(NO_DASHES, message, lines[0][0])
    joined = _joined(lines[1 + has_dashes :], has_outer_pipes, account)
    found = [(span, _cells(text, kinds, span, account)) for span, text in joined]
    in_their_columns(found, kinds, types, account)
    return found


def _column_kinds(header: tuple[Span, str], columns: Columns, account: Account) -> list[ColumnKind | None]:
    """What each column holds. Of two columns of one kind, the second is not read."""
    span, line = header
    found: list[ColumnKind | None] = []
    for title in cells(line):
        kind = columns.kinds.get(title.lower())
        if kind is None:
            account.find(
                UNKNOWN_COLUMN, f"no reader knows the column `{title}`: rename it, or add it to the profile", span
            )
        elif kind in found or (kind in NAMES and any(other in NAMES for other in found)):
            account.find(
                UNKNOWN_COLUMN, f"the column `{title}` holds what a column before it holds: remove one of them", span
            )
            kind = None
        found.append(kind)
    return found


def _cells(text: str, kinds: Sequence[ColumnKind | None], span: Span, account: Account) -> list[str]:
    """As many cells as there are columns."""
    values = cells(text)
    if len(values) > len(kinds):
        values[len(kinds) - 1 :] = [" | ".join(values[len(kinds) - 1 :])]
        account.find(
            PIPE_IN_TEXT, f"row `{values[0]}` has more than {len(kinds)} cells: write a pipe in a cell as `\\|`", span
        )
    elif len(values) < len(kinds):
        account.find(SHORT_ROW, f"row `{values[0]}` has {len(values)} of {len(kinds)} cells: complete it", span)
        values += [""] * (len(kinds) - len(values))
    return values


def _row(values: Sequence[str], kinds: Sequence[ColumnKind | None], span: Span, account: Account) -> Row:
    name = type_ = description = ""
    for kind, value in zip(kinds, values, strict=True):
        if kind == "type":
            type_ = plain_word(value, span, account)
        elif kind == "description":
            description = value
        elif kind is not None:
            name = plain_word(value, span, account)
    return Row(name, type_, clean(description), span)


def _joined(lines: Sequence[tuple[Span, str]], has_outer_pipes: bool, account: Account) -> list[tuple[Span, str]]:
    """The rows with their first line: a line that starts no row belongs to the row before it."""
    rows: list[tuple[Span, str]] = []
    broken: set[Span] = set()
    for span, line in lines:
        if not line.strip() or _DELIMITER.match(line):
            account.take(span)
            continue
        if line.lstrip().startswith("|") or not rows or (not has_outer_pipes and _CELL_END.search(line)):
            rows.append((span, line))
            continue
        account.take(span)
        first, text = rows[-1]
        rows[-1] = (first, f"{text.rstrip()} {line.strip()}")
        if first not in broken:
            broken.add(first)
            how = "write the row on one line, with `<br>` for a line break"
            cause = f"cells of `{first.path}` go on in the next line: {how}"
            account.find(BROKEN_CELL, f"a cell goes on in the next line: {how}", first, cause=cause)
    return rows
