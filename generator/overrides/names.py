"""What follows from new names: references to renamed models, and names that are taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.findings import Finding
from generator.overrides.check import renamed_model
from generator.overrides.match import Match
from generator.overrides.places import Place, Places
from generator.overrides.rules import NAME_TAKEN
from generator.spec.model import Api


def new_model_names(matches: Iterable[Match]) -> dict[str, str]:
    """Name that the pages give to a model -> the name that an override gives it."""
    names = ((found.place.owner, renamed_model(found)) for found in matches)
    return {old: new for old, new in names if new and new != old}


def new_place(place: Place, matches: Iterable[Match]) -> Place:
    """Where a place is in the corrected Api: under the names that overrides give to it and to its owner."""
    new = {found.place: str(name) for found in matches if (name := found.entry.value("rename"))}
    owner = Place("model" if place.kind in ("model", "field") else "operation", place.owner)
    return Place(place.kind, new.get(owner, place.owner), new.get(place, place.name) if place.name else "")


def names_taken(api: Api, matches: Iterable[Match]) -> Iterator[Finding]:
    """Findings for entries that give a name which something beside the renamed thing has. `api` is the result."""
    matches = tuple(matches)
    owners = {
        (found.place.kind == "model", found.place.owner): str(new)
        for found in matches
        if found.place.kind in ("model", "operation") and (new := found.entry.value("rename"))
    }
    places = Places(api)
    for found in matches:
        for fact in found.entry.facts:
            if fact.name == "rename":
                key = (found.place.kind in ("model", "field"), found.place.owner)
                beside = list(_beside(found.place, owners.get(key, found.place.owner), places))
                if beside.count(str(fact.value)) > 1:
                    yield Finding(NAME_TAKEN, f"there is another `{fact.value}` beside `{found.place}`", fact.span)


def _beside(place: Place, owner: str, places: Places) -> Iterator[str]:
    """The names of all things among which a place must be unique, itself included."""
    match place.kind:
        case "model":
            yield from (model.name for model in places.api.models)
        case "operation":
            yield from (operation.id for _, operation in places.api.operations())
        case "field":
            model = places.api.models_by_name[owner]
            yield from (field.name for field in model.fields)
            if model.extends:
                yield from (f.name for f in places.api.all_fields(places.api.models_by_name[model.extends]))
        case "argument":
            body = places.operations[owner].body
            yield from (field.name for field in body.fields) if body else ()
        case _:
            yield from (p.name for p in places.operations[owner].parameters if p.location == place.kind)
