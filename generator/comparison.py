"""What `sdkgen diff` compares: the files that would change, or two specs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.analysis import OnProgress, no_progress
from generator.config import Settings, display_path, overrides_file
from generator.diff.compare import compare
from generator.diff.model import Change
from generator.emit.write import inspect
from generator.findings import Finding
from generator.garbage_collection import without_garbage_collection
from generator.git import hunks
from generator.lint.printable import printable
from generator.lock.model import LOCK_FILE
from generator.pipeline import build, settle
from generator.settled import Settled
from generator.spec.decode import decode
from generator.spec.folder import OVERRIDES_FILE, read_folder
from generator.spec.model import Api
from generator.spec.revision import read_revision
from generator.trusted import plain


class ComparisonError(Exception):
    """One side cannot be read, or would not be written. `findings` say why and where."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(str(findings[0]))
        self.findings = findings


class FileDiff(NamedTuple):
    """The unified diff of one file. The lock is written with the outputs, and is none."""

    lines: tuple[str, ...]
    is_output: bool


def file_diffs(settings: Settings, progress: OnProgress = no_progress, today: date | None = None) -> Iterator[FileDiff]:
    """The diff of every file that `generate` would change.

    Raises ComparisonError and GitError, and what `build` raises.
    """
    settled = _settled(settings, progress, today)
    for target in build(settings, settled, progress=progress).targets:
        for change in inspect(target).changes:
            path = target.display_path(change.path)
            text = hunks(target.folder / change.path if change.old is not None else None, change.new)
            lines = (
                f"--- a/{path}" if change.old is not None else "--- /dev/null",
                f"+++ b/{path}" if change.new is not None else "+++ /dev/null",
                *(_safe(line) for line in text.removesuffix("\n").split("\n") if line),
            )
            yield FileDiff(lines, change.path != LOCK_FILE)


def _safe(line: str) -> str:
    """The line as it is, unless a character in it could change how a terminal shows the rest."""
    return line if plain(line) == line else printable(line)


def api_changes(
    settings: Settings,
    base: str | None,
    head: str | None,
    progress: OnProgress = no_progress,
    today: date | None = None,
) -> tuple[Change, ...]:
    """What changed between two specs, each a folder or a revision of git.

    Raises what `specs` raises.
    """
    old, new = specs(settings, base, head, progress, today)
    progress("compare", 0, 0)
    with without_garbage_collection():
        return compare(old, new)


def specs(
    settings: Settings,
    base: str | None,
    head: str | None,
    progress: OnProgress = no_progress,
    today: date | None = None,
) -> tuple[Api, Api]:
    """The two specs to compare.

    Without `base`, the old one is the folder of specs as it is on disk; without `head`, the new one is what the pages
    say now. Raises ComparisonError and SpecFolderError, and what `settle` raises.
    """
    old = _spec(base or settings.specs, settings)
    return old, _spec(head, settings) if head else _settled(settings, progress, today).api


def _settled(settings: Settings, progress: OnProgress, today: date | None) -> Settled:
    """What the pages say. Raises ComparisonError where `generate` would write nothing."""
    settled = settle(settings, progress, today)
    if errors := tuple(finding for finding in settled.findings if finding.severity == "error"):
        raise ComparisonError(errors)
    return settled


def _spec(source: str, settings: Settings) -> Api:
    """The spec in a folder, or in the folder of specs at a revision."""
    folder, display = Path(source), display_path(source)
    if folder.is_dir() or source == settings.specs:
        without = [folder / OVERRIDES_FILE, overrides_file(settings)]
        files = read_folder(folder, display, without, samples=False)
    else:
        files = read_revision(source, Path(settings.specs), without=[overrides_file(settings)])
        display = f"{source}:{display_path(settings.specs)}"
    with without_garbage_collection():
        decoded = decode(files, display, samples=False)
    if decoded.api is None:
        raise ComparisonError(decoded.findings)
    return decoded.api
