"""Iteration over the blocks of a section; a table is read together with the blocks that continue it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.pages.account import Account
from generator.pages.markdown import Block
from generator.pages.model import Row
from generator.pages.sections import name_unknown
from generator.pages.tables import Table, as_table, kind_of_rows, name_stray_rows, read_table
from generator.profiles.layout import ColumnKind
from generator.profiles.model import Profile


class Cursor:
    """The blocks of a section, one after the other."""

    def __init__(self, blocks: Sequence[Block], profile: Profile, account: Account) -> None:
        self._blocks = tuple(as_table(block, profile.columns) for block in blocks)
        self._columns = profile.columns
        self._types = profile.types
        self._account = account
        self._seen: dict[ColumnKind, dict[str, Row]] = {}
        self._at = 0

    def peek(self) -> Block | None:
        """The next block, or None at the end."""
        return self._blocks[self._at] if self._at < len(self._blocks) else None

    def take(self) -> Block:
        """Return the next block and go on. Only after `peek` has given one."""
        block = self._blocks[self._at]
        self._at += 1
        return block

    def text(self) -> str:
        """Return the lines of the next block, which is not a table, as text of the description, and go on.

        Headings, list items and table rows in it are reported: they may hold facts that are not read.
        """
        block = self.take()
        if block.kind == "heading":
            name_unknown(block, self._account)
        name_stray_rows(block, self._account)
        self._account.items_as_text(block)
        return "\n".join(block.lines)

    def table(self) -> Table:
        """Return the next block, which must be a table, with the prose that continues its rows, and go on.

        A name that an earlier table of the section has is reported and left out. The caller takes the rows.
        """
        block = self.take()
        seen = self._seen.setdefault(kind_of_rows(block, self._columns), {})
        following = self._blocks[self._at :]
        table, taken = read_table(block, following, self._columns, self._types, seen=seen, account=self._account)
        self._at += taken
        return table
