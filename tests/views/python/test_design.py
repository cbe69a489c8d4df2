"""The design of the client: each operation is worked out once, and every view takes it from there."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from generator.emit.plan import OutputSettings, output_tree
from generator.spec.model import Api, Group, Operation, Parameter, Response, Section
from generator.spec.types import OpenEnum, Ref, Scalar
from generator.views.openapi.document import OpenapiSettings
from generator.views.python import design as design_module
from generator.views.python.design import client_design
from generator.views.python.shapes import MethodShape
from tests.client import harbour
from tests.sections import SECTIONS

DESIGN = client_design(harbour.API)
BY_ID: dict[str, MethodShape] = {method.operation.id: method for _, method in DESIGN.methods}


@pytest.mark.parametrize("name", ["method_shape", "enumeration_aliases", "client_names"])
def test_nothing_is_worked_out_twice(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()
    original = getattr(design_module, name)

    def counted(*arguments: Any) -> Any:
        subject = next((a.id for a in arguments if isinstance(a, Operation)), str(len(calls)))
        calls[subject] += 1
        return original(*arguments)

    monkeypatch.setattr(design_module, name, counted)
    output_tree(harbour.API, OutputSettings(OpenapiSettings("Harbour", "1", "https://h", None), harbour.SETTINGS))
    expected = {
        "method_shape": sum(1 for _ in harbour.API.operations()),
        "enumeration_aliases": len(harbour.API.groups),
        "client_names": 1,
    }
    assert calls.total() == expected[name]
    assert max(calls.values()) == 1


def test_where_arguments_go() -> None:
    list_all, save, photo = (BY_ID[f"v1BoatEntity_{name}"] for name in ("GetAll", "PutBoat", "SetPhoto"))
    assert [a.wire for a in list_all.at("query")] == ["$select", "$filter", "$top", "$skip", "$mode"]
    assert [(a.name, a.location) for a in save.arguments] == [
        ("id", "path"),
        ("entity", "body"),
        ("if_unmodified_since", "header"),
        ("if_unchanged", "method"),
    ]
    assert [a.name for a in photo.at("file")] == ["photo", "content_type", "progress"]
    assert [(m.body, m.returns.kind) for m in (list_all, save, photo)] == [
        ("", "list"),
        ("value", "call"),
        ("file", "call"),
    ]


def test_a_property_that_is_called_like_an_option_gets_another_name() -> None:
    guide = BY_ID["v1PilotAgent_Guide"]
    assert [(a.name, a.wire) for a in guide.at("property")][-1] == ("language_", "Language")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_content_of_a_get_has_no_meaning(method: Any) -> None:
    save = next(o for _, o in harbour.API.operations() if o.id == "v1BoatEntity_PutBoat")
    operation = Operation("v1X_Ask", method, "/x", "x.md", body=save.body)
    design = client_design(Api("T", "1", (Group(("entities", "X"), (operation,)),), sections=SECTIONS))
    ((_, shape),) = design.methods
    assert (shape.body, shape.arguments) == ("", ())


def test_what_the_pages_call_a_method_is_a_deprecated_name_of_it() -> None:
    boat = next(group for group in DESIGN.groups if group.names.attribute == "boat")
    assert {old.name: old.method.name for old in boat.deprecated_names} == {
        "get_boat": "get",
        "get_all": "list",
        "post_boat": "create",
        "put_boat": "update",
        "patch_boat": "patch",
        "delete_boat": "delete",
        "default_boat": "default",
        "get_boat_if_modified": "get_if_modified",
    }
    pilot = next(group for group in DESIGN.groups if group.section.attribute)
    assert (pilot.deprecated_names, pilot.names.path) == ((), "agents.pilot")


def test_sections_have_names_of_their_own() -> None:
    section = Section("drive items", "Drive items", "item", attribute="driveItems")
    operation = Operation("open", "GET", "/x", "x.md")
    names = client_design(Api("T", "1", (Group(("drive items", "Box"), (operation,)),), sections=(section,))).names
    own = names.sections["drive items"]
    assert (own.module, own.class_, own.attribute) == ("drive_items", "DriveItems", "drive_items")
    assert names.groups["drive items", "Box"].path == "drive_items.box"


def test_an_enumeration_with_many_values_has_a_name_in_its_group() -> None:
    kinds = OpenEnum(tuple(f"Kind{number:02}" for number in range(20)))
    operation = Operation(
        "v1X_Find",
        "GET",
        "/x",
        "x.md",
        parameters=(Parameter("query", "kind", kinds), Parameter("query", "other", kinds)),
        responses=(Response(200, type=Ref("Lost")), Response(404, type=Scalar("string"))),
    )
    design = client_design(Api("T", "1", (Group(("entities", "X"), (operation,)),), sections=SECTIONS))
    assert dict(design.groups[0].aliases) == {kinds: "Kind"}
