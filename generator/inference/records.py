"""Which records are the same: one model a name, one model a shape, and what to think of a name that fits everything.

Every step counts over an index (by name, by set of properties, by rarest property), so the work grows with the pages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.findings import Finding, Span, rule
from generator.inference.observe import Evidence
from generator.inference.places import Named, Place, locate
from generator.inference.sentences import name_in_id, names_in, singular

Key = str
Properties = frozenset[str]

LEAKED_NAME = rule(
    "T101",
    "warning",
    "A type name stands for many different shapes",
    "The name cannot be true of all of them: most likely it leaked from another page. Only the shapes are believed.",
    "Write the real type names into the pages that are listed.",
)
SHAPE_CONTRADICTS_NAME = rule(
    "T102",
    "warning",
    "A page shows a record that is not the type it names",
    "A table names one type, the sample shows properties that this type does not have. The properties are believed.",
    "Correct the type in the table, or the sample.",
)

_DISJOINT_SHAPES = 3
"""Of one name, before the name is noise: a slip of the pen happens once or twice."""


@dataclass(slots=True)
class Records:
    """Every record on every page by the model that it belongs to."""

    maps: set[Place] = field(default_factory=set)
    members: dict[Key, list[Place]] = field(default_factory=lambda: defaultdict(list))
    keys: dict[Place, Key] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    """Names that are models: their key is the name itself. Other keys stand for shapes that nobody has named yet."""
    leaked: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


def properties(place: Place) -> Properties:
    """What identifies a record: the set of its property names."""
    return frozenset(place.fields)


def overlap(a: Properties, b: Properties) -> float:
    """How much of the smaller set is in the other, from 0 to 1."""
    return len(a & b) / min(len(a), len(b))


def declared_name(place: Place) -> str | None:
    """The type name that the newest edition declares for a place."""
    names = [(claim.edition, claim.says.name) for claim in place.claims if isinstance(claim.says, Named)]
    return min(names)[1] if names else None


def sort_records(evidence: Sequence[Evidence]) -> Records:
    """Give every record on every page its key."""
    records = Records()
    roots = [root for page in evidence for root in (page.request, page.response) if root is not None]
    places = [place for root in roots for place in root.walk()]
    map_names = _map_names(places)
    records.maps = {place for place in places if place.fields and _is_map(place, map_names)}
    found = [place for place in places if place.fields and place not in records.maps]
    arguments = {page.request for page in evidence if page.form == "arguments"}
    found = [place for place in found if place not in arguments]

    trusted = _trusted_names(found, records)
    index: dict[Properties, Counter[str]] = defaultdict(Counter)
    waiting: list[Place] = []
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
    _place_by_shape(waiting, index, records, _omitted(evidence))
    return records


def _map_names(places: Iterable[Place]) -> set[str]:
    """Properties that tables mostly declare as dictionaries: so they are where no table speaks, too."""
    declared: Counter[str] = Counter()
    maps: Counter[str] = Counter()
    for place in places:
        for claim in place.claims:
            if claim.strength == "declared":
                declared[place.name] += 1
                maps[place.name] += claim.says == "map"
    return {name for name, count in declared.items() if 2 * maps[name] > count}


def _is_map(place: Place, map_names: set[str]) -> bool:
    declared = [claim for claim in place.claims if claim.strength == "declared"]
    if any(claim.says == "map" for claim in place.claims) or is_odata_row(place):
        return True
    if place.parent is None and _holds_rows_of_table(place):
        _move_table_into_entries(place)
        return True
    if any(claim.says == "record" for claim in declared):
        return False
    if place.name in map_names and not any(isinstance(claim.says, Named) for claim in declared):
        return True
    return _has_data_keys(place)


def _has_data_keys(place: Place) -> bool:
    """Keys that are data: numbers, alone, behind the name of the property (`Extra1`) or behind a colon (`Vendor:1`)."""
    name = place.property_name()
    return all(key.removeprefix(name).isdigit() or key.partition(":")[2].isdigit() for key in place.fields)


def is_odata_row(place: Place) -> bool:
    """A row of an OData list: its columns are those that the caller selects (OData JSON Format 3.0, section 6.3)."""
    holder = place.parent
    if place.name != "[]" or holder is None or holder.name != "value" or holder.parent is None:
        return False
    return any(name.startswith(("odata.", "@odata.")) for name in holder.parent.fields)


def _holds_rows_of_table(place: Place) -> bool:
    """A body whose sample is keyed by data, each value a record with the properties of the table under the heading.

    The heading says `object`, the table lists the properties of one entry, and the sample shows the dictionary.
    """
    table = {
        name
        for name, inner in place.fields.items()
        if any(claim.strength in ("declared", "kind") for claim in inner.claims)
    }
    entries = [inner for name, inner in place.fields.items() if name not in table and inner.fields]
    return (
        bool(table)
        and bool(entries)
        and all(set(entry.fields) >= table or set(entry.fields) <= table for entry in entries)
    )


def _move_table_into_entries(place: Place) -> None:
    entries = [
        name
        for name, inner in place.fields.items()
        if inner.fields and not any(c.strength == "declared" for c in inner.claims)
    ]
    for name in list(place.fields):
        if name not in entries:
            row = place.fields.pop(name)
            for entry in entries:
                target = place.fields[entry].field(name)
                target.claims += row.claims
                target.texts += row.texts


def _trusted_names(found: Sequence[Place], records: Records) -> dict[str, Properties]:
    """The declared names that can be believed, each with its main shape; the others are reported as leaked."""
    shapes: dict[str, dict[Properties, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for place in found:
        if name := declared_name(place):
            shapes[name][properties(place)].append(place)
    trusted: dict[str, Properties] = {}
    for name, by_shape in sorted(shapes.items()):
        ranked = sorted(by_shape, key=lambda shape: (-_weight(by_shape[shape]), -len(shape), sorted(shape)))
        main = ranked[0]
        strangers: list[Properties] = []
        for shape in ranked:
            if overlap(shape, main) < 0.5 and all(overlap(shape, other) < 0.5 for other in strangers):
                strangers.append(shape)
        if len(strangers) + 1 < _DISJOINT_SHAPES:
            trusted[name] = main
            continue
        records.leaked.add(name)
        examples = [by_shape[shape][0] for shape in [main, *strangers][:5]]
        related = tuple((_span(place), f"here it has {', '.join(sorted(place.fields)[:4])}, …") for place in examples)
        message = f"`{name}` is claimed for {len(strangers) + 1} shapes that have little in common"
        records.findings.append(Finding(LEAKED_NAME, message, related[0][0], related[1:]))
    return trusted


def _weight(places: Iterable[Place]) -> int:
    """How sure it is that a name has this shape: a table under the name says so itself, a sample only shows it."""
    return sum(3 if any(claim.says == "record" for claim in place.claims) else 1 for place in places)


def _contradiction(records: Records, place: Place, name: str) -> None:
    claim = next(claim for claim in place.claims if isinstance(claim.says, Named))
    shown = ", ".join(sorted(place.fields)[:4])
    message = f"`{place.path()}` is called `{name}`, but has {len(place.fields)} other properties ({shown}, …)"
    records.findings.append(
        Finding(SHAPE_CONTRADICTS_NAME, message, locate(claim, place), ((_span(place), "the properties"),))
    )


def _span(place: Place) -> Span:
    first = next(iter(place.fields.values()), place)
    for candidate in (first, place):
        if candidate.claims:
            return locate(candidate.claims[0], candidate)
    return place.page.span


def _put(records: Records, place: Place, key: Key) -> None:
    records.members[key].append(place)
    records.keys[place] = key


def _omitted(evidence: Iterable[Evidence]) -> Properties:
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
    waiting: Sequence[Place], index: dict[Properties, Counter[str]], records: Records, omitted: Properties
) -> None:
    """Records without a name that can be believed: the same shape is the same model, whichever page shows it."""
    by_shape: dict[Properties, list[Place]] = defaultdict(list)
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
            key = _choose(place, names) if names else None
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


def _choose(place: Place, names: Counter[str]) -> Key | None:
    """Of several models with this very shape, the one that the page speaks of; an unnamed one if it speaks of none."""
    unnamed = sorted(name for name in names if name.startswith("#"))
    if len(names) == 1:
        return next(iter(names))
    hints = {name: weight for text, _ in place.texts for name, weight in names_in(text)}
    if place.parent is not None and place.name == "[]":
        hints |= {name: weight for text, _ in place.parent.texts for name, weight in names_in(text)}
    hinted = sorted((-hints[name], name) for name in names if name in hints)
    if hinted:
        return hinted[0][1]
    in_id = name_in_id(place.page.id) or ""
    for hint in (place.property_name(), in_id, singular(in_id)):
        if hint in names:
            return hint
    return unnamed[0] if unnamed else None
