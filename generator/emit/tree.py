"""The files that a run is to write, and how they differ from those on disk. Pure data: nothing is read or written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

FileTree = Mapping[str, str]
"""Path relative to one folder, with `/` -> text. A text ends its lines with LF and is written as UTF-8."""


class TreeError(Exception):
    """Two outputs have the same path, or a path is not valid. Always a bug of sdkgen."""


def merge(*trees: FileTree) -> dict[str, str]:
    """One tree of several, sorted by path. Raises TreeError for a path that occurs twice, ignoring case."""
    merged: dict[str, str] = {}
    folded: dict[str, str] = {}
    for tree in trees:
        for path, text in tree.items():
            other = folded.setdefault(path.casefold(), path)
            if path in merged or other != path:
                raise TreeError(f"two outputs have the path {path!r}")
            parts = path.split("/")
            if {"", ".", ".."} & set(parts) or "\\" in path or "\0" in path:
                raise TreeError(f"not a valid output path: {path!r}")
            merged[path] = text
    for path in merged:
        above = {str(parent).casefold() for parent in PurePosixPath(path).parents}
        if clash := above & folded.keys():
            raise TreeError(f"{folded[min(clash)]!r} is a file, and {path!r} needs it to be a folder")
    return dict(sorted(merged.items()))


@dataclass(frozen=True, slots=True)
class Target:
    """A folder and the files that it is to hold. `display` is the folder as the user would write it."""

    folder: Path
    display: str
    tree: FileTree
    proofs: Mapping[str, str] = field(default_factory=dict)
    """Path -> the proof that black has accepted the text, where it has (`emit.format.proofs`)."""

    @property
    def listing(self) -> dict[str, str]:
        """What the manifest says: the path of every file -> its proof, or a blank."""
        return {path: self.proofs.get(path, "") for path in self.tree}

    def display_path(self, path: str) -> str:
        """A file of this target as the user would write it."""
        return PurePosixPath(self.display, path).as_posix()


@dataclass(frozen=True, slots=True)
class Change:
    """One file that is missing, stale or orphaned. `old` and `new` are its contents; None if there is no such file."""

    path: str
    old: bytes | None
    new: bytes | None

    @property
    def kind(self) -> Literal["missing", "stale", "orphaned"]:
        """How the file on disk differs."""
        if self.new is None:
            return "orphaned"
        return "missing" if self.old is None else "stale"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A target compared with the disk. Paths are relative to the folder of the target."""

    changes: tuple[Change, ...]
    unchanged: int
    foreign: tuple[str, ...]
    """Files with the path of an output that no run of sdkgen created."""
    strays: tuple[str, ...]
    """Other files that no run of sdkgen created, in folders that sdkgen fills."""


def compare(tree: FileTree, disk: Mapping[str, bytes], ours: Set[str]) -> Comparison:
    """Compare a tree with the files of its folder. `ours` are the paths that an earlier run wrote."""
    changes: list[Change] = []
    foreign: list[str] = []
    unchanged = 0
    for path, text in tree.items():
        old, new = disk.get(path), text.encode()
        if old == new:
            unchanged += 1
            continue
        changes.append(Change(path, old, new))
        if old is not None and path not in ours:
            foreign.append(path)
    filled = {path.partition("/")[0] for path in tree if "/" in path}
    strays: list[str] = []
    for path in disk.keys() - tree.keys():
        if path in ours:
            changes.append(Change(path, disk[path], None))
        elif "/" in path and path.partition("/")[0] in filled and not _is_scratch(PurePosixPath(path).parts):
            strays.append(path)
    return Comparison(
        changes=tuple(sorted(changes, key=lambda change: change.path)),
        unchanged=unchanged,
        foreign=tuple(sorted(foreign)),
        strays=tuple(sorted(strays)),
    )


def _is_scratch(parts: Iterable[str]) -> bool:
    return any(part.startswith(".") or part in ("__pycache__", "build", "dist") for part in parts)
