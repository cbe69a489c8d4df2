"""What pages and documents say about one part of the API, each statement with its place, the strongest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.findings import Span
from generator.inference.evidence import Claim, EvidenceNode, TypeName, locate
from generator.spec.types import OpenEnum, Scalar, to_text

SOURCE_NAMES = {
    "documented": "table",
    "sample": "sample",
    "json_kind": "table",
    "sentence": "sentence",
    "reference": "document",
}
"""Where a claim comes from -> the word for it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one place says about a type. `source`: a table, a sample, a sentence, a document or the whole page."""

    span: Span
    source: str
    text: str


def statements(nodes: Iterable[EvidenceNode]) -> tuple[Statement, ...]:
    """Every claim about some nodes and the items of those that are lists."""
    nodes = tuple(nodes)
    found = [(node, claim) for node in nodes for claim in node.claims]
    found += [(node.item, claim) for node in nodes if node.item is not None for claim in node.item.claims]
    found.sort(key=lambda item: (item[1].precedence, item[0].page.display_path, item[0].path()))
    return tuple(
        Statement(locate(claim, node), SOURCE_NAMES[claim.source], type_text(claim, node)) for node, claim in found
    )


def type_text(claim: Claim, node: EvidenceNode) -> str:
    """The type that a claim is about, in words."""
    match claim.type:
        case Scalar() | OpenEnum():
            return to_text(claim.type)
        case TypeName(name):
            return name
        case "object" if node.fields:
            return f"an object with {', '.join(list(node.fields)[:6])}{', …' if len(node.fields) > 6 else ''}"
        case kind:
            return f"a {kind}"
