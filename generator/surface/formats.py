"""Changes of the Python surface for people and for scripts: text, Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from generator.diff.formats import Format
from generator.lint.printable import printable
from generator.surface.model import SurfaceChange
from generator.trusted import markdown_code

_BREAKING = {True: "breaking", False: "compatible"}


def surface_lines(form: Format, changes: Sequence[SurfaceChange]) -> Iterator[str]:
    """The changes in one of the formats."""
    return {"text": _text, "markdown": _markdown, "json": _json}[form](changes)


def _json(changes: Sequence[SurfaceChange]) -> Iterator[str]:
    rows = [{**asdict(change), "severity": _BREAKING[change.is_breaking]} for change in changes]
    yield json.dumps(rows, indent=2)


def _text(changes: Sequence[SurfaceChange]) -> Iterator[str]:
    width = max((len(change.kind) for change in changes), default=0)
    for change in changes:
        yield printable(f"{_BREAKING[change.is_breaking]:11} {change.kind:{width}}  {change.name}{_sides(change, str)}")
    yield surface_summary(changes)


def _markdown(changes: Sequence[SurfaceChange]) -> Iterator[str]:
    yield "# Changes of the Python client"
    yield ""
    yield f"{surface_summary(changes)}."
    for is_breaking, found in groupby(changes, key=lambda change: change.is_breaking):
        yield ""
        yield f"## {_BREAKING[is_breaking].capitalize()}"
        for kind, same in groupby(found, key=lambda change: change.kind):
            yield ""
            yield f"### {kind.replace('-', ' ').capitalize()}"
            yield ""
            yield from (f"- {markdown_code(change.name)}{_sides(change, markdown_code)}" for change in same)


def surface_summary(changes: Sequence[SurfaceChange]) -> str:
    """How many changes there are of each severity."""
    breaking = sum(change.is_breaking for change in changes)
    return f"{breaking:,} breaking, {len(changes) - breaking:,} compatible"


def _sides(change: SurfaceChange, mark: Callable[[str], str]) -> str:
    if change.before is None or change.after is None:
        return ""
    return f": {mark(change.before)} -> {mark(change.after)}"
