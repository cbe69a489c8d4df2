"""What `sdkgen explain` prints: the overrides first, for they decide; then the evidence, the strongest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.explain.lookup import NothingToExplainError, find
from generator.inference.explain import EvidenceLine, Explanation, explain_field, explain_model, explain_operation
from generator.inference.infer import Inference
from generator.overrides.apply import Correction, apply
from generator.overrides.entries import Fact, Override
from generator.overrides.evidence import Evidence
from generator.overrides.facts import Typed
from generator.overrides.match import Match
from generator.overrides.names import new_model_names, new_place
from generator.overrides.places import Place, Places
from generator.spec.types import Type, to_text, with_references

MOST_PLACES = 3
"""How many places that say the same are printed."""


def explanation_lines(
    name: str,
    inference: Inference,
    entries: Sequence[Override],
    package: str = "",
    *,
    is_folded: bool = True,
    named: Callable[[Correction], Correction] = lambda correction: correction,
) -> Iterator[str]:
    """The lines about anything that a finding, an override, the document or the client has a name for.

    `is_folded`: of many places that say the same, a few are printed, and the others are counted. `named` gives methods
    the names that are kept. Raises NothingToExplainError.
    """
    correction = named(apply(inference.api, entries))
    try:
        place = find(name, correction, package)
    except NothingToExplainError:
        found = [found for found in correction.matches if name in (found.entry.text, *_new_names(found))]
        if not found:
            raise
        yield from _overrides(found)
        return
    types, names = _types(correction), new_model_names(correction.matches)
    told: set[Place] = set()
    for explanation in _explanations(place, inference):
        places = _places(explanation, place, correction)
        told |= places
        yield from _lines(explanation, correction, places, types, names, is_folded=is_folded)
    yield from _overrides(found for found in correction.matches if found.place not in told and _is_of(found, place))


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


def _explanations(place: Place, inference: Inference) -> Iterator[Explanation]:
    """The evidence about a place and its parts."""
    models = inference.models
    found: list[Explanation] = []
    if place.kind == "model" and place.owner in models.models:
        found.append(explain_model(place.owner, models))
    elif place.kind == "field" and place.name in models.property_nodes.get(place.owner, {}):
        found.append(explain_field(place.owner, place.name, models))
    elif place.kind not in ("model", "field"):
        operation = Places(inference.api).operations.get(place.owner)
        items = [item for item in inference.evidence if operation is not None and item.page.id == operation.id]
        parts = (part for item in items if operation for part in explain_operation(item, operation, models))
        found += (part for part in parts if _is_in(part, place))
    return iter(found or _statements(place, inference))


def _is_in(part: Explanation, place: Place) -> bool:
    """Whether a part of an operation is what a place means."""
    match place.kind:
        case "operation":
            return True
        case "request":
            return part.kind in ("request", "argument")
        case "query list" | "header list":
            return part.kind == place.kind.removesuffix(" list")
        case "response":
            return part.kind == "response" and place.name.startswith("2")
        case _:
            return (part.kind, part.name) == (place.kind, place.name)


def _statements(place: Place, inference: Inference) -> list[Explanation]:
    """What the pages say about a place that has no evidence of a type, such as a response without a body."""
    evidence = Evidence(inference)
    part = evidence.part(place)
    if part is None:
        return []
    lines = tuple(EvidenceLine(each.span, f"{each.source} {each.text}") for each in evidence.statements(place))
    type_ = part.type if isinstance(part, Typed) else None
    return [Explanation(place.kind, place.owner, place.name, str(place), type_, "no body", lines)]


def _is_of(found: Match, place: Place) -> bool:
    """Whether an override says something about a place or a part of it."""
    if place.kind == "operation" and found.place.owner == place.owner:
        return found.place.kind not in ("model", "field")
    return any(place == stated for stated, _ in found.statements())


def _places(explanation: Explanation, place: Place, correction: Correction) -> set[Place]:
    """The overridden places that an explanation is about; that of a response is about every success."""
    return {
        found.place
        for found in correction.matches
        if (found.place.kind, found.place.owner) == (explanation.kind, explanation.owner)
        and (explanation.name in ("", found.place.name) or explanation.kind == "request")
        and (explanation.kind != "response" or found.place.name.startswith("2") or found.place == place)
    }


def _lines(
    explanation: Explanation,
    correction: Correction,
    places: set[Place],
    types: Mapping[Place, Type],
    names: Mapping[str, str],
    *,
    is_folded: bool,
) -> Iterator[str]:
    type_ = next((types[place] for place in sorted(places) if place in types), explanation.type)
    shown = to_text(with_references(type_, names)) if type_ is not None else explanation.summary
    yield f"{explanation.title}: {shown}"
    yield from (line for found in correction.matches if found.place in places for line in _facts(found))
    yield from (f"  {line}" for line in (_folded(explanation.evidence) if is_folded else explanation.evidence))
    for name, field_type in explanation.fields:
        corrected = types.get(Place("field", explanation.owner, name), field_type)
        yield f"  .{name}: {to_text(with_references(corrected, names))}"


def _folded(evidence: Iterable[EvidenceLine]) -> Iterator[EvidenceLine | str]:
    """The first places that say one thing, and the number of the others."""
    groups: dict[str, list[EvidenceLine]] = defaultdict(list)
    for line in evidence:
        groups[line.says].append(line)
    for same in groups.values():
        more = len(same) - MOST_PLACES
        if more <= 1:
            yield from same
        else:
            yield from same[:MOST_PLACES]
            yield f"… and {more:,} more places saying the same; --all prints them"


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
