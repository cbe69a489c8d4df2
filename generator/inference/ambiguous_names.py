"""Which type names are reliable: one that is claimed for records with nothing in common is ambiguous.

The shape of a record is the set of its property names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.findings import Finding, Span, rule
from generator.inference.evidence import Claim, EvidenceNode, TypeName, locate

Properties = frozenset[str]

AMBIGUOUS_NAME = rule(
    "T101",
    "warning",
    "A type name is used for records that have nothing in common",
    "The name cannot be right for all of them; most likely it comes from another page. Only the properties are used.",
    "Write the real type names into the pages that are listed.",
)
DEFINITION = "schema"
"""The name of the root of a definition among the evidence."""
_DISJOINT_SHAPES = 3
"""So many unrelated shapes make a name ambiguous; one or two are single mistakes."""
_MOST_EXAMPLES = 4
"""How many unrelated shapes a finding shows."""


def properties(node: EvidenceNode) -> Properties:
    """The shape of a record."""
    return frozenset(node.fields)


def overlap(a: Properties, b: Properties) -> float:
    """The share of the smaller shape that is in the other, from 0 to 1."""
    return len(a & b) / max(min(len(a), len(b)), 1)


def claimed_name(node: EvidenceNode) -> str | None:
    """The type name that the newest edition claims for a node; None where no edition claims one."""
    claim = name_claim(node)
    return claim.type.name if claim is not None and isinstance(claim.type, TypeName) else None


def name_claim(node: EvidenceNode) -> Claim | None:
    """The claim of a type name that counts for a node: that of the newest edition; None where none claims one."""
    claims = [
        (claim.edition, claim.type.name, n) for n, claim in enumerate(node.claims) if isinstance(claim.type, TypeName)
    ]
    return node.claims[min(claims)[2]] if claims else None


def is_definition(node: EvidenceNode) -> bool:
    """Whether a node is the definition of a record, on a page or in a published document."""
    return is_on_page(node) or any(claim.type == "record" and claim.source == "reference" for claim in node.claims)


def is_on_page(node: EvidenceNode) -> bool:
    """Whether a node is the definition of a record on a page."""
    return (
        node.parent is None
        and node.name == DEFINITION
        and any(claim.type == "record" and claim.source == "documented" for claim in node.claims)
    )


def definitions(found: Iterable[EvidenceNode]) -> dict[str, EvidenceNode]:
    """The definitions of records, by name: reliable where what defines them, a page or a document, claims them."""
    return {
        claim.type.name: node
        for node in found
        if is_definition(node)
        for claim in node.claims
        if isinstance(claim.type, TypeName)
    }


def reliable_names(found: Sequence[EvidenceNode]) -> tuple[dict[str, Properties], list[Finding]]:
    """The reliable names among those that are claimed, each with its main shape; a finding for each ambiguous one."""
    shapes: dict[str, dict[Properties, list[EvidenceNode]]] = defaultdict(lambda: defaultdict(list))
    for node in found:
        if name := claimed_name(node):
            shapes[name][properties(node)].append(node)
    reliable: dict[str, Properties] = {}
    findings: list[Finding] = []
    defined = {name: node for node in found if is_on_page(node) and (name := claimed_name(node))}
    for name, by_shape in sorted(shapes.items()):
        if name in defined:
            reliable[name] = properties(defined[name])
            continue
        ranked = sorted(by_shape, key=lambda shape: (-_weight(by_shape[shape]), -len(shape), sorted(shape)))
        main = ranked[0]
        unrelated: list[Properties] = []
        for shape in ranked:
            if len(unrelated) < _MOST_EXAMPLES and all(overlap(shape, other) < 0.5 for other in (main, *unrelated)):
                unrelated.append(shape)
        if len(unrelated) + 1 < _DISJOINT_SHAPES:
            reliable[name] = main
            continue
        examples = [by_shape[shape][0] for shape in (main, *unrelated)]
        related = tuple((span_of(node), f"here it has {', '.join(sorted(node.fields)[:4])}, …") for node in examples)
        message = (
            f"`{name}` names records with {len(by_shape)} sets of properties, many with nothing in common: "
            "write the name that each has"
        )
        findings.append(Finding(AMBIGUOUS_NAME, message, related[0][0], related[1:]))
    return reliable, findings


def _weight(nodes: Iterable[EvidenceNode]) -> int:
    """How strong the evidence is that a name has this shape: a table counts as much as three samples."""
    return sum(3 if node.is_claimed("record") else 1 for node in nodes)


def span_of(node: EvidenceNode) -> Span:
    """Where the page names the properties of a record."""
    first = next(iter(node.fields.values()), node)
    for candidate in (first, node):
        if claims := own_claims(candidate, node):
            return locate(claims[0], candidate)
    return node.page.span


def own_claims(node: EvidenceNode, record: EvidenceNode) -> list[Claim]:
    """The claims of the page, or of the document, that shows the record which a node is a part of."""
    return node.claims if is_definition(record) else [claim for claim in node.claims if claim.source != "reference"]
