"""The names of methods that are kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from generator.diff.pairing import pair_operations
from generator.spec.model import Api, Group
from generator.views.python.method_names import method_names, spec_names
from generator.views.python.names import RESOURCE_NAMESPACE


@dataclass(frozen=True, slots=True)
class KeptMethod:
    """A method whose name is kept. `offered` is the one that the pages would give it now."""

    operation: str
    kept: str
    offered: str


def keep_methods(api: Api, committed: Api, released: Collection[str]) -> tuple[Api, tuple[KeptMethod, ...]]:
    """The Api in which each method has the name that it has in the committed spec, as its `client_name`.

    Not those of the operations that are `released`; and a name that `api` gives itself, by an override, is no other's.
    """
    pairs = {old.id: new.id for old, new in pair_operations(committed, api).pairs}
    committed_groups = {group.path: group for group in committed.groups}
    groups, found = [], list[KeptMethod]()
    for group in api.groups:
        wanted: dict[str, str] = {}
        if before := committed_groups.get(group.path):
            names = method_names(committed, before, RESOURCE_NAMESPACE).preferred
            wanted = {pairs[id_]: name for id_, name in names.items() if id_ in pairs}
        keeps = _kept(api, group, wanted, released)
        own = method_names(api, group, RESOURCE_NAMESPACE).preferred if keeps else {}
        found += (KeptMethod(id_, name, own[id_]) for id_, name in sorted(keeps.items()))
        groups.append(_named(group, keeps) if keeps else group)
    return replace(api, groups=tuple(groups)) if found else api, tuple(found)


def _kept(api: Api, group: Group, wanted: Mapping[str, str], released: Collection[str]) -> dict[str, str]:
    """Operation id -> name that has to be stated; `wanted` are those of the committed spec."""
    if not wanted:
        return {}
    names = method_names(api, group, RESOURCE_NAMESPACE).preferred
    given = {operation.id: operation.client_name for operation in group.operations if operation.client_name}
    taken = {*given.values(), *(names[operation.id] for operation in group.operations if operation.id in released)}
    fixed = {*given, *released, *(id_ for id_, name in wanted.items() if name in taken)}
    keeps: dict[str, str] = {}
    # A name that is kept can take another one from an operation that had it.
    while changed := {id_ for id_, name in wanted.items() if names.get(id_, name) != name} - fixed - keeps.keys():
        keeps |= {id_: wanted[id_] for id_ in changed}
        names = method_names(api, _named(group, keeps), RESOURCE_NAMESPACE).preferred
    return keeps | _beside(group, keeps, names)


def _beside(group: Group, keeps: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """The names of operations whose documented name another operation keeps: they need one that is stated."""
    taken = set(keeps.values())
    documented = zip(group.operations, spec_names(group), strict=True)
    return {o.id: names[o.id] for o, (_, name) in documented if o.id not in keeps and name in taken}


def _named(group: Group, names: Mapping[str, str]) -> Group:
    operations = (replace(o, client_name=names[o.id]) if o.id in names else o for o in group.operations)
    return replace(group, operations=tuple(operations))
