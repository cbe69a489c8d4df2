"""Names for records that no table names: from sentences, ids and names of properties, by weight of evidence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, count

from generator import naming
from generator.inference.ambiguous_names import properties
from generator.inference.evidence import EvidenceNode
from generator.inference.maps import is_odata_list
from generator.inference.name_evidence import NameEvidence, name_evidence
from generator.inference.records import Key, Records, is_named
from generator.inference.shared_names import (
    alternative_name,
    common_name,
    common_start,
    have_a_word_in_common,
    name_by_own_property,
)
from generator.inference.vocabulary import Vocabulary
from generator.naming import singular
from generator.pages.model import Page

_SUFFIX = re.compile(r"(?<=.)(?:Info|Result)\Z")
"""What a record is called beside its subject: `BoatInfo` is about a boat."""
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        """
        action argument array bool byte change class current data date datetime day decimal default detail dict element
        entry enum error event exception file float format function header id index info input integer item key
        list map model module month name new node number object old option output parameter property record request
        response result row rule section set state status string table text time tuple type unit user value
        version warning week year
        """,
    )
)
"""Single words that say nothing about a record, or mean something else in Python or in any API."""


def name_models(records: Records, vocabulary: Vocabulary) -> dict[Key, str]:
    """A model name for every key. Claimed names stay; two keys never share a name."""
    return _Naming(records, vocabulary).names


class _Naming:
    """The names of all records, given in the order of their evidence."""

    def __init__(self, records: Records, vocabulary: Vocabulary) -> None:
        self._records = records
        self._vocabulary = vocabulary
        self.names = {key: naming.pascal(key) for key in records.members if is_named(key)}
        self._taken = set(self.names.values())
        self._claims: dict[str, Counter[Key]] = defaultdict(Counter)
        self._evidence: dict[Key, NameEvidence] = {}
        self._usage: Counter[str] = Counter()
        for key, nodes in records.members.items():
            self._usage.update({name for node in nodes for name in node.fields})
            if not is_named(key):
                found = self._evidence[key] = name_evidence(nodes, records, vocabulary)
                for name, weight in found.weights.items():
                    self._claims[name][key] += weight
        self._by_shape = {properties(_widest(nodes)): key for key, nodes in records.members.items()}
        waiting = []
        for key in sorted(self._evidence, key=lambda key: (-self._evidence[key].best_weight, key)):
            if found_name := self._name(key):
                self._give(key, found_name)
            else:
                waiting.append(key)
        for key in waiting:
            name = self._name_with_links(key) or self._fallback(key)
            further = (f"{name}{number}" for number in count(2))
            self._give(key, next(free for free in chain([name], further) if free not in self._taken))

    def _give(self, key: Key, name: str) -> None:
        self.names[key] = name
        self._taken.add(name)

    def _name(self, key: Key) -> str | None:
        """The name that the evidence gives a record; None where it gives none, or none that is free."""
        if any(map(is_odata_list, self._records.members[key])):  # the same shape everywhere, and named nowhere
            return None if "ODataList" in self._taken else "ODataList"
        evidence = self._evidence[key]
        best = _best(key, evidence.weights, self._claims, self._taken)
        return self._shared_name(key, best) if best and evidence.is_shared(best) else best

    def _shared_name(self, key: Key, best: str) -> str:
        """The name of a record that several properties share: what they all support, else what is its own."""
        called = self._evidence[key].called
        # What says `Rule` supports `BoatRule` too.
        candidates = [common for common in [common_name(called)] if common not in called]
        if have_a_word_in_common(best, called):
            candidates.append(best)
        elif all(map(_is_name, called)):
            candidates.append(alternative_name(called))
        nodes = self._records.members[key]
        is_item = self._records.holder(nodes[0]) is not nodes[0]
        candidates.append(name_by_own_property(_widest(nodes).fields, self._usage, is_item=is_item))
        return next((name for name in candidates if name and name not in self._taken and _is_name(name)), best)

    def _name_with_links(self, key: Key) -> str | None:
        """`XWithLinks` for a record that is X and one property `_Links` more."""
        shape = properties(_widest(self._records.members[key]))
        for extra in sorted(name for name in shape if name.startswith("_")):
            base = self.names.get(self._by_shape.get(shape - {extra}, ""))
            if base:
                return f"{base}With{naming.pascal(extra)}"
        return None

    def _fallback(self, key: Key) -> str:
        """A name from the model and the property that hold the record; for a body, from the id of the operation."""
        nodes = self._records.members[key]
        node = min(nodes, key=lambda p: (p.page.id, p.path()))
        holder = self._records.holder(node)
        id_ = self._vocabulary.operation_id(node.page.id)
        method = naming.pascal(id_.method or _action(node.page) or node.page.id)
        if holder.parent is None:
            groups = sorted({self._vocabulary.operation_id(p.page.id).group for p in nodes})
            subject = common_start(groups) + singular(id_.subject or "") if len(groups) > 1 else ""
            return subject or method + ("Item" if holder is not node else "")
        holder_name = self.names.get(self._records.keys.get(holder.parent, ""), "")
        owner = holder_name or singular(id_.subject or "") or method
        own = naming.pascal(singular(holder.property_name()) if holder is not node else holder.property_name())
        if len(called := self._evidence[key].called) > 1:
            own = common_name(called) or ("State" if all(map(_is_modifier, called)) else own)
        if singular(owner).endswith(own):  # `BoatRights` holds a list of `BoatRight`
            return singular(owner) if holder_name else f"{own}Argument"
        return _SUFFIX.sub("", owner) + own


def _action(page: Page) -> str:
    """What an operation that is named by its path does; with what it is done to, where the name is one word."""
    is_one_word = len(naming.words(page.name)) == 1 and page.place
    return f"{page.name}_{singular(page.place[-1])}" if is_one_word else page.name


def _widest(nodes: Sequence[EvidenceNode]) -> EvidenceNode:
    return max(nodes, key=lambda node: len(node.fields))


def _best(key: Key, support: Counter[str], claims: Mapping[str, Counter[Key]], taken: set[str]) -> str | None:
    """The name with the most weight, less what it loses by being claimed for other records too."""
    scored = []
    for name, weight in support.items():
        if name in taken or not _is_name(name):
            continue
        share = weight / sum(claims[name].values())
        if share > 0.5 or weight == max(claims[name].values()):
            scored.append((-weight * share, len(name), name))
    scored = [item for item in scored if _is_better(item[2])] or scored
    if not scored:
        return None
    score, _, best = min(scored)
    # What says `Rule` supports `BoatRule` too: where the two weigh the same, that is the name that all supports.
    longer = [name for other, _, name in scored if name != best and name.endswith(best) and other <= score]
    return longer[0] if len(longer) == 1 else best


def _is_name(name: str) -> bool:
    """Whether a record can be called so: not by a word that fits many records."""
    words = naming.words(name)
    return not (len(words) == 1 and words[0] in _NO_NAMES)


def _is_better(name: str) -> bool:
    """Whether a name is one of a record, rather than of an id, or of one record out of two."""
    words = naming.words(name)
    return words[-1:] != ["id"] and not _is_modifier(words[0])


def _is_modifier(word: str) -> bool:
    """Whether a name says no more than which of two states of a record it is."""
    return word.lower() in ("new", "old", "current", "previous")
