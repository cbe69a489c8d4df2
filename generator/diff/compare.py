"""The semantic diff: two specs in, the list of changes out. A pure function."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.model import (
    KINDS,
    SEVERITIES,
    Change,
    Comparison,
    Difference,
    Direction,
    Kind,
    Reach,
    RecordPair,
)
from generator.diff.operations import compare_operations
from generator.diff.pairing import endpoint, pair_operations
from generator.diff.records import Records
from generator.overrides.places import Place
from generator.spec.model import Api, Operation

_Key = tuple[Direction | None, Difference]


def compare(old: Api, new: Api) -> tuple[Change, ...]:
    """What changed, the breaking changes first, then by kind and place.

    A change of a shared record is one change for all requests and one for all responses, with every operation that it
    reaches; of several ways in one operation, the shortest counts.
    """
    records, pairing = Records(old, new), pair_operations(old, new)
    reaches: dict[_Key, dict[str, str]] = {}
    for before, after in pairing.pairs:
        for direction, difference, at in _walk(compare_operations(before, after, records), records):
            key = direction, difference._replace(below="")
            reaches.setdefault(key, {}).setdefault(after.id, at)
    changes = [
        *(_whole("operation-removed", operation) for operation in pairing.removed),
        *(_whole("operation-added", operation) for operation in pairing.added),
        *(_change(difference, operations) for (_, difference), operations in reaches.items()),
    ]
    return tuple(sorted(changes, key=_order))


def _walk(start: Comparison, records: Records) -> Iterator[tuple[Direction | None, Difference, str]]:
    """Each difference in an operation and in the records that it leads to, with the way to it, the shortest first."""
    yield from ((None, difference, difference.below) for difference in start.differences)
    seen: set[RecordPair] = set()
    near = start.pairs
    while near:
        following: list[tuple[str, RecordPair]] = []
        for way, pair in near:
            if pair in seen:
                continue
            seen.add(pair)
            found = records.compare(pair)
            yield from ((pair.direction, difference, way + difference.below) for difference in found.differences)
            following += ((way + below, further) for below, further in found.pairs)
        near = tuple(following)


def _change(difference: Difference, operations: dict[str, str]) -> Change:
    return Change(
        difference.kind,
        difference.severity,
        difference.model,
        difference.place,
        difference.before,
        difference.after,
        tuple(sorted(Reach(id_, at) for id_, at in operations.items())),
    )


def _whole(kind: Kind, operation: Operation) -> Change:
    """An operation that is gone or new."""
    place, text = str(Place("operation", operation.id)), endpoint(operation)
    texts = (text, None) if kind == "operation-removed" else (None, text)
    return _change(Difference(kind, place, *texts), {operation.id: ""})


def _order(change: Change) -> tuple[int, int, str, str, str, tuple[Reach, ...]]:
    return (
        SEVERITIES.index(change.severity),
        KINDS.index(change.kind),
        change.place,
        change.before or "",
        change.after or "",
        change.operations,
    )
