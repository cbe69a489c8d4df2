"""Which property of a record is the one in the path of its update, and which group has a method `save`."""

from __future__ import annotations

from typing import Any

import pytest

from generator.spec.model import Api, Field, Group, Model, Operation, Parameter, RequestBody, Response
from generator.spec.types import Ref, Scalar
from generator.views.python.design import GroupDesign, client_design
from tests.sections import SECTIONS

INT, TEXT, MOMENT = Scalar("int32"), Scalar("string"), Scalar("date-time")
CHANGED = Field("Changed", MOMENT, last_modified=True)


def group(
    *fields: Field, template: str = "id", key: Any = INT, behind: str = "", answer: str = "Boat", status: int = 412
) -> GroupDesign:
    """A group that creates and updates boats with these properties."""
    body = RequestBody("entity", "value", Ref("Boat"))
    path = f"/api/Boat/{{{template}}}{behind}"
    update = Operation(
        "Put",
        "PUT",
        path,
        "put.md",
        parameters=(Parameter("path", template, key, required=True),),
        body=body,
        responses=(Response(200, "", Ref("Boat")), Response(status)),
    )
    create = Operation("Post", "POST", "/api/Boat", "post.md", body=body, responses=(Response(200, "", Ref(answer)),))
    models = (Model("Boat", fields), Model("Other", (Field("Name", TEXT),)))
    return client_design(
        Api("T", "1", (Group(("entities", "Boat"), (create, update)),), models, SECTIONS),
    ).groups[0]


@pytest.mark.parametrize(
    ("fields", "arguments", "key"),
    [
        ((Field("Number", INT, primary_key=True), Field("Id", INT)), {}, "number"),
        ((Field("Number", INT, primary_key=True), Field("Code", TEXT, primary_key=True)), {}, "number"),
        ((Field("Number", INT, primary_key=True), Field("BoatId", INT, primary_key=True)), {}, "boat_id"),
        ((Field("Number", INT), Field("BoatId", INT)), {}, "boat_id"),
        ((Field("Id", INT), Field("BoatId", INT)), {}, "id"),
        ((Field("UniqueCode", TEXT),), {"template": "uniqueCode", "key": TEXT}, "unique_code"),
        ((Field("Number", INT),), {}, None),
        ((Field("PhotoId", INT, primary_key=True),), {"template": "boatId"}, None),
        ((Field("BoatId", INT, primary_key=True),), {"behind": "/Photo"}, None),
        ((Field("BoatId", TEXT, primary_key=True),), {}, None),
    ],
)
def test_the_key_of_a_record(fields: Any, arguments: Any, key: str | None) -> None:
    design = group(*fields, **arguments)
    saved = next(method for method in design.methods if method.operation.method == "PUT").saved
    assert (saved and saved.key) == key
    assert (design.save is None) is (key is None)


def test_the_condition_needs_one_time_of_the_last_change_and_an_operation_that_compares_it() -> None:
    key = Field("BoatId", INT, primary_key=True)

    def changed(design: GroupDesign) -> str | None:
        return design.save.saved.changed if design.save else None

    assert changed(group(key, CHANGED)) == "changed"
    assert changed(group(key, CHANGED, status=400)) == ""
    assert changed(group(key)) == ""
    assert changed(group(key, CHANGED, Field("Again", MOMENT, last_modified=True))) == ""
    assert changed(group(key, Field("Changed", TEXT, last_modified=True))) == ""


def test_there_is_no_save_where_create_answers_with_something_else() -> None:
    design = group(Field("BoatId", INT, primary_key=True), answer="Other")
    assert design.save is None
    assert design.verbs["update"].saved is not None
