"""A published document read as facts: both families of versions, what cannot be read, and hostile schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.reference.model import Reference, route
from generator.reference.read import read_reference
from generator.spec.types import to_text

BOAT = {
    "type": "object",
    "description": "A boat.",
    "required": ["Id"],
    "properties": {
        "Id": {"type": "integer", "format": "int32", "readOnly": True, "description": "The key."},
        "Kind": {"type": "string", "enum": ["Sail", "Motor"]},
        "Crew": {"type": "array", "items": {"$ref": "#/definitions/Harbour.Model.Sailor"}},
        "Extra": {"type": "object", "additionalProperties": {"type": "string"}},
        "Hull": {"type": "object", "properties": {"Length": {"type": "number", "format": "double"}}},
        "Anything": {"type": "object"},
    },
}
SAILOR = {"allOf": [{"type": "object", "properties": {"Name": {"type": "string"}}}, {"properties": {"Rank": {}}}]}
SWAGGER: dict[str, Any] = {
    "swagger": "2.0",
    "basePath": "/api",
    "paths": {
        "/Boat/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "type": "integer", "format": "int32"}],
            "put": {
                "operationId": "v1Boat_PutBoat",
                "parameters": [
                    {"name": "boat", "in": "body", "schema": {"$ref": "#/definitions/Harbour.Model.Boat"}},
                    {"name": "mode", "in": "query", "type": "string", "description": "How."},
                ],
                "responses": {
                    "200": {"schema": {"$ref": "#/definitions/Harbour.Model.Boat"}},
                    "404": {"description": "No such boat."},
                },
            },
        }
    },
    "definitions": {"Harbour.Model.Boat": BOAT, "Harbour.Model.Sailor": SAILOR},
}
OPENAPI: dict[str, Any] = {
    "openapi": "3.1.0",
    "paths": {
        "/Boat/{id}": {
            "put": {
                "operationId": "v1Boat_PutBoat",
                "parameters": [{"$ref": "#/components/parameters/mode"}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Boat"}}}},
                "responses": {
                    "200": {
                        "content": {
                            "text/plain": {"schema": {"type": "string"}},
                            "application/json": {"schema": {"$ref": "#/components/schemas/Boat"}},
                        }
                    }
                },
            }
        }
    },
    "components": {
        "parameters": {"mode": {"name": "mode", "in": "query", "schema": {"type": ["string", "null"]}}},
        "schemas": {
            "Boat": {
                "type": "object",
                "properties": {
                    "Kind": {"anyOf": [{"type": "string", "enum": ["Sail"]}, {"type": "string"}, {"type": "null"}]},
                    "Owner": {"oneOf": [{"$ref": "#/components/schemas/Boat"}, {"type": "null"}]},
                    "Photo": {"type": "string", "contentEncoding": "base64"},
                    "Size": {"anyOf": [{"type": "integer"}, {"type": "boolean"}]},
                },
            }
        },
    },
}


def read(tmp_path: Path, document: Any, name: str = "api.json") -> Reference:
    """The facts of a document that can be read."""
    path = tmp_path / name
    path.write_text(json.dumps(document) if name.endswith(".json") else yaml.safe_dump(document), "utf-8")
    found = read_reference(path, name)
    assert found.reference is not None, found.findings
    return found.reference


def types_of(reference: Reference, model: str) -> dict[str, str]:
    """The types of the properties of a model, in the notation of the spec."""
    return {name: to_text(field.type) for name, field in reference.models[model].fields.items()}


@pytest.mark.parametrize("name", ["api.json", "api.yaml"])
def test_swagger(tmp_path: Path, name: str) -> None:
    reference = read(tmp_path, SWAGGER, name)
    assert types_of(reference, "Boat") == {
        "Id": "int32",
        "Kind": "enum[Sail, Motor]",
        "Crew": "list[Sailor]",
        "Extra": "map[string]",
        "Hull": "BoatHull",
        "Anything": "unknown",
    }
    assert types_of(reference, "Sailor") == {"Name": "string", "Rank": "unknown"}
    assert types_of(reference, "BoatHull") == {"Length": "double"}
    assert not reference.models["BoatHull"].named
    key = reference.models["Boat"].fields["Id"]
    assert (key.required, key.read_only, key.description) == (True, True, "The key.")
    assert key.pointer == "/definitions/Harbour.Model.Boat/properties/Id"
    operation = reference.operations["v1Boat_PutBoat"]
    assert (operation.method, operation.path) == ("PUT", "/api/Boat/{id}")
    assert [(p.location, p.name, to_text(p.type)) for p in operation.parameters] == [
        ("path", "id", "int32"),
        ("query", "mode", "string"),
    ]
    assert operation.request is not None
    assert to_text(operation.request) == "Boat"
    assert {status: to_text(type_) for status, type_ in operation.responses.items()} == {200: "Boat"}
    assert reference.routes()[route("put", "/API/boat/{key}")] is operation


def test_openapi_3(tmp_path: Path) -> None:
    reference = read(tmp_path, OPENAPI)
    assert types_of(reference, "Boat") == {
        "Kind": "enum[Sail]",
        "Owner": "Boat",
        "Photo": "byte",
        "Size": "union[integer | bool]",
    }
    operation = reference.operations["v1Boat_PutBoat"]
    assert [(p.name, to_text(p.type)) for p in operation.parameters] == [("mode", "string")]
    assert operation.request is not None
    assert to_text(operation.request) == "Boat"
    assert {status: to_text(type_) for status, type_ in operation.responses.items()} == {200: "Boat"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "api.json:1:2: error[R101] not JSON: Expecting property name enclosed in double quotes"),
        ("a: [", "api.json:2:1: error[R101] not YAML: did not find expected node content"),
        ("[]", "api.json:1:1: error[R101] the document is not a mapping"),
        ("{}", "api.json:1:1: error[R102] neither `swagger` nor `openapi` says a version"),
        ('{"swagger": "1.2"}', "api.json:1:1: error[R102] version `1.2`"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "api.json"
    path.write_text(text, "utf-8")
    found = read_reference(path, "api.json")
    assert found.reference is None
    assert [str(finding) for finding in found.findings] == [expected]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    found = read_reference(tmp_path / "none.json", "none.json")
    assert [finding.rule.code for finding in found.findings] == ["R101"]


def test_a_reference_to_nothing_leaves_the_type_unknown(tmp_path: Path) -> None:
    path = tmp_path / "api.json"
    document = {"swagger": "2.0", "definitions": {"A": {"properties": {"x": {"$ref": "other.json#/B"}}}}}
    path.write_text(json.dumps(document), "utf-8")
    found = read_reference(path, "api.json")
    assert found.reference is not None
    assert types_of(found.reference, "A") == {"x": "unknown"}
    assert [finding.message for finding in found.findings] == [
        "not followed, bundle the document into one file: other.json#/B"
    ]


def test_two_namespaces_with_one_short_name(tmp_path: Path) -> None:
    definitions = {"A.Boat": {"properties": {"x": {"type": "string"}}}, "B.Boat": {"properties": {"y": {}}}}
    reference = read(tmp_path, {"swagger": "2.0", "definitions": definitions})
    assert list(reference.models) == ["Boat", "BBoat"]


def test_schemas_that_go_round(tmp_path: Path) -> None:
    circle = {"A": {"$ref": "#/definitions/B"}, "B": {"$ref": "#/definitions/A"}}
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(300):
        deep = {"type": "array", "items": deep}
    reference = read(tmp_path, {"swagger": "2.0", "definitions": {**circle, "C": {"properties": {"x": deep}}}})
    assert types_of(reference, "C")["x"].count("list[") <= 70
