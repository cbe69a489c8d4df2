"""A move of files that a killed run left: `generate` and `build` finish or undo it, other commands refuse to run."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.outcome import OK, WRONG_USAGE
from generator.config import Settings
from generator.emit.write import is_interrupted, recover
from generator.terminal import complain

_OUTCOMES = {
    "finished": "an earlier run was interrupted while it moved files; the rest of them have been moved now",
    "undone": "an earlier run was interrupted before it moved all files; what it had changed is as it was before",
}


def end_interruption(options: argparse.Namespace, settings: Settings) -> int:
    """Finish or undo the move, or say that there is one: the exit code, which is OK if the command can run."""
    folders = [Path(settings.specs), Path(settings.output)]
    if options.verb in ("generate", "build") and not options.dry_run:
        outcome = recover(folders)
        if outcome is not None:
            complain(f"sdkgen: {_OUTCOMES[outcome]}")
        return OK
    if not any(is_interrupted(folder) for folder in folders):
        return OK
    complain(
        f"sdkgen: a run was interrupted while it wrote {settings.specs} and {settings.output}: "
        "run `sdkgen generate` or `sdkgen build`, which finishes or undoes that"
    )
    return WRONG_USAGE
