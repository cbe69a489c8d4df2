"""What the pages call the records that no table names: in sentences, rows, ids and names of properties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator import naming
from generator.inference.evidence import EvidenceNode
from generator.inference.records import Records
from generator.inference.vocabulary import Vocabulary
from generator.naming import singular

_ID, _PROPERTY, _HOLDER, _CLAIM = 1, 2, 3, 4
"""Weights of an operation id, of the name of a property, of a row that says whose it is, and of a cell on another page,
beside sentences."""
_NARROWED = re.compile(r"(?<=[a-z]s)(?:To|For|From|In|Of|With|By)(?=[A-Z])\w*\Z")
"""What narrows a plural: `BoatsToAdd` are boats."""


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """The names of one record."""

    weights: Counter[str]
    """Name -> the weight of all evidence for it."""
    stated: frozenset[str]
    """The names that a sentence, a row or a cell states; the others are only those of properties and operations."""

    @property
    def called(self) -> list[str]:
        """What properties and operations call the record."""
        return sorted(self.weights.keys() - self.stated)

    @property
    def best_weight(self) -> int:
        """The weight of the evidence for the name that has most."""
        return max(self.weights.values(), default=0)

    def is_shared(self, name: str) -> bool:
        """Whether a name is only what some of the properties and operations call the record, and no more than half."""
        return name not in self.stated and 2 * self.weights[name] <= self.weights.total()


def name_evidence(nodes: Sequence[EvidenceNode], records: Records, vocabulary: Vocabulary) -> NameEvidence:
    """Names that the pages give to these records, each with the weight of its evidence.

    A page counts once for a name, however often it says it. A property counts once for the model that has it, however
    many pages show that model; an operation id once for its group.
    """
    votes = _Votes()
    for node in nodes:
        id_ = vocabulary.operation_id(node.page.id)
        group = id_.group or node.page.id
        for text in [text for inner in node.fields.values() for text, _ in inner.texts]:
            if stated := vocabulary.sentences.holder(text):
                votes.state(stated, _HOLDER, id_.group)
        holder = records.holder(node)
        is_item = holder is not node
        for text, _ in [*node.texts, *holder.texts] if is_item else node.texts:
            for stated, weight in vocabulary.sentences.names(text):
                votes.state(_item_name(stated) if is_item else stated, weight, node.page.id)
        name = holder.property_name() if holder.parent is not None else id_.subject or ""
        if is_item:
            name = singular(_NARROWED.sub("", name))
        if claimed := records.unshown.get((group, naming.pascal(name))):
            votes.state(claimed, _CLAIM, group)
        if holder.parent is not None:
            votes.add(name, _PROPERTY, records.keys.get(holder.parent, group))
        elif name:
            votes.add(name, _ID, group)
    return NameEvidence(votes.total(), frozenset(votes.stated))


class _Votes:
    """The weight of each name by the page, model or group that says it: each counts once."""

    def __init__(self) -> None:
        self._weights: dict[tuple[str, str], int] = {}
        self.stated: set[str] = set()

    def add(self, name: str, weight: int, voter: str) -> None:
        key = (naming.pascal(name), voter)
        self._weights[key] = max(self._weights.get(key, 0), weight)

    def state(self, name: str, weight: int, voter: str) -> None:
        self.add(name, weight, voter)
        self.stated.add(naming.pascal(name))

    def total(self) -> Counter[str]:
        total: Counter[str] = Counter()
        for (name, _), weight in self._weights.items():
            total[name] += weight
        return total


def _item_name(name: str) -> str:
    """The name of one item: a `BoatList` holds a `Boat`, and so does `Boats`."""
    return singular(name.removesuffix("List") or name)
