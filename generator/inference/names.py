"""Names for records that no table names: from sentences, ids and names of properties, by weight of evidence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from generator import naming
from generator.inference.ambiguous_names import properties
from generator.inference.evidence import EvidenceNode
from generator.inference.maps import is_odata_list
from generator.inference.records import Key, Records, is_named
from generator.inference.vocabulary import Vocabulary
from generator.naming import singular

_ID, _PROPERTY, _HOLDER = 1, 2, 3
"""Weights of an operation id, of the name of a property, and of a row that says whose it is, beside sentences."""
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
        warning week year
        """,
    )
)
"""Single words that say nothing about a record, or mean something else in Python or in any API."""


def name_models(records: Records, vocabulary: Vocabulary) -> dict[Key, str]:
    """A model name for every key. Claimed names stay; two keys never share a name."""
    names: dict[Key, str] = {key: naming.pascal(key) for key in records.members if is_named(key)}
    unnamed = [key for key in records.members if not is_named(key)]
    claims: dict[str, Counter[Key]] = defaultdict(Counter)
    support: dict[Key, Counter[str]] = {}
    for key in unnamed:
        support[key] = _support(records.members[key], records, vocabulary)
        for name, weight in support[key].items():
            claims[name][key] += weight
    by_shape = {properties(max(nodes, key=lambda p: len(p.fields))): key for key, nodes in records.members.items()}
    taken = set(names.values())
    order = sorted(unnamed, key=lambda key: (-max(support[key].values(), default=0), key))
    waiting = []
    for key in order:
        best = _best(key, support[key], claims, taken)
        if any(map(is_odata_list, records.members[key])):  # the same shape everywhere, and named nowhere
            best = "ODataList" if "ODataList" not in taken else None
        if best is None:
            waiting.append(key)
        else:
            names[key] = best
            taken.add(best)
    for key in waiting:
        name = _family_name(key, records, by_shape, names) or _fallback(records, key, names, vocabulary)
        names[key] = naming.unique([name], taken)[0].replace("_", "")
        taken.add(names[key])
    return names


def _support(nodes: Sequence[EvidenceNode], records: Records, vocabulary: Vocabulary) -> Counter[str]:
    """Names that the pages give to these records, each with the weight of its evidence.

    A page counts once for a name, however often it says it. A property counts once for the model that has it, however
    many pages show that model; an operation id once for its group.
    """
    votes: dict[tuple[str, str], int] = {}

    def vote(name: str, weight: int, voter: str) -> None:
        key = (naming.pascal(name), voter)
        votes[key] = max(votes.get(key, 0), weight)

    for node in nodes:
        for inner in node.fields.values():
            for text, _ in inner.texts:
                if name := vocabulary.sentences.holder(text):
                    vote(name, _HOLDER, vocabulary.operation_id(node.page.id).group)
        holder = _holder(node, records)
        is_item = holder is not node
        page = node.page.id
        texts = node.texts if holder is node else [*node.texts, *holder.texts]
        for text, _ in texts:
            for name, weight in vocabulary.sentences.names(text):
                vote(_item_name(name) if is_item else name, weight, page)
        id_ = vocabulary.operation_id(page)
        group = id_.group or page
        if holder.parent is not None:
            name = holder.property_name()
            vote(singular(name) if is_item else name, _PROPERTY, records.keys.get(holder.parent, group))
        elif id_.subject:
            vote(singular(id_.subject) if is_item else id_.subject, _ID, group)
    total: Counter[str] = Counter()
    for (name, _), weight in votes.items():
        total[name] += weight
    return total


def _item_name(name: str) -> str:
    """The name of one item: a `BoatList` holds a `Boat`, and so does `Boats`."""
    return singular(name.removesuffix("List") or name)


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
    return words[-1:] != ["id"] and words[:1] not in (["new"], ["old"], ["current"], ["previous"])


def _family_name(
    key: Key, records: Records, by_shape: Mapping[frozenset[str], Key], names: Mapping[Key, str]
) -> str | None:
    """`XWithLinks` for a record that is X and one property `_Links` more."""
    shape = properties(max(records.members[key], key=lambda p: len(p.fields)))
    for extra in sorted(name for name in shape if name.startswith("_")):
        base = names.get(by_shape.get(shape - {extra}, ""))
        if base:
            return f"{base}With{naming.pascal(extra)}"
    return None


def _fallback(records: Records, key: Key, names: Mapping[Key, str], vocabulary: Vocabulary) -> str:
    """A name from the model and the property that hold the record; for a body, from the method of the operation."""
    node = min(records.members[key], key=lambda p: (p.page.id, p.path()))
    holder = _holder(node, records)
    method = naming.pascal(vocabulary.operation_id(node.page.id).method or node.page.id)
    if holder.parent is None:
        return method + ("Item" if holder is not node else "")
    owner = names.get(records.keys.get(holder.parent, ""), "") or method
    own = naming.pascal(singular(holder.property_name()) if holder is not node else holder.property_name())
    if singular(owner).endswith(own):
        return singular(owner)  # `BoatRights` holds a list of `BoatRight`
    return _SUFFIX.sub("", owner) + own


def _holder(node: EvidenceNode, records: Records) -> EvidenceNode:
    """The list or dictionary that holds a record as its item or entry; the record itself where none does."""
    while node.parent is not None and (node.name == "[]" or node.parent in records.maps):
        node = node.parent
    return node
