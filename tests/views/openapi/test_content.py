"""Request bodies and responses of an operation, with their examples."""

from __future__ import annotations

from typing import Any

import pytest

from generator.spec.model import (
    Field,
    Message,
    Model,
    Operation,
    RequestBody,
    Response,
    Sample,
)
from generator.spec.types import STRING, UNKNOWN, ListOf, Ref, Scalar
from generator.views.openapi.components import SchemaKeys
from generator.views.openapi.content import body_view, response_views
from tests.views.openapi import rendered

INT = Scalar("int32")
MODELS = {"Boat": Model("Boat", (Field("Length", INT), Field("Launched", Scalar("date-time"))))}
KEYS = SchemaKeys({"Boat": "Boat"}, {"op": "opRequest"}, {(): ("JsonPatch", "JsonPatchOperation")}, MODELS)
BOAT = {"$ref": "#/components/schemas/Boat"}
BOAT_OR_NULL = {"anyOf": [BOAT, {"type": "null"}]}
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


def request_body(operation: Operation, body: RequestBody) -> Any:
    return rendered.operation(body=body_view(operation, body, KEYS))["requestBody"]


def responses(operation: Operation) -> Any:
    return rendered.operation(responses=response_views(operation, KEYS))["responses"]


def test_a_body_has_one_schema_for_every_media_type_and_one_example() -> None:
    body = RequestBody("request", "arguments", None, (Field("a", INT),), ("application/xml", "text/json", "text/json"))
    operation = op(body=body, samples=(sample('{"a": 1}'), sample('{"a": 1}')))
    schema = {"$ref": "#/components/schemas/opRequest"}
    assert request_body(operation, body) == {
        "required": True,
        "content": {"application/xml": {"schema": schema}, "text/json": {"schema": schema, "example": {"a": 1}}},
    }


def test_several_samples_are_named_examples() -> None:
    body = RequestBody("b", "value", ListOf(STRING), (), (), " Text ", required=False)
    operation = op(body=body, samples=(sample('["a"]'), sample("[]"), sample("", "")))
    assert request_body(operation, body) == {
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
    operation = op(body=body, samples=(sample('[{"op": "test", "path": "/a"}]'), sample('{"Name": "x"}')))
    changes = {"$ref": "#/components/schemas/JsonPatch"}
    assert request_body(operation, body)["content"] == {
        JSON_PATCH: {"schema": changes, "example": [{"op": "test", "path": "/a"}]},
        MERGE_PATCH: {"schema": BOAT, "example": {"Name": "x"}},
        "application/json": {"schema": {"anyOf": [changes, BOAT]}},
    }


@pytest.mark.parametrize("body", ['[{"op": "test"}]', '{"Length": "long"}', "null", '[{"op": 1, "path": "/"}]'])
def test_a_patch_that_contradicts_its_schema_is_no_example(body: str) -> None:
    patch = RequestBody("changes", "patch", Ref("Boat"))
    content = request_body(op(body=patch, samples=(sample(body),)), patch)["content"]
    assert [entry for entry in content.values() if "example" in entry] == []


@pytest.mark.parametrize(
    ("shown", "is_example"),
    [
        ('{"Length": 9, "Launched": "1998-05-22T14:19:10Z"}', True),
        ('{"Length": null, "Depth": 2}', True),
        ("null", True),
        ('{"Length": "9"}', False),
        ('{"Launched": "22.05.1998"}', False),
        ("[]", False),
    ],
)
def test_a_response_that_contradicts_its_schema_is_no_example(shown: str, is_example: bool) -> None:
    operation = op(responses=(Response(200, "", Ref("Boat")),), samples=(sample(None, shown),))
    assert ("example" in responses(operation)["200"]["content"]["application/json"]) is is_example


def test_a_request_without_a_required_argument_is_no_example() -> None:
    body = RequestBody("arguments", "arguments", fields=(Field("Name", STRING, required=True), Field("Length", INT)))
    shown = sample('{"Name": "x"}'), sample('{"Length": 1}')
    content = request_body(op(body=body, samples=shown), body)["content"]
    assert content["application/json"]["example"] == {"Name": "x"}


def test_a_patch_has_the_media_types_that_its_page_lists() -> None:
    body = RequestBody("changes", "patch", None, (), ("text/json", MERGE_PATCH))
    assert request_body(op(body=body), body)["content"] == {
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
        ("[1e999]", None, {}),
        ("[" * 70 + "]" * 70, None, {}),
        ("[" * 100_000, None, {}),
        ("9" * 5000, None, {}),
    ],
)
def test_a_sample_is_an_example_of_the_media_type_that_it_is(body: str, stated: str | None, examples: Any) -> None:
    media_types = ("application/xml", "application/json", "text/json", "text/plain")
    operation = op(responses=(Response(200, "", UNKNOWN, media_types),), samples=(sample(None, body, stated),))
    content = responses(operation)["200"]["content"]
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
    assert responses(operation) == {
        "200": {"description": "Boat", "content": {"application/json": {"schema": BOAT_OR_NULL}}},
        "299": {
            "description": "Status 299.",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        },
        "404": {"description": "Not Found"},
    }


def test_an_operation_without_responses_has_a_default() -> None:
    assert responses(op()) == {"default": {"description": "The page of this operation lists no response."}}
