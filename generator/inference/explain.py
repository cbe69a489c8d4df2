"""Why a type is what it is: every claim about a model, a field or an operation, the winner first."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

from generator.inference.evidence import Claim, EvidenceNode, TypeName, locate
from generator.inference.models import Models
from generator.inference.observe import PageEvidence
from generator.spec.model import Api
from generator.spec.types import OpenEnum, Scalar, to_text

_SOURCE_NAMES = {"documented": "table", "sample": "sample", "json_kind": "table", "sentence": "sentence"}


class NothingToExplainError(LookupError):
    """The name is no model, no field and no operation. The message names those with similar names."""


def explain(name: str, api: Api, models: Models, evidence: Sequence[PageEvidence]) -> Iterator[str]:
    """Lines for `Model`, `Model.Field` or an operation id. Raises NothingToExplainError."""
    model_name, _, field_name = name.partition(".")
    by_id = {item.page.id: item for item in evidence}
    if name in by_id:
        yield from _operation(by_id[name], models)
        return
    if model_name not in models.property_nodes:
        raise NothingToExplainError(_no_such(name, [*models.property_nodes, *by_id]))
    fields = models.property_nodes[model_name]
    if not field_name:
        yield from _model(model_name, models)
        return
    exact = {known.lower(): known for known in fields}
    if field_name.lower() not in exact:
        raise NothingToExplainError(_no_such(name, [f"{model_name}.{known}" for known in fields]))
    wanted = exact[field_name.lower()]
    known_type = next(f.type for f in models.models[model_name].fields if f.name == wanted)
    yield f"{model_name}.{wanted}: {to_text(known_type)}"
    if isinstance(known_type, OpenEnum) and any(node.strings for node in fields[wanted]):
        yield "  the values are those of the samples, which always show the name of a constant"
    yield from _claims(fields[wanted], models)


def _operation(item: PageEvidence, models: Models) -> Iterator[str]:
    parts = [(f"argument {name}", name, node) for name, node in item.arguments()]
    parts += [(f"request {name}" if name else "response", name, node) for name, node in item.bodies()]
    if not parts:
        yield f"{item.page.id}: neither takes nor gives a body"
    for label, name, node in parts:
        yield f"{item.page.id} {label}: {to_text(models.type_of([node], name))}"
        yield from _claims([node, *([node.item] if node.item is not None else [])], models)


def _model(name: str, models: Models) -> Iterator[str]:
    yield f"{name}: a record of {len(models.models[name].fields)} properties"
    members = models.members[name]
    for node in sorted(members, key=lambda node: (node.edition, node.page.display_path, node.path())):
        first = next(iter(node.fields.values()))
        where = locate(first.claims[0], first) if first.claims else node.page.span
        yield f"  {where}: {node.page.id} {node.path()} shows {len(node.fields)} of its properties"
    for f in models.models[name].fields:
        yield f"  .{f.name}: {to_text(f.type)}"


def _claims(nodes: Iterable[EvidenceNode], models: Models) -> Iterator[str]:
    found = [(node, claim) for node in nodes for claim in node.claims]
    if not found:
        yield "  no page says anything about it: its samples are null, or show {} or []"
        return
    found.sort(
        key=lambda item: (_remark(item[1], models), item[1].precedence, item[0].page.display_path, item[0].path())
    )
    for node, claim in found:
        edition = "" if claim.edition == 0 else f" (evidence {claim.edition})"
        statement = f"{_SOURCE_NAMES[claim.source]}{edition} says {_type_text(claim, node)}"
        yield f"  {locate(claim, node)}: {statement}{_remark(claim, models)}"


def _type_text(claim: Claim, node: EvidenceNode) -> str:
    match claim.type:
        case Scalar() | OpenEnum():
            return to_text(claim.type)
        case TypeName(name):
            return name
        case "object" if node.fields:
            return f"an object with {', '.join(list(node.fields)[:6])}{', …' if len(node.fields) > 6 else ''}"
        case kind:
            return f"a {kind}"


def _remark(claim: Claim, models: Models) -> str:
    if isinstance(claim.type, TypeName) and claim.type.name in models.ambiguous:
        return "; not used: the name is ambiguous (T101)"
    return ""


def _no_such(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=3)
    return f"`{name}` is no model, field or operation" + (f"; there is {', '.join(near)}" if near else "")
