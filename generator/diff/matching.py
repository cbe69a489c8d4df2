"""Which model of an old spec each model of a new one is: by the places that both have, then by shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.diff.pairing import pair_operations
from generator.diff.records import property_names
from generator.spec.model import Api, Operation
from generator.spec.types import ListOf, MapOf, Ref, Type, Union

_LEAST_ALIKE = 0.5
"""Of the properties that either record has: how many both have, if they are the same record."""

_Types = tuple[Type | None, Type | None]
_Pair = tuple[str, str]


def match_models(old: Api, new: Api) -> dict[str, str]:
    """Name of each new model that the old spec has too -> its old name. Each name stands for one model.

    Two records are the same one where a place of both specs has the first and then the second, most of their properties
    are the same, and no other record has more of such places. Of the parts of a record that was split, the one that has
    its name is the one that counts.
    """
    meetings = _meetings(old, new)
    candidates = {*meetings, *((name, name) for name in new.models_by_name if name in old.models_by_name)}
    alike = {pair: _alikeness(old, new, pair) for pair in candidates}
    found: dict[str, str] = {}
    taken: set[str] = set()

    def order(pair: _Pair) -> tuple[bool, int, float, _Pair]:
        return not (pair[0] == pair[1] and meetings[pair]), -meetings[pair], -alike[pair], pair

    for before, after in sorted((pair for pair in candidates if alike[pair] >= _LEAST_ALIKE), key=order):
        if after not in found and before not in taken:
            found[after] = before
            taken.add(before)
    return found


def _alikeness(old: Api, new: Api, pair: _Pair) -> float:
    before, after = property_names(old, pair[0]), property_names(new, pair[1])
    return len(before & after) / len(before | after) if before | after else 1.0


def _meetings(old: Api, new: Api) -> Counter[_Pair]:
    """In how many places the one model was and the other one is."""
    found: Counter[_Pair] = Counter()
    waiting = [pair for operations in pair_operations(old, new).pairs for pair in _types(*operations)]
    while waiting:
        for pair in _records(*waiting.pop()):
            found[pair] += 1
            if found[pair] == 1:
                before = {field.name: field.type for field in old.all_fields(old.models_by_name[pair[0]])}
                after = new.all_fields(new.models_by_name[pair[1]])
                waiting += [(before[field.name], field.type) for field in after if field.name in before]
    return found


def _types(old: Operation, new: Operation) -> Iterator[_Types]:
    """The types of each part that both operations have."""
    before = {(p.location, p.name): p.type for p in old.parameters}
    yield from ((before.get((p.location, p.name)), p.type) for p in new.parameters)
    answers = {response.status: response.type for response in old.responses}
    yield from ((answers.get(response.status), response.type) for response in new.responses)
    if old.body and new.body:
        yield old.body.type, new.body.type
        arguments = {field.name: field.type for field in old.body.fields}
        yield from ((arguments.get(field.name), field.type) for field in new.body.fields)


def _records(old: Type | None, new: Type | None) -> Iterator[_Pair]:
    """The records that stand at the same place of two types."""
    match old, new:
        case (Ref(before), Ref(after)):
            yield before, after
        case (ListOf(before), ListOf(after)) | (MapOf(before), MapOf(after)):
            yield from _records(before, after)
        case (Union(before), Union(after)):
            for one in before:
                for other in after:
                    yield from _records(one, other)
