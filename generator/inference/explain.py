"""Why a type is what it is: every claim about a model, a field or an operation, the winner first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.findings import Span
from generator.inference.ambiguous_names import own_claims
from generator.inference.evidence import Claim, EvidenceNode, TypeName, locate
from generator.inference.models import Models
from generator.inference.observe import PageEvidence
from generator.inference.statements import SOURCE_NAMES, type_text
from generator.spec.model import Operation, Parameter
from generator.spec.types import OpenEnum, Type


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """What one place says. `about` is what of the page says it, where that is not the part itself."""

    place: Span | None
    says: str
    about: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (f"{self.place}:" if self.place else "", self.about, self.says)))


@dataclass(frozen=True, slots=True)
class Explanation:
    """All evidence about one part of the API."""

    kind: str
    """`model`, `field`, `operation`, `path`, `query`, `header`, `argument`, `request` or `response`."""
    owner: str
    """The model or the operation id."""
    name: str
    """The part's own name; empty for the owner itself."""
    title: str
    type: Type | None
    """What the pages make of it; None for what has no type."""
    summary: str = ""
    """What stands in place of the type."""
    evidence: tuple[EvidenceLine, ...] = ()
    """Each claim, the strongest first."""
    fields: tuple[tuple[str, Type], ...] = ()
    """Of a model: its properties."""


def explain_field(model: str, name: str, models: Models) -> Explanation:
    """The evidence about a property of a model."""
    nodes = models.property_nodes[model][name]
    type_ = next(field.type for field in models.models[model].fields if field.name == name)
    claims = tuple(_claims(nodes, models))
    is_published = any(claim.source == "reference" for node in nodes for claim in node.claims)
    if isinstance(type_, OpenEnum) and not is_published and any(node.strings for node in nodes):
        values = "the values are those of the samples, which always show the name of a constant"
        claims = (EvidenceLine(None, values), *claims)
    return Explanation("field", model, name, f"{model}.{name}", type_, evidence=claims)


def explain_operation(item: PageEvidence, operation: Operation, models: Models) -> Iterator[Explanation]:
    """The evidence about an operation and each of its parts."""
    id_ = item.page.id
    request = f"{operation.method} {operation.path}"
    yield Explanation(
        "operation", id_, "", id_, None, request, (EvidenceLine(item.page.span, "the page describes the operation"),)
    )
    for parameter in operation.parameters:
        title = f"{id_} {parameter.location} {parameter.name}"
        claims = tuple(_parameter_claims(item, parameter, models))
        yield Explanation(parameter.location, id_, parameter.name, title, parameter.type, evidence=claims)
    parts = [("argument", f"argument {name}", name, node) for name, node in item.arguments()]
    parts += [
        ("request", f"request {name}", name, node) if name else ("response", "response", name, node)
        for name, node in item.bodies()
    ]
    for kind, label, name, node in parts:
        claims = tuple(_claims([node, *([node.item] if node.item is not None else [])], models))
        yield Explanation(kind, id_, name, f"{id_} {label}", models.type_of([node], name), evidence=claims)


def _parameter_claims(item: PageEvidence, parameter: Parameter, models: Models) -> Iterator[EvidenceLine]:
    nodes = [node for node in item.query if parameter.location == "query" and node.name == parameter.name]
    nodes += [node.item for node in nodes if node.item is not None]
    if any(node.claims for node in nodes):
        yield from _claims(nodes, models)
        return
    tables = {"path": item.page.path_rows, "query": item.page.query_rows, "header": item.page.header_rows}
    rows = [row for row in tables[parameter.location] if row.name.lower() == parameter.name.lower()]
    for row in rows:
        yield EvidenceLine(row.span, f"table says {row.type}" if row.type else "the table names no type")
    if not rows:
        yield EvidenceLine(item.page.span, "no table of the page describes it")


def explain_model(name: str, models: Models) -> Explanation:
    """The evidence about a model: the places that show it."""
    model, evidence = models.models[name], []
    members = models.members[name]
    for node in sorted(members, key=lambda node: (node.edition, node.page.display_path, node.path())):
        first = next(iter(node.fields.values()))
        claims = own_claims(first, node)
        where = locate(claims[0], first) if claims else node.page.span
        says = f"shows {len(node.fields)} of its properties"
        evidence.append(EvidenceLine(where, says, f"{node.page.id} {node.path()}"))
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


def _claims(nodes: Iterable[EvidenceNode], models: Models) -> Iterator[EvidenceLine]:
    found = [(node, claim) for node in nodes for claim in node.claims]
    if not found:
        yield EvidenceLine(None, "no page says anything about it: its samples are null, or show {} or []")
        return
    found.sort(
        key=lambda item: (_remark(item[1], models), item[1].precedence, item[0].page.display_path, item[0].path())
    )
    reported: set[EvidenceLine] = set()
    for node, claim in found:
        edition = "" if claim.edition == 0 or claim.source == "reference" else f" (evidence {claim.edition})"
        statement = f"{SOURCE_NAMES[claim.source]}{edition} says {type_text(claim, node)}"
        line = EvidenceLine(locate(claim, node), f"{statement}{_remark(claim, models)}")
        # A document says once what holds for the values of many pages.
        if claim.source != "reference" or line not in reported:
            yield line
        reported.add(line)


def _remark(claim: Claim, models: Models) -> str:
    if isinstance(claim.type, TypeName) and claim.type.name in models.ambiguous and claim.source != "reference":
        return "; not used: the name is ambiguous (T101)"
    return ""
