"""Which records are the same: one model a name, one model a shape, and what to think of a name that fits everything.

Every step counts over an index (by name, by set of properties, by rarest property), so the work grows with the pages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.findings import Finding, rule
from generator.inference.evidence import EvidenceNode, Named, locate
from generator.inference.leaked_names import Properties, believable_names, declared_name, overlap, properties, span_of
from generator.inference.maps import apply_table_to_entries, is_map, map_names
from generator.inference.observe import PageEvidence
from generator.inference.vocabulary import Vocabulary
from generator.naming import singular

Key = str

SHAPE_CONTRADICTS_NAME = rule(
    "T102",
    "warning",
    "A page shows a record that is not the type it names",
    "A table names one type, the sample shows properties that this type does not have. The properties are believed.",
    "Correct the type in the table, or the sample.",
)


def is_named(key: Key) -> bool:
    """Whether a key is the name that tables give; the others are numbers for shapes that nobody has named yet."""
    return not key.startswith("#")


@dataclass(slots=True)
class Records:
    """Every record on every page by the model that it belongs to."""

    maps: set[EvidenceNode] = field(default_factory=set)
    members: dict[Key, list[EvidenceNode]] = field(default_factory=lambda: defaultdict(list))
    keys: dict[EvidenceNode, Key] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    """Names that are models: their key is the name itself."""
    leaked: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


def group_records(evidence: Sequence[PageEvidence], vocabulary: Vocabulary) -> Records:
    """Give every record on every page its key."""
    records = Records()
    roots = [root for page in evidence for root in (page.request, page.response) if root is not None]
    # The fields of a request that is made of arguments are arguments, whatever they are called.
    arguments = {page.request for page in evidence if page.form == "arguments"}
    places = [place for root in roots for place in root.walk()]
    dictionaries = map_names(places)
    records.maps = {root for root in roots if root not in arguments and apply_table_to_entries(root)}
    records.maps |= {
        place for place in places if place.fields and place not in arguments and is_map(place, dictionaries)
    }
    found = [place for place in places if place.fields and place not in records.maps and place not in arguments]

    trusted, leaks = believable_names(found)
    records.findings += leaks
    records.leaked = {name for place in found if (name := declared_name(place)) and name not in trusted}
    index: dict[Properties, Counter[str]] = defaultdict(Counter)
    waiting: list[EvidenceNode] = []
    for place in found:
        name = declared_name(place)
        main = trusted.get(name) if name else None
        if name and main is not None and overlap(properties(place), main) >= 0.5:
            _put(records, place, name)
            index[properties(place)][name] += 1
        else:
            if name and name not in records.leaked and main is not None:
                _contradiction(records, place, name)
            waiting.append(place)
    records.names = set(trusted)
    _place_by_shape(waiting, index, records, _omitted(evidence), vocabulary)
    return records


def _contradiction(records: Records, place: EvidenceNode, name: str) -> None:
    claim = next(claim for claim in place.claims if isinstance(claim.says, Named))
    shown = ", ".join(sorted(place.fields)[:4])
    message = f"`{place.path()}` is called `{name}`, but has {len(place.fields)} other properties ({shown}, …)"
    records.findings.append(
        Finding(SHAPE_CONTRADICTS_NAME, message, locate(claim, place), ((span_of(place), "the properties"),))
    )


def _put(records: Records, place: EvidenceNode, key: Key) -> None:
    records.members[key].append(place)
    records.keys[place] = key


def _omitted(evidence: Iterable[PageEvidence]) -> Properties:
    """Properties that requests leave out of records: learned from the pages that send and get the same one."""
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


def _place_by_shape(
    waiting: Sequence[EvidenceNode],
    index: dict[Properties, Counter[str]],
    records: Records,
    omitted: Properties,
    vocabulary: Vocabulary,
) -> None:
    """Records without a name that can be believed: the same shape is the same model, whichever page shows it."""
    by_shape: dict[Properties, list[EvidenceNode]] = defaultdict(list)
    for place in waiting:
        by_shape[properties(place)].append(place)
    rare: dict[str, set[Properties]] = defaultdict(set)
    usage: Counter[str] = Counter()
    for shape in {*index, *by_shape}:
        usage.update(shape)

    def remember(shape: Properties) -> None:
        rare[min(shape - omitted or shape, key=lambda name: (usage[name], name))].add(shape)

    for shape in index:
        remember(shape)
    number = 0
    for shape in sorted(by_shape, key=lambda s: (-len(s), sorted(s))):
        names = index.get(shape) or _wider(shape, rare, index, omitted)
        for place in by_shape[shape]:
            key = _choose(place, names, vocabulary) if names else None
            if key is None:
                number += 1
                key = f"#{number}"
                names = names or Counter()
                names[key] += 1
                index[shape][key] += 1
                remember(shape)
            _put(records, place, key)


def _wider(
    shape: Properties, rare: dict[str, set[Properties]], index: dict[Properties, Counter[str]], omitted: Properties
) -> Counter[str]:
    """The keys of records that differ from this one only in properties that requests leave out."""
    found: Counter[str] = Counter()
    core = shape - omitted
    if len(core) < 2:
        return found
    for name in core:
        for other in rare.get(name, ()):
            if other - omitted == core:
                found.update(index[other])
    return found


def _choose(place: EvidenceNode, names: Counter[str], vocabulary: Vocabulary) -> Key | None:
    """Of several models with this very shape, the one that the page speaks of; an unnamed one if it speaks of none."""
    unnamed = sorted(name for name in names if not is_named(name))
    if len(names) == 1:
        return next(iter(names))
    hints = {name: weight for text, _ in place.texts for name, weight in vocabulary.sentences.names(text)}
    if place.parent is not None and place.name == "[]":
        hints |= {name: weight for text, _ in place.parent.texts for name, weight in vocabulary.sentences.names(text)}
    hinted = sorted((-hints[name], name) for name in names if name in hints)
    if hinted:
        return hinted[0][1]
    in_id = vocabulary.operation_id(place.page.id).subject or ""
    for hint in (place.property_name(), in_id, singular(in_id)):
        if hint in names:
            return hint
    return unnamed[0] if unnamed else None
