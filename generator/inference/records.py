"""Which nodes are the same record: those with the same reliable name, else those with the same shape.

Every step counts over an index (by name, by set of properties, by rarest property), so the work grows with the pages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator import naming
from generator.findings import Finding, rule
from generator.inference.ambiguous_names import (
    Properties,
    claimed_name,
    definitions,
    is_on_page,
    name_claim,
    overlap,
    properties,
    reliable_names,
    span_of,
)
from generator.inference.evidence import EvidenceNode, Source, TypeName, locate
from generator.inference.json_kinds import contradicts
from generator.inference.maps import apply_table_to_entries, is_map, map_names
from generator.inference.observe import PageEvidence
from generator.inference.vocabulary import Vocabulary
from generator.naming import singular
from generator.spec.types import OpenEnum, Scalar

Key = str

SHAPE_CONTRADICTS_NAME = rule(
    "T102",
    "warning",
    "A page shows a record that is not the type it names",
    "A table names one type, the sample shows properties that this type does not have. Only the properties are used.",
    "Correct the type in the table, or the sample.",
)


_MANY_NULLS = 20
_FEW = 3
_COMMON = 4
"""A shape of no more than so many properties, with names that so many shapes have, does not tell a record alone."""


def is_named(key: Key) -> bool:
    """Whether a key is a name that pages claim; the other keys are numbers of records without a name."""
    return not key.startswith("#")


@dataclass(slots=True)
class Records:
    """Every record on every page, by the key of the model that it belongs to."""

    maps: set[EvidenceNode] = field(default_factory=set)
    members: dict[Key, list[EvidenceNode]] = field(default_factory=lambda: defaultdict(list))
    keys: dict[EvidenceNode, Key] = field(default_factory=dict)
    nulls_are_objects: bool = False
    """Whether samples show null for records and lists only, and the default value for a scalar."""
    omitted: Properties = frozenset()
    """Properties that requests leave out of records."""
    names: set[str] = field(default_factory=set)
    """Reliable names: the key of such a model is its name."""
    ambiguous: set[str] = field(default_factory=set)
    definitions: dict[str, EvidenceNode] = field(default_factory=dict)
    """The records that published documents define, by name."""
    unshown: dict[tuple[str, str], str] = field(default_factory=dict)
    """(Group, property) -> the type name that its cells claim, where no page shows a record of that name there."""
    findings: list[Finding] = field(default_factory=list)

    def holder(self, node: EvidenceNode) -> EvidenceNode:
        """The list or dictionary that holds a record as its item or entry; the record itself where none does."""
        while node.parent is not None and (node.name == "[]" or node.parent in self.maps):
            node = node.parent
        return node

    def is_reliable(self, name: str, source: Source) -> bool:
        """Whether a claim of a type name says what a record is."""
        return name in self.names and (name not in self.ambiguous or source == "reference")


def group_records(evidence: Sequence[PageEvidence], vocabulary: Vocabulary) -> Records:
    """The key of every record on every page."""
    records = Records()
    roots = [root for page in evidence for root in (page.request, page.response) if root is not None]
    # The fields of a request that is made of arguments are arguments, whatever they are called.
    arguments = {page.request for page in evidence if page.form == "arguments" and page.request is not None}
    nodes = [node for root in roots for node in root.walk()]
    dictionaries = map_names(nodes)
    records.maps = {root for root in roots if root not in arguments and apply_table_to_entries(root)}
    records.maps |= {node for node in nodes if node.fields and node not in arguments and is_map(node, dictionaries)}
    others = records.maps | arguments
    found = [node for node in nodes if (node.fields or is_on_page(node)) and node not in others]

    reliable, findings_of_names = reliable_names(found)
    records.findings += findings_of_names
    records.ambiguous = {name for node in found if (name := claimed_name(node)) and name not in reliable}
    records.definitions = definitions(found)
    defined = {name for name, node in records.definitions.items() if is_on_page(node)}
    index: dict[Properties, Counter[str]] = defaultdict(Counter)
    unassigned: list[EvidenceNode] = []
    for node in found:
        claim, name = name_claim(node), claimed_name(node)
        main = reliable.get(name) if name else None
        is_published = claim is not None and claim.source == "reference"
        if is_published and main is None and name in records.definitions:
            main = properties(records.definitions[name])
        if name and main is not None and (name in defined or overlap(properties(node), main) >= 0.5):
            _assign(records, node, name)
            index[properties(node)][name] += 1
        else:
            if name and name not in records.ambiguous and main is not None and not is_published:
                _contradiction(records, node, name)
            unassigned.append(node)
    records.names = {*reliable, *records.definitions}
    records.omitted = _omitted(evidence)
    records.nulls_are_objects = _nulls_are_objects(nodes)
    records.unshown = _unshown(nodes, records, vocabulary)
    _assign_by_shape(unassigned, index, records, vocabulary)
    return records


def _unshown(nodes: Iterable[EvidenceNode], records: Records, vocabulary: Vocabulary) -> dict[tuple[str, str], str]:
    """The type names that cells claim for properties, and no page shows: a `BoatEntry` for the property `Boat`."""
    found: dict[tuple[str, str], str] = {}
    for node in nodes:
        name = claimed_name(node)
        if name and not node.fields and name not in records.names and name not in records.ambiguous:
            held, own = naming.words(name), naming.words(node.name)
            if len(own) < len(held) and own in (held[: len(own)], held[-len(own) :]):
                found.setdefault((vocabulary.operation_id(node.page.id).group, naming.pascal(node.name)), name)
    return found


def _nulls_are_objects(nodes: Iterable[EvidenceNode]) -> bool:
    """Whether a null rules a scalar out: of many documented properties that are null, hardly any is a scalar."""
    nulls = [node for node in nodes if node.is_shown_null and any(c.source == "documented" for c in node.claims)]
    scalars = sum(any(isinstance(claim.type, (Scalar, OpenEnum)) for claim in node.claims) for node in nulls)
    return len(nulls) >= _MANY_NULLS and _MANY_NULLS * scalars <= len(nulls)


def _contradiction(records: Records, node: EvidenceNode, name: str) -> None:
    claim = next(claim for claim in node.claims if isinstance(claim.type, TypeName))
    shown = ", ".join(sorted(node.fields)[:4])
    message = (
        f"`{node.path()}` has the type name `{name}`, but {len(node.fields)} other properties ({shown}, …): "
        "correct one of them"
    )
    records.findings.append(
        Finding(SHAPE_CONTRADICTS_NAME, message, locate(claim, node), ((span_of(node), "the properties"),))
    )


def _assign(records: Records, node: EvidenceNode, key: Key) -> None:
    records.members[key].append(node)
    records.keys[node] = key


def _omitted(evidence: Iterable[PageEvidence]) -> Properties:
    """Properties that requests leave out of records, learned from the pages that send and receive the same one."""
    pairs = 0
    missing: Counter[str] = Counter()
    for page in evidence:
        if page.request is None or page.response is None or page.form != "value":
            continue
        request, response = page.request.item or page.request, page.response.item or page.response
        sent, got = properties(request), properties(response)
        if sent and sent < got and 2 * len(sent) >= len(got):
            pairs += 1
            missing.update(got - sent)
    return frozenset(name for name, count in missing.items() if count >= 3 and 5 * count >= pairs)


def _assign_by_shape(
    unassigned: Sequence[EvidenceNode], index: dict[Properties, Counter[str]], records: Records, vocabulary: Vocabulary
) -> None:
    """Give records without a reliable name their keys: the same shape is the same model, whichever page shows it."""
    by_shape: dict[Properties, list[EvidenceNode]] = defaultdict(list)
    for node in unassigned:
        by_shape[properties(node)].append(node)
    shapes = _Shapes(index, by_shape, records)
    number = 0
    for shape in sorted(by_shape, key=lambda s: (-len(s), sorted(s))):
        names = index.get(shape) or shapes.wider(shape)
        for node in by_shape[shape]:
            fitting = shapes.fitting(names, node)
            fitting = _without_contradicted(node, fitting, records.definitions)
            key = _choose(node, fitting, vocabulary) if fitting else None
            if key is None:
                number += 1
                key = f"#{number}"
                names = names or Counter()
                names[key] += 1
                index[shape][key] += 1
                shapes.remember(shape)
            _assign(records, node, key)
            shapes.learn(node, key)


def _without_contradicted(
    node: EvidenceNode, names: Counter[str], definitions: Mapping[str, EvidenceNode]
) -> Counter[str]:
    """The names without those that a published document defines with other kinds of values."""
    if definitions.keys().isdisjoint(names):
        return names
    wrong = {name for name in names if name in definitions and contradicts(node, definitions[name])}
    return Counter({name: count for name, count in names.items() if name not in wrong})


class _Shapes:
    """The shapes of all records: which of them are the same but for what requests leave out, and what they show."""

    def __init__(self, index: dict[Properties, Counter[str]], by_shape: Iterable[Properties], records: Records) -> None:
        self._index = index
        self._omitted = records.omitted
        self._nulls_are_objects = records.nulls_are_objects
        self._rare: dict[str, set[Properties]] = defaultdict(set)
        self._usage: Counter[str] = Counter()
        for shape in {*index, *by_shape}:
            self._usage.update(shape)
        for shape in index:
            self.remember(shape)
        self._kinds: dict[Key, set[tuple[str, bool]]] = defaultdict(set)
        for key, nodes in records.members.items():
            for node in nodes:
                self.learn(node, key)

    def remember(self, shape: Properties) -> None:
        """Find a shape again, by the rarest of its properties."""
        core = shape - self._omitted or shape
        if not core:
            return  # a record without properties is known by its name alone
        self._rare[min(core, key=lambda name: (self._usage[name], name))].add(shape)

    def wider(self, shape: Properties) -> Counter[str]:
        """The keys of records whose shape differs only in properties that requests leave out."""
        found: Counter[str] = Counter()
        core = shape - self._omitted
        if len(core) < 2:
            return found
        for name in core:
            for other in self._rare.get(name, ()):
                if other - self._omitted == core:
                    found.update(self._index[other])
        return found

    def learn(self, node: EvidenceNode, key: Key) -> None:
        """Remember of which kinds the properties of a record are."""
        self._kinds[key].update(self._kinds_of(node))

    def fitting(self, names: Counter[str], node: EvidenceNode) -> Counter[str]:
        """The keys that a node can have: of a shape that is common, those whose properties are of the same kinds."""
        core = node.fields.keys() - self._omitted
        if len(core) > _FEW or any(self._usage[name] < _COMMON for name in core):
            return names
        opposite = {(name, not is_object) for name, is_object in self._kinds_of(node)}
        return Counter({key: n for key, n in names.items() if opposite.isdisjoint(self._kinds[key])})

    def _kinds_of(self, node: EvidenceNode) -> Iterator[tuple[str, bool]]:
        """The properties that a record shows as a scalar (False) or as anything else (True)."""
        for name, inner in node.fields.items():
            shown = {isinstance(claim.type, (Scalar, OpenEnum)) for claim in inner.claims if claim.source == "sample"}
            if len(shown) == 1:
                yield name, not shown.pop()
            elif inner.is_shown_empty or (inner.is_shown_null and self._nulls_are_objects):
                yield name, True


def _choose(node: EvidenceNode, names: Counter[str], vocabulary: Vocabulary) -> Key | None:
    """Of several models with the same shape, the one that the page mentions; else one without a name; else None."""
    unnamed = sorted(name for name in names if not is_named(name))
    if len(names) == 1:
        return next(iter(names))
    hints = {name: weight for text, _ in node.texts for name, weight in vocabulary.sentences.names(text)}
    if node.parent is not None and node.name == "[]":
        hints |= {name: weight for text, _ in node.parent.texts for name, weight in vocabulary.sentences.names(text)}
    hinted = sorted((-hints[name], name) for name in names if name in hints)
    if hinted:
        return hinted[0][1]
    in_id = vocabulary.operation_id(node.page.id).subject or ""
    for hint in (node.property_name(), in_id, singular(in_id)):
        if hint in names:
            return hint
    return unnamed[0] if unnamed else None
