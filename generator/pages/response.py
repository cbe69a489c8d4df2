"""`## Response: TYPE`, its status table, and `Response body: TYPE` with its property table."""

from __future__ import annotations

import re

from generator.findings import Finding, rule
from generator.pages.cursor import Cursor
from generator.pages.model import Answer, Row, Status
from generator.pages.sections import Section
from generator.pages.text import clean

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
    "Without a row from 200 to 299 the answer is taken to be a 200.",
    "Add the status to the table.",
)

_STATUS = re.compile(r"[1-5]\d\d\Z")


def read_response(section: Section | None, body: Section | None) -> tuple[Answer | None, list[Finding]]:
    """What the operation answers. None when the page has neither section."""
    first = section or body
    if first is None:
        return None, []
    findings: list[Finding] = []
    statuses: list[Status] = []
    rows: list[Row] = []
    texts: list[str] = []
    for part in (section, body):
        cursor = Cursor(part.blocks if part else ())
        while (block := cursor.peek()) is not None:
            if block.kind != "table":
                texts.append(cursor.text(findings))
                continue
            table = cursor.table(findings)
            if table.header and table.header[0].lower() == "response":
                statuses += _statuses(table.rows, findings)
            else:
                rows += table.rows
    if not any(200 <= status.code < 300 for status in statuses):
        findings.append(Finding(NO_STATUS, "no status from 200 to 299", first.span))
    answer = Answer(
        type=section.rest if section else "",
        description=clean("\n\n".join(texts)),
        statuses=tuple(statuses),
        body_type=body.rest if body else "",
        rows=tuple(rows),
        span=first.span,
        body_span=(body or first).span,
    )
    return answer, findings


def _statuses(rows: tuple[Row, ...], findings: list[Finding]) -> list[Status]:
    found = []
    for row in rows:
        if _STATUS.match(row.name):
            found.append(Status(int(row.name), row.description, row.span))
        else:
            findings.append(Finding(BAD_STATUS, f"not a status code: {row.name[:60]}", row.span))
    return found
