"""Types and models as JSON Schema."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.spec.model import Api, Field, Group, Model, Operation, RequestBody
from generator.spec.types import STRING, UNKNOWN, ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Union
from generator.views.openapi.components import SchemaKeys, component_keys, component_schemas
from generator.views.openapi.schemas import type_schema
from tests.views.openapi import rendered

MODELS = {"Boat": "Boat"}


def written(type_: Type, *, nullable: bool = False) -> Any:
    return rendered.schema(type_schema(type_, MODELS, nullable=nullable))


def components(api: Api) -> Any:
    return rendered.schemas(component_schemas(api, SchemaKeys.of(api)))


@pytest.mark.parametrize(
    ("type_", "schema", "nullable"),
    [
        (STRING, {"type": "string"}, {"type": ["string", "null"]}),
        (
            Scalar("date-time"),
            {"type": "string", "format": "date-time"},
            {"type": ["string", "null"], "format": "date-time"},
        ),
        (Scalar("bool"), {"type": "boolean"}, {"type": ["boolean", "null"]}),
        (
            OpenEnum(("A", "B")),
            {"anyOf": [{"type": "string", "enum": ["A", "B"]}, {"type": "string"}]},
            {"anyOf": [{"type": "string", "enum": ["A", "B"]}, {"type": "string"}, {"type": "null"}]},
        ),
        (OpenEnum(()), {"type": "string"}, {"type": ["string", "null"]}),
        (
            ListOf(Ref("Boat")),
            {"type": "array", "items": {"$ref": "#/components/schemas/Boat"}},
            {"type": ["array", "null"], "items": {"$ref": "#/components/schemas/Boat"}},
        ),
        (
            MapOf(ListOf(STRING)),
            {"type": "object", "additionalProperties": {"type": ["array", "null"], "items": {"type": "string"}}},
            {
                "type": ["object", "null"],
                "additionalProperties": {"type": ["array", "null"], "items": {"type": "string"}},
            },
        ),
        (
            Ref("Boat"),
            {"$ref": "#/components/schemas/Boat"},
            {"anyOf": [{"$ref": "#/components/schemas/Boat"}, {"type": "null"}]},
        ),
        (
            Union((STRING, Scalar("int32"))),
            {"anyOf": [{"type": "string"}, {"type": "integer", "format": "int32"}]},
            {"anyOf": [{"type": "string"}, {"type": "integer", "format": "int32"}, {"type": "null"}]},
        ),
        (UNKNOWN, {}, {}),
    ],
)
def test_a_type_is_a_schema(type_: Type, schema: Any, nullable: Any) -> None:
    assert written(type_) == schema
    assert written(type_, nullable=True) == nullable


def test_an_enum_accepts_a_value_that_no_page_knows() -> None:
    validator = Draft202012Validator(written(OpenEnum(("A",)), nullable=True))
    assert [validator.is_valid(value) for value in ("A", "New", None, 1)] == [True, True, True, False]


def test_what_a_field_says_of_itself_stands_beside_its_type() -> None:
    field = Field(
        "Id",
        Ref("Boat"),
        "Text  \nmore",
        required=True,
        read_only=True,
        primary_key=True,
        deprecated="Use `Key`.",
        extensions=(("x-list", "boats"),),
    )
    api = Api("t", "1", (), (Model("Boat", (field, Field("Id", STRING)), "One."),))
    assert components(api) == {
        "Boat": {
            "type": "object",
            "description": "One.",
            "required": ["Id"],
            "properties": {
                "Id": {
                    "anyOf": [{"$ref": "#/components/schemas/Boat"}, {"type": "null"}],
                    "description": "Text\nmore\n\nUse `Key`.",
                    "readOnly": True,
                    "deprecated": True,
                    "x-primary-key": True,
                    "x-list": "boats",
                }
            },
        }
    }


def test_a_model_that_extends_another_is_both() -> None:
    models = (
        Model("A", (Field("x", STRING),)),
        Model("B", (Field("y", STRING),), "Two.", "A"),
        Model("C", (), "", "B"),
    )
    api = Api("t", "1", (), models)
    schemas = components(api)
    assert schemas["B"] == {
        "allOf": [
            {"$ref": "#/components/schemas/A"},
            {"type": "object", "properties": {"y": {"type": ["string", "null"]}}},
        ],
        "description": "Two.",
    }
    assert schemas["C"] == {"allOf": [{"$ref": "#/components/schemas/B"}]}


def test_models_keep_their_names_and_other_schemas_make_room() -> None:
    patch = RequestBody("changes", "patch", Ref("JsonPatch"), (Field("op", STRING),))
    bag = RequestBody("request", "arguments", None, (Field("a", STRING),))
    operations = (Operation("Do", "POST", "/a", "p.md", body=bag), Operation("P", "PATCH", "/b", "q.md", body=patch))
    models = (Model("DoRequest", ()), Model("JsonPatch", ()), Model("Page<Boat>", ()), Model("Page Boat ", ()))
    api = Api("t", "1", (Group(("agents", "G"), operations),), models)
    keys = SchemaKeys.of(api)
    assert keys.models == {
        "DoRequest": "DoRequest",
        "JsonPatch": "JsonPatch",
        "Page<Boat>": "Page_Boat_",
        "Page Boat ": "Page_Boat__2",
    }
    assert keys.arguments == {"Do": "DoRequest_2"}
    assert keys.patches == {patch.fields: ("JsonPatch_2", "JsonPatchOperation")}
    assert components(api)["JsonPatch_2"]["items"] == {"$ref": "#/components/schemas/JsonPatchOperation"}


def test_keys_of_components_hold_only_what_openapi_allows() -> None:
    assert component_keys(["a b", "a/b", "", "$", "é.-_9"]) == ["a_b", "a_b_2", "_", "__2", "_.-_9"]


def test_bytes_within_json_have_an_encoding() -> None:
    assert written(Scalar("byte")) == {"type": "string", "contentEncoding": "base64"}
