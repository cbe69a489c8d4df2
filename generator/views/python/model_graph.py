"""Which models refer to which, and how they fall into modules whose imports form no cycle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.spec.model import Model
from generator.spec.types import references


def model_references(model: Model) -> tuple[str, ...]:
    """The names of the models that a model mentions, its base first, each once."""
    found = [model.extends] if model.extends else []
    for field in model.fields:
        found += references(field.type)
    return tuple(dict.fromkeys(found))


def components(graph: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """The strongly connected components, each before those that refer to it (Tarjan 1972, without recursion).

    Within a component the names are in the order of the graph. A reference to a name that is no key is ignored.
    """
    order = {name: place for place, name in enumerate(graph)}
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_names: list[str] = []
    is_open: set[str] = set()
    result: list[tuple[str, ...]] = []
    for root in graph:
        if root in index:
            continue
        work: list[tuple[str, Iterator[str]]] = []

        def enter(name: str, work: list[tuple[str, Iterator[str]]] = work) -> None:
            index[name] = low[name] = len(index)
            open_names.append(name)
            is_open.add(name)
            work.append((name, iter([target for target in graph[name] if target in graph])))

        enter(root)
        while work:
            name, targets = work[-1]
            for target in targets:
                if target not in index:
                    enter(target)
                    break
                if target in is_open:
                    low[name] = min(low[name], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == index[name]:
                    start = open_names.index(name)
                    component = open_names[start:]
                    del open_names[start:]
                    is_open.difference_update(component)
                    result.append(tuple(sorted(component, key=order.__getitem__)))
    return result
