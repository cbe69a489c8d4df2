"""Parameters, bodies, responses, examples and security of an operation."""

from __future__ import annotations

from typing import Any

import pytest

from generator.spec.model import (
    Api,
    Field,
    Group,
    Message,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Sample,
)
from generator.spec.types import STRING, UNKNOWN, ListOf, OpenEnum, Ref, Scalar, Type
from generator.views.openapi.content import SharedParameters, parameter_objects, request_object, response_objects
from generator.views.openapi.schemas import SchemaNames
from generator.views.openapi.security import requirements, security_schemes, usual_security
from tests.sections import BASIC, TICKET, requires

INT = Scalar("int32")
NAMES = SchemaNames({"Boat": "Boat"}, {"op": "opRequest"}, {(): ("JsonPatch", "JsonPatchOperation")})
BOAT = {"$ref": "#/components/schemas/Boat"}
BOAT_OR_NULL = {"anyOf": [BOAT, {"type": "null"}]}
NOTHING_SHARED = SharedParameters({}, {})
JSON_PATCH = "application/json-patch+json"
MERGE_PATCH = "application/merge-patch+json"


def op(**members: Any) -> Operation:
    return Operation(**({"id": "op", "method": "POST", "path": "/a", "page": "p.md"} | members))


def sample(request: str | None = None, response: str | None = None, media_type: str | None = None) -> Sample:
    headers = (("content-TYPE", f"{media_type}; charset=utf-8"),) if media_type else ()
    return Sample(
        Message("POST /a HTTP/1.1", headers, request) if request is not None else None,
        Message("HTTP/1.1 200 OK", headers, response) if response is not None else None,
    )


def test_parameters_of_the_path_come_first_by_the_names_of_the_template() -> None:
    operation = op(
        path="/a/{id}/{name}/{other}",
        parameters=(
            Parameter("query", "$top", INT, False, "How many", "5"),
            Parameter("path", "Name", STRING, False, "Its name"),
            Parameter("path", "id", INT, True, "Its key", "x"),
            Parameter("path", "stray", INT, True),
        ),
    )
    assert parameter_objects(operation, NOTHING_SHARED, NAMES) == [
        {
            "name": "id",
            "in": "path",
            "description": "Its key",
            "required": True,
            "schema": {"type": "integer", "format": "int32"},
        },
        {"name": "name", "in": "path", "description": "Its name", "required": True, "schema": {"type": "string"}},
        {"name": "other", "in": "path", "required": True, "schema": {"type": "string"}},
        {
            "name": "$top",
            "in": "query",
            "description": "How many",
            "schema": {"type": "integer", "format": "int32"},
            "example": 5,
        },
    ]


def test_headers_that_openapi_says_elsewhere_are_no_parameters_and_none_is_there_twice() -> None:
    names = ("Accept", "content-type", "Authorization", "X-App-Key", "x-app-key", "Accept-Language")
    operation = op(parameters=tuple(Parameter("header", name) for name in names))
    found = [parameter["name"] for parameter in parameter_objects(operation, NOTHING_SHARED, NAMES)]
    assert found == ["X-App-Key", "Accept-Language"]


def test_a_parameter_that_several_groups_document_alike_is_shared() -> None:
    language = Parameter("header", "Accept-Language", STRING, False, "Language")
    other = Parameter("header", "Accept-Language", STRING, False, "Another text")
    select = Parameter("query", "$select", STRING)
    key = Parameter("path", "id", INT)
    first = op(path="/a/{id}", parameters=(language, select, key))
    second = op(id="op2", path="/b/{id}", parameters=(language, key))
    third = op(id="op3", path="/b", parameters=(other, select))
    fourth = op(id="op4", path="/c", parameters=(other,))
    fifth = op(id="op5", path="/d", parameters=(language,))
    groups = [Group(("agents", "A"), (first,)), Group(("entities", "A"), (second,)), Group(("entities", "B"), (third,))]
    api = Api("t", "1", (*groups, Group(("entities", "C"), (fourth, fifth))))
    shared = SharedParameters.of(api)
    assert shared.keys == {language: "Accept-Language", other: "Accept-Language_2", select: "select"}
    assert parameter_objects(first, shared, NAMES)[1:] == [
        {"$ref": "#/components/parameters/Accept-Language"},
        {"$ref": "#/components/parameters/select"},
    ]
    assert list(shared.components(NAMES)) == ["Accept-Language", "Accept-Language_2", "select"]


def test_a_shared_parameter_has_the_commonest_example_that_fits() -> None:
    def top(example: str | None) -> Parameter:
        return Parameter("query", "$top", INT, example=example)

    pages = enumerate(["7", "5", "x", "x", "x", None, "5"])
    groups = [Group(("entities", f"G{n}"), (op(id=f"op{n}", parameters=(top(example),)),)) for n, example in pages]
    shared = SharedParameters.of(Api("t", "1", tuple(groups)))
    assert shared.components(NAMES) == {
        "top": {"name": "$top", "in": "query", "schema": {"type": "integer", "format": "int32"}, "example": 5}
    }
    assert parameter_objects(groups[0].operations[0], shared, NAMES) == [{"$ref": "#/components/parameters/top"}]


@pytest.mark.parametrize(
    ("text", "type_", "written"),
    [
        ("12", INT, 12),
        ("12", STRING, "12"),
        ("12", ListOf(INT), [12]),
        ("true", Scalar("bool"), True),
        ("A", OpenEnum(("B",)), "A"),
        ("1.5", Scalar("double"), 1.5),
        ("true", INT, None),
        ("1.5", INT, None),
        ("1", Scalar("bool"), None),
        ("x", INT, None),
        ("x", UNKNOWN, None),
    ],
)
def test_an_example_is_a_value_of_the_type_or_left_out(text: str, type_: Type, written: object) -> None:
    operation = op(parameters=(Parameter("query", "q", type_, example=text),))
    assert parameter_objects(operation, NOTHING_SHARED, NAMES)[0].get("example") == written


