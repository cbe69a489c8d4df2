"""Which key of `paths` an operation stands under."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.spec.model import Group, Method, Operation
from generator.views.openapi.paths import path_items

ENTITY = Group(("entities", "List"), ())


def keys(*operations: tuple[Method, str, str]) -> list[tuple[str, list[str], str | None]]:
    items = path_items(
        (ENTITY, Operation(id_, method, path, "p.md")) for id_, method, path in _with_id_first(operations)
    )
    return [(item.key, [operation.id for _, operation in item.operations], item.plain) for item in items]


def _with_id_first(operations: tuple[tuple[Method, str, str], ...]) -> list[tuple[str, Method, str]]:
    return [(id_, method, path) for method, path, id_ in operations]


def test_templates_that_differ_in_more_than_names_keep_their_text() -> None:
    assert keys(("GET", "/b/{id}", "one"), ("GET", "/a/{id}", "two"), ("GET", "/B", "three")) == [
        ("/a/{id}", ["two"], None),
        ("/B", ["three"], None),
        ("/b/{id}", ["one"], None),
    ]


def test_methods_of_one_template_share_a_key_in_a_fixed_order() -> None:
    assert keys(
        ("DELETE", "/a", "d"), ("PATCH", "/a", "pa"), ("PUT", "/a", "pu"), ("POST", "/a", "po"), ("GET", "/a", "g")
    ) == [("/a", ["g", "po", "pu", "pa", "d"], None)]


def test_the_template_with_most_operations_keeps_the_plain_key() -> None:
    assert keys(("GET", "/List/{id}", "a"), ("GET", "/List/{name}", "b"), ("PUT", "/List/{name}", "c")) == [
        ("/List/{id}#id", ["a"], "/List/{name}"),
        ("/List/{name}", ["b", "c"], None),
    ]


def test_among_equals_the_first_in_the_alphabet_keeps_the_plain_key() -> None:
    assert keys(("GET", "/L/{name}/{x}", "a"), ("GET", "/L/{id}/{x}", "b")) == [
        ("/L/{id}/{x}", ["b"], None),
        ("/L/{name}/{x}#name,x", ["a"], "/L/{id}/{x}"),
    ]


def test_among_equals_one_that_is_read_comes_before_the_alphabet() -> None:
    assert keys(("DELETE", "/L/{a}", "a"), ("GET", "/L/{b}", "b"), ("GET", "/L/{c}", "c")) == [
        ("/L/{a}#a", ["a"], "/L/{b}"),
        ("/L/{b}", ["b"], None),
        ("/L/{c}#c", ["c"], "/L/{b}"),
    ]


def test_templates_are_kept_apart_even_where_no_method_is_on_both() -> None:
    assert keys(("GET", "/R/{id}", "a"), ("PUT", "/R/{id}", "b"), ("DELETE", "/R/{Id}", "c")) == [
        ("/R/{id}", ["a", "b"], None),
        ("/R/{Id}#Id", ["c"], "/R/{id}"),
    ]


def test_a_second_operation_of_one_method_and_template_has_its_id_in_the_key() -> None:
    assert keys(("GET", "/a/{x}", "one"), ("GET", "/a/{x}", "two"), ("POST", "/a/{x}", "three")) == [
        ("/a/{x}", ["one", "three"], None),
        ("/a/{x}#two", ["two"], "/a/{x}"),
    ]


def test_an_id_that_is_the_name_of_a_variable_loses_nothing() -> None:
    found = keys(("GET", "/a/{x}", "1"), ("GET", "/a/{y}", "2"), ("PUT", "/a/{x}", "3"), ("GET", "/a/{y}", "y"))
    assert found == [
        ("/a/{x}", ["1", "3"], None),
        ("/a/{y}#y", ["2"], "/a/{x}"),
        ("/a/{y}#y+", ["y"], "/a/{x}"),
    ]


templates = st.lists(st.sampled_from(["/a", "/b", "/{id}", "/{name}", "/{Id}"]), min_size=1, max_size=4).map("".join)
methods = st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])


@given(st.lists(st.tuples(methods, templates), max_size=12))
def test_no_operation_is_lost_and_the_order_of_the_pages_says_nothing(pairs: list[tuple[Method, str]]) -> None:
    operations = [(ENTITY, Operation(f"op{n}", method, path, "p.md")) for n, (method, path) in enumerate(pairs)]
    items = path_items(operations)
    placed = [operation.id for item in items for _, operation in item.operations]
    assert sorted(placed) == sorted(operation.id for _, operation in operations)
    assert len({item.key for item in items}) == len(items)
    for item in items:
        assert len({operation.method for _, operation in item.operations}) == len(item.operations)
        assert all(item.key.split("#")[0] == operation.path for _, operation in item.operations)
    if len(set(pairs)) == len(pairs):
        assert path_items(reversed(operations)) == items
