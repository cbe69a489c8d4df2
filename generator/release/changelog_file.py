"""The file of release notes (Keep a Changelog 1.1.0): where an entry stands, and what may be replaced.

An entry ends with a comment that holds a hash of its text, and the version that it was compared with. As long as the
text has this hash, nobody has edited it, and a new entry of the same version, compared with the same one, may take its
place. All other text of the file is kept byte for byte.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.listing import counted
from generator.release.model import Entry, ReleaseNote
from generator.trusted import markdown_text

FILE = "CHANGELOG.md"

_HEAD = """# Changelog

What changed for callers of this client, by version. The format follows
[Keep a Changelog](https://keepachangelog.com/en/1.1.0/); versions follow
[Semantic Versioning](https://semver.org/).
"""

_HEADING = re.compile(r"## +\[?(?P<version>[^\]\s]+)\]?")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_LINK = re.compile(r"\[[^\]]+\]: ")
_MARK = re.compile(r"<!-- sdkgen: (?P<hash>[0-9a-f]{16}) since (?P<since>\S+) -->")


class EntryKeptError(Exception):
    """There is an entry of this version that may not be replaced. The text says why."""


@dataclass(frozen=True, slots=True)
class _Section:
    """One version in a file: its lines are `lines[start:end]`."""

    version: str
    start: int
    end: int


def entry_text(note: ReleaseNote, version: str, day: date) -> str:
    """The entry of a version as Markdown."""
    return "\n".join([f"## [{version}] - {day.isoformat()}", "", *_body(note)]) + "\n"


def marked(text: str, since: str) -> str:
    """An entry with the comment that shows whether somebody has edited it."""
    return f"{text}\n<!-- sdkgen: {_hash(text)} since {_word(since)} -->\n"


def with_entry(file: str, version: str, since: str, text: str) -> str:
    """The text of a file with the entry of a version: behind `Unreleased`, before the version that was the last.

    `since` is the version before the changes. Raises EntryKeptError for an entry of the same version that somebody has
    edited, or that tells of the changes since another version.
    """
    entry = marked(text, since)
    if not file.strip():
        return f"{_HEAD}\n{entry}"
    if "\r\n" in file:
        entry = entry.replace("\n", "\r\n")
    end_of_line = "\r\n" if "\r\n" in file else "\n"
    lines = file.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end_of_line
    sections = list(_sections(lines))
    for section in sections:
        if section.version == version:
            end = section.start + _length_of_ours(lines[section.start : section.end], since)
            return "".join([*lines[: section.start], entry, *lines[end:]])
    at = next((section.start for section in sections if section.version.lower() != "unreleased"), _end(lines, sections))
    before = "" if at == 0 or not lines[at - 1].strip() else end_of_line
    return "".join([*lines[:at], before, entry, *([end_of_line] if lines[at:] else []), *lines[at:]])


def _end(lines: Sequence[str], sections: Sequence[_Section]) -> int:
    """Where the entries end: before the addresses of links."""
    return sections[-1].end if sections else len(lines)


def _sections(lines: Sequence[str]) -> Iterator[_Section]:
    """The versions in a file. A heading within a fence is none; addresses of links at the end belong to no version."""
    starts: list[tuple[int, str]] = []
    fence = ""
    for at, line in enumerate(lines):
        if found := _FENCE.match(line):
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        elif not fence and (heading := _HEADING.match(line)):
            starts.append((at, heading["version"]))
    last = len(lines)
    while last and (not lines[last - 1].strip() or _LINK.match(lines[last - 1])):
        last -= 1
    ends = [*(start for start, _ in starts), last][1:]
    yield from (_Section(version, start, end) for (start, version), end in zip(starts, ends, strict=True))


def _length_of_ours(lines: Sequence[str], since: str) -> int:
    """How many lines of an entry are as sdkgen wrote them. Raises EntryKeptError unless they all are."""
    plain = [line.rstrip("\r\n") for line in lines]
    for at, line in enumerate(plain):
        if mark := _MARK.fullmatch(line):
            if _hash("\n".join(plain[: at - 1]) + "\n") != mark["hash"] or any(plain[at + 1 :]):
                break
            if mark["since"] != _word(since):
                raise EntryKeptError(f"it tells of the changes since {mark['since']}: raise the version (`--bump`)")
            return at + 1
    raise EntryKeptError("somebody has written or edited it: remove it to have it written anew")


def _word(version: str) -> str:
    """A version without what could end a comment: that of a base is whatever its spec says."""
    return re.sub(r"[^\w.!+]", "", version, flags=re.ASCII) or "0"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _body(note: ReleaseNote) -> Iterator[str]:
    yield _summary(note)
    for heading, found in groupby(note.entries, key=lambda entry: entry.heading):
        yield ""
        yield f"### {heading}"
        for part, entries in groupby(found, key=lambda entry: entry.part):
            yield ""
            yield f"#### {markdown_text(part)}"
            yield ""
            yield from map(_item, entries)


def _item(entry: Entry) -> str:
    return f"- {'**Breaking:** ' if entry.is_breaking else ''}{entry.text}"


def _summary(note: ReleaseNote) -> str:
    """How many changes there are; those of the documentation alone are only counted."""
    breaking = sum(entry.is_breaking for entry in note.entries)
    other = len(note.entries) - breaking
    parts = []
    if breaking and other:
        parts.append(f"{counted(breaking, 'breaking change')} and {counted(other, 'other')}.")
    elif breaking:
        parts.append(f"{counted(breaking, 'breaking change')}.")
    elif other:
        parts.append(f"{counted(other, 'change')}, {'not' if other == 1 else 'none of them'} breaking.")
    else:
        parts.append("Nothing changes for callers.")
    if note.texts:
        verb = "is" if note.texts == 1 else "are"
        parts.append(f"{counted(note.texts, 'change')} of the documentation alone {verb} not listed.")
    return " ".join(parts)
