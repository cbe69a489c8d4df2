"""Api and entries in, the corrected Api and findings out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from generator.findings import Finding
from generator.listing import shortened
from generator.overrides.check import agreements, problems
from generator.overrides.entries import FactName, Override, Value
from generator.overrides.facts import AnyPart, changed, misfit
from generator.overrides.match import Match, contradictions, match
from generator.overrides.names import names_taken, new_model_names
from generator.overrides.places import Place, Places
from generator.overrides.rules import AGREES, NAME_TAKEN, STILL_USED
from generator.spec.model import Api, Field, Group, Model, Operation, Parameter, ParameterIn, RequestBody, Response
from generator.spec.rename import with_references_renamed
from generator.spec.types import Type, references, to_text

Edits = Mapping[Place, Mapping[FactName, Value]]

_JSON = ("application/json",)


@dataclass(frozen=True, slots=True)
class Correction:
    """The corrected Api; the original one, if a finding is an error."""

    entries: tuple[Override, ...]
    original: Api
    api: Api
    matches: tuple[Match, ...]
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether the entries cannot be applied."""
        return any(finding.severity == "error" for finding in self.findings)


def apply(api: Api, entries: Sequence[Override]) -> Correction:
    """Apply all entries, or none if one of them has an error.

    `at` refers to what the pages give; what one entry adds, others can correct.
    """
    if not entries:
        return Correction((), api, api, (), ())
    findings: list[Finding] = []
    extended = _extended(api, match(api, entries, []), findings)
    matches = match(extended, entries, findings)
    findings += problems(extended, matches)
    findings += contradictions(matches)
    result = api
    if not _has_errors(findings):
        findings += agreements(api, matches)
        edited = _edited(extended, matches)
        findings += _still_used(edited, matches)
        if not _has_errors(findings):
            result = with_references_renamed(edited, new_model_names(matches))
            findings += names_taken(result, matches)
    ordered = tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key))
    return Correction(tuple(entries), api, api if _has_errors(findings) else result, matches, ordered)


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _extended(api: Api, matches: Iterable[Match], findings: list[Finding]) -> Api:
    """The Api with all that entries add. What is there already becomes a finding, and stays as it is."""
    places = Places(api)
    added: dict[tuple[str, str], list[tuple[Place, Type]]] = {}
    seen: set[Place] = set()
    for found in matches:
        if not isinstance(found.entry.value("add"), Mapping) or misfit("add", found.place, places.part(found.place)):
            continue
        for place, fact in found.statements():
            if fact.name != "type" or place == found.place or place in seen:
                continue
            seen.add(place)
            type_ = cast("Type", fact.value)
            if (there := _type_there(places, place)) is None:
                owner = "model" if place.kind == "field" else "operation"
                added.setdefault((owner, place.owner), []).append((place, type_))
            elif there == type_:
                findings.append(Finding(AGREES, f"the pages have `{place}` with this type: delete it here", fact.span))
            else:
                message = f"the pages have `{place}` as `{to_text(there)}`: correct it with `at: {place}`"
                findings.append(Finding(NAME_TAKEN, message, fact.span))
    if not added:
        return api
    models = (_with_fields(model, added.get(("model", model.name), ())) for model in api.models)
    groups = (
        replace(g, operations=tuple(_with_parts(o, added.get(("operation", o.id), ())) for o in g.operations))
        for g in api.groups
    )
    return replace(api, models=tuple(models), groups=tuple(groups))


def _type_there(places: Places, place: Place) -> Type | None:
    """The type of a part that exists, inherited properties included."""
    if place.kind == "field":
        fields = places.api.all_fields(places.api.models_by_name[place.owner])
        return next((field.type for field in fields if field.name == place.name), None)
    try:
        return cast("Field | Parameter", places.part(place)).type
    except KeyError:
        return None


def _with_fields(model: Model, added: Iterable[tuple[Place, Type]]) -> Model:
    return replace(model, fields=(*model.fields, *(Field(place.name, type_) for place, type_ in added)))


def _with_parts(operation: Operation, added: Iterable[tuple[Place, Type]]) -> Operation:
    for place, type_ in added:
        if place.kind == "argument":
            body = operation.body or RequestBody("request", "arguments", media_types=_JSON)
            operation = replace(operation, body=replace(body, fields=(*body.fields, Field(place.name, type_))))
        else:
            parameter = Parameter(cast("ParameterIn", place.kind), place.name, type_)
            operation = replace(operation, parameters=(*operation.parameters, parameter))
    return operation


