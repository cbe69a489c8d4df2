"""Published documents as one more source: their facts become claims beside those of the pages.

Each model of a document is a record of evidence of its own: what its name and shape are, and what is in it where no
page shows it. The operations are compared with the pages in `comparison.py`. Which claim decides is not settled here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.findings import Finding, Span
from generator.inference.ambiguous_names import DEFINITION, claimed_name, reliable_names
from generator.inference.comparison import Comparison
from generator.inference.document_claims import DocumentClaims
from generator.inference.evidence import EvidenceNode
from generator.inference.observe import PageEvidence
from generator.pages.model import Page
from generator.reference.model import Reference, ReferenceModel, ReferenceOperation, route
from generator.reference.preference import Preference
from generator.reference.rules import WITHOUT_PAGE
from generator.spec.types import references


@dataclass(frozen=True, slots=True)
class Published:
    """The models of the documents as evidence, and the findings about documents that disagree with pages."""

    models: tuple[PageEvidence, ...]
    findings: tuple[Finding, ...]
    disputed: frozenset[EvidenceNode]
    """What a document has another type for than the page."""


def add_references(
    current: Sequence[PageEvidence], documents: Sequence[Reference], prefer: Preference, *, oldest: int
) -> Published:
    """Add the claims of documents to the evidence of pages, the strongest document last.

    `oldest` is the number of the oldest edition of the pages: documents come behind it, unless they are preferred.
    """
    ambiguous = _ambiguous_names(current) if documents else set()
    models: dict[str, PageEvidence] = {}
    compared: set[str] = set()
    findings: list[Finding] = []
    disputed: set[EvidenceNode] = set()
    for number, document in enumerate(reversed(documents), 1):
        claims = DocumentClaims(document, prefer, behind=oldest + number, before=number - len(documents) - 1)
        comparison = Comparison(claims, prefer, ambiguous)
        pairs = list(_pairs(current, document))
        for item, operation in pairs:
            if item.page.id not in compared:
                comparison.operation(item, operation)
        compared |= {item.page.id for item, _ in pairs}
        arguments = set(_models_of_arguments(pairs))
        for model in document.models.values():
            if model.named and model.name not in arguments and model.name not in models:
                models[model.name] = _evidence(model, claims)
        findings += comparison.findings()
        disputed |= comparison.disputed
        findings += _without_page(document, len(document.operations.keys() - {operation.id for _, operation in pairs}))
    return Published(tuple(models.values()), tuple(findings), frozenset(disputed))


def _ambiguous_names(current: Sequence[PageEvidence]) -> set[str]:
    roots = [root for item in current for root in (item.request, item.response) if root is not None]
    records = [node for root in roots for node in root.walk() if node.fields]
    reliable, _ = reliable_names(records)
    return {name for node in records if (name := claimed_name(node)) and name not in reliable}


def _pairs(current: Sequence[PageEvidence], document: Reference) -> Iterator[tuple[PageEvidence, ReferenceOperation]]:
    """Pages and operations that describe the same: by id, else by method and path."""
    by_route = document.routes()
    for item in current:
        operation = document.operations.get(item.page.id)
        operation = operation or by_route.get(route(item.page.method, item.page.path_template))
        if operation is not None:
            yield item, operation


def _models_of_arguments(pairs: Sequence[tuple[PageEvidence, ReferenceOperation]]) -> Iterator[str]:
    """The models that are no records but the arguments of one operation."""
    for item, operation in pairs:
        if item.form == "arguments" and operation.request is not None:
            yield from references(operation.request)


def _evidence(model: ReferenceModel, claims: DocumentClaims) -> PageEvidence:
    """A model as evidence of the shape that a page's response has, so that records are grouped with it."""
    path = claims.document.path
    page = Page(path, path, model.name, model.name, "GET", "", Span(path))
    root = EvidenceNode(page, DEFINITION, claims.edition)
    claims.add_model(root, model)
    return PageEvidence(page, None, None, root, ())


def _without_page(document: Reference, count: int) -> Iterator[Finding]:
    if count:
        noun = "operation is" if count == 1 else "operations are"
        yield Finding(
            WITHOUT_PAGE,
            f"{count:,} {noun} on no page and left out: add pages, if they still exist",
            Span(document.path),
        )
