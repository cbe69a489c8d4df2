"""`index.md` and `toc.yml` against the pages: links to nothing, and pages that nothing links to."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import yaml

from generator.findings import Finding, Span, rule
from generator.source import MOST_LEVELS, Root, read_source
from generator.yamltext import compose, is_deep

LINK_TO_NOTHING = rule(
    "X101",
    "warning",
    "An index links to a page that is not there",
    "The link is broken for readers of the documentation, or the page is in a folder that this run does not read.",
    "Remove the link, or add the page.",
)
NOT_IN_INDEX = rule(
    "X102",
    "info",
    "A page is in no index",
    "Readers of the documentation cannot find the page. The operation is still generated.",
    "Add the page to `index.md` or `toc.yml` of its folder.",
)
BAD_TOC = rule(
    "X103",
    "warning",
    "A table of contents cannot be read",
    "The file is not YAML, or is nested too deeply, so its links cannot be checked.",
    "Correct the YAML.",
)

INDEX_NAMES = {"index.md", "toc.yml"}
_LINK = re.compile(r"\]\((?P<href>[^()\s:]+?\.(?:md|yml))(?:#[^()]*)?\)")


@dataclass(frozen=True, slots=True)
class Listing:
    """What one root holds. All paths are relative to it."""

    root: Root
    files: Sequence[str]
    """Its Markdown files."""
    pages: Collection[str]
    """Those that became operations."""
    included: Collection[str]
    """Those that pages include."""


def check_indexes(listings: Sequence[Listing]) -> list[Finding]:
    """Findings for the indexes of all roots.

    The roots are editions or parts of one documentation: a link may lead to a page that another root has, at the same
    place within it or at the same place on the disk.
    """
    findings: list[Finding] = []
    linked: set[str] = set()
    linked_paths: set[str] = set()
    known = {path for listing in listings for path in (*listing.files, *listing.included)}
    on_disk = {_path(listing, file) for listing in listings for file in listing.files}
    for listing in listings:
        for item in _links_of(listing):
            if isinstance(item, Finding):
                findings.append(item)
                continue
            index, href, span = item
            target = listing.root.locate(index, href)
            path = _path(listing, f"{index.rpartition('/')[0]}/{href}".lstrip("/"))
            linked_paths.add(path)
            if target is not None:
                linked.add(target)
            is_there = target in known or path in on_disk or (target and listing.root.path_of(target).is_file())
            if not is_there:
                what = "no such page, remove the link or add the page"
                cause = f"{what}: {(target or href)[:120]}"
                findings.append(Finding(LINK_TO_NOTHING, f"{what}: {href[:120]}", span, cause=cause))
    if linked:
        findings += [
            Finding(NOT_IN_INDEX, "no index links to this page: add it to one", Span(listing.root.display_path(page)))
            for listing in listings
            for page in sorted(listing.pages)
            if page not in linked and _path(listing, page) not in linked_paths
        ]
    return findings


def _path(listing: Listing, relative: str) -> str:
    """A file of a root as a path on the disk."""
    return os.path.normpath(f"{listing.root.folder}/{relative}")


def _links_of(listing: Listing) -> Iterator[tuple[str, str, Span] | Finding]:
    """Each link of each index of a root: the index, the link, and its place."""
    folders = sorted({path.rpartition("/")[0] for path in listing.files} | {""})
    for folder in folders:
        for name in sorted(INDEX_NAMES):
            index = f"{folder}/{name}".lstrip("/")
            if listing.root.path_of(index).is_file():
                for item in _links(listing.root, index):
                    yield item if isinstance(item, Finding) else (index, *item)


def _links(root: Root, index: str) -> Iterator[tuple[str, Span] | Finding]:
    display = root.display_path(index)
    source, findings = read_source(root.path_of(index), display)
    yield from findings
    if source is None:
        return
    if index.endswith(".md"):
        for number, line in enumerate(source.lines(), 1):
            for m in _LINK.finditer(line):
                yield m["href"], source.span(number, m.start("href") + 1)
        return
    try:
        if is_deep(source.text, MOST_LEVELS):
            yield Finding(
                BAD_TOC, f"the table of contents has more than {MOST_LEVELS} levels: remove some", source.span(1)
            )
            return
        node = compose(source.text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        yield Finding(
            BAD_TOC, "the table of contents is not YAML: correct it", source.span(mark.line + 1 if mark else 1)
        )
        return
    waiting = [node]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if node is None or id(node) in seen:  # an alias may close a loop
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == "href" and isinstance(value, yaml.ScalarNode):
                    yield value.value, source.span(value.start_mark.line + 1, value.start_mark.column + 1)
                else:
                    waiting.append(value)
