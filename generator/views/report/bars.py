"""Charts of the report: bars of which each part stands for one count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.trusted import SafeText, html_text
from generator.views.report.numbers import percentage


@dataclass(frozen=True, slots=True)
class BarPart:
    """One part: the class that gives it its colour and pattern, where it starts and how long it is."""

    kind: SafeText
    start: SafeText
    length: SafeText


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, and the same in words."""

    parts: tuple[BarPart, ...]
    words: SafeText


def bar(subject: str, counts: Sequence[tuple[str, str, int]]) -> Bar:
    """A bar over its full length. `counts`: the kind of each part, its name and how many there are."""
    whole = sum(value for _, _, value in counts)
    parts, start = [], 0
    for kind, _, value in counts:
        if value:
            parts.append(BarPart(html_text(kind), percentage(start, whole), percentage(value, whole)))
        start += value
    words = ", ".join(f"{value:,} {name}" for _, name, value in counts if value) or "nothing"
    return Bar(tuple(parts), html_text(f"{subject}: {words}"))
