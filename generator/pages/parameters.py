"""Sections that are a table of parameters: query parameters and request headers."""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.pages.account import NOT_UNDERSTOOD, Account
from generator.pages.cursor import Cursor
from generator.pages.markdown import Block
from generator.pages.model import PlacedText, Row
from generator.pages.sections import Section
from generator.profiles.model import Profile


def read_rows(
    section: Section | None, profile: Profile, example: re.Pattern[str] | None, account: Account
) -> tuple[tuple[Row, ...], tuple[tuple[str, str], ...], tuple[PlacedText, ...]]:
    """The rows of a section that is a table, the pairs of name and value that its fences show, and their lines.

    `example` is the pattern of a line of such a fence, with the groups `name` and `value`; None where there are none.
    """
    rows: list[Row] = []
    fences: list[Block] = []
    cursor = Cursor(section.blocks if section else (), profile, account)
    while (block := cursor.peek()) is not None:
        if block.kind == "table":
            rows += cursor.table().rows
        elif block.kind == "fence" and example is not None:
            fences.append(cursor.take())
        else:
            account.not_understood(cursor.take())
    account.take_all(rows)
    names = {row.name for row in rows}
    examples = (pair for fence in fences if example for pair in _examples(fence, example, names, account))
    lines = (
        PlacedText(line.strip(), fence.span(i))
        for fence in fences
        for i, line in enumerate(fence.content, 1)
        if line.strip()
    )
    return tuple(rows), tuple(examples), tuple(lines)


def _examples(
    block: Block, example: re.Pattern[str], names: Collection[str], account: Account
) -> list[tuple[str, str]]:
    """The pairs of name and value of a fence, one a line. The values are shown as text, not percent-encoded."""
    found = []
    for offset, line in enumerate(block.content, 1):
        m = example.match(line.strip())
        if m and m["name"] in names:
            found.append((m["name"], m["value"].strip()))
        elif not m and line.strip() and block.is_closed:
            account.find(
                NOT_UNDERSTOOD,
                f"not an example request line, write `METHOD /path?name=value`: {line.strip()[:80]}",
                block.span(offset),
            )
    return found
