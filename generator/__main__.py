"""The program `sdkgen`, which is also `python -m generator`: the command line, unless there is nothing to do.

It imports the command line late: a run with nothing to do, and a worker process, which imports this module, need none.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from generator.garbage_collection import without_garbage_collection
from generator.last_run import recall


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: see `generator.cli.main`."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if record := recall(arguments):
        if not record.is_quiet:
            sys.stdout.write(
                f"nothing has changed since the last run: {record.files:,} files are up to date, "
                f"{record.findings:,} finding{'' if record.findings == 1 else 's'} as before "
                "(`--all-findings` prints them)\n"
            )
        return 0
    from generator.cli import main as run  # noqa: PLC0415

    with without_garbage_collection():
        return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
