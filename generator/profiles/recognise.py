"""Which packaged profile fits the pages of some folders, by the marks that each profile says its pages have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.profiles.load import load_profile, packaged
from generator.profiles.model import Mark
from generator.source import Root, find_markdown, read_source

_MOST_FILES = 300
"""Files that are looked at, spread evenly over the folders: marks are on nearly every page or on hardly any."""
_LEAST_SHARE = 0.2
"""Of its marks, so many must be on the pages on average for a profile to fit."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """A profile that fits. `share` says how much of its marks the pages have, from 0 to 1; `reasons` say which."""

    profile: str
    share: float
    reasons: tuple[str, ...]


def recognise(folders: Iterable[Path]) -> Recognition | None:
    """The packaged profile that fits the Markdown files of folders best; None where none fits, or there are no files.

    Raises nothing for files that cannot be read: they have no marks.
    """
    texts = _texts(folders)
    found = [_recognition(name, load_profile(name).marks, texts) for name in packaged()]
    best = max(found, key=lambda recognition: recognition.share, default=None)
    return best if texts and best is not None and best.share >= _LEAST_SHARE else None


def _recognition(profile: str, marks: Sequence[Mark], texts: Sequence[str]) -> Recognition:
    counts = [(mark, sum(1 for text in texts if mark.matches.search(text))) for mark in marks]
    share = sum(count for _, count in counts) / (len(texts) * len(marks)) if texts and marks else 0.0
    reasons = tuple(f"{count:,} of {len(texts):,} pages have {mark.what}" for mark, count in counts if count)
    return Recognition(profile, share, reasons)


def _texts(folders: Iterable[Path]) -> list[str]:
    files: list[tuple[Root, str]] = []
    for folder in folders:
        root = Root(folder, folder.as_posix())
        files += [(root, path) for path in find_markdown(root)[0]]
    step = max(1, -(-len(files) // _MOST_FILES))
    sources = (read_source(root.path_of(path), root.display_path(path))[0] for root, path in files[::step])
    return [source.text for source in sources if source is not None]
