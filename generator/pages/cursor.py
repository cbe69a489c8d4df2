"""A walk over the blocks of a section, table continuations included."""

from __future__ import annotations

from collections.abc import Sequence

from generator.findings import Finding
from generator.pages.markdown import Block
from generator.pages.tables import Table, read_table, stray_rows


class Cursor:
    """Hands out the blocks of a section one by one."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = tuple(blocks)
        self._at = 0

    def peek(self) -> Block | None:
        """The next block, or None at the end."""
        return self._blocks[self._at] if self._at < len(self._blocks) else None

    def take(self) -> Block:
        """The next block, which there must be."""
        block = self._blocks[self._at]
        self._at += 1
        return block

    def text(self, findings: list[Finding]) -> str:
        """The lines of the next block, which is no table, as they are written."""
        block = self.take()
        if block.kind == "prose":
            findings += stray_rows(block)
        return "\n".join(block.lines)

    def table(self, findings: list[Finding]) -> Table:
        """The next block, which must be a table, with the prose behind it that goes on with its rows."""
        block = self.take()
        table, taken, found = read_table(block, self._blocks[self._at :])
        self._at += taken
        findings += found
        return table