def test_a_body_has_one_schema_for_every_media_type_and_one_example() -> None:
    body = RequestBody("request", "arguments", None, (Field("a", INT),), ("application/xml", "text/json", "text/json"))
    operation = op(body=body, samples=(sample('{"a": 1}'), sample('{"a": 1}')))
    schema = {"$ref": "#/components/schemas/opRequest"}
    assert request_object(operation, body, NAMES) == {
        "required": True,
        "content": {"application/xml": {"schema": schema}, "text/json": {"schema": schema, "example": {"a": 1}}},
    }


def test_several_samples_are_named_examples() -> None:
    body = RequestBody("b", "value", ListOf(STRING), (), (), " Text ", required=False)
    operation = op(body=body, samples=(sample('["a"]'), sample("[]"), sample("", "")))
    assert request_object(operation, body, NAMES) == {
        "description": "Text",
        "content": {
            "application/json": {
                "schema": {"type": "array", "items": {"type": "string"}},
                "examples": {"sample-1": {"value": ["a"]}, "sample-2": {"value": []}},
            }
        },
    }


def test_a_patch_is_a_list_or_an_object_as_its_media_type_says() -> None:
    body = RequestBody("changes", "patch", Ref("Boat"))
    operation = op(body=body, samples=(sample('[{"op": "test"}]'), sample('{"Name": "x"}')))
    changes = {"$ref": "#/components/schemas/JsonPatch"}
    assert request_object(operation, body, NAMES)["content"] == {
        JSON_PATCH: {"schema": changes, "example": [{"op": "test"}]},
        MERGE_PATCH: {"schema": BOAT, "example": {"Name": "x"}},
        "application/json": {"schema": {"anyOf": [changes, BOAT]}},
    }


def test_a_patch_has_the_media_types_that_its_page_lists() -> None:
    body = RequestBody("changes", "patch", None, (), ("text/json", MERGE_PATCH))
    assert request_object(op(body=body), body, NAMES)["content"] == {
        MERGE_PATCH: {"schema": {"type": "object"}},
        "text/json": {"schema": {"anyOf": [{"$ref": "#/components/schemas/JsonPatch"}, {"type": "object"}]}},
    }


@pytest.mark.parametrize(
    ("body", "stated", "examples"),
    [
        ('{"a": 1}', None, {"application/json": {"a": 1}}),
        ('{"a": 1}', "text/json", {"text/json": {"a": 1}}),
        ('{"a": 1}', "text/plain", {"text/plain": '{"a": 1}'}),
        ('{"a": 1}', "image/png", {"application/json": {"a": 1}}),
        ("null", None, {"application/json": None}),
        ('{"a": 1', "application/json", {}),
        ('{"a": 1', None, {}),
        ("\nplain\n words\x07\n", "text/plain", {"text/plain": "plain\n words"}),
        ("[NaN]", None, {}),
        ("[" * 70 + "]" * 70, None, {}),
        ("[" * 100_000, None, {}),
        ("9" * 5000, None, {}),
    ],
)
def test_a_sample_is_an_example_of_the_media_type_that_it_is(body: str, stated: str | None, examples: Any) -> None:
    media_types = ("application/xml", "application/json", "text/json", "text/plain")
    operation = op(responses=(Response(200, "", UNKNOWN, media_types),), samples=(sample(None, body, stated),))
    responses: Any = response_objects(operation, NAMES)
    content = responses["200"]["content"]
    assert list(content) == list(media_types)
    assert {name: entry["example"] for name, entry in content.items() if "example" in entry} == examples


def test_responses_come_by_status_and_a_record_may_be_null() -> None:
    operation = op(
        responses=(
            Response(404, "", None),
            Response(200, "Fine"),
            Response(200, "Boat", Ref("Boat"), ("application/json",)),
            Response(299, "", Scalar("binary")),
        ),
        samples=(Sample(None, Message("HTTP/1.1 404 Not Found", (), "{}")),),
    )
    assert response_objects(operation, NAMES) == {
        "200": {"description": "Boat", "content": {"application/json": {"schema": BOAT_OR_NULL}}},
        "299": {
            "description": "Status 299.",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        },
        "404": {"description": "Not Found"},
    }


def test_an_operation_without_responses_has_a_default() -> None:
    assert response_objects(op(), NAMES) == {
        "default": {"description": "The page of this operation lists no response."}
    }


def test_security_requirements_are_alternatives() -> None:
    security = requires("basic", "ticket appKey")
    assert requirements(security) == [{"basic": []}, {"ticket": [], "appKey": []}]
    assert requirements([(("oauth", ("read", "write")),)]) == [{"oauth": ["read", "write"]}]
    assert requirements(()) == []


def test_the_usual_security_is_that_of_most_operations() -> None:
    operations = [op(security=requires(*alternatives)) for alternatives in (("basic",), ("bearer",), ("bearer",))]
    assert usual_security(operations) == requires("bearer")
    assert usual_security([]) == ()


def test_security_schemes_have_the_members_that_are_set() -> None:
    assert security_schemes([BASIC, TICKET]) == {
        "basic": {"type": "http", "scheme": "basic", "description": "User name and password."},
        "ticket": {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "A ticket: # of a session.",
        },
    }
