"""Models fall into modules whose imports form no cycle."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.spec.model import Field, Model
from generator.spec.types import ListOf, MapOf, Ref, Scalar, Union
from generator.views.python.model_graph import components, model_references


def test_references_of_a_model() -> None:
    fields = (
        Field("a", ListOf(Ref("B"))),
        Field("b", MapOf(Union((Ref("C"), Scalar("string"), Ref("B"))))),
        Field("c", Scalar("string")),
    )
    assert model_references(Model("A", fields, extends="Base")) == ("Base", "B", "C")


def test_components_come_after_what_they_need() -> None:
    graph = {"A": ["B", "D"], "B": ["C"], "C": ["B", "D"], "D": ["D"], "E": ["missing"]}
    assert components(graph) == [("D",), ("B", "C"), ("A",), ("E",)]


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), max_size=4)))
def test_any_graph(graph: dict[str, list[str]]) -> None:
    parts = components(graph)
    assert sorted(name for part in parts for name in part) == sorted(graph)
    place = {name: number for number, part in enumerate(parts) for name in part}
    reach = {name: _reachable(graph, name) for name in graph}
    for name, targets in graph.items():
        for target in targets:
            if target in graph:
                assert place[target] <= place[name]
                assert (place[target] == place[name]) == (name in reach[target])


def _reachable(graph: dict[str, list[str]], start: str) -> set[str]:
    seen: set[str] = set()
    todo = [start]
    while todo:
        name = todo.pop()
        if name not in seen and name in graph:
            seen.add(name)
            todo += graph[name]
    return seen


def test_a_chain_of_ten_thousand_models() -> None:
    graph = {f"m{number}": [f"m{number + 1}"] for number in range(10_000)}
    assert components(graph)[0] == ("m9999",)
