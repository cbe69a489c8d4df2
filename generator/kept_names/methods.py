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


def keep_methods(
    pages: Api, committed: Api, released: Collection[str], given: Collection[str]
) -> tuple[Api, tuple[KeptMethod, ...]]:
    """The Api in which each method has the name that it has in the committed spec, as its `client_name`.

    Not those of the operations that are `released`, and no name that is `given` by an override.
    """
    before = {old: new.id for old, new in ((old.id, new) for old, new in pair_operations(committed, pages).pairs)}
    committed_groups = {group.path: group for group in committed.groups}
    groups, found = [], []
    for group in pages.groups:
        old = committed_groups.get(group.path)
        if old is not None:
            names = method_names(committed, old, RESOURCE_NAMESPACE).preferred
            wanted = {before[id_]: name for id_, name in names.items() if id_ in before and name not in given}
            renamed, kept = _keep(pages, group, wanted, released)
            found += kept
        groups.append(group if old is None else renamed)
    return replace(pages, groups=tuple(groups)) if found else pages, tuple(found)


def _keep(
    api: Api, group: Group, wanted: Mapping[str, str], released: Collection[str]
) -> tuple[Group, list[KeptMethod]]:
    own = method_names(api, group, RESOURCE_NAMESPACE).preferred
    freed = {own[operation.id] for operation in group.operations if operation.id in released}
    wanted = {id_: name for id_, name in wanted.items() if id_ in own and id_ not in released and name not in freed}
    names, keeps = own, dict[str, str]()
    # A name that is kept can take another one from an operation that had it.
    while changed := {id_: name for id_, name in wanted.items() if names[id_] != name and id_ not in keeps}:
        keeps |= changed
        names = method_names(api, _named(group, keeps), RESOURCE_NAMESPACE).preferred
    keeps |= _beside(group, keeps, names)
    kept = [KeptMethod(id_, name, own[id_]) for id_, name in sorted(keeps.items())]
    return _named(group, keeps) if keeps else group, kept


def _beside(group: Group, keeps: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """The names of operations whose documented name another operation keeps: they need one that is stated."""
    taken = set(keeps.values())
    documented = zip(group.operations, spec_names(group), strict=True)
    return {o.id: names[o.id] for o, (_, name) in documented if o.id not in keeps and name in taken}


def _named(group: Group, names: Mapping[str, str]) -> Group:
    operations = (replace(o, client_name=names[o.id]) if o.id in names else o for o in group.operations)
    return replace(group, operations=tuple(operations))
