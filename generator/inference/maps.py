"""Dictionaries that look like records: a sample shows both as an object with properties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.inference.places import Named, Place


def map_names(places: Iterable[Place]) -> set[str]:
    """Properties that tables mostly declare as dictionaries: so they are where no table speaks, too."""
    declared: Counter[str] = Counter()
    maps: Counter[str] = Counter()
    for place in places:
        for claim in place.claims:
            if claim.strength == "declared":
                declared[place.name] += 1
                maps[place.name] += claim.says == "map"
    return {name for name, count in declared.items() if 2 * maps[name] > count}


def is_map(place: Place, names: set[str]) -> bool:
    """Whether an object with properties is a dictionary. `names` are the properties that tables declare as one."""
    declared = [claim for claim in place.claims if claim.strength == "declared"]
    if any(claim.says == "map" for claim in place.claims) or is_odata_row(place):
        return True
    if place.parent is None and _holds_rows_of_table(place):
        _move_table_into_entries(place)
        return True
    if any(claim.says == "record" for claim in declared):
        return False
    if place.name in names and not any(isinstance(claim.says, Named) for claim in declared):
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
