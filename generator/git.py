"""The only user of git: it reads revisions and compares files, and changes nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path


class GitError(Exception):
    """Git is not there, or it could not do what was asked. The text says why."""


def run_git(folder: Path, *arguments: str, given: bytes = b"", also: int = 0) -> bytes:
    """What git prints when it is run in a folder. `given` is its input; exit code `also` is no failure either."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror}") from None
    if done.returncode not in (0, also):
        raise GitError(" ".join(done.stderr.decode(errors="replace").split()))
    return done.stdout


_DIFF = (
    *("-c", "core.autocrlf=false", "-c", "core.safecrlf=false", "diff", "--no-index", "--text", "--no-color"),
    *("--no-ext-diff", "--no-textconv", "--no-indent-heuristic", "--diff-algorithm=histogram", "--unified=3", "--"),
)
"""Settings of the user that would change the text are overruled."""


def hunks(old: Path | None, new: bytes | None) -> str:
    """The hunks of a unified diff between a file and the text that is to replace it; None where there is none.

    Git does it, because difflib takes minutes for files of 100,000 lines.
    """
    sides = "/dev/null" if old is None else str(old.resolve()), "/dev/null" if new is None else "-"
    text = run_git(Path.cwd(), *_DIFF, *sides, given=new or b"", also=1).decode("utf-8", "replace")
    start = text.find("\n@@ ")
    return "" if start < 0 else text[start + 1 :]
