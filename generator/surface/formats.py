"""Changes of the Python surface for people and for scripts: text, Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict

from generator.diff.formats import Format, markdown_lines
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
    items = ((_BREAKING[change.is_breaking].capitalize(), change.kind, [_item(change)]) for change in changes)
    yield from markdown_lines("Changes of the Python client", surface_summary(changes), items)


def _item(change: SurfaceChange) -> str:
    return f"- {markdown_code(change.name)}{_sides(change, markdown_code)}"


def surface_summary(changes: Sequence[SurfaceChange]) -> str:
    """How many changes there are of each severity."""
    breaking = sum(change.is_breaking for change in changes)
    return f"{breaking:,} breaking, {len(changes) - breaking:,} compatible"


def _sides(change: SurfaceChange, mark: Callable[[str], str]) -> str:
    if change.before is None or change.after is None:
        return ""
    return f": {mark(change.before)} -> {mark(change.after)}"
