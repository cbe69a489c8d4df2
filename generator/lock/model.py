"""The lock as data and as text: a line for each input, sorted, so that a diff shows what changed and git can merge."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias, get_args

from generator.lint.printable import printable

LOCK_FILE = "sdkgen.lock"
"""In the folder of specs."""

Kind = Literal["version", "templates", "profile", "setting", "overrides", "reference", "evidence", "page"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order of the file. `version` is that of sdkgen or of a library, all else a digest (`source.digest`).

A page has two: of everything, and after `-`, of the names and types in its tables and headings."""


class Input(NamedTuple):
    """Something that outputs are made from. A page is named by its path in its root, as in the spec."""

    kind: Kind
    name: str


Lock: TypeAlias = Mapping[Input, str]
"""Input -> its digest or version."""

_HEAD = (
    "# sdkgen.lock 1: what the spec and the client were made from. Written by `sdkgen generate`; `sdkgen check` says\n"
    "# what has changed since. After a merge, generate again.\n"
)
_LINE = re.compile(rf"(?P<kind>{'|'.join(KINDS)}) (?P<state>[0-9A-Za-z.+!-]+) (?P<name>\S.*)")


def encode(lock: Lock) -> str:
    """The text of a lock. Characters that cannot be printed are written as escapes."""
    lines = sorted((KINDS.index(kind), printable(name), state) for (kind, name), state in lock.items())
    return _HEAD + "".join(f"{KINDS[kind]} {state} {name}\n" for kind, name, state in lines)


def decode(text: str) -> Lock | None:
    """The lock of a text; None for one that is damaged, or that no version like this wrote."""
    if not text.startswith(_HEAD):
        return None
    found: dict[Input, str] = {}
    for line in text.removeprefix(_HEAD).split("\n")[:-1]:
        match = _LINE.fullmatch(line)
        kind = next((kind for kind in KINDS if match and kind == match["kind"]), None)
        if match is None or kind is None:
            return None
        found[Input(kind, match["name"])] = match["state"]
    return found


def read_lock(folder: Path) -> Lock | Literal["missing", "unreadable"]:
    """The lock in a folder of specs, or why there is none that can be used."""
    try:
        text = (folder / LOCK_FILE).read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return "missing"
    except (OSError, UnicodeDecodeError):
        return "unreadable"
    lock = decode(text)
    return "unreadable" if lock is None else lock
