"""What a published document says beside what a page says, value by value, as deep as the page goes."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from generator.findings import Finding, Rule
from generator.http_message import has_response_body
from generator.inference.ambiguous_names import Properties, claimed_name, overlap, properties
from generator.inference.document_claims import DocumentClaims
from generator.inference.evidence import Claim, EvidenceNode, Source, TypeName, locate
from generator.inference.join import join
from generator.inference.json_kinds import in_words, json_kind, kind_of_type
from generator.inference.observe import PageEvidence
from generator.reference.model import ReferenceModel, ReferenceOperation
from generator.reference.places import DocumentPlace
from generator.reference.preference import Preference
from generator.reference.rules import NAMES_DIFFER, TYPES_DIFFER
from generator.spec.types import BINARY, BYTE, STRING, ListOf, MapOf, OpenEnum, Ref, Scalar, Type, to_text


@dataclass(slots=True)
class _Disagreement:
    """A fact that the document has otherwise than pages. The first page stands for all that say the same."""

    rule: Rule
    message: str
    node: EvidenceNode
    claim: Claim | None
    place: DocumentPlace
    pages: set[str] = field(default_factory=set)

    def finding(self) -> Finding:
        span = locate(self.claim, self.node) if self.claim else self.node.page.span
        count = len(self.pages)
        note = "the document" if count == 1 else f"the document; {count:,} pages differ from it"
        return Finding(self.rule, self.message, span, ((self.place.span(), note),), places=count)


class Comparison:
    """Compares the operations of one document with their pages. What the two agree on becomes a claim of the document.

    Where they disagree, the page is right unless `prefer` says otherwise, and nothing below is compared. A name in
    `ambiguous` says nothing on a page.
    """

    def __init__(self, claims: DocumentClaims, prefer: Preference, ambiguous: Set[str]) -> None:
        self._claims = claims
        self._ambiguous = ambiguous
        self._models = claims.document.models
        self._prefer = prefer
        self._disagreements: dict[tuple[str, str], _Disagreement] = {}
        self.disputed: set[EvidenceNode] = set()
        """What the document has another type for than the page."""

    def findings(self) -> Iterator[Finding]:
        """A finding for each fact of the document that pages have otherwise."""
        return (disagreement.finding() for disagreement in self._disagreements.values())

    def operation(self, item: PageEvidence, operation: ReferenceOperation) -> None:
        """Compare the bodies and the query parameters of an operation."""
        document = self._claims.document
        if item.request is not None and operation.request is not None:
            place = document.place(operation.request_pointer)
            if item.form == "arguments":
                if isinstance(operation.request, Ref):
                    self._fields(item.request, self._models[operation.request.model])
            else:
                self._value(item.request, operation.request, place)
        status = min((code for code in operation.responses if 200 <= code < 300 and has_response_body(code)), default=0)
        if item.response is not None and status:
            place = document.place(operation.response_pointers[status])
            self._value(item.response, operation.responses[status], place)
        parameters = {p.name.lower(): p for p in operation.parameters if p.location == "query"}
        for node in item.query:
            if parameter := parameters.get(node.name.lower()):
                self._value(node, parameter.type, document.place(parameter.pointer))

    def _value(self, node: EvidenceNode, type_: Type, place: DocumentPlace) -> None:
        if self._is_contradicted(node, type_, place):
            return
        match type_:
            case Scalar() | OpenEnum():
                self._claims.claim(node, type_, place)
            case ListOf(item):
                self._claims.claim(node, "list", place)
                self._value(node.items(), item, place)
            case MapOf(value):
                if not node.fields:
                    self._claims.add_type(node, type_, place)
                    return
                self._claims.claim(node, "map", place)
                for entry in node.fields.values():
                    self._value(entry, value, place)
            case Ref(name):
                self._record(node, self._models[name], place)
            case _:
                return

    def _is_contradicted(self, node: EvidenceNode, type_: Type, place: DocumentPlace) -> bool:
        """Whether what the page says of a value leaves no room for the type of the document, and counts more."""
        claim = _contradicting(node, type_)
        if claim is None:
            return False
        self._disagree(TYPES_DIFFER, node, claim, _in_words(type_), place)
        if isinstance(type_, Scalar) and json_kind(claim) == kind_of_type(type_):
            return False  # only the format differs: a claim of the document can stand beside it
        return self._prefer.types == "pages"

    def _record(self, node: EvidenceNode, model: ReferenceModel, place: DocumentPlace) -> None:
        """Compare a record with its model: the properties, where the page shows them, and the name."""
        shown, name = properties(node), claimed_name(node)
        name = None if name in self._ambiguous else name
        if shown and model.fields and overlap(shown, frozenset(model.fields)) < _SAME_RECORD:
            self._disagree(TYPES_DIFFER, node, "a record with other properties", model.name, place)
            return
        if model.named and name is not None and name != model.name:
            claim = next(c for c in node.claims if isinstance(c.type, TypeName) and c.type.name == name)
            other = self._models.get(name)
            is_other = other is not None and (not shown or _likeness(shown, other) > _likeness(shown, model))
            self._disagree(TYPES_DIFFER if is_other else NAMES_DIFFER, node, claim, model.name, place)
            if other is not None and is_other and self._prefer.types == "pages":
                self._fields(node, other)
                return
        if shown:
            if model.named:
                self._claims.claim(node, TypeName(model.name), place)
            self._fields(node, model)
        else:
            self._claims.add_type(node, Ref(model.name), place)

    def _fields(self, node: EvidenceNode, model: ReferenceModel) -> None:
        for name, inner in node.fields.items():
            if found := model.fields.get(name):
                self._value(inner, found.type, self._claims.document.place(found.pointer))

    def _disagree(self, rule: Rule, node: EvidenceNode, ours: Claim | str, theirs: str, place: DocumentPlace) -> None:
        words = ours if isinstance(ours, str) else in_words(ours)
        key = (place.pointer, words)
        if key not in self._disagreements:
            message = (
                f"`{node.path()}` is {words} on the page and {theirs} in the document: "
                "correct the page, if the document is right"
            )
            claim = ours if isinstance(ours, Claim) else None
            self._disagreements[key] = _Disagreement(rule, message, node, claim, place)
        self._disagreements[key].pages.add(node.page.id)
        if rule is TYPES_DIFFER:
            self.disputed.add(node)


_SAME_RECORD = 0.5
"""The least share of the smaller shape that is in the other where a page and a document describe the same record."""


def _likeness(shown: Properties, model: ReferenceModel) -> float:
    """How much of all properties of two shapes is common to both, from 0 to 1."""
    both = shown | model.fields.keys()
    return len(shown & model.fields.keys()) / len(both) if both else 1.0


def _contradicting(node: EvidenceNode, type_: Type) -> Claim | None:
    """The strongest claim of the pages that a type of the document disagrees with."""
    kind = kind_of_type(type_)
    stated = [claim for claim in node.claims if json_kind(claim) is not None and claim.source != "reference"]
    if not stated or kind is None:
        return None
    best = min(claim.precedence for claim in stated)
    strongest = [claim for claim in stated if claim.precedence == best]
    for claim in strongest:
        if json_kind(claim) != kind:
            return claim
        if (
            isinstance(claim.type, Scalar)
            and isinstance(type_, Scalar)
            and not _has_room(type_, claim.type, claim.source)
        ):
            return claim
    wrong = "record" if isinstance(type_, MapOf) else "map" if isinstance(type_, Ref) else None
    return next((claim for claim in stated if claim.type == wrong), None)


def _has_room(type_: Scalar, ours: Scalar, source: Source) -> bool:
    """Whether a scalar of the document agrees with one of a page, of the same kind of JSON value."""
    if source == "documented":
        return ours in (type_, STRING)
    # Bytes are a string like any other.
    return source == "json_kind" or type_ in (BINARY, BYTE) or join(type_, ours) == type_


def _in_words(type_: Type) -> str:
    return "an enumeration" if isinstance(type_, OpenEnum) else to_text(type_)
