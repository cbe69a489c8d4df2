"""The types of a published document, written to evidence nodes as claims."""

from __future__ import annotations

from generator.inference.evidence import Claim, ClaimedType, EvidenceNode, TypeName
from generator.pages.text import clean
from generator.reference.model import Reference, ReferenceModel
from generator.reference.places import DocumentPlace
from generator.reference.preference import Preference
from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar, Type

_ENTRY = "*"
"""Stands for the keys of a dictionary of which no page shows an entry."""


class DocumentClaims:
    """Writes the claims of one document. `edition` is that of its claims where nothing of it is preferred.

    `behind` and `before` are the editions of what comes behind all pages and before them.
    """

    def __init__(self, document: Reference, prefer: Preference, *, behind: int, before: int) -> None:
        self.document = document
        self.edition = behind
        self._edition_of_names = before if prefer.names == "reference" else behind
        self._edition_of_types = before if prefer.types == "reference" else behind

    def claim(self, node: EvidenceNode, type_: ClaimedType, place: DocumentPlace) -> None:
        """Add one claim."""
        edition = self._edition_of_names if isinstance(type_, TypeName) else self._edition_of_types
        node.claims.append(Claim(type_, "reference", edition, place))

    def add_type(self, node: EvidenceNode, type_: Type, place: DocumentPlace) -> None:
        """Claim a whole type for a node about which no page says anything. Models that have a name are not entered."""
        match type_:
            case Scalar() | OpenEnum():
                self.claim(node, type_, place)
            case ListOf(item):
                self.claim(node, "list", place)
                self.add_type(node.items(), item, place)
            case MapOf(value):
                self.claim(node, "map", place)
                self.add_type(self._child(node, _ENTRY), value, place)
            case Ref(name):
                model = self.document.models[name]
                if model.named:
                    self.claim(node, TypeName(name), place)
                else:
                    self.add_model(node, model)
            case _:
                return

    def add_model(self, node: EvidenceNode, model: ReferenceModel) -> None:
        """Claim a record with all its properties. One that has a name is a definition: a "record"."""
        self.claim(node, "record" if model.named else "object", self.document.place(model.pointer))
        if model.named:
            self.claim(node, TypeName(model.name), self.document.place(model.pointer))
        for f in model.fields.values():
            inner = self._child(node, f.name)
            place = self.document.place(f.pointer)
            if f.description:
                inner.texts.append((clean(f.description), place))
            self.add_type(inner, f.type, place)

    def _child(self, node: EvidenceNode, name: str) -> EvidenceNode:
        child = node.field(name)
        child.edition = self.edition
        return child
