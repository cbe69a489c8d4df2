"""Cells of tables that are blank: types and descriptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.checks.survey import Survey
from generator.findings import Finding, rule
from generator.pages.model import Page, Row

BLANK_TYPE = rule(
    "P212",
    "info",
    "The cell of a type is blank",
    "The table has a column of types. What the type is follows from other pages and from samples only.",
    "Write the name of the type.",
)
BLANK_DESCRIPTION = rule(
    "P213",
    "info",
    "The cell of a description is blank",
    "Readers of the documentation, and of the client, get a name only.",
    "Write what the parameter or property means.",
)

_USUAL = 3
"""So many rows of one name are no slip; nor are cells of one name that are blank in so many folders."""


def check_blank_cells(survey: Survey) -> Iterator[Finding]:
    """A finding for each blank cell. The cause is the name, where it is blank in many folders; else the folder."""
    filled: dict[tuple[str, str], int] = defaultdict(int)
    blank: dict[tuple[str, str], list[tuple[Page, Row]]] = defaultdict(list)
    for page in survey.pages:
        for rows in _tables(page):
            has_types = any(row.type for row in rows)
            for row in rows:
                for what, text in (("type", row.type), ("description", row.description)):
                    if text:
                        filled[what, row.name] += 1
                    elif what == "description" or has_types:
                        blank[what, row.name].append((page, row))
    for (what, name), places in blank.items():
        of = BLANK_TYPE if what == "type" else BLANK_DESCRIPTION
        others = filled[what, name]
        is_everywhere = len({_folder(page) for page, _ in places}) >= _USUAL
        for page, row in places:
            message = f"`{name}` has no {what}: fill the cell"
            cause = f"rows of pages in `{_folder(page)}` have no {what}: fill the cells"
            if others >= _USUAL and others >= 4 * len(places):
                message += "; the other rows of that name have one"
            elif is_everywhere:
                cause = message
            yield Finding(of, message, row.span, cause=cause)


def _folder(page: Page) -> str:
    return page.display_path.rpartition("/")[0]


def _tables(page: Page) -> Iterator[tuple[Row, ...]]:
    yield page.path_rows
    yield tuple(row for row in page.query_rows if row.is_in_table)
    if page.body is not None:
        yield page.body.rows
    if page.response is not None:
        yield page.response.rows
