"""Dictionaries that look like records: a sample shows both as an object with properties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.inference.evidence import EvidenceNode, TypeName


def map_names(nodes: Iterable[EvidenceNode]) -> set[str]:
    """Names of properties that most tables document as dictionaries: taken for dictionaries where no table says so."""
    documented: Counter[str] = Counter()
    maps: Counter[str] = Counter()
    for node in nodes:
        for claim in node.claims:
            if claim.source == "documented":
                documented[node.name] += 1
                maps[node.name] += claim.type == "map"
    return {name for name, count in documented.items() if 2 * maps[name] > count}


def is_map(node: EvidenceNode, names: set[str]) -> bool:
    """Whether an object with properties is a dictionary. `names` are the properties that `map_names` found."""
    documented = [claim for claim in node.claims if claim.source == "documented"]
    if node.is_claimed("map") or (is_odata_row(node) and not node.claimed_names()):
        return True
    if any(claim.type == "record" for claim in documented):
        return False
    if node.name in names and not any(isinstance(claim.type, TypeName) for claim in documented):
        return True
    return _has_data_keys(node)


def _has_data_keys(node: EvidenceNode) -> bool:
    """Keys that are data: numbers, alone, behind the name of the property (`Extra1`) or behind a colon (`Vendor:1`)."""
    name = node.property_name()
    return all(key.removeprefix(name).isdigit() or key.partition(":")[2].isdigit() for key in node.fields)


def is_odata_list(node: EvidenceNode) -> bool:
    """The envelope of an OData list: `value` beside annotations (OData JSON Format 3.0, section 6.3)."""
    return "value" in node.fields and any(name.startswith(("odata.", "@odata.")) for name in node.fields)


def is_odata_row(node: EvidenceNode) -> bool:
    """A row of an OData list: its columns are those that the caller selects."""
    holder = node.parent
    if node.name != "[]" or holder is None or holder.name != "value" or holder.parent is None:
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


def _is_in_table(node: EvidenceNode) -> bool:
    return any(claim.source in ("documented", "json_kind") for claim in node.claims)
