"""Why a type is what it is: every claim about a model, a field or an operation, the winner first."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.inference.ambiguous_names import own_claims
from generator.inference.evidence import Claim, EvidenceNode, TypeName, locate
from generator.inference.models import Models
from generator.inference.observe import PageEvidence
from generator.inference.statements import SOURCE_NAMES, type_text
from generator.spec.types import OpenEnum, Type


class NothingToExplainError(LookupError):
    """The name is no model, no field and no operation. The message names those with similar names."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All evidence about one part of the API."""

    kind: str
    """`model`, `field`, `operation`, `argument`, `request` or `response`."""
    owner: str
    """The model or the operation id."""
    name: str
    """The part's own name; empty for the owner itself."""
    title: str
    type: Type | None
    """What the pages make of it; None for what has no type."""
    summary: str = ""
    """What stands in place of the type."""
    evidence: tuple[str, ...] = ()
    """A line for each claim, the strongest first."""
    fields: tuple[tuple[str, Type], ...] = ()
    """Of a model: its properties."""


def explain(name: str, models: Models, evidence: Sequence[PageEvidence]) -> Iterator[Explanation]:
    """The parts of `Model`, `Model.Field` or an operation id. Raises NothingToExplainError."""
    model_name, _, field_name = name.partition(".")
    by_id = {item.page.id: item for item in evidence}
    if name in by_id:
        yield from _operation(by_id[name], models)
        return
    if model_name not in models.property_nodes:
        raise NothingToExplainError(_no_such(name, [*models.property_nodes, *by_id]))
    fields = models.property_nodes[model_name]
    if not field_name:
        yield _model(model_name, models)
        return
    exact = {known.lower(): known for known in fields}
    if field_name.lower() not in exact:
        raise NothingToExplainError(_no_such(name, [f"{model_name}.{known}" for known in fields]))
    wanted = exact[field_name.lower()]
    type_ = next(f.type for f in models.models[model_name].fields if f.name == wanted)
    claims = tuple(_claims(fields[wanted], models))
    is_published = any(claim.source == "reference" for node in fields[wanted] for claim in node.claims)
    if isinstance(type_, OpenEnum) and not is_published and any(node.strings for node in fields[wanted]):
        claims = ("the values are those of the samples, which always show the name of a constant", *claims)
    yield Explanation("field", model_name, wanted, f"{model_name}.{wanted}", type_, evidence=claims)


def _operation(item: PageEvidence, models: Models) -> Iterator[Explanation]:
    id_ = item.page.id
    parts = [("argument", f"argument {name}", name, node) for name, node in item.arguments()]
    parts += [
        ("request", f"request {name}", name, node) if name else ("response", "response", name, node)
        for name, node in item.bodies()
    ]
    if not parts:
        yield Explanation("operation", id_, "", id_, None, "neither takes nor gives a body")
    for kind, label, name, node in parts:
        claims = tuple(_claims([node, *([node.item] if node.item is not None else [])], models))
        yield Explanation(kind, id_, name, f"{id_} {label}", models.type_of([node], name), evidence=claims)


def _model(name: str, models: Models) -> Explanation:
    model, evidence = models.models[name], []
    members = models.members[name]
    for node in sorted(members, key=lambda node: (node.edition, node.page.display_path, node.path())):
        first = next(iter(node.fields.values()))
        claims = own_claims(first, node)
        where = locate(claims[0], first) if claims else node.page.span
        evidence.append(f"{where}: {node.page.id} {node.path()} shows {len(node.fields)} of its properties")
    return Explanation(
        kind="model",
        owner=name,
        name="",
        title=name,
        type=None,
        summary=f"a record of {len(model.fields)} properties",
        evidence=tuple(evidence),
        fields=tuple((f.name, f.type) for f in model.fields),
    )


def _claims(nodes: Iterable[EvidenceNode], models: Models) -> Iterator[str]:
    found = [(node, claim) for node in nodes for claim in node.claims]
    if not found:
        yield "no page says anything about it: its samples are null, or show {} or []"
        return
    found.sort(
        key=lambda item: (_remark(item[1], models), item[1].precedence, item[0].page.display_path, item[0].path())
    )
    reported: set[str] = set()
    for node, claim in found:
        edition = "" if claim.edition == 0 or claim.source == "reference" else f" (evidence {claim.edition})"
        statement = f"{SOURCE_NAMES[claim.source]}{edition} says {type_text(claim, node)}"
        line = f"{locate(claim, node)}: {statement}{_remark(claim, models)}"
        # A document says once what holds for the values of many pages.
        if claim.source != "reference" or line not in reported:
            yield line
        reported.add(line)


def _remark(claim: Claim, models: Models) -> str:
    if isinstance(claim.type, TypeName) and claim.type.name in models.ambiguous and claim.source != "reference":
        return "; not used: the name is ambiguous (T101)"
    return ""


def _no_such(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=3)
    return f"`{name}` is no model, field or operation" + (f"; there is {', '.join(near)}" if near else "")
