"""Where the endpoint pages of a repository are."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from generator.http_message import request_line
from generator.source import MANIFEST

_START = 8_192
"""Bytes of a page within which its request stands."""

_NO_PAGES = ("index.md", "readme.md", "changelog.md")
_SKIPPED = ("node_modules", "__pycache__", "build", "dist")
_EDITION = re.compile(r"v?\d+(?:[.-]\d+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class PageFolders:
    """The folders to read, relative to the start, with `/`; of several editions, the newest is read as pages."""

    pages: tuple[str, ...]
    evidence: tuple[str, ...] = ()


def find_page_folders(start: Path) -> PageFolders:
    """The folders below `start` that hold endpoint pages. Nothing of them is read but the beginnings of files."""
    found = dict(_folders(start))
    if not found:
        return PageFolders(())
    top = PurePosixPath(os.path.commonpath([str(folder) for folder in found]))
    if editions := _editions(top, found):
        return PageFolders(editions[-1:], editions[:-1])
    if top != PurePosixPath():
        return PageFolders((top.as_posix(),))
    return PageFolders(tuple(sorted({folder.parts[0] if folder.parts else "." for folder in found})))


def _folders(start: Path) -> Iterator[tuple[PurePosixPath, list[str]]]:
    """Each folder most of whose Markdown files are endpoint pages, with their names."""
    for at, folders, names in os.walk(start):
        here = Path(at)
        folders[:] = sorted(name for name in folders if not _is_skipped(here / name))
        texts = [name for name in sorted(names) if name.lower().endswith(".md") and name.lower() not in _NO_PAGES]
        pages = [name for name in texts if _is_page(here / name)]
        if pages and 2 * len(pages) >= len(texts):
            yield PurePosixPath(here.relative_to(start).as_posix()), pages


def _is_skipped(folder: Path) -> bool:
    is_environment = (folder / "pyvenv.cfg").exists()
    return folder.name.startswith(".") or folder.name in _SKIPPED or is_environment or (folder / MANIFEST).exists()


def _is_page(path: Path) -> bool:
    """Whether a file shows the request of an endpoint: a request line below the line that opens a fence."""
    try:
        lines = path.read_bytes()[:_START].decode("utf-8", "replace").splitlines()
    except OSError:
        return False
    for fence, line in pairwise(lines):
        request = request_line(line.strip()) if fence.lstrip().startswith(("```", "~~~")) else None
        if request and request[1].startswith("/"):
            return True
    return False


def _editions(top: PurePosixPath, found: Mapping[PurePosixPath, list[str]]) -> tuple[str, ...]:
    """The folders of editions of the same pages, the oldest first: named by year or version, with names in common."""
    by_edition: dict[str, set[str]] = {}
    for folder, names in found.items():
        parts = folder.relative_to(top).parts
        if not parts or not _EDITION.fullmatch(parts[0]):
            return ()
        by_edition.setdefault(parts[0], set()).update(names)
    ordered = sorted(by_edition, key=lambda name: [int(number) for number in re.findall(r"\d+", name)])
    for older, newer in pairwise(ordered):
        shared = by_edition[older] & by_edition[newer]
        if 2 * len(shared) < min(len(by_edition[older]), len(by_edition[newer])):
            return ()
    return tuple((top / name).as_posix() for name in ordered) if len(ordered) > 1 else ()
