"""`sdkgen overrides export`: what is wrong on the pages, as a Markdown report for their publisher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from generator.findings import Span
from generator.inference.statements import Statement
from generator.listing import counted
from generator.overrides.entries import Fact, FactName
from generator.overrides.evidence import Evidence, known_values
from generator.overrides.facts import FACTS
from generator.overrides.match import Match
from generator.overrides.places import TITLES, Part
from generator.spec.types import Type, to_text
from generator.trusted import markdown_code, markdown_text

_LABELS: Mapping[FactName, str] = {
    "type": "Type",
    "required": "Required",
    "read_only": "Read-only",
    "deprecated": "Deprecated",
    "description": "Description",
    "values": "Known values",
    "rename": "Name",
    "add": "Missing parts",
    "drop": "Exists",
}
"""Facts that concern the publisher: names in Python do not."""

_MOST_PLACES = 20
"""Of one entry: a property of a shared model may stand on hundreds of pages."""


def report_lines(evidence: Evidence, matches: Iterable[Match]) -> Iterator[str]:
    """The lines of the report: for each entry, what the pages say, what they should say, why, and where they say it."""
    listed = [(found, list(_rows(found, evidence))) for found in matches]
    listed = [(found, rows) for found, rows in listed if rows]
    yield "# Corrections to the documentation"
    yield ""
    yield f"{counted(len(listed), 'correction')}."
    for found, rows in listed:
        yield ""
        yield f"## {markdown_code(found.entry.text)}"
        yield ""
        yield f"This is {TITLES[found.place.kind]}."
        yield ""
        yield "| | the pages say | it should be |"
        yield "| --- | --- | --- |"
        yield from rows
        yield ""
        yield f"Why: {markdown_text(found.entry.reason)}"
        if found.entry.issue:
            yield ""
            yield f"Issue: {markdown_text(found.entry.issue)}"
        yield ""
        yield "Where:"
        yield ""
        yield from _places(found, evidence)


def _places(found: Match, evidence: Evidence) -> Iterator[str]:
    by_span: dict[Span, list[Statement]] = {}
    for statement in evidence.statements(found.place):
        by_span.setdefault(statement.span, []).append(statement)
    for span, said in list(by_span.items())[:_MOST_PLACES]:
        texts = ", ".join(dict.fromkeys(markdown_code(statement.text) for statement in said))
        yield f"- {markdown_code(span.path)}, line {span.line}: {said[0].source}: {texts}"
    if len(by_span) > _MOST_PLACES:
        yield f"- and {len(by_span) - _MOST_PLACES:,} more"
    if not by_span:
        yield "- on no page"


def _rows(found: Match, evidence: Evidence) -> Iterator[str]:
    """A row of the table for each fact."""
    part = evidence.part(found.place)
    for fact in found.entry.facts:
        if fact.name in _LABELS:
            says, should = _says(fact, found, part)
            yield f"| {_LABELS[fact.name]} | {says} | {should} |"


def _says(fact: Fact, found: Match, part: Part | None) -> tuple[str, str]:
    """What the pages say about a fact, and what they should say."""
    match fact.name:
        case "add":
            added = cast("Mapping[str, Type]", fact.value)
            return "nothing", ", ".join(cell(f"{name}: {to_text(type_)}") for name, type_ in added.items())
        case "drop":
            return "yes", "no"
        case "values":
            known = known_values(part) if part is not None else ()
            return _list(known), _list(cast("tuple[str, ...]", fact.value))
    said = getattr(part, FACTS[found.place.kind][fact.name]) if part is not None else None
    if fact.name == "deprecated":
        return _deprecated(said), _deprecated(fact.value)
    return _value(said), _value(fact.value)


def _list(values: Iterable[str]) -> str:
    return ", ".join(map(cell, values)) or "nothing"


def _deprecated(text: Any) -> str:
    return "no" if text is None else cell(text) if text else "yes"


def _value(value: Any) -> str:
    match value:
        case None | "":
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case str():
            return cell(value)
    return cell(to_text(value))


def cell(text: str) -> str:
    """A code span in a table cell, where a `|` needs a backslash (GitHub Flavored Markdown, section 4.10)."""
    return markdown_code(text).replace("|", "\\|")
