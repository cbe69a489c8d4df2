"""What earlier runs have worked out, in `.sdkgen-cache/`: bytes by key, where the key says all that they follow from.

An entry is a file that is named by its key and starts with a digest of key and content, so that one that is damaged,
half-written or renamed is noticed, and is no entry. Anyone may delete the folder at any time. Nothing is written here:
what is new waits in `kept` for the end of the run (`remember`).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

FOLDER = ".sdkgen-cache"
"""In the current folder."""
SUFFIX = ".entry"
_DIGEST = 32
_LARGEST = 64 * 2**20
"""Bytes of an entry: nothing larger is read."""


class Cache:
    """The entries of a folder; without a folder there are none, and nothing is kept.

    `made_by` says which sdkgen, Python and libraries worked them out: entries of others are not seen.
    """

    def __init__(self, folder: Path | None = None, made_by: str = "") -> None:
        self._folder = folder
        self._made_by = made_by
        self.used: set[str] = set()
        """The files of the entries that were found."""
        self.kept: dict[str, bytes] = {}
        """The files of new entries: name -> content."""

    def key(self, *parts: str) -> str:
        """A key from all that an entry follows from."""
        text = "".join(f"{len(part)} {part}" for part in (self._made_by, *parts))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def find(self, key: str) -> bytes | None:
        """The content of an entry, or None."""
        if self._folder is None:
            return None
        name = key + SUFFIX
        if name in self.kept:
            return self.kept[name][_DIGEST:]
        path = self._folder / name
        try:
            if path.stat().st_size > _LARGEST:
                return None
            entry = path.read_bytes()
        except OSError:
            return None
        content = entry[_DIGEST:]
        if entry[:_DIGEST] != _seal(key, content):
            return None
        self.used.add(name)
        return content

    def keep(self, key: str, content: bytes) -> None:
        """Add an entry, which is on disk after the run."""
        if self._folder is not None and len(content) + _DIGEST <= _LARGEST:
            self.kept[key + SUFFIX] = _seal(key, content) + content


def _seal(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + content).digest()
