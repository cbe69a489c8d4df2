"""Changes for people and for scripts: text, Markdown and JSON. Text of pages is in them, and has no effect in any."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from operator import itemgetter
from typing import Literal, get_args

from generator.diff.model import SEVERITIES, Change, Reach, Severity
from generator.lint.printable import printable
from generator.listing import counted
from generator.trusted import markdown_code

Format = Literal["text", "markdown", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)

_MOST_OPERATIONS = 3
"""Of one change: a shared model may be used by hundreds. JSON lists them all."""

_LONGEST = 100
"""Characters of a text of a page. JSON has it in full."""

_TITLES: dict[Severity, str] = {
    "breaking": "Breaking",
    "compatible": "Compatible",
    "docs": "Documentation only",
}


def change_lines(form: Format, changes: Sequence[Change]) -> Iterator[str]:
    """The changes in one of the formats."""
    return {"text": _text, "markdown": _markdown, "json": _json}[form](changes)


def _json(changes: Sequence[Change]) -> Iterator[str]:
    yield json.dumps([asdict(change) for change in changes], indent=2)


def _text(changes: Sequence[Change]) -> Iterator[str]:
    width = max((len(change.kind) for change in changes), default=0)
    for change in changes:
        what = printable(f"{change.place}: {_before_and_after(change, str)}")
        yield f"{change.severity:11} {change.kind:{width}}  {what}"
        if change.place != change.operations[0].id:
            yield from (f"{'':12}{printable(line)}" for line in _operations(change.operations, str))
    yield summary(changes)


def _markdown(changes: Sequence[Change]) -> Iterator[str]:
    items = ((_TITLES[change.severity], change.kind, _item(change)) for change in changes)
    yield from markdown_lines("Changes of the API", summary(changes), items)


def _item(change: Change) -> Iterator[str]:
    yield f"- {_code(change.place)}: {_before_and_after(change, _code)}"
    if change.place != change.operations[0].id:
        yield f"  ({', '.join(_operations(change.operations, _code))})"


def markdown_lines(title: str, count: str, items: Iterable[tuple[str, str, Iterable[str]]]) -> Iterator[str]:
    """A document of changes: for each item the title of its severity, its kind, and its lines, in the order given."""
    yield f"# {title}"
    yield ""
    yield f"{count}."
    for severity, found in groupby(items, key=itemgetter(0)):
        yield ""
        yield f"## {severity}"
        for kind, same in groupby(found, key=itemgetter(1)):
            yield ""
            yield f"### {kind.replace('-', ' ').capitalize()}"
            yield ""
            yield from (line for _, _, lines in same for line in lines)


def summary(changes: Sequence[Change]) -> str:
    """How many changes there are of each severity."""
    counts = Counter(change.severity for change in changes)
    return ", ".join(f"{counts[severity]:,} {_TITLES[severity].lower()}" for severity in SEVERITIES)


def _code(text: str) -> str:
    return markdown_code(printable(text))


def _before_and_after(change: Change, mark: Callable[[str], str]) -> str:
    before, after = (mark(_short(text)) if text else "" for text in (change.before, change.after))
    if before and after:
        return f"{before} -> {after}"
    return f"was {before}" if before else f"now {after}" if after else "changed"


def _short(text: str) -> str:
    return textwrap.shorten(text, _LONGEST, placeholder=" ...")


def _operations(reached: Sequence[Reach], mark: Callable[[str], str]) -> Iterator[str]:
    for reach in reached[:_MOST_OPERATIONS]:
        yield mark(f"{reach.id} {reach.at}".strip())
    if len(reached) > _MOST_OPERATIONS:
        yield f"and {counted(len(reached) - _MOST_OPERATIONS, 'more operation')}"
