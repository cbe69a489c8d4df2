"""merge_patch and json_patch, judged by applying what they give."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.runtime._model import Model, decode, wire
from generator.runtime._patch import json_patch, merge_patch
from generator.runtime._timestamp import Timestamp


class Sale(Model):
    sale_id: int | None = None
    heading: str | None = None
    url: str | None = wire("URL")
    changed: Timestamp | None = None
    tags: list[str] | None = None
    extra: dict[str, Any] | None = None


scalars = (
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from([0.0, 1.0, 1.5]) | st.sampled_from(["", "a", "~/"])
)
keys = st.sampled_from(["a", "b", "c/d", "e~f", "", "0"])
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=4), max_leaves=15
)
objects = st.dictionaries(keys, values, max_size=5)


def apply_merge_patch(target: Any, patch: Any) -> Any:
    """RFC 7396, section 2, word for word."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = apply_merge_patch(result.get(name), value)
    return result


def apply_json_patch(document: Any, operations: list[dict[str, Any]]) -> Any:
    """RFC 6902, section 4, for the operations that json_patch makes; nothing is added twice."""
    root = {"": copy.deepcopy(document)}
    for operation in operations:
        parts = [part.replace("~1", "/").replace("~0", "~") for part in operation["path"].split("/")]
        parent: Any = root
        for part in parts[:-1]:
            parent = parent[int(part) if isinstance(parent, list) else part]
        last: Any = int(parts[-1]) if isinstance(parent, list) else parts[-1]
        match operation["op"]:
            case "remove":
                del parent[last]
            case "replace":
                assert last in parent or isinstance(parent, list)
                parent[last] = operation["value"]
            case "add" if isinstance(parent, list):
                assert last <= len(parent)
                parent.insert(last, operation["value"])
            case "add":
                assert last not in parent
                parent[last] = operation["value"]
    return root[""]


def without_nulls(value: Any) -> Any:
    """What a merge patch can tell apart: members that are null count as absent; lists are values of their own."""
    if isinstance(value, dict):
        return {name: without_nulls(item) for name, item in value.items() if item is not None}
    return value


def exact(value: Any) -> Any:
    """The value with the kind of each scalar, since Python takes True for 1."""
    if isinstance(value, dict):
        return {name: exact(item) for name, item in value.items()}
    if isinstance(value, list):
        return [exact(item) for item in value]
    return isinstance(value, bool), value


@settings(max_examples=400, deadline=None)
@given(objects, objects)
def test_a_merge_patch_makes_the_new_object_of_the_old(old: Any, new: Any) -> None:
    patched = apply_merge_patch(old, merge_patch(old, new))
    assert exact(without_nulls(patched)) == exact(without_nulls(new))


@settings(max_examples=400, deadline=None)
@given(values, values)
def test_a_json_patch_makes_the_new_value_of_the_old(old: Any, new: Any) -> None:
    assert exact(apply_json_patch(old, json_patch(old, new))) == exact(new)


@given(objects)
def test_equal_values_give_empty_patches(value: Any) -> None:
    assert merge_patch(value, copy.deepcopy(value)) == {}
    assert json_patch(value, copy.deepcopy(value)) == []


def test_a_merge_patch_of_two_models_names_what_changed() -> None:
    old, _ = decode(
        Sale, b'{"SaleId": 7, "Heading": "x", "URL": "u", "Changed": "2012-08-26T18:28:47.7818442+02:00", "New": 1}'
    )
    new = old.model_copy(deep=True)
    new.heading = "y"
    new.url = None
    assert merge_patch(old, new) == {"Heading": "y", "URL": None}


def test_a_json_patch_of_two_models_tells_null_from_absent() -> None:
    old = Sale(sale_id=7, heading="x", url="u")
    new = old.model_copy(deep=True)
    new.url = None
    del new.heading
    assert json_patch(old, new) == [
        {"op": "remove", "path": "/Heading"},
        {"op": "replace", "path": "/URL", "value": None},
    ]


def test_an_item_in_the_middle_of_a_list_is_one_operation() -> None:
    items = [{"id": number} for number in range(6)]
    without = items[:2] + items[3:]
    assert json_patch({"i": items}, {"i": without}) == [{"op": "remove", "path": "/i/2"}]
    assert json_patch({"i": without}, {"i": items}) == [{"op": "add", "path": "/i/2", "value": {"id": 2}}]
    changed = [*items[:2], {"id": 99}, *items[3:]]
    assert json_patch({"i": items}, {"i": changed}) == [{"op": "replace", "path": "/i/2/id", "value": 99}]


def test_a_property_name_is_escaped_as_a_json_pointer() -> None:
    assert json_patch({"a/b~c": 1}, {"a/b~c": 2}) == [{"op": "replace", "path": "/a~1b~0c", "value": 2}]


def test_a_merge_patch_of_something_else_is_refused() -> None:
    with pytest.raises(TypeError, match="two objects"):
        merge_patch([1], [2])
