"""DocFX includes: `[!include[title](path)]` stands for the blocks of another file of the same root."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.findings import Finding, rule
from generator.pages.markdown import Block, blocks
from generator.source import Root, read_source

MISSING_INCLUDE = rule(
    "P401",
    "warning",
    "An included file is not there",
    "What the file would show is missing from the spec.",
    "Add the file, or correct the path; it is relative to the page.",
)
OUTSIDE_INCLUDE = rule(
    "P402",
    "warning",
    "An include points outside the page folder",
    "Pages are untrusted input: only files inside their own page folder are read.",
    "Move the file into the page folder.",
)
INCLUDE_LOOP = rule(
    "P403",
    "warning",
    "Files include each other",
    "The include that closes the loop is not followed.",
    "Remove one of the includes.",
)

MANY_INCLUDES = rule(
    "P404",
    "warning",
    "A page includes too many files",
    "A page may include 200 files, counting nested includes. The rest is not read: a few files could ask for millions.",
    "Include the samples directly.",
)

_LONGEST_PATH = 240
"""Characters of a path. File systems raise an error for a name that is too long."""

_MOST_INCLUDES = 200
"""Files that one page may include, each counted as often as it is read. Real pages include two."""

INCLUDE = re.compile(r"\s*\[!include\s*\[[^\]]*\]\s*\((?P<path>[^)\s]+)(?:\s[^)]*)?\)\s*\]\s*\Z", re.I)


class Included(NamedTuple):
    """A file that was included: its path, relative to the root, and its text; blank where it cannot be read."""

    path: str
    text: str


def included(block: Block) -> tuple[str, ...]:
    """The paths of the include lines of a block; none if it has any other line."""
    if block.kind != "prose":
        return ()
    matches = [INCLUDE.match(line) for line in block.lines]
    return tuple(m["path"] for m in matches if m) if all(matches) else ()


def expand(found: Sequence[Block], page: str, root: Root) -> Iterator[Block | Finding | Included]:
    """The blocks, with each include replaced by the blocks of the file that it names.

    Between them stand findings, and each file that was read.
    """
    return _expand(found, (page,), root, iter(range(_MOST_INCLUDES)))


def _expand(
    found: Sequence[Block], stack: tuple[str, ...], root: Root, budget: Iterator[int]
) -> Iterator[Block | Finding | Included]:
    for block in found:
        paths = included(block)
        if not paths:
            yield block
        for offset, link in enumerate(paths):
            span = block.span(offset)
            target = root.locate(stack[-1], link)
            if target is None:
                yield Finding(OUTSIDE_INCLUDE, f"not followed, move the file into the page folder: {link[:120]}", span)
            elif target in stack:
                yield Finding(INCLUDE_LOOP, f"`{target}` includes itself: remove one of the includes", span)
            elif len(link) > _LONGEST_PATH or not root.path_of(target).is_file():
                yield Finding(MISSING_INCLUDE, f"no such file, add it or correct the path: {link[:120]}", span)
            elif next(budget, None) is None:
                yield Finding(MANY_INCLUDES, f"not read, write the samples into the page: {link[:120]}", span)
                return
            else:
                source, findings = read_source(root.path_of(target), root.display_path(target))
                yield Included(target, source.text if source else "")
                yield from findings
                if source:
                    yield from _expand(blocks(source), (*stack, target), root, budget)
