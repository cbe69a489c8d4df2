"""Cells of a table: those that stand in each other's column, and what a word of the API has around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.findings import Span, rule
from generator.pages.account import Account, in_lines
from generator.pages.text import invisible, names_of
from generator.profiles.layout import ColumnKind
from generator.profiles.notation import TypeNotation

SWAPPED_COLUMNS = rule(
    "P209",
    "warning",
    "Cells stand in each other's column",
    "A column has types where its title says something else, and the column of the types has none. They are swapped.",
    "Put each cell under its title.",
)

MARKUP_IN_CELL = rule(
    "P210",
    "warning",
    "The cell of a name or a type has markup",
    "What it says is a word of the API, and a link or emphasis is no part of it. It is read without the markup.",
    "Write the plain word.",
)

INVISIBLE = rule(
    "P211",
    "warning",
    "A name holds a character that cannot be seen",
    "A zero-width character or a no-break space makes it another name, though it looks the same. In a table "
    "it is read without them.",
    "Type the name again.",
)

_MARKS = re.compile(r"[\[*`<]")
_MARKUP = re.compile(
    r"\[([^\]]+)\]\([^)]*\)|\*{1,3}([^*]+)\*{1,3}|`+([^`]+)`+|<(?:a|b|i|em|strong|code|span)\b[^<>]*>([^<>]+)</\w+>"
)
"""A link, emphasis, code, or a tag of HTML around all of a cell."""
NAMES: tuple[ColumnKind, ...] = ("name", "path_parameter", "status")
"""Columns that hold the name of a row, and tell what the rows of the table are."""


def in_their_columns(
    rows: Sequence[tuple[Span, list[str]]], kinds: Sequence[ColumnKind | None], types: TypeNotation, account: Account
) -> None:
    """Swap the cells of rows where types stand in the column of the descriptions or the names."""
    if "type" not in kinds:
        return
    at = kinds.index("type")
    for other, kind in enumerate(kinds):
        if kind != "description" and kind not in NAMES:
            continue
        swapped = [row for row in rows if types.is_common(row[1][other]) and not types.is_common(row[1][at])]
        is_column = len(swapped) > 1 and 2 * len(swapped) > sum(1 for _, values in rows if values[at])
        if not is_column:
            # A single word may be the name of a type, and a name may be the word for one.
            swapped = [row for row in swapped if kind == "description" and " " in row[1][at]]
        for span, values in swapped[:1] if is_column else swapped:
            message = f"`{values[other]}` stands in the column of the {kind}, the {kind} in that of the type"
            more = f", here and in {in_lines(len(swapped) - 1)} below" if is_column else ""
            account.find(SWAPPED_COLUMNS, f"{message}{more}: swap them", span)
        for _, values in rows if is_column else swapped:
            values[at], values[other] = values[other], values[at]


def plain_word(text: str, span: Span, account: Account) -> str:
    """A name or a type without markup and without characters that cannot be seen."""
    if found := invisible(text):
        seen = "".join(c for c in text if c not in found).strip()
        account.find(INVISIBLE, f"`{seen[:60]}` holds {names_of(found)}: type it again", span)
        text = seen
    if not _MARKS.search(text) or (m := _MARKUP.fullmatch(text)) is None:
        return text
    word = next(group for group in m.groups() if group is not None).strip()
    account.find(MARKUP_IN_CELL, f"`{word}` has markup around it: write the plain word", span)
    return word
