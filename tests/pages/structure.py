"""The structure of a page, found a second time: line by line, without the parser and the readers of sdkgen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.pages.assembled import Assembled
from generator.pages.model import Page, Row, Status
from generator.pages.text import clean

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\S")
_DELIMITER = re.compile(r"\s*\|[\s|:-]*-[\s|:-]*\Z")


def structure(text: str) -> Iterator[tuple[str, int, str]]:
    """Kind, number and text of each line that is a heading, a row of a table or an item of a list."""
    lines = text.split("\n")
    start = lines.index("---", 1) + 1 if lines[0] == "---" else 0
    fence = ""
    in_table = False
    for number, line in enumerate(lines[start:], start + 1):
        mark = re.match(r" {0,3}(`{3,}|~{3,})", line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and not line.strip(" `~") else fence
            continue
        if mark:
            fence, in_table = mark[1], False
        elif line.lstrip().startswith("|"):
            is_header = number < len(lines) and bool(_DELIMITER.match(lines[number]))
            if in_table and not is_header and not _DELIMITER.match(line):
                yield "row", number, line
            in_table = in_table or is_header
        else:
            in_table = in_table and not line.strip()
            if _HEADING.match(line):
                yield "heading", number, line
            elif _ITEM.match(line):
                yield "item", number, line


def lost(text: str, path: str, result: Assembled) -> list[str]:
    """What of the structure of a page was neither taken by a reader nor named, or taken and is not on the `Page`."""
    page = result.page
    assert page is not None
    taken = {span.line for span in result.taken if span.path == path}
    named = {
        span.line
        for finding in result.findings
        for span in (finding.span, *(place for place, _ in finding.related))
        if span.path == path
    } | {span.line for span in result.lost if span.path == path}
    rows = {row.span.line for row in rows_of(page)}
    texts = [f"{page.prose.summary} {page.prose.description}", *(row.description for row in rows_of(page))]
    text_kept = "\n".join(" ".join(part.split()) for part in texts)
    found = []
    for kind, number, line in structure(text):
        kept = (
            number in named
            or (kind == "heading" and number in taken)
            or (kind == "row" and number in taken and number in rows)
            or (kind == "item" and number in taken and " ".join(clean(line).split()) in text_kept)
        )
        if not kept:
            found.append(f"{path}:{number}: {kind}: {line.strip()}")
    return found


def rows_of(page: Page) -> Iterator[Row | Status]:
    """All rows that a page is made of."""
    yield from page.path_rows + page.query_rows + page.header_rows
    if page.body is not None:
        yield from page.body.rows
    if page.response is not None:
        yield from page.response.statuses
        yield from page.response.rows
