"""Entries of a release note drawn at random, each with pages of both editions, for a person to judge.

usage: python -m benchmarks.release_note SHARED [--entries N] [--seed SEED]

The note tells what changed between the 2022 and the 2023 edition of the corpus in SHARED. As in a repository that
`sdkgen init` has set up, the older edition is evidence for the newer one, and its spec is the committed one, so that
names stay. An entry is wrong if a reader of both pages would not sign it.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from generator.changelog import Clients, clients_of
from generator.config import Settings
from generator.emit.tree import Target
from generator.emit.write import apply
from generator.pipeline import settle

OLD, NEW = "2022", "2023"
_PAGES = 2
"""Of one entry: a shared model may be on hundreds."""


def main() -> int:
    """Print the entries; 2 when the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--entries", type=int, default=60, metavar="N")
    parser.add_argument("--seed", type=int, default=20261121)
    options = parser.parse_args()
    old, new = (options.shared / "corpus" / edition for edition in (OLD, NEW))
    if not old.is_dir():
        sys.stderr.write(f"there is no corpus in {options.shared}\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="sdkgen-note-") as specs:
        settings = Settings(pages=(str(new),), evidence=(str(old),), specs=specs)
        before = settle(Settings(pages=(str(old),), specs=specs))
        apply([Target(Path(specs), specs, before.specs)])
        clients = clients_of(settings, before.api, settle(settings).api)
    entries = clients.note().entries
    drawn = random.Random(options.seed).sample(entries, min(options.entries, len(entries)))  # noqa: S311
    sys.stdout.write(f"{len(drawn)} of {len(entries)} entries\n")
    for number, entry in enumerate(drawn, 1):
        breaking = "breaking: " * entry.is_breaking
        sys.stdout.write(f"\n{number}. {entry.heading}, {entry.part}: {breaking}{entry.text}\n")
        sys.stdout.writelines(f"     {page}\n" for page in pages_of(clients, entry.methods))
    return 0


def pages_of(clients: Clients, methods: tuple[str, ...]) -> list[str]:
    """Where some of the methods are documented in both editions."""
    return [
        f"{edition}/{names.methods[id_][1].operation.page}"
        for edition, names in ((OLD, clients.old), (NEW, clients.new))
        for id_ in [id_ for id_ in names.methods if names.method(id_) in methods][:_PAGES]
    ]


if __name__ == "__main__":
    sys.exit(main())
