"""Names of the generated package, and the short names of entity methods."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.spec.model import Api, Field, Group, Model, Operation, Parameter, RequestBody, Response
from generator.spec.types import ListOf, Ref, Scalar, Type
from generator.views.python import names as naming_views
from generator.views.python.expressions import Name, Subscript, Union
from generator.views.python.names import client_names
from generator.views.python.verbs import verbs
from tests.sections import SECTIONS

INT, TEXT = Scalar("int32"), Scalar("string")


def _operation(
    id_: str, method: Any = "GET", path: str = "/api/v1/X", answer: Type | None = None, **more: Any
) -> Operation:
    return Operation(id_, method, path, f"{id_}.md", responses=(Response(200, type=answer),), **more)


@pytest.mark.parametrize(
    ("ids", "methods"),
    [
        (["v1AppointmentAgent_AcceptRejected"], ["accept_rejected"]),
        (["v1Archive_GetArchive", "v1Archive_GetArchive_GET"], ["get_archive", "get_archive_get"]),
        (["v1X_GetThing", "v1X_getThing", "v1X_get_thing"], ["get_thing", "get_thing_", "get_thing_3"]),
        (["v1X_class", "v1X_models", "v1X_", "odd"], ["class_", "models_", "v1", "odd"]),
    ],
)
def test_methods(ids: list[str], methods: list[str]) -> None:
    api = Api("t", "1", (Group(("agents", "X"), tuple(map(_operation, ids))),), sections=SECTIONS)
    assert list(client_names(api).groups["agents", "X"].methods.values()) == methods


def test_groups_that_would_hide_something() -> None:
    groups = (
        Group(("agents", "Close"), (_operation("a_a"),)),
        Group(("entities", "Close"), (_operation("b_b"),)),
        Group(("entities", "Agents"), (_operation("c_c"),)),
        Group(("entities", "List_Item"), (_operation("d_d"),)),
        Group(("entities", "ListItem"), (_operation("e_e"),)),
    )
    names = client_names(Api("t", "1", groups, sections=SECTIONS))
    assert [(section, n.attribute, n.class_) for (section, _), n in names.groups.items()] == [
        ("agents", "close", "CloseAgent"),
        ("entities", "close_", "CloseResource"),
        ("entities", "agents_", "AgentsResource"),
        ("entities", "list_item", "ListItemResource"),
        ("entities", "list_item_", "ListItemResource_"),
    ]
    assert [names.groups[group.path].path for group in groups[:2]] == ["agents.close", "close_"]


def test_models_and_their_fields() -> None:
    api = Api(
        "t",
        "1",
        models=(
            Model("Any", (Field("Name", TEXT), Field("name", TEXT), Field("json", TEXT), Field("modelId", INT))),
            Model("A", (Field("B", Ref("B")),)),
            Model("B", (Field("A", Ref("A")), Field("list", ListOf(TEXT)))),
            Model("Child", (Field("Own", TEXT),), extends="Any"),
        ),
    )
    names = client_names(api)
    assert {name: model.class_ for name, model in names.models.items()} == {
        "Any": "Any_",
        "A": "A",
        "B": "B",
        "Child": "Child",
    }
    assert names.models["Any"].attributes == {"Name": "name", "name": "name_", "json": "json_", "modelId": "model_id_"}
    assert names.models["B"].attributes == {"A": "a", "list": "list_"}
    assert names.models["Child"].attributes == {**names.models["Any"].attributes, "Own": "own"}
    assert names.modules == (("any", ("Any",)), ("a", ("A", "B")), ("child", ("Child",)))


def _id(name: str, type_: Type = INT) -> dict[str, Any]:
    return {"parameters": (Parameter("path", name, type_, required=True),)}


def _verbs(*operations: Operation) -> dict[str, str]:
    group = Group(("entities", "X"), operations)
    return verbs(Api("t", "1", (group,), (Model("Page", (Field("value", ListOf(TEXT)),)),)), group)


def test_verbs_follow_from_method_and_path() -> None:
    body = RequestBody("entities", "value", Ref("X"))
    assert _verbs(
        _operation("all", "GET", "/api/v1/X", Ref("Page")),
        _operation("new", "POST", "/api/v1/X", body=body),
        _operation("one", "GET", "/api/v1/X/{id}", **_id("id")),
        _operation("put", "PUT", "/api/v1/X/{id}", **_id("id")),
        _operation("fix", "PATCH", "/api/v1/X/{id}", **_id("id")),
        _operation("del", "DELETE", "/api/v1/X/{id}", **_id("id")),
        _operation("blank", "GET", "/api/v1/X/Default"),
        _operation("deep", "GET", "/api/v1/X/{id}/Deep", **_id("id")),
    ) == {
        "get": "one",
        "list": "all",
        "create": "new",
        "update": "put",
        "patch": "fix",
        "delete": "del",
        "default": "blank",
    }


def test_what_lies_beside_the_path_of_a_group_is_no_list_of_the_group() -> None:
    group = Group(("resources", "me"), (_operation("boats", "GET", "/me/boats", ListOf(TEXT)),))
    assert verbs(Api("t", "1", (group,)), group) == {}


def test_a_number_wins_over_a_name_and_else_nobody() -> None:
    by_id = _operation("id", "GET", "/api/v1/X/{id}", **_id("id"))
    by_name = _operation("name", "GET", "/api/v1/X/{name}", **_id("name", TEXT))
    by_key = _operation("key", "GET", "/api/v1/X/{key}", **_id("key", TEXT))
    assert _verbs(by_id, by_name) == {"get": "id"}
    assert _verbs(by_key, by_name) == {}


def test_a_record_is_no_list_and_a_query_creates_nothing() -> None:
    assert _verbs(_operation("all", "GET", "/api/v1/X", Ref("X")), _operation("ask", "POST", "/api/v1/X")) == {}


def _imported(value: object) -> Iterator[str]:
    """The names that an expression, or each expression among values, imports; asynchronous counterparts too."""
    match value:
        case Name(name, module, asynchronous) if module not in ("", "builtins"):
            yield from filter(None, (name, asynchronous))
        case Subscript(inner, items):
            yield from _imported((inner, *items))
        case Union(options):
            yield from _imported(options)
        case tuple():
            for item in value:
                yield from _imported(item)
        case Mapping():
            yield from _imported(tuple(value.values()))


def test_no_alias_and_no_class_hides_what_a_generated_module_imports() -> None:
    """Classes and aliases are in CapWords or constants, so only such names can be hidden."""
    folder = Path(naming_views.__file__).parent
    modules = [importlib.import_module(f"generator.views.python.{path.stem}") for path in folder.glob("[a-z]*.py")]
    imported = {name for module in modules for name in _imported(tuple(vars(module).values())) if name[:1].isupper()}
    assert {"Timestamp", "DateTime", "Base64", "Unpack", "AsyncListing", "UNSET"} <= imported
    assert imported - naming_views.GROUP_NAMESPACE - naming_views.MODEL_NAMESPACE == set()
