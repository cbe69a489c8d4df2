"""How one folder of outputs gets new files so that a kill at any moment leaves what a later run can finish or undo.

Everything that changes is first written in full to a stage inside the folder. What a stage holds says how far it got:

    .sdkgen-stage/new/       the files to come; one that has been moved to its place is gone from here
    .sdkgen-stage/old/       the files that were replaced or removed so far
    .sdkgen-stage/ready      the journal; without it, nothing outside the stage has been changed
    .sdkgen-stage/undo       the same journal under another name, from when a move has failed
    .sdkgen-done/            a stage whose move has ended, either way: only its removal is left

Each step changes one name, and steps that are repeated change nothing more. The order of names is kept by a file system
when a process is killed; whether it is when the power fails depends on the file system, which is not asked to.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from generator.source import MANIFEST

STAGE, DONE = ".sdkgen-stage", ".sdkgen-done"
_SETTLED = ".sdkgen-settled"
"""The manifest that lists the new files only, among the files to come."""
_KEYS = {"created", "removed", "folders"}

State = Literal["none", "begun", "ready", "undo"]


class DamagedStageError(Exception):
    """A stage has a journal that this version did not write. `path` is the stage."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True, slots=True)
class _Journal:
    created: Mapping[str, str]
    """Path of each file that was not there before -> SHA-256 of its content."""
    removed: tuple[str, ...]
    folders: tuple[str, ...]
    """The folders that were not there before."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The stage of one folder of outputs. Every method raises OSError as the file system does."""

    folder: Path

    @property
    def state(self) -> State:
        """How far the move got: `begun` changed nothing yet, `ready` is to be finished, and `undo` to be undone."""
        for state in ("ready", "undo"):
            if (self._path / state).exists():
                return state
        return "begun" if self._path.is_symlink() or self._path.exists() else "none"

    def begin(self, files: Mapping[str, bytes], removed: Sequence[str], during: str, after: str) -> None:
        """Write the files to come, and the manifests `during` the move, which lists old and new files, and `after` it.

        Nothing outside the stage is changed before `set_ready`.
        """
        created = {path: _digest(content) for path, content in files.items() if not (self.folder / path).is_file()}
        parents = {parent.as_posix() for path in created for parent in PurePosixPath(path).parents}
        folders = sorted(parent for parent in parents if not (self.folder / parent).is_dir())
        for path, content in {**files, MANIFEST: during.encode(), _SETTLED: after.encode()}.items():
            new = self._new / path
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(content)
        journal = {"created": created, "removed": sorted(removed), "folders": folders}
        (self._path / "journal").write_text(json.dumps(journal), "utf-8")

    def set_ready(self) -> None:
        """From here on, the move is to be finished."""
        (self._path / "journal").replace(self._path / "ready")

    def set_undo(self) -> None:
        """From here on, the move is to be undone."""
        if self.state == "ready":
            (self._path / "ready").replace(self._path / "undo")

    def foreign(self) -> Iterator[str]:
        """Paths of files to come at which there is a file by now that no run of sdkgen wrote."""
        for path in self._journal().created:
            if (self._new / path).exists() and (self.folder / path).exists():
                yield path

    def finish(self) -> None:
        """Move every file that has not been moved yet to its place, and remove those that go."""
        journal = self._journal()
        files = sorted(_files(self._new))
        if MANIFEST in files:  # before the first file: from then on, the manifest lists the old files and the new ones
            self._place(MANIFEST)
        for path in files:
            if path not in (MANIFEST, _SETTLED):
                self._place(path)
        for path in journal.removed:
            self._remove(path)
        if _SETTLED in files:
            (self._new / _SETTLED).replace(self.folder / MANIFEST)

    def undo(self) -> None:
        """Put every file back that was replaced or removed, and remove those that are new."""
        if self.state in ("none", "begun"):
            return
        journal = self._journal()
        for path, digest in journal.created.items():
            place = self.folder / path
            if not (self._new / path).exists() and place.is_file() and _digest(place.read_bytes()) == digest:
                place.unlink()
        for folder in reversed(journal.folders):
            with suppress(OSError):  # never created, or somebody has put a file there
                (self.folder / folder).rmdir()
        files = sorted(_files(self._old))
        for path in files:
            place = self.folder / path
            if path not in journal.removed or not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                self._copy(self._old / path, place)
        if MANIFEST not in files and not (self._new / MANIFEST).exists():
            (self.folder / MANIFEST).unlink(missing_ok=True)

    def end(self) -> None:
        """Remove the stage, and what a run that was killed while it did so has left."""
        done = self.folder / DONE
        if self._path.is_symlink():
            raise DamagedStageError(self._path)
        if done.is_dir() and not done.is_symlink():
            shutil.rmtree(done)
        if self._path.is_dir():
            self._path.replace(done)
            shutil.rmtree(done)

    @property
    def _path(self) -> Path:
        return self.folder / STAGE

    @property
    def _new(self) -> Path:
        return self._path / "new"

    @property
    def _old(self) -> Path:
        return self._path / "old"

    def _journal(self) -> _Journal:
        if self._path.is_symlink():
            raise DamagedStageError(self._path)
        try:
            read = json.loads((self._path / self.state).read_text("utf-8"))
            journal = _Journal(dict(read["created"]), tuple(read["removed"]), tuple(read["folders"]))
        except (ValueError, TypeError, KeyError, RecursionError):
            raise DamagedStageError(self._path) from None
        paths = (*journal.created, *journal.removed, *journal.folders, *_files(self._new), *_files(self._old))
        if read.keys() != _KEYS or not all(self._is_inside(path) for path in paths):
            raise DamagedStageError(self._path)
        return journal

    def _is_inside(self, path: object) -> bool:
        """Whether a path of a journal, which anybody may have written, stays in the folder."""
        return isinstance(path, str) and path not in ("", ".") and is_inside(self.folder, path)

    def _place(self, path: str) -> None:
        place, old = self.folder / path, self._old / path
        if place.is_file() and not old.exists():
            self._copy(place, old)  # a second name for the file, so that its place is never empty
        place.parent.mkdir(parents=True, exist_ok=True)
        (self._new / path).replace(place)

    def _remove(self, path: str) -> None:
        place, old = self.folder / path, self._old / path
        if place.is_file() and not old.exists():
            old.parent.mkdir(parents=True, exist_ok=True)
            place.replace(old)
        for parent in PurePosixPath(path).parents:
            if parent != PurePosixPath("."):
                with suppress(OSError):  # another file is in it
                    (self.folder / parent).rmdir()

    def _copy(self, source: Path, place: Path) -> None:
        """A second name for a file, in one step; a copy where the file system has no hard links."""
        copy = self._path / "copy"
        copy.unlink(missing_ok=True)
        try:
            copy.hardlink_to(source)
        except OSError:
            shutil.copy2(source, copy)
        place.parent.mkdir(parents=True, exist_ok=True)
        copy.replace(place)


def _files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def is_inside(folder: Path, path: str) -> bool:
    """Whether a relative path stays in a folder: neither `..` nor a link among its parents leads out of it."""
    if "\0" in path or ".." in PurePosixPath(path).parts:
        return False
    return (folder / path).parent.resolve().is_relative_to(folder.resolve())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