def _edited(api: Api, matches: Iterable[Match]) -> Api:
    """The Api with every fact, without what is dropped. References to renamed models still have the old names."""
    edits: dict[Place, dict[FactName, Value]] = {}
    for found in matches:
        for fact in found.entry.facts:
            edits.setdefault(found.place, {})[fact.name] = fact.value
    owners = {place.owner for place in edits}
    groups = []
    for group in api.groups:
        operations = (_operation(o, edits) if o.id in owners else o for o in group.operations)
        kept = tuple(sorted((o for o in operations if o is not None), key=lambda operation: operation.id))
        if kept:
            groups.append(Group(group.path, kept))
    models = (_model(model, edits) if model.name in owners else model for model in api.models)
    kept_models = sorted((model for model in models if model is not None), key=lambda model: model.name)
    return replace(api, groups=tuple(groups), models=tuple(kept_models))


def _one(part: AnyPart, place: Place, edits: Edits) -> AnyPart | None:
    """The corrected part; None for one that is dropped."""
    facts = edits.get(place)
    if facts is None:
        return part
    return None if facts.get("drop") else changed(part, place, facts)


def _each(parts: Iterable[tuple[Place, AnyPart]], edits: Edits) -> tuple[AnyPart, ...]:
    """The corrected parts, without those that are dropped."""
    corrected = (_one(part, place, edits) for place, part in parts)
    return tuple(part for part in corrected if part is not None)


def _model(model: Model, edits: Edits) -> Model | None:
    fields = _each(((Place("field", model.name, f.name), f) for f in model.fields), edits)
    return _one(replace(model, fields=fields), Place("model", model.name), edits)


def _operation(operation: Operation, edits: Edits) -> Operation | None:
    id_, path, body = operation.id, operation.path, operation.body
    for parameter in operation.parameters:
        new = edits.get(Place("path", id_, parameter.name), {}).get("rename") if parameter.location == "path" else None
        if new is not None:
            path = path.replace(f"{{{parameter.name}}}", f"{{{new}}}")
    if body is not None:
        fields = _each(((Place("argument", id_, f.name), f) for f in body.fields), edits)
        body = _one(replace(body, fields=fields), Place("request", id_), edits)
    corrected = replace(
        operation,
        path=path,
        body=body,
        parameters=_each(((Place(p.location, id_, p.name), p) for p in operation.parameters), edits),
        responses=tuple(
            _with_media_types(response, operation)
            for response in _each(((Place("response", id_, str(r.status)), r) for r in operation.responses), edits)
        ),
    )
    return _one(corrected, Place("operation", id_), edits)


def _with_media_types(response: Response, operation: Operation) -> Response:
    """A response that had no body and is given a type has the media types of the operation's other responses."""
    before = next(r for r in operation.responses if r.status == response.status)
    if before.type is not None or response.type is None or response.media_types:
        return response
    others = (other.media_types for other in operation.responses if other.media_types)
    return replace(response, media_types=next(others, _JSON))


def _still_used(api: Api, matches: Iterable[Match]) -> Iterable[Finding]:
    """Findings for dropped models that something refers to."""
    drops = {
        found.place.owner: fact.span
        for found in matches
        for fact in found.entry.facts
        if fact.name == "drop" and found.place.kind == "model"
    }
    if not drops:
        return
    users: dict[str, list[str]] = {name: [] for name in drops}
    for place, name in _references(api):
        if name in users:
            users[name].append(place)
    for name, found_in in users.items():
        if found_in:
            shown = shortened([f"`{place}`" for place in found_in], 5)
            yield Finding(STILL_USED, f"`{name}` is still the type of {shown}", drops[name])


def _references(api: Api) -> Iterable[tuple[str, str]]:
    """Every place whose type mentions a model, with the name of the model."""
    places = Places(api)
    for model in api.models:
        if model.extends:
            yield model.name, model.extends
    owners = [(model.name, False) for model in api.models] + [(id_, True) for id_ in places.operations]
    for owner, is_operation in owners:
        for place in places.within(owner, is_operation=is_operation):
            type_ = getattr(places.part(place), "type", None)
            yield from ((str(place), name) for name in (references(type_) if type_ is not None else ()))
