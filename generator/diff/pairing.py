"""Which operations of two specs are the same one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.http_message import VARIABLE
from generator.spec.model import Api, Operation


class Pairing(NamedTuple):
    """The operations that both specs have, the old one first; those that are gone, and those that are new."""

    pairs: tuple[tuple[Operation, Operation], ...]
    removed: tuple[Operation, ...]
    added: tuple[Operation, ...]


def pair_operations(old: Api, new: Api) -> Pairing:
    """Two operations are the same one by id; else by address, where only one is left on each side that has it."""
    before, after = ({operation.id: operation for _, operation in api.operations()} for api in (old, new))
    pairs = [(before[id_], operation) for id_, operation in after.items() if id_ in before]
    removed = [operation for id_, operation in before.items() if id_ not in after]
    added = [operation for id_, operation in after.items() if id_ not in before]
    left, right = _by_address(removed), _by_address(added)
    renamed = [(left[at][0], right[at][0]) for at in left if at in right and len(left[at]) == 1 and len(right[at]) == 1]
    ids = {operation.id for pair in renamed for operation in pair}
    return Pairing(
        (*pairs, *renamed),
        tuple(operation for operation in removed if operation.id not in ids),
        tuple(operation for operation in added if operation.id not in ids),
    )


def endpoint(operation: Operation) -> str:
    """The method and the path: `GET /v1/Boat/{id}`."""
    return f"{operation.method} {operation.path}"


def address(operation: Operation) -> str:
    """The endpoint without what a request does not show, such as names of path parameters; in any case."""
    return VARIABLE.sub("{}", endpoint(operation)).rstrip("/").lower()


def _by_address(operations: Sequence[Operation]) -> dict[str, list[Operation]]:
    found: dict[str, list[Operation]] = {}
    for operation in operations:
        found.setdefault(address(operation), []).append(operation)
    return found
