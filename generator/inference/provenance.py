"""What the type of each part of the API rests on: which evidence decides, and whether other evidence disagrees."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.inference.evidence import SOURCES, Claim, EvidenceNode, Source, TypeName
from generator.inference.infer import Inference
from generator.inference.json_kinds import json_kind, kind_of_type
from generator.inference.review import is_open
from generator.spec.types import ListOf, MapOf, OpenEnum, Scalar, Type, Union

FactKind = Literal["field", "argument", "request", "response", "query"]


@dataclass(frozen=True, slots=True)
class TypeFact:
    """The type of one part of the API.

    `owner` is the model or the operation id, `name` that of the property, argument or parameter; blank for a body.
    """

    kind: FactKind
    owner: str
    name: str
    source: Source | None
    """The weakest evidence without which the type would be another; None where no claim is about this part, so that
    properties of the same name decide."""
    is_open: bool
    """Whether a part of the type is unknown."""
    is_disputed: bool
    """Whether evidence that counts as much as what decides, or a published document, is of another type."""
    pages: frozenset[str]
    """Ids of the current pages that show this part."""


def type_facts(inference: Inference) -> Iterator[TypeFact]:
    """Every property of a model, argument, body and query parameter, before overrides."""
    models = inference.models
    for model in inference.api.models:
        for field in model.fields:
            nodes = models.property_nodes[model.name][field.name]
            yield _fact(inference, nodes, field.type, "field", owner=model.name, name=field.name)
    for item in inference.evidence:
        id_ = item.page.id
        for name, node in item.arguments():
            yield _fact(inference, [node], models.type_of([node], name), "argument", owner=id_, name=name)
        for name, node in item.bodies():
            kind: FactKind = "request" if node is item.request else "response"
            yield _fact(inference, [node], models.type_of([node], name), kind, owner=id_)
        for node in item.query:
            yield _fact(inference, [node], models.type_of([node], node.name), "query", owner=id_, name=node.name)


def _fact(
    inference: Inference,
    nodes: Sequence[EvidenceNode],
    type_: Type,
    kind: FactKind,
    *,
    owner: str,
    name: str = "",
) -> TypeFact:
    models = inference.models
    sources = [_deciding(part, at) for part, at in parts(type_, nodes, models.maps)]
    return TypeFact(
        kind=kind,
        owner=owner,
        name=name,
        source=None if None in sources else max((s for s in sources if s is not None), key=SOURCES.index),
        is_open=is_open(type_, nodes),
        # The entries of a dictionary may be of any kinds.
        is_disputed=any(
            any(node in inference.disputed for node in at) or _is_disputed(part, at, models.ambiguous)
            for part, at in parts(type_, nodes, ())
        ),
        pages=frozenset(node.page.id for node in nodes if node.edition == 0),
    )


def parts(
    type_: Type, nodes: Sequence[EvidenceNode], maps: Collection[EvidenceNode]
) -> Iterator[tuple[Type, Sequence[EvidenceNode]]]:
    """The type, and what it holds as a list or a dictionary, each with the nodes that are evidence for it."""
    yield type_, nodes
    if isinstance(type_, ListOf | MapOf):
        items = [node.item for node in nodes if node.item is not None]
        if isinstance(type_, MapOf):
            items += [entry for node in nodes if node in maps for entry in node.fields.values()]
        yield from parts(type_.item if isinstance(type_, ListOf) else type_.value, items, maps)


def _deciding(type_: Type, nodes: Iterable[EvidenceNode]) -> Source | None:
    """The source of the claim that decides; a page comes before a document that says the same."""
    kind = kind_of_type(type_)
    claims = [claim for node in nodes for claim in node.claims if _speaks_for(claim, kind)]
    ours = [claim for claim in claims if claim.source != "reference"]
    theirs = [claim for claim in claims if claim.source == "reference"]
    if isinstance(type_, Scalar | OpenEnum) and theirs and not any(claim.type == type_ for claim in ours):
        # A format or values that no page has.
        adds = [c for c in theirs if c.type == type_ or (isinstance(c.type, OpenEnum) and isinstance(type_, OpenEnum))]
        ours = [] if adds else ours
    exact = [claim for claim in ours if claim.type == type_]
    chosen = exact or ours or theirs
    return min(chosen, key=lambda claim: claim.precedence).source if chosen else None


def _speaks_for(claim: Claim, kind: str | None) -> bool:
    return kind is None or json_kind(claim) == kind or (kind == "object" and isinstance(claim.type, TypeName))


def _is_disputed(type_: Type, nodes: Iterable[EvidenceNode], ambiguous: Collection[str]) -> bool:
    """Whether claims of the newest edition that speaks, or of documents, disagree with the type or each other."""
    claims = [claim for node in nodes for claim in node.claims]
    if isinstance(type_, Union) and claims:
        return True  # the last resort, where samples disagree and no table decides
    newest = min((claim.edition for claim in claims if claim.source != "reference"), default=0)
    counting = [claim for claim in claims if claim.edition == newest or claim.source == "reference"]
    kinds = {kind for claim in counting if (kind := json_kind(claim)) is not None}
    if len(kinds) > 1 or (kinds and (kind := kind_of_type(type_)) is not None and kind not in kinds):
        return True
    stated = [claim.type for claim in counting if claim.source == "documented"]
    scalars = {type_ for type_ in stated if isinstance(type_, Scalar)}
    names = {type_.name for type_ in stated if isinstance(type_, TypeName)} - set(ambiguous)
    return len(scalars) > 1 or len(names) > 1
