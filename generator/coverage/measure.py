"""From what was inferred and corrected to figures about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.coverage.model import Coverage, GroupCoverage, SectionCoverage, State, Tally
from generator.inference.infer import Inference
from generator.inference.provenance import TypeFact, type_facts
from generator.inference.review import checked_samples
from generator.overrides.apply import Correction
from generator.overrides.places import Place
from generator.spec.model import Api


@dataclass(slots=True)
class _Sum:
    """The counts of a tally, while they grow."""

    states: Counter[State] = field(default_factory=Counter)
    samples: int = 0
    matching: int = 0

    def tally(self) -> Tally:
        return Tally(dict(self.states), self.samples, self.matching)


def measure(inference: Inference, correction: Correction) -> Coverage:
    """The figures of the types that an inference gives, with the overrides that were applied to them."""
    groups = {operation.id: group.path for group, operation in inference.api.operations()}
    sums: dict[tuple[str, ...], _Sum] = defaultdict(_Sum)  # () is the whole API, (section,) all of its groups
    elsewhere = 0
    for state, pages in _states(inference, correction):
        shown_in = {groups[page] for page in pages if page in groups}
        elsewhere += not shown_in
        for path in {(), *((path[0],) for path in shown_in), *shown_in}:
            sums[path].states[state] += 1
    for item in inference.evidence:
        path = groups[item.page.id]
        for _, findings in checked_samples(item, inference.models):
            for each in ((), path[:1], path):
                sums[each].samples += 1
                sums[each].matching += not findings
    return Coverage(sums[()].tally(), tuple(_sections(inference.api, sums)), elsewhere)


def _sections(api: Api, sums: dict[tuple[str, ...], _Sum]) -> Iterator[SectionCoverage]:
    for section in api.sections:
        groups = tuple(
            GroupCoverage(group.name, sums[group.path].tally()) for group in api.groups if group.section == section.name
        )
        if groups:
            yield SectionCoverage(section.title, section.noun, sums[section.name,].tally(), groups)


def _states(inference: Inference, correction: Correction) -> Iterator[tuple[State, Iterable[str]]]:
    """The state of each part of the API, and the ids of the pages that show it."""
    given = _overridden(correction)
    for fact in type_facts(inference):
        place = _place(fact)
        yield ("overridden" if place in given else _state(fact)), fact.pages
        given.discard(place)
    for place in sorted(given):  # what only overrides add
        yield "overridden", () if place.kind == "field" else (place.owner,)


def _state(fact: TypeFact) -> State:
    if fact.is_open:
        return "unknown"
    if fact.is_disputed:
        return "conflicting"
    return "reference" if fact.source == "reference" else "pages"


def _overridden(correction: Correction) -> set[Place]:
    """Every place that overrides give a type or values. None, if they could not be applied."""
    if correction.has_errors:
        return set()
    statements = (statement for found in correction.matches for statement in found.statements())
    return {_without_status(place) for place, fact in statements if fact.name in ("type", "values")}


def _place(fact: TypeFact) -> Place:
    return Place(fact.kind, fact.owner, fact.name)


def _without_status(place: Place) -> Place:
    """The place of a response without its status: all that have a body have one type."""
    return Place("response", place.owner) if place.kind == "response" else place
