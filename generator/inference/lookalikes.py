"""Records of one shape that are models of their own all the same, although no table names them.

A shape alone makes one record of all that have it. Two kinds of evidence speak against it, both about properties whose
names end in the same word and differ before it, as `BowRope` and `SternRope` do:

- **Constants.** The same property always shows one value of an enumeration in the one and another in the other, so
  often that it is no chance: the two have enumerations of their own.
- **Families.** They stand beside properties of the same last word, most of which are records of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator import naming
from generator.inference.evidence import EvidenceNode
from generator.inference.known_values import known_values
from generator.inference.records import Key, Records, is_named
from generator.inference.sentences import Sentences
from generator.spec.types import OpenEnum

_MANY = 20
"""So many records that show one constant show no other by chance."""

Groups = Mapping[str, Sequence[EvidenceNode]]
"""Name of a property -> the records of one shape that it holds."""


def keep_apart(records: Records, sentences: Sentences) -> None:
    """Give records of one shape keys of their own where the evidence says that they are different models."""
    parts: dict[Key, list[list[str]]] = {}
    groups: dict[Key, Groups] = {}
    for key in sorted(key for key in records.members if not is_named(key)):
        groups[key] = _by_property(records.members[key], records)
        if len(groups[key]) > 1:
            parts[key] = _by_constants(groups[key], sentences) or _by_family(key, groups[key], records)
    for key, found in parts.items():
        for number, names in enumerate(found if len(found) > 1 else ()):
            part = f"{key}.{number}" if number else key
            records.members[part] = [node for name in names for node in groups[key][name]]
            records.keys.update(dict.fromkeys(records.members[part], part))


def _by_property(nodes: Iterable[EvidenceNode], records: Records) -> Groups:
    found: dict[str, list[EvidenceNode]] = defaultdict(list)
    for node in nodes:
        found[records.holder(node).property_name()].append(node)
    return dict(sorted(found.items()))


def _by_constants(groups: Groups, sentences: Sentences) -> list[list[str]]:
    """The names of properties by the constant that their records show; those that show none are with the first."""
    for field in sorted({name for nodes in groups.values() for node in nodes for name in node.fields}):
        held = {name: [node.fields[field] for node in nodes if field in node.fields] for name, nodes in groups.items()}
        shown = {name: {value for node in nodes for value in node.strings} for name, nodes in held.items()}
        values: dict[str, set[str]] = defaultdict(set)
        for name, nodes in held.items():
            if len(shown[name]) == 1 and _head(name) and _is_always_constant(name, nodes, sentences):
                values[_head(name)] |= shown[name]
        distinct = sorted(next((found for found in values.values() if len(found) > 1), ()))
        if distinct:
            parts = [[name for name, strings in shown.items() if strings == {value}] for value in distinct]
            rest = groups.keys() - {name for part in parts for name in part}
            return [[*parts[0], *sorted(rest)], *parts[1:]]
    return []


def _is_always_constant(name: str, nodes: Sequence[EvidenceNode], sentences: Sentences) -> bool:
    """Whether many records show a value of an enumeration, and none that only repeats what holds the record."""
    if sum(bool(node.strings) for node in nodes) < _MANY:
        return False
    type_ = known_values(nodes, sentences)
    return isinstance(type_, OpenEnum) and all(
        set(naming.words(value)).isdisjoint(naming.words(name)) for value in type_.values
    )


def _by_family(key: Key, groups: Groups, records: Records) -> list[list[str]]:
    """Each property that stands in a family on its own, behind those that do not."""
    apart = [[name] for name, nodes in groups.items() if any(_is_in_family(key, node, records) for node in nodes)]
    rest = [name for name in groups if [name] not in apart]
    return [part for part in (rest, *apart) if part]


def _is_in_family(key: Key, node: EvidenceNode, records: Records) -> bool:
    """Whether most properties of the same last word beside this one are records of their own, each another."""
    if node.parent is None or not _head(node.name):
        return False
    siblings = [other for other in node.parent.fields.values() if _head(other.name) == _head(node.name)]
    keys = [records.keys[other] for other in siblings if other in records.keys]
    return keys.count(key) > 1 and 2 * len(set(keys)) > len(siblings) and len(set(keys)) > 2


def _head(name: str) -> str:
    """The last word of a name that has others before it."""
    words = naming.words(name)
    return words[-1] if len(words) > 1 else ""
