"""What stands in a page beside its text: annotations in HTML comments, and the targets of reference-style links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.findings import rule
from generator.pages.account import Account
from generator.pages.markdown import Block
from generator.source import SourceFile

BAD_ANNOTATION = rule(
    "P306",
    "warning",
    "An annotation is not JSON",
    "A comment that starts with `{` says what the block below it is. It cannot be parsed, so it is not read.",
    "Correct the JSON in the comment.",
)

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LINK = re.compile(r" {0,3}\[([^\]^][^\]]*)\]:\s*(\S+)(?:\s+[\"'(].*)?\s*\Z")
_INLINE = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)")
_REFERENCE = re.compile(r"\[((?:[^\[\]])+)\](?:\[([^\[\]]*)\])?")


@dataclass(frozen=True, slots=True)
class Annotation:
    """The JSON object of a comment; `line` is the first line after it, from 1."""

    data: Mapping[str, Any]
    line: int


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page without comments and link targets, line for line; and what they said."""

    source: SourceFile
    annotations: tuple[Annotation, ...]
    links: Mapping[str, str]
    """Name of a link in lower case -> its target."""

    def annotation_of(self, block: Block) -> Mapping[str, Any]:
        """The annotation that stands above a block, with nothing but blank lines between; empty if there is none."""
        above = [annotation for annotation in self.annotations if annotation.line <= block.line]
        if not above:
            return {}
        between = self.source.text.split("\n")[above[-1].line - 1 : block.line - 1]
        return {} if any(line.strip() for line in between) else above[-1].data


def plain_page(source: SourceFile, account: Account) -> PlainPage:
    """Take comments and link targets out of a page; lines of fences stay as they are."""
    lines = source.text.split("\n")
    annotations: list[Annotation] = []
    links: dict[str, str] = {}
    for first, last in _comments(lines):
        text = "\n".join(lines[first : last + 1])
        inner = text[text.find("<!--") + 4 : text.rfind("-->") if "-->" in text else len(text)].strip()
        if inner.startswith("{"):
            try:
                annotations.append(Annotation(json.loads(inner, strict=False), last + 2))
            except (ValueError, RecursionError) as error:
                place = Block("prose", source.path, first + 1, ()).span()
                account.find(BAD_ANNOTATION, f"the annotation is not JSON: {str(error)[:80]}; correct it", place)
        lines[first : last + 1] = [""] * (last + 1 - first)
    for at in _outside_fences(lines):
        if m := _LINK.match(lines[at]):
            links.setdefault(" ".join(m[1].lower().split()), m[2])
            lines[at] = ""
    return PlainPage(SourceFile(source.path, "\n".join(lines)), tuple(annotations), links)


def _outside_fences(lines: list[str]) -> Iterator[int]:
    """The numbers of the lines that stand in no fence."""
    mark = ""
    for number, line in enumerate(lines):
        m = _FENCE.match(line)
        if mark:
            if m and line.strip().startswith(mark) and not line.strip().strip(mark[0]):
                mark = ""
        elif m:
            mark = m[1]
        else:
            yield number


def _comments(lines: list[str]) -> Iterator[tuple[int, int]]:
    """First and last line of each comment that starts a line."""
    last = -1
    for number in list(_outside_fences(lines)):
        if number > last and lines[number].lstrip().startswith("<!--"):
            last = next((at for at in range(number, len(lines)) if "-->" in lines[at]), number)
            yield number, last


def without_links(text: str, links: Mapping[str, str]) -> str:
    """Text whose links within the documentation are their words; links to other sites are written out."""

    def inline(m: re.Match[str]) -> str:
        return m[0] if "://" in m[2] and not m[0].startswith("!") else m[1]

    def reference(m: re.Match[str]) -> str:
        target = links.get(" ".join((m[2] or m[1]).lower().split()))
        if target is None or text[m.end() : m.end() + 1] == "(":
            return m[0]
        return f"[{m[1]}]({target})" if "://" in target else m[1]

    return _REFERENCE.sub(reference, _INLINE.sub(inline, text)) if "[" in text else text


def link_target(text: str, links: Mapping[str, str]) -> str:
    """Where the only link of a text leads; blank where it has none."""
    if m := _INLINE.search(text):
        return m[2]
    found = _REFERENCE.search(text)
    return links.get(" ".join((found[2] or found[1]).lower().split()), "") if found else ""
