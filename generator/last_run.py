"""What the last run of a command read and left behind: whether the same command has anything to do.

A record is a small JSON file in `.sdkgen-cache/`. It holds digests and numbers only: whoever can write to the folder
can make `generate` do nothing, and no more. `check`, on which others rely, does not read it. This module imports next
to nothing, since a run with nothing to do is mostly imports.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Literal, TypeAlias

from generator.cache import FOLDER
from generator.emit.manifest import manifest_text, read_manifest
from generator.emit.tree import Target
from generator.source import MANIFEST

Kind = Literal["file", "pages", "outputs"]
Watched: TypeAlias = tuple[Kind, str]
"""A file, a folder of pages or a folder of outputs; it need not be there."""
State: TypeAlias = tuple[Kind, str, str]
"""The same with a digest of everything in it that a run can notice."""

_PACKAGE = Path(__file__).parent
_LIBRARIES = ("black", "jinja2", "jsonschema", "markdown-it-py", "mdit-py-plugins", "pathspec", "pyyaml")
"""What an output or a finding could depend on."""
_LARGEST = 100_000
"""Bytes of a record: nothing larger is read."""
_SCRATCH = ("__pycache__", "build", "dist")
_HIDDEN_INCLUDE = re.compile(rb"!include\s*\[[^\]]*\]\s*\((?:[^)\s]*/)?\.(?!\.?[/)\s])", re.IGNORECASE)
"""An include of a file in a hidden folder, or of a hidden file."""


class _NotWatchedError(OSError):
    """A folder holds what leads out of what is watched."""


@dataclass(frozen=True, slots=True)
class Record:
    """A run that ended well. `day` is blank if no day could change the result; `files` were written or up to date."""

    states: tuple[State, ...]
    day: str
    files: int
    findings: int
    is_quiet: bool


def record_name(arguments: Sequence[str]) -> str:
    """The file of the record of a command line: it depends on sdkgen, on Python and on the libraries too."""
    return f"{_digest(json.dumps([made_by(), list(arguments)]).encode())}.json"


@functools.cache
def made_by() -> str:
    """What stands for sdkgen as it is installed, for Python and for the libraries."""
    folders = (_PACKAGE, _PACKAGE.parent / "templates")  # where it is installed, the first holds the second
    parts = [sys.version, *(f"{name} {version(name)}" for name in _LIBRARIES)]
    return json.dumps([*parts, *(_tree(folder).hexdigest() for folder in folders if folder.is_dir())])


def recall(arguments: Sequence[str]) -> Record | None:
    """The record of the same `generate`, if everything that it read and left behind is as it was; else None."""
    if "generate" not in arguments[:1]:
        return None
    try:
        path = Path(FOLDER, record_name(arguments))
        if path.stat().st_size > _LARGEST:
            return None
        record = decode(path.read_bytes())
        if record is None or record.day not in ("", date.today().isoformat()):
            return None
        return record if states([(kind, path) for kind, path, _ in record.states]) == record.states else None
    except (OSError, ValueError):  # no record, or a path in it that cannot be one
        return None


def encode(record: Record) -> str:
    """The text of a record: the digest of a line, and the line."""
    values = [record.states, record.day, record.files, record.findings, record.is_quiet]
    line = json.dumps(values)
    return f"{_digest(line.encode())}\n{line}\n"


def decode(text: bytes) -> Record | None:
    """The record of a text; None for one that is damaged, or that no version like this wrote."""
    head, _, line = text.rstrip(b"\n").partition(b"\n")
    if head.decode("ascii", "replace") != _digest(line):
        return None
    try:
        states, day, files, findings, is_quiet = json.loads(line)
        read = tuple((kind, str(path), str(digest)) for kind, path, digest in states)
    except (ValueError, TypeError, RecursionError):
        return None
    is_valid = all(kind in ("file", "pages", "outputs") and "\0" not in path for kind, path, _ in read)
    if not is_valid or [type(v) for v in (day, files, findings, is_quiet)] != [str, int, int, bool]:
        return None
    return Record(read, day, files, findings, is_quiet)


def states(watched: Sequence[Watched]) -> tuple[State, ...]:
    """The state of each; blank where it cannot be told."""
    return tuple((kind, path, _READERS[kind](Path(path))) for kind, path in watched)


def state_of_outputs(target: Target) -> State:
    """The state of a folder of outputs as it is when the target is written, whatever another run makes of it since."""
    written = {MANIFEST: manifest_text(target.listing), **target.tree}
    return "outputs", str(target.folder), _outputs(target.folder, written)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _file(path: Path) -> str:
    try:
        return _digest(path.read_bytes()) if path.is_file() else "none"
    except OSError:
        return ""


def _pages(folder: Path) -> str:
    """Every file below a folder, and every link. Hidden folders are not looked at: no page is read from there."""
    try:
        return _tree(folder, refused=_HIDDEN_INCLUDE).hexdigest()
    except OSError:
        return ""


def _tree(folder: Path, refused: re.Pattern[bytes] | None = None) -> hashlib._Hash:
    digest = hashlib.sha256()
    for entry in _walk(folder, () if refused else _SCRATCH):
        content = _content(entry)
        if refused and refused.search(content):
            raise _NotWatchedError
        _add(digest, entry.path, content)
    return digest


def _outputs(folder: Path, written: Mapping[str, str] | None = None) -> str:
    """The manifest, the files that it lists, others that a run could name, and what a killed run left.

    What is `written` counts in place of what is on disk.
    """
    digest = hashlib.sha256()
    try:
        paths = {MANIFEST, *(written or read_manifest(folder))}
        if folder.is_dir():
            paths |= {Path(entry.path).relative_to(folder).as_posix() for entry in _walk(folder, _SCRATCH)}
            paths |= {path.name for path in folder.glob(".sdkgen-*")}
        for path in sorted(paths):
            place = folder / path
            content = place.read_bytes() if place.is_file() else b"none"
            _add(digest, path, written[path].encode() if written and path in written else content)
    except OSError:
        return ""
    return digest.hexdigest()


_READERS = {"file": _file, "pages": _pages, "outputs": _outputs}


def _walk(folder: str | Path, without: tuple[str, ...]) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if not entry.is_dir(follow_symlinks=False):
            yield entry
        elif not entry.name.startswith(".") and entry.name not in without:
            yield from _walk(entry.path, without)


def _content(entry: os.DirEntry[str]) -> bytes:
    link = os.fsencode(Path(entry.path).readlink()) if entry.is_symlink() else b""
    if entry.is_file():
        return link + Path(entry.path).read_bytes()
    if link and entry.is_dir():
        raise _NotWatchedError  # an include may lead through it to anywhere
    return link


def _add(digest: hashlib._Hash, path: str, content: bytes) -> None:
    name = os.fsencode(path)
    digest.update(b"%d %d " % (len(name), len(content)))
    digest.update(name)
    digest.update(content)
