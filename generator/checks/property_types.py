"""The same property of the same model, typed otherwise on one page than on all others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.checks.survey import Survey
from generator.findings import Finding, Span, rule
from generator.inference.evidence import Claim, EvidenceNode, TypeName
from generator.inference.json_kinds import json_kind
from generator.spec.types import OpenEnum, Scalar, to_text

OTHER_TYPE = rule(
    "T114",
    "warning",
    "A table types a property otherwise than the other pages",
    "The tables of other pages have the same property of the same model with another type, which is used.",
    "Write the type of the other pages; if this page is right, correct them.",
)

_AGREEING = 3
"""Pages that must agree on a type before another page can be wrong about it."""


def check_property_types(survey: Survey) -> Iterator[Finding]:
    """A finding for each cell whose type is not that of the other pages."""
    for model, properties in survey.models.property_nodes.items():
        for name, nodes in properties.items():
            yield from _outliers(model, name, nodes, survey.models.ambiguous)


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a cell says about the type of a property."""

    node: EvidenceNode
    claim: Claim
    span: Span

    @property
    def text(self) -> str:
        """The type, as a finding shows it."""
        type_ = self.claim.type
        if isinstance(type_, OpenEnum):
            return "an enumeration"
        if isinstance(type_, Scalar):
            return f"`{to_text(type_)}`"
        return f"`{type_.name}`" if isinstance(type_, TypeName) else f"a {type_}"

    @property
    def kind(self) -> str:
        """The kind of JSON value: a type name stands for an object."""
        return json_kind(self.claim) or "object"

    @property
    def sample_kinds(self) -> set[str | None]:
        """The kinds of JSON value that the samples of the page show."""
        return {json_kind(claim) for claim in self.node.claims if claim.source == "sample" and not claim.edition}


def _outliers(model: str, name: str, nodes: Sequence[EvidenceNode], ambiguous: set[str]) -> Iterator[Finding]:
    cells = [
        _Cell(node, claim, claim.location)
        for node in nodes
        for claim in node.claims
        if isinstance(claim.location, Span) and _is_cell(claim, ambiguous)
    ]
    documented = [cell for cell in cells if cell.claim.source == "documented"]
    # The types of cells against each other; else the kinds of JSON value, which is all that some cells say.
    one = _one_against_many(documented, lambda cell: cell.text) or _one_against_many(cells, lambda cell: cell.kind)
    if one is None or one[0].text == f"`{name}`":  # a property called after its type is no slip
        return
    cell, other, number = one
    pages = "another page" if number == 1 else f"{number} other pages"
    message = f"`{model}.{name}` is {cell.text} here and {other.text} on {pages}: write the same"
    yield Finding(OTHER_TYPE, message, cell.span, ((other.span, "on another page"),))


def _one_against_many(cells: Sequence[_Cell], key: Callable[[_Cell], str]) -> tuple[_Cell, _Cell, int] | None:
    """The cell of the one page that disagrees, a cell of those that agree, and how many pages agree.

    Where few pages agree, the sample beside the cell has to contradict it too.
    """
    votes: dict[str, dict[str, _Cell]] = {}
    for cell in cells:
        votes.setdefault(key(cell), {})[cell.node.page.id] = cell
    if len(votes) != 2:
        return None
    few, many = sorted(votes.values(), key=len)
    if len(few) > 1:
        return None
    for one, other in ((few, many), (many, few)):
        cell, first = next(iter(one.values())), next(iter(other.values()))
        if len(other) >= _AGREEING or (len(one) == 1 and cell.sample_kinds == {first.kind} != {cell.kind}):
            return cell, first, len(other)
    return None


def _is_cell(claim: Claim, ambiguous: Collection[str]) -> bool:
    """Whether a claim is what a cell of the current edition says about the property itself."""
    if claim.edition or claim.source not in ("documented", "json_kind") or claim.type == "record":
        return False
    return not (isinstance(claim.type, TypeName) and claim.type.name in ambiguous)
