"""DocFX includes: `[!include[title](path)]` stands for the blocks of another file of the same root."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.findings import Finding, rule
from generator.pages.markdown import Block, blocks
from generator.source import Root, read_source

MISSING_INCLUDE = rule(
    "P401",
    "warning",
    "An included file is not there",
    "What the file would have shown stays unknown.",
    "Add the file, or correct the path; it is relative to the page.",
)
OUTSIDE_INCLUDE = rule(
    "P402",
    "warning",
    "An include leads out of the page root",
    "Pages are untrusted: only files below their own root are read.",
    "Move the file below the root.",
)
INCLUDE_LOOP = rule(
    "P403",
    "warning",
    "Files include each other",
    "The loop is cut where it closes.",
    "Remove one of the includes.",
)

MANY_INCLUDES = rule(
    "P404",
    "warning",
    "A page includes too many files",
    "After 200 files the rest is not read: files that include files can ask for more than there is time for.",
    "Include the samples directly.",
)

_LONGEST_PATH = 240
"""Longer names are refused by file systems, with an error instead of an answer."""

_MOST_INCLUDES = 200
"""Of one page, included files counted as often as they are read. Real pages have two."""

INCLUDE = re.compile(r"\s*\[!include\s*\[[^\]]*\]\s*\((?P<path>[^)\s]+)(?:\s[^)]*)?\)\s*\]\s*\Z", re.I)


def included(block: Block) -> tuple[str, ...]:
    """The paths that a block of nothing but include lines names."""
    if block.kind != "prose":
        return ()
    matches = [INCLUDE.match(line) for line in block.lines]
    return tuple(m["path"] for m in matches if m) if all(matches) else ()


def expand(found: Sequence[Block], page: str, root: Root) -> Iterator[Block | Finding | str]:
    """The blocks with each include replaced by the blocks that it names.

    Between them stand findings, and the path of each file that was read, relative to the root.
    """
    return _expand(found, (page,), root, iter(range(_MOST_INCLUDES)))


def _expand(
    found: Sequence[Block], stack: tuple[str, ...], root: Root, budget: Iterator[int]
) -> Iterator[Block | Finding | str]:
    for block in found:
        paths = included(block)
        if not paths:
            yield block
        for offset, link in enumerate(paths):
            span = block.span(offset)
            target = root.locate(stack[-1], link)
            if target is None:
                yield Finding(OUTSIDE_INCLUDE, f"not followed: {link[:120]}", span)
            elif target in stack:
                yield Finding(INCLUDE_LOOP, f"`{target}` includes itself", span)
            elif len(link) > _LONGEST_PATH or not root.path_of(target).is_file():
                yield Finding(MISSING_INCLUDE, f"no such file: {link[:120]}", span)
            elif next(budget, None) is None:
                yield Finding(MANY_INCLUDES, f"not read: {link[:120]}", span)
                return
            else:
                yield target
                source, findings = read_source(root.path_of(target), root.display_path(target))
                yield from findings
                if source:
                    yield from _expand(blocks(source), (*stack, target), root, budget)
