"""Files of page folders to what each says: from the cache, or read, in worker processes where that pays.

The files of a folder fall into batches by the digest of their paths, so that a new or a changed file is a change of one
batch. A batch is what a worker is handed and what an entry of the cache holds. What is read of a file follows from its
path and content, the name of its folder, the profile, and the files that it includes: from these the key is made.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.cache import Cache
from generator.packing import NotPackedError, Packer, stable_text
from generator.pages.annotated.assemble import assemble_annotated
from generator.pages.assemble import assemble
from generator.pages.assembled import Assembled
from generator.pages.index import INDEX_NAMES
from generator.pages.model import (
    BodySection,
    Definition,
    Example,
    OtherAddress,
    Page,
    PlacedText,
    Prose,
    ResponseSection,
    Row,
    SampleMessage,
    StatedType,
    Status,
)
from generator.processes import Workers
from generator.profiles.annotated import PageLayout
from generator.profiles.model import Profile
from generator.source import Root, SourceFile, read_source
from generator.spec.model import Message

_READERS: Mapping[PageLayout, Callable[[SourceFile, str, Root, Profile], Assembled]] = {
    "operation": assemble,
    "annotated": assemble_annotated,
}
"""What reads a file, by the layout of the pages."""
_MANY = 600
"""Below this many files (about a second of work), starting worker processes takes longer than it saves."""
_BATCHES = 64
"""Of a folder: few enough that they load quickly, and so many that little is read again after a change."""

_LINK = re.compile(r"!include\s*\[[^\]]*\]\s*\((?P<path>[^)\s]+)", re.IGNORECASE)
"""An include, and more: that something includes a file too many costs time only."""

Results = dict[str, Assembled]
"""Path in the page folder -> what was read of the file. An index is no page, and has no result."""

_PACKER = Packer(
    (
        *(Assembled, Page, Prose, Row, BodySection, ResponseSection, Status),
        *(SampleMessage, Message, PlacedText, StatedType, OtherAddress, Definition, Example),
    )
)


@dataclass(frozen=True, slots=True)
class _Batch:
    root: Root
    paths: tuple[str, ...]


def read_files(
    folders: Sequence[tuple[Root, Sequence[str]]],
    profile: Profile,
    cache: Cache,
    progress: Callable[[int, int], None],
    workers: Workers,
) -> list[Results]:
    """What was read of the files of each folder. Neither the cache nor the workers change the result."""
    profile_text = stable_text(profile)
    batches = [(number, batch) for number, folder in enumerate(folders) for batch in _batches(*folder)]
    results: list[Results] = [{} for _ in folders]
    done, total = 0, sum(len(batch.paths) for _, batch in batches)
    progress(0, total)
    unread: list[tuple[int, _Batch, str]] = []
    for number, batch in batches:
        key = _key(batch, profile_text, cache)
        if (found := _found(key, batch, cache)) is None:
            unread.append((number, batch, key))
        else:
            results[number] |= found
            done += len(batch.paths)
    files = [batch for _, batch, _ in unread]
    read = workers.results_of(partial(_read, profile), files, pays=total - done > _MANY)
    if total > _MANY:  # then later stages have something for them to do
        workers.prepare()
    for (number, batch, key), content in zip(unread, read, strict=True):
        results[number] |= _PACKER.unpack(content)
        if key and key == _key(batch, profile_text, cache):  # nobody has changed a file meanwhile
            cache.keep(key, content)
        done += len(batch.paths)
        progress(done, total)
    return [
        {path: found[path] for path in paths if path in found}
        for (_, paths), found in zip(folders, results, strict=True)
    ]


def _batches(root: Root, paths: Sequence[str]) -> Iterator[_Batch]:
    batches: dict[int, list[str]] = {}
    for path in paths:
        if path.rpartition("/")[2] not in INDEX_NAMES:
            number = int.from_bytes(hashlib.sha256(path.encode("utf-8", "surrogatepass")).digest()[:4])
            batches.setdefault(number % _BATCHES, []).append(path)
    return (_Batch(root, tuple(batches[number])) for number in sorted(batches))


def _read(profile: Profile, batch: _Batch) -> bytes:
    return _PACKER.pack({path: _read_file(profile, batch.root, path) for path in batch.paths})


def _read_file(profile: Profile, root: Root, path: str) -> Assembled:
    source, unread = read_source(root.path_of(path), root.display_path(path))
    result = _READERS[profile.page](source, path, root, profile) if source else Assembled(None, ())
    return replace(result, findings=(*unread, *result.findings), taken=frozenset())  # which only tests look at


def _found(key: str, batch: _Batch, cache: Cache) -> Results | None:
    content = cache.find(key) if key else None
    if content is None:
        return None
    try:
        found = _PACKER.unpack(content)
    except NotPackedError:
        return None
    is_ours = isinstance(found, dict) and found.keys() == {*batch.paths}
    return found if is_ours and all(isinstance(result, Assembled) for result in found.values()) else None


def _key(batch: _Batch, profile_text: str, cache: Cache) -> str:
    """The key of a batch; blank where a file cannot be read."""
    try:
        files = [part for path in batch.paths for part in _content_of(batch.root, path)]
    except OSError:
        return ""
    return cache.key("pages", profile_text, batch.root.display, *files)


def _content_of(root: Root, path: str) -> Iterator[str]:
    """The path and the digest of a file, and those of all that it may include."""
    waiting, seen = [path], {path}
    while waiting:
        page = waiting.pop()
        content = root.path_of(page).read_bytes()
        yield page
        yield hashlib.sha256(content).hexdigest()
        if b"!" not in content:
            continue
        for link in _LINK.findall(content.decode(errors="replace")):
            target = root.locate(page, link)
            yield f"{link} {target}"
            if target is not None and target not in seen and _is_file(root.path_of(target)):
                seen.add(target)
                waiting.append(target)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long
        return False
