"""Which type names can be believed: one that is claimed for shapes with nothing in common has leaked between pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.findings import Finding, Span, rule
from generator.inference.evidence import EvidenceNode, Named, locate

Properties = frozenset[str]

LEAKED_NAME = rule(
    "T101",
    "warning",
    "A type name stands for many different shapes",
    "The name cannot be true of all of them: most likely it leaked from another page. Only the shapes are believed.",
    "Write the real type names into the pages that are listed.",
)
_DISJOINT_SHAPES = 3
"""Of one name, before the name is noise: a slip of the pen happens once or twice."""
_SHOWN = 4
"""Of the shapes that have nothing in common with the main one: enough to see what is wrong."""


def properties(place: EvidenceNode) -> Properties:
    """What identifies a record: the set of its property names."""
    return frozenset(place.fields)


def overlap(a: Properties, b: Properties) -> float:
    """How much of the smaller set is in the other, from 0 to 1."""
    return len(a & b) / min(len(a), len(b))


def declared_name(place: EvidenceNode) -> str | None:
    """The type name that the newest edition declares for a place."""
    names = [(claim.edition, claim.says.name) for claim in place.claims if isinstance(claim.says, Named)]
    return min(names)[1] if names else None


def believable_names(found: Sequence[EvidenceNode]) -> tuple[dict[str, Properties], list[Finding]]:
    """The declared names that can be believed, each with its main shape; a finding for each of the others."""
    shapes: dict[str, dict[Properties, list[EvidenceNode]]] = defaultdict(lambda: defaultdict(list))
    for place in found:
        if name := declared_name(place):
            shapes[name][properties(place)].append(place)
    trusted: dict[str, Properties] = {}
    findings: list[Finding] = []
    for name, by_shape in sorted(shapes.items()):
        ranked = sorted(by_shape, key=lambda shape: (-_weight(by_shape[shape]), -len(shape), sorted(shape)))
        main = ranked[0]
        strangers: list[Properties] = []
        for shape in ranked:
            if len(strangers) < _SHOWN and all(overlap(shape, other) < 0.5 for other in (main, *strangers)):
                strangers.append(shape)
        if len(strangers) + 1 < _DISJOINT_SHAPES:
            trusted[name] = main
            continue
        examples = [by_shape[shape][0] for shape in (main, *strangers)]
        related = tuple((span_of(place), f"here it has {', '.join(sorted(place.fields)[:4])}, …") for place in examples)
        message = f"`{name}` is claimed for {len(by_shape)} shapes, many with nothing in common"
        findings.append(Finding(LEAKED_NAME, message, related[0][0], related[1:]))
    return trusted, findings


def _weight(places: Iterable[EvidenceNode]) -> int:
    """How sure it is that a name has this shape: a table under the name says so itself, a sample only shows it."""
    return sum(3 if any(claim.says == "record" for claim in place.claims) else 1 for place in places)


def span_of(place: EvidenceNode) -> Span:
    """Where a record shows its properties."""
    first = next(iter(place.fields.values()), place)
    for candidate in (first, place):
        if candidate.claims:
            return locate(candidate.claims[0], candidate)
    return place.page.span
