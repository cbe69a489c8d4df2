"""Which profile fits pages, and which further folders its pages are in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.profiles.load import DEFAULT, load_profile
from generator.profiles.recognise import Recognition, recognise
from generator.setup.page_folders import PageFolders


@dataclass(frozen=True, slots=True)
class Choice:
    """The folders to read and the profile to read them by, with the reasons for it; blank for the default profile."""

    folders: PageFolders
    profile: str = ""
    reasons: tuple[str, ...] = ()


def choose_profile(folders: PageFolders, start: Path) -> Choice:
    """The profile that fits the pages of some folders below `start`, and the folders with what its pages need.

    Where pages define types, these stand in other folders than the operations: those beside them whose files look the
    same are read too.
    """
    found = recognise(start / folder for folder in folders.pages)
    if found is None or found.profile == DEFAULT:
        return Choice(folders)
    defines_types = load_profile(found.profile).page == "annotated"
    return Choice(_with_siblings(folders, start, found) if defines_types else folders, found.profile, found.reasons)


def _with_siblings(folders: PageFolders, start: Path, found: Recognition) -> PageFolders:
    parents = {PurePosixPath(folder).parent for folder in folders.pages}
    if len(parents) != 1 or folders.evidence:
        return folders
    parent = parents.pop()
    beside = sorted(path.name for path in (start / parent).iterdir() if path.is_dir() and not path.name.startswith("."))
    same = [name for name in beside if _fits(start / parent / name, found.profile)]
    with_text = [name for name in beside if any((start / parent / name).rglob("*.md"))]
    if same == with_text and parent != PurePosixPath():
        return replace(folders, pages=(parent.as_posix(),))
    return replace(folders, pages=tuple(sorted({*folders.pages, *((parent / name).as_posix() for name in same)})))


def _fits(folder: Path, profile: str) -> bool:
    found = recognise([folder])
    return found is not None and found.profile == profile
