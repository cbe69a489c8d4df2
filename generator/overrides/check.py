"""What is wrong with entries whose place is known: facts that do not fit, names that are not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from generator.findings import Finding
from generator.overrides.entries import Fact, FactName, Override, Value
from generator.overrides.facts import ADDED, Typed, changed, misfit, name_problem
from generator.overrides.match import Match
from generator.overrides.places import Part, Place, Places
from generator.overrides.rules import AGREES, EXPIRED, NAME_TAKEN, NO_SUCH_FACT, UNKNOWN_MODEL
from generator.spec.model import Api
from generator.spec.types import SCALARS, Type, references
from generator.spelling import did_you_mean


def problems(api: Api, matches: Sequence[Match]) -> Iterator[Finding]:
    """Findings for facts that do not fit their place, or that name what is not there."""
    places = Places(api)
    types = {place: fact.value for found in matches for place, fact in found.statements() if fact.name == "type"}
    models = {*api.models_by_name, *(str(new) for found in matches if (new := renamed_model(found)))}
    for found in matches:
        part = places.part(found.place)
        if found.place in types and isinstance(part, Typed):
            part = replace(part, type=cast("Type", types[found.place]))
        for fact in found.entry.facts:
            if message := misfit(fact.name, found.place, part):
                yield Finding(NO_SUCH_FACT, message, fact.span)
            else:
                yield from _value_problems(fact, found.place, models)


def renamed_model(found: Match) -> str:
    """The new name that an entry gives to a model; empty if it gives none."""
    return str(found.entry.value("rename") or "") if found.place.kind == "model" else ""


def _value_problems(fact: Fact, place: Place, models: set[str]) -> Iterator[Finding]:
    added = fact.value if isinstance(fact.value, Mapping) else {}
    names = [(place.kind, str(fact.value))] if fact.name == "rename" else [(ADDED[place.kind], name) for name in added]
    for kind, name in names:
        if problem := name_problem(kind, name):
            yield Finding(NAME_TAKEN, f"`{name}`: {problem}", fact.span)
    types = [cast("Type", fact.value)] if fact.name == "type" else added.values()
    for name in dict.fromkeys(name for type_ in types for name in references(type_)):
        if name not in models:
            hint = did_you_mean(name, {*models, *SCALARS})
            yield Finding(UNKNOWN_MODEL, f"there is no model `{name}`{hint}", fact.span)


def agreements(api: Api, matches: Sequence[Match]) -> Iterator[Finding]:
    """Findings for what the pages say already. What an entry adds is judged when it is added."""
    places = Places(api)
    for found in matches:
        facts = {fact.name: fact for fact in found.entry.facts if fact.name not in ("add", "drop")}
        try:
            part = places.part(found.place)
        except KeyError:  # a place that another entry adds
            continue
        if not facts or not _changes_nothing(part, found.place, facts):
            together = {"type", "values"} <= facts.keys()
            for name, fact in facts.items():
                if not (together and name in ("type", "values")) and _changes_nothing(part, found.place, {name: fact}):
                    message = f"the pages agree about `{name}` of `{found.place}`: delete it here"
                    yield Finding(AGREES, message, fact.span)
        elif len(facts) == len(found.entry.facts):
            yield Finding(AGREES, f"the pages agree about `{found.place}`: delete this entry", found.entry.span)


def _changes_nothing(part: Part, place: Place, facts: Mapping[FactName, Fact]) -> bool:
    values: dict[FactName, Value] = {name: fact.value for name, fact in facts.items()}
    return changed(part, place, values) == part


def expired(entries: Iterable[Override], today: date) -> Iterator[Finding]:
    """Findings for entries that were expected to be needed only until a day before today."""
    for entry in entries:
        if entry.until is not None and entry.until < today:
            yield Finding(EXPIRED, f"`{entry.text}` was to be corrected until {entry.until}", entry.span)
