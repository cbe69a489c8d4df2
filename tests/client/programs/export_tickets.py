"""Writes all tickets to a file, a JSON object a line. A run that breaks off is continued by the next one.

    python export_tickets.py tickets.jsonl

While an export is unfinished, tickets.jsonl.position says where to go on. SUPEROFFICE_BASE_URL and SUPEROFFICE_TOKEN
are the address and the credentials.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

from superoffice_webapi import SuperOffice, SuperOfficeError

log = logging.getLogger("export_tickets")
COLUMNS = ["ticketId", "title", "createdAt"]


class Export:
    """The file with the rows, and how far it is complete: `position` of the list, and the size of the file there."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.mark = target.with_name(f"{target.name}.position")

    def start(self) -> str | None:
        """Remove what was written after the mark; returns the position to go on from, None for a new export."""
        if not self.mark.exists():
            self.target.write_bytes(b"")
            return None
        size, _, position = self.mark.read_text("utf-8").partition(" ")
        with self.target.open("r+b") as file:
            file.truncate(int(size))
        return position

    def run(self, client: SuperOffice) -> int:
        """Write the rows that are missing; returns how many. Raises SuperOfficeError when the list breaks off."""
        position = self.start()
        tickets = client.ticket.list(select=COLUMNS, order_by="ticketId")
        if position is not None:
            log.info("going on at %s", position)
            tickets = tickets.resume(position)
        count = 0
        with self.target.open("ab") as file:
            try:
                for row in tickets:
                    file.write(json.dumps(row).encode() + b"\n")
                    count += 1
            except SuperOfficeError:
                self.mark.write_text(f"{file.tell()} {tickets.position}", "utf-8")
                raise
        self.mark.unlink(missing_ok=True)
        return count


def main() -> int:
    """Exit code 1 if the export is not complete yet."""
    logging.basicConfig(level=logging.INFO)
    with SuperOffice(max_retries=5) as client:
        try:
            count = Export(Path(sys.argv[1])).run(client)
        except SuperOfficeError as error:
            log.error("not complete, run again: %s", error)
            return 1
    log.info("%d tickets written", count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
