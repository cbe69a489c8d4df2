"""The types that pages name and the result does not have, since other evidence decides."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.findings import Span
from generator.inference.evidence import Claim, EvidenceNode, TypeName, locate
from generator.inference.infer import Inference
from generator.inference.json_kinds import json_kind, kind_of_type
from generator.inference.provenance import parts
from generator.inference.statements import type_text
from generator.spec.types import OpenEnum, Ref, Scalar, Type, to_text

_MOST_PLACES = 3
"""How many places that outvote a page are named."""


@dataclass(frozen=True, slots=True)
class Outvoted:
    """A type in a cell or a heading that has no effect. `name` is the part of the API, as in overrides."""

    name: str
    span: Span
    stated: str
    used: str
    others: int
    """How many places say what is used; none where properties of the same name decide."""
    places: tuple[Span, ...]
    """The first of them, the strongest first."""


def outvoted(inference: Inference, pages: Collection[str]) -> Iterator[Outvoted]:
    """What cells and headings of these pages name in vain, by model and operation. `pages` are paths in their roots."""
    search = _Search(inference, pages)
    models = inference.models
    for model in inference.api.models:
        for field in model.fields:
            nodes = models.property_nodes[model.name][field.name]
            yield from search.among(nodes, f"{model.name}.{field.name}", field.type)
    for item in inference.evidence:
        if item.page.path in pages:
            named = [(f"request.{name}", name, node) for name, node in item.arguments()]
            named += [(node.name, name, node) for name, node in item.bodies()]
            named += [(f"query.{node.name}", node.name, node) for node in item.query]
            for at, name, node in named:
                yield from search.among([node], f"{item.page.id}.{at}", models.type_of([node], name))


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for what some pages name in vain."""

    inference: Inference
    pages: Collection[str]

    def among(self, nodes: Sequence[EvidenceNode], name: str, type_: Type) -> Iterator[Outvoted]:
        """The claims of the pages that do not agree with the type that all these nodes have."""
        if not any(node.page.path in self.pages for node in nodes):
            return
        # A name that stands for several records says nothing, which is a finding of its own.
        known = self.inference.api.models_by_name.keys() - self.inference.models.ambiguous
        for depth, (part, at) in enumerate(parts(type_, nodes, self.inference.models.maps)):
            claims = [(node, claim) for node in at for claim in node.claims]
            asked = [(node, claim) for node, claim in claims if self._is_asked(node, claim)]
            in_vain = [(node, claim) for node, claim in asked if not _agrees(claim, part, known)]
            if in_vain:
                for_it = [(node, claim) for node, claim in claims if _says(claim, part) and _agrees(claim, part, known)]
                for_it.sort(key=lambda found: (found[1].precedence, found[0].page.display_path))
                places = tuple(locate(claim, node) for node, claim in for_it[:_MOST_PLACES])
                for node, claim in in_vain:
                    stated, used = type_text(claim, node), to_text(part)
                    yield Outvoted(f"{name}{'[]' * depth}", locate(claim, node), stated, used, len(for_it), places)

    def _is_asked(self, node: EvidenceNode, claim: Claim) -> bool:
        """Whether a claim is that of a cell or a heading of one of the pages, as they are now."""
        return claim.edition == 0 and claim.source in ("documented", "json_kind") and node.page.path in self.pages


def _says(claim: Claim, type_: Type) -> bool:
    """Whether a claim names a type, or its kind of JSON value."""
    return claim.type == TypeName(type_.model) if isinstance(type_, Ref) else json_kind(claim) == kind_of_type(type_)


def _agrees(claim: Claim, type_: Type, known: Collection[str]) -> bool:
    """Whether a type has what a claim says. A name of no model says nothing that could be missing."""
    kind = kind_of_type(type_)
    if kind is None:
        return True
    match claim.type, type_:
        case TypeName(name), Ref(model):
            return name == model or name not in known
        case TypeName(name), _:
            return name not in known
        case OpenEnum(values), OpenEnum(all_values):
            return set(values) <= set(all_values)
        case OpenEnum(), _:
            return False
        case Scalar(), Scalar() if claim.source == "documented":
            return claim.type == type_
        case _:
            return json_kind(claim) == kind
