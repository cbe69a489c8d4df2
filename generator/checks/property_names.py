"""The names of properties: those that a slip has changed, and those that the table of the page leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator import naming
from generator.checks.similar import SimilarNames, is_misspelled
from generator.checks.survey import Body, Survey, place_in, values_at
from generator.findings import Finding, Span, rule
from generator.inference.evidence import EvidenceNode
from generator.pages.text import invisible

MISSPELLED_PROPERTY = rule(
    "T111",
    "warning",
    "The name of a property is misspelled",
    "The page names a property that no other place knows, and leaves out one of nearly that name. Both would become "
    "fields of the model.",
    "Correct the name; if it is right, correct the other places.",
)
PROPERTY_IN_NO_TABLE = rule(
    "T112",
    "warning",
    "A sample shows a property that the table does not have",
    "The table lists the other properties of the sample. The property is generated without a description.",
    "Add a row to the table, or remove the property from the sample.",
)

_KNOWN = 2
"""Pages that must have a name before another page can have misspelled it."""


@dataclass(slots=True)
class _Names:
    """Where property names are used. A name counts once a page."""

    pages: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Name -> ids of the pages that have it."""
    siblings: dict[str, list[frozenset[str]]] = field(default_factory=lambda: defaultdict(list))
    """Name of a property -> the properties beside it, for each record that has it."""
    words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Word of a name -> names that have it."""


def check_property_names(survey: Survey) -> Iterator[Finding]:
    """Findings for misspelled properties of tables and samples, and for properties that a table leaves out."""
    maps = survey.models.maps
    records = [(body, node) for body in survey.bodies for node in body.nodes if node.fields and node not in maps]
    names = _Names()
    for body, node in records:
        shape = frozenset(node.fields)
        for name in shape:
            if body.page.id not in names.pages[name]:
                names.pages[name].add(body.page.id)
                names.siblings[name].append(shape)
    for name in names.pages:
        for word in naming.words(name):
            names.words[word].add(name)
    similar = SimilarNames(names.pages)
    for body, node in records:
        if node is body.table and body.rows:
            yield from _table_and_sample(body, node, names)
        yield from _against_other_pages(body, node, names, similar)


def _table_and_sample(body: Body, node: EvidenceNode, names: _Names) -> Iterator[Finding]:
    """A table against the samples below it."""
    rows = {row.name: row for row in body.rows}
    extra = [name for name in node.fields if name not in rows]
    if not extra or not any(sample.has_json for sample in body.samples):
        return
    unseen = [row for row in body.rows if not body.is_in_sample(node.fields[row.name])]
    is_whole = 2 * (len(rows) - len(unseen)) >= len(node.fields) - len(unseen)
    for name in extra:
        sample = body.sample_with(node.fields[name])
        if sample is None:
            continue
        place = place_in(sample, node.fields[name])
        row = next((row for row in unseen if is_misspelled(row.name, name)), None)
        if row is not None and invisible(name):
            continue  # that is another finding
        if row is None:
            if is_whole:
                message = f"the sample shows `{name}`, and the table does not: add a row, or remove it from the sample"
                yield Finding(PROPERTY_IN_NO_TABLE, message, place)
        elif _weight(name, names) >= _weight(row.name, names):
            yield _misspelled(row.name, name, row.span, (place, "the sample"))
        else:
            yield _misspelled(name, row.name, place, (row.span, "the table"))


def _weight(name: str, names: _Names) -> tuple[int, int]:
    """How well known a name is: by the pages that have it, then by the names that its rarest word is part of."""
    return len(names.pages[name]), min((len(names.words[word]) for word in naming.words(name)), default=0)


def _against_other_pages(body: Body, node: EvidenceNode, names: _Names, similar: SimilarNames) -> Iterator[Finding]:
    """The properties of a record against those of the same record on other pages."""
    for name, inner in node.fields.items():
        if len(names.pages[name]) > 1 or invisible(name):
            continue
        rows = {row.name: row.span for row in body.rows} if node is body.table else {}
        if name in rows and body.is_in_sample(inner):
            continue  # table and sample agree
        others = frozenset(node.fields) - {name}
        candidates = similar.of(name)
        meant = next((other for other in candidates if _is_one_item(body, node, name, other)), None) or next(
            (
                other
                for other in candidates
                if len(names.pages[other]) >= _KNOWN
                and other not in node.fields
                and any(_is_same_record(others, shape - {other}) for shape in names.siblings[other])
            ),
            None,
        )
        if meant is not None:
            sample = body.sample_with(inner)
            place = rows.get(name) or (place_in(sample, inner) if sample else body.root.page.span)
            yield _misspelled(name, meant, place)


def _is_one_item(body: Body, node: EvidenceNode, name: str, other: str) -> bool:
    """Whether one item of a list has a name where the other items have another."""
    if other not in node.fields:
        return False
    objects = [value for sample in body.samples if sample.has_json for value in values_at(sample.value, node)]
    with_name = [value for value in objects if isinstance(value, dict) and name in value]
    with_other = [value for value in objects if isinstance(value, dict) and other in value]
    return len(with_name) == 1 and bool(with_other) and other not in with_name[0]


def _is_same_record(shape: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two records have nearly the same properties, beside the one that is in question."""
    return bool(shape) and len(shape & other) >= 0.8 * max(len(shape), len(other))


def _misspelled(name: str, meant: str, span: Span, *related: tuple[Span, str]) -> Finding:
    if name.casefold() == meant.casefold():
        message = f"`{name}` differs from `{meant}` in capitals only: write `{meant}`"
    else:
        message = f"`{name}` is known from no other place: write `{meant}`, if that is meant"
    return Finding(MISSPELLED_PROPERTY, message, span, related)
