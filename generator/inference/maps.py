"""Dictionaries that look like records: a sample shows both as an object with properties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.inference.evidence import EvidenceNode, Named


def map_names(places: Iterable[EvidenceNode]) -> set[str]:
    """Properties that tables mostly declare as dictionaries: so they are where no table speaks, too."""
    declared: Counter[str] = Counter()
    maps: Counter[str] = Counter()
    for place in places:
        for claim in place.claims:
            if claim.strength == "declared":
                declared[place.name] += 1
                maps[place.name] += claim.says == "map"
    return {name for name, count in declared.items() if 2 * maps[name] > count}


def is_map(place: EvidenceNode, names: set[str]) -> bool:
    """Whether an object with properties is a dictionary. `names` are the properties that tables declare as one."""
    declared = [claim for claim in place.claims if claim.strength == "declared"]
    if any(claim.says == "map" for claim in place.claims) or is_odata_row(place):
        return True
    if any(claim.says == "record" for claim in declared):
        return False
    if place.name in names and not any(isinstance(claim.says, Named) for claim in declared):
        return True
    return _has_data_keys(place)


def _has_data_keys(place: EvidenceNode) -> bool:
    """Keys that are data: numbers, alone, behind the name of the property (`Extra1`) or behind a colon (`Vendor:1`)."""
    name = place.property_name()
    return all(key.removeprefix(name).isdigit() or key.partition(":")[2].isdigit() for key in place.fields)


def is_odata_list(place: EvidenceNode) -> bool:
    """The envelope of an OData list: `value` beside annotations (OData JSON Format 3.0, section 6.3)."""
    return "value" in place.fields and any(name.startswith(("odata.", "@odata.")) for name in place.fields)


def is_odata_row(place: EvidenceNode) -> bool:
    """A row of an OData list: its columns are those that the caller selects."""
    holder = place.parent
    if place.name != "[]" or holder is None or holder.name != "value" or holder.parent is None:
        return False
    return is_odata_list(holder.parent)


def apply_table_to_entries(body: EvidenceNode) -> bool:
    """Whether a body is a dictionary of the records that its table describes; then each entry gets the table's rows.

    The heading says `object`, the table lists the properties of one entry, and the sample is keyed by data.
    """
    table = {name for name, inner in body.fields.items() if _is_in_table(inner)}
    entries = [inner for name, inner in body.fields.items() if name not in table and inner.fields]
    if not table or not entries:
        return False
    if not all(set(entry.fields) >= table or set(entry.fields) <= table for entry in entries):
        return False
    for name in [name for name in body.fields if name in table]:
        row = body.fields.pop(name)
        for entry in entries:
            target = entry.field(name)
            target.claims += row.claims
            target.texts += row.texts
    return True


def _is_in_table(place: EvidenceNode) -> bool:
    return any(claim.strength in ("declared", "kind") for claim in place.claims)
