"""Why a type is what it is: every claim about a model, a field or an operation, the winner first."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

from generator.inference.evidence import Claim, EvidenceNode, Named, locate
from generator.inference.models import Models
from generator.inference.observe import PageEvidence
from generator.spec.model import Api
from generator.spec.types import OpenEnum, Scalar, to_text

_HOW = {"declared": "table", "shown": "sample", "kind": "table", "sentence": "sentence"}


class NothingToExplainError(LookupError):
    """The name is no model, no field and no operation. The message says what comes near."""


def explain(name: str, api: Api, models: Models, evidence: Sequence[PageEvidence]) -> Iterator[str]:
    """Lines for `Model`, `Model.Field` or an operation id. Raises NothingToExplainError."""
    model_name, _, field_name = name.partition(".")
    by_id = {item.page.id: item for item in evidence}
    if name in by_id:
        yield from _operation(by_id[name], models)
        return
    if model_name not in models.places:
        raise NothingToExplainError(_no_such(name, [*models.places, *by_id]))
    fields = models.places[model_name]
    if not field_name:
        yield from _model(model_name, models)
        return
    exact = {known.lower(): known for known in fields}
    if field_name.lower() not in exact:
        raise NothingToExplainError(_no_such(name, [f"{model_name}.{known}" for known in fields]))
    wanted = exact[field_name.lower()]
    known_type = next(f.type for f in models.models[model_name].fields if f.name == wanted)
    yield f"{model_name}.{wanted}: {to_text(known_type)}"
    yield from _claims(fields[wanted], models)


def _operation(item: PageEvidence, models: Models) -> Iterator[str]:
    parts = [(f"argument {name}", name, place) for name, place in item.arguments()]
    parts += [(f"request {name}" if name else "response", name, place) for name, place in item.bodies()]
    if not parts:
        yield f"{item.page.id}: neither takes nor gives a body"
    for label, name, place in parts:
        yield f"{item.page.id} {label}: {to_text(models.type_of([place], name))}"
        yield from _claims([place, *([place.item] if place.item is not None else [])], models)


def _model(name: str, models: Models) -> Iterator[str]:
    yield f"{name}: a record of {len(models.models[name].fields)} properties"
    members = models.members[name]
    for place in sorted(members, key=lambda place: (place.edition, place.page.display_path, place.path())):
        first = next(iter(place.fields.values()))
        where = locate(first.claims[0], first) if first.claims else place.page.span
        yield f"  {where}: {place.page.id} {place.path()} shows {len(place.fields)} of its properties"
    for f in models.models[name].fields:
        yield f"  .{f.name}: {to_text(f.type)}"


def _claims(places: Iterable[EvidenceNode], models: Models) -> Iterator[str]:
    found = [(place, claim) for place in places for claim in place.claims]
    if not found:
        yield "  no page says anything about it: its samples are null, or show {} or []"
        return
    found.sort(key=lambda item: (_doubt(item[1], models), item[1].rank, item[0].page.display_path, item[0].path()))
    for place, claim in found:
        edition = "" if claim.edition == 0 else f" (evidence {claim.edition})"
        says = f"{_HOW[claim.strength]}{edition} says {_words(claim, place)}"
        yield f"  {locate(claim, place)}: {says}{_doubt(claim, models)}"


def _words(claim: Claim, place: EvidenceNode) -> str:
    match claim.says:
        case Scalar() | OpenEnum():
            return to_text(claim.says)
        case Named(name):
            return name
        case "object" if place.fields:
            return f"an object with {', '.join(list(place.fields)[:6])}{', …' if len(place.fields) > 6 else ''}"
        case kind:
            return f"a {kind}"


def _doubt(claim: Claim, models: Models) -> str:
    if isinstance(claim.says, Named) and claim.says.name in models.leaked:
        return "; not believed: the name stands for many shapes"
    return ""


def _no_such(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=3)
    return f"`{name}` is no model, field or operation" + (f"; there is {', '.join(near)}" if near else "")
