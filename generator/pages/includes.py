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

_LONGEST_PATH = 240
"""Longer names are refused by file systems, with an error instead of an answer."""

INCLUDE = re.compile(r"\s*\[!include\s*\[[^\]]*\]\s*\((?P<path>[^)\s]+)[^)]*\)\s*\]\s*\Z", re.I)


def included(block: Block) -> tuple[str, ...]:
    """The paths that a block of nothing but include lines names."""
    if block.kind != "prose":
        return ()
    matches = [INCLUDE.match(line) for line in block.lines]
    return tuple(m["path"] for m in matches if m) if all(matches) else ()


def expand(
    found: Sequence[Block], page: str, root: Root, stack: tuple[str, ...] = ()
) -> Iterator[Block | Finding | str]:
    """The blocks with each include replaced by the blocks that it names.

    Between them stand findings, and the path of each file that was read, relative to the root.
    """
    for block in found:
        paths = included(block)
        if not paths:
            yield block
        for offset, link in enumerate(paths):
            span = block.span(offset)
            target = root.locate(page, link)
            if target is None:
                yield Finding(OUTSIDE_INCLUDE, f"not followed: {link[:120]}", span)
            elif target in (*stack, page):
                yield Finding(INCLUDE_LOOP, f"`{target}` includes itself", span)
            elif len(link) > _LONGEST_PATH or not root.path_of(target).is_file():
                yield Finding(MISSING_INCLUDE, f"no such file: {link[:120]}", span)
            else:
                yield target
                source, findings = read_source(root.path_of(target), root.shown_path(target))
                yield from findings
                if source:
                    yield from expand(blocks(source), target, root, (*stack, page))
