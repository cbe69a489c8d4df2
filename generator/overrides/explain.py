"""Overrides among the evidence that `sdkgen explain` prints: they come first, for they decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.inference.explain import Explanation, NothingToExplainError, explain
from generator.inference.infer import Inference
from generator.overrides.apply import Correction, apply
from generator.overrides.entries import Fact, Override
from generator.overrides.facts import Typed
from generator.overrides.match import Match
from generator.overrides.names import new_model_names, new_place
from generator.overrides.places import Place, Places
from generator.spec.types import Type, to_text, with_references


def explanation_lines(name: str, inference: Inference, entries: Sequence[Override]) -> Iterator[str]:
    """The lines about `Model`, `Model.Field`, an operation id, or the `at` or new name of an override.

    Raises NothingToExplainError.
    """
    correction = apply(inference.api, entries)
    try:
        explanations = list(explain(name, inference.models, inference.evidence))
    except NothingToExplainError:
        found = [found for found in correction.matches if name in (found.entry.text, *_new_names(found))]
        if not found:
            raise
        yield from _overrides(found)
        return
    types, names = _types(correction), new_model_names(correction.matches)
    told: set[Place] = set()
    for explanation in explanations:
        places = _places(explanation, correction)
        told |= places
        yield from _lines(explanation, correction, places, types, names)
    owner = explanations[0].owner
    if explanations[0].kind not in ("model", "field"):
        rest = (found for found in correction.matches if found.place.owner == owner and found.place not in told)
        yield from _overrides(found for found in rest if found.place.kind not in ("model", "field"))


def _new_names(found: Match) -> tuple[str, ...]:
    new = found.entry.value("rename")
    if not isinstance(new, str):
        return ()
    return (new,) if found.place.kind in ("model", "operation") else (f"{found.place.owner}.{new}",)


def _types(correction: Correction) -> Mapping[Place, Type]:
    """The corrected type of every overridden place that has one, by the place's name on the pages."""
    places = Places(correction.api)
    types: dict[Place, Type] = {}
    for found in correction.matches:
        try:
            part = places.part(new_place(found.place, correction.matches))
        except KeyError:  # dropped
            continue
        if isinstance(part, Typed) and part.type is not None:
            types[found.place] = part.type
    return types


def _places(explanation: Explanation, correction: Correction) -> set[Place]:
    """The overridden places that an explanation is about; that of a response is about every success."""
    return {
        found.place
        for found in correction.matches
        if (found.place.kind, found.place.owner) == (explanation.kind, explanation.owner)
        and (explanation.name in ("", found.place.name) or explanation.kind == "request")
        and (explanation.kind != "response" or found.place.name.startswith("2"))
    }


def _lines(
    explanation: Explanation,
    correction: Correction,
    places: set[Place],
    types: Mapping[Place, Type],
    names: Mapping[str, str],
) -> Iterator[str]:
    type_ = next((types[place] for place in sorted(places) if place in types), explanation.type)
    shown = to_text(with_references(type_, names)) if type_ is not None else explanation.summary
    yield f"{explanation.title}: {shown}"
    yield from (line for found in correction.matches if found.place in places for line in _facts(found))
    yield from (f"  {line}" for line in explanation.evidence)
    for name, field_type in explanation.fields:
        corrected = types.get(Place("field", explanation.owner, name), field_type)
        yield f"  .{name}: {to_text(with_references(corrected, names))}"


def _overrides(matches: Iterable[Match]) -> Iterator[str]:
    for found in matches:
        yield f"{found.place}: overridden"
        yield from _facts(found)


def _facts(found: Match) -> Iterator[str]:
    for fact in found.entry.facts:
        yield f"  {fact.span}: override says {_words(fact)}; reason: {found.entry.reason}"


def _words(fact: Fact) -> str:
    match fact.value:
        case bool():
            text = "true" if fact.value else "false"
        case None:
            text = "false"
        case str():
            text = fact.value or ("true" if fact.name == "deprecated" else "nothing")
        case tuple():
            text = ", ".join(fact.value)
        case Mapping():
            text = ", ".join(f"{name}: {to_text(type_)}" for name, type_ in fact.value.items())
        case type_:
            return to_text(type_)
    return f"{fact.name}: {text}"
