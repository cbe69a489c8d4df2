"""The section of the response with its table of statuses, and that of the response body with its properties."""

from __future__ import annotations

from collections.abc import Sequence

from generator.findings import rule
from generator.http_message import is_status_code, is_success
from generator.pages.account import Account
from generator.pages.cursor import Cursor
from generator.pages.model import ResponseSection, Row, Status
from generator.pages.sections import Section
from generator.pages.tables import UNKNOWN_COLUMN
from generator.pages.text import clean
from generator.profiles.model import Profile

BAD_STATUS = rule(
    "P110",
    "warning",
    "A status is not a status code",
    "A status code is a number from 100 to 599 (RFC 9110, section 15). The row is left out.",
    "Correct the row.",
)
NO_STATUS = rule(
    "P111",
    "warning",
    "No successful status is documented",
    "Without a row from 200 to 299, the response is assumed to have status 200.",
    "Add the status to the table.",
)


def read_response(
    section: Section | None, body: Section | None, profile: Profile, account: Account
) -> ResponseSection | None:
    """What the page says about the response. None when it has neither section."""
    first = section or body
    if first is None:
        return None
    statuses: list[Status] = []
    rows: list[Row] = []
    texts: list[str] = []
    for part in (section, body):
        cursor = Cursor(part.blocks if part else (), profile, account)
        while (block := cursor.peek()) is not None:
            if block.kind != "table":
                texts.append(cursor.text())
                continue
            table = cursor.table()
            if table.kind != "status":
                rows += table.rows
                continue
            statuses += _statuses(table.rows, account)
            if table.has_type:
                account.find(
                    UNKNOWN_COLUMN,
                    "the types of a table of statuses are not read: write the type into a heading",
                    block.span(),
                )
    account.take_all(rows)
    if not any(is_success(status.code) for status in statuses):
        account.find(NO_STATUS, "no status from 200 to 299: add a row for the one of a success", first.span)
    return ResponseSection(
        type=section.rest if section else "",
        description=clean("\n\n".join(texts)),
        statuses=tuple(statuses),
        body_type=body.rest if body else "",
        rows=tuple(rows),
        span=first.span,
        body_span=(body or first).span,
    )


def _statuses(rows: Sequence[Row], account: Account) -> list[Status]:
    found = []
    for row in rows:
        if is_status_code(row.name):
            found.append(Status(int(row.name), row.description, row.span))
        else:
            account.find(BAD_STATUS, f"not a status code, write a number from 100 to 599: {row.name[:60]}", row.span)
    account.take_all(found)
    return found
