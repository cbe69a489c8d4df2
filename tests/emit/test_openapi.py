"""The document as a whole: valid, complete, and the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.document_info import Contact, License
from generator.emit.openapi import openapi_tree
from generator.emit.render import Renderer
from generator.spec.model import Api, Group, Operation
from generator.views.openapi.document import OpenapiSettings
from tests.emit.openapi_fixtures import API, HOSTILE
from tests.sections import SECTIONS
from tests.spec.strategies import apis

SETTINGS = OpenapiSettings("Boats: an API", "1.0")
RENDERER = Renderer()


def text_of(api: Api, settings: OpenapiSettings = SETTINGS) -> str:
    tree = openapi_tree(api, settings, RENDERER)
    assert list(tree) == ["openapi.yaml", "openapi.json"]
    assert_says_the_same(tree)
    return tree["openapi.yaml"]


def assert_says_the_same(tree: dict[str, str]) -> None:
    """The JSON is what the YAML is, key by key in the same order."""
    parsed = yaml.load(tree["openapi.yaml"], yaml.CSafeLoader)
    assert json.dumps(json.loads(tree["openapi.json"])) == json.dumps(parsed)


@pytest.fixture(scope="module")
def document() -> Any:
    return yaml.safe_load(text_of(API))


def test_the_document_is_valid(document: Any) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_every_operation_is_there_once_under_its_id(document: Any) -> None:
    found = {
        (key, method): operation["operationId"]
        for key, item in document["paths"].items()
        for method, operation in item.items()
        if method != "description"
    }
    assert found == {
        ("/api/v1/Agents/Boat/Find", "post"): "v1BoatAgent_Find",
        ("/api/v1/Boat/{id}", "get"): "v1Boat_Get",
        ("/api/v1/Boat/{id}", "patch"): "v1Boat_Patch",
        ("/api/v1/Boat/{id}", "delete"): "v1Boat_Delete",
        ("/api/v1/Boat/{id}#v1Boat_GetAgain", "get"): "v1Boat_GetAgain",
        ("/api/v1/Boat/{id}/Picture", "get"): "v1Boat_GetPicture",
        ("/api/v1/Boat/{name}#name", "get"): "v1Boat_GetByName",
    }


def test_a_key_with_a_fragment_says_what_it_is_kept_apart_from(document: Any) -> None:
    assert document["paths"]["/api/v1/Boat/{name}#name"]["description"] == (
        "What follows `#` tells these operations from those of `/api/v1/Boat/{id}`. It is not sent."
    )
    assert "description" not in document["paths"]["/api/v1/Boat/{id}"]


def test_hostile_names_come_back_as_they_are(document: Any) -> None:
    assert list(document["components"]["schemas"]["Boat"]["properties"])[-len(HOSTILE) :] == list(HOSTILE)


def test_an_operation_tells_of_its_deprecation_and_availability(document: Any) -> None:
    operation = document["paths"]["/api/v1/Boat/{id}"]["get"]
    assert operation["deprecated"] is True
    assert operation["x-availability"] == ["Not available online."]
    assert operation["description"].endswith("=\n\nNot available online.\n\nDeprecated: use `v1Boat_Find`.")
    assert "deprecated" not in document["paths"]["/api/v1/Boat/{id}"]["patch"]


def test_a_text_of_one_paragraph_is_summary_and_description() -> None:
    operations = (
        Operation("a", "GET", "/a", "a.md", summary="Moors a boat."),
        Operation("b", "GET", "/b", "b.md", summary="Moors a boat.", description="At any pier."),
        Operation("c", "GET", "/c", "c.md"),
    )
    api = Api("t", "1", (Group(("entities", "Boat"), operations),), sections=SECTIONS)
    paths = yaml.safe_load(text_of(api))["paths"]
    found = [(item["get"]["summary"], item["get"].get("description")) for item in paths.values()]
    assert found == [("Moors a boat.", "Moors a boat."), ("Moors a boat.", "At any pier."), ("<c>", None)]


def test_contact_and_licence_are_those_of_the_settings() -> None:
    assert not {"contact", "license"} & yaml.safe_load(text_of(API))["info"].keys()
    settings = replace(SETTINGS, contact=Contact(email="boats@example.com"), license=License("MIT", identifier="MIT"))
    document = yaml.safe_load(text_of(API, settings))
    assert document["info"]["contact"] == {"email": "boats@example.com"}
    assert document["info"]["license"] == {"name": "MIT", "identifier": "MIT"}
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_an_operation_without_a_summary_is_known_by_the_last_part_of_its_id(document: Any) -> None:
    assert document["paths"]["/api/v1/Boat/{id}"]["delete"]["summary"] == "<Delete>"
    assert document["paths"]["/api/v1/Boat/{id}"]["get"]["summary"] == "Does v1Boat_Get."


def test_agents_and_entities_of_one_name_have_tags_of_their_own(document: Any) -> None:
    assert document["tags"] == [
        {"name": "Boat agent", "description": "Operations of the Boat agent."},
        {"name": "Boat", "description": "Operations of the Boat entity."},
    ]
    assert document["x-tagGroups"] == [
        {"name": "Agents", "tags": ["Boat agent"]},
        {"name": "Entities", "tags": ["Boat"]},
    ]
    assert document["paths"]["/api/v1/Agents/Boat/Find"]["post"]["tags"] == ["Boat agent"]
    assert document["paths"]["/api/v1/Boat/{id}"]["get"]["tags"] == ["Boat"]


def test_security_is_global_but_where_an_operation_differs(document: Any) -> None:
    assert len(document["security"]) == 6
    assert "security" not in document["paths"]["/api/v1/Boat/{id}"]["get"]
    assert document["paths"]["/api/v1/Boat/{id}"]["delete"]["security"] == []
    assert document["paths"]["/api/v1/Boat/{id}/Picture"]["get"]["security"] == [{"basic": []}]


def test_servers_have_a_variable_for_each_part_that_differs() -> None:
    document = yaml.safe_load(text_of(API, replace(SETTINGS, server="https://{host}.test/{customer}")))
    variable = {"description": "Differs from one installation to another."}
    assert document["servers"] == [
        {
            "url": "https://{host}.test/{customer}",
            "variables": {"host": {"default": "host"} | variable, "customer": {"default": "customer"} | variable},
        }
    ]


def test_pages_are_linked_when_it_is_known_where_they_are() -> None:
    document = yaml.safe_load(text_of(API, replace(SETTINGS, docs_url="https://docs.test/api/")))
    assert document["externalDocs"]["url"] == "https://docs.test/api/"
    operation = document["paths"]["/api/v1/Boat/{id}/Picture"]["get"]
    assert operation["externalDocs"] == {"url": "https://docs.test/api/rest/v1Boat_GetPicture.md"}
    assert "externalDocs" not in yaml.safe_load(text_of(API))


def test_an_operation_reads_well() -> None:
    text = text_of(API)
    start = text.index("  /api/v1/Boat/{id}/Picture:")
    assert text[start:].startswith(
        """\
  /api/v1/Boat/{id}/Picture:
    get:
      operationId: v1Boat_GetPicture
      tags:
        - Boat
      summary: Does v1Boat_GetPicture.
      description: Does v1Boat_GetPicture.
      security:
        - basic: []
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: string
        - $ref: '#/components/parameters/Accept-Language'
        - $ref: '#/components/parameters/select'
      responses:
        '200':
          description: The picture
          content:
            image/png:
              schema:
                type: string
                format: binary
        '304':
          description: Not Modified
  /api/v1/Boat/{name}#name:
"""
    )


def test_an_api_without_operations_is_a_document_too() -> None:
    document = yaml.safe_load(text_of(Api("t", "1")))
    assert document["paths"] == {}
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_the_document_holds_no_line_end_that_a_tool_would_strip() -> None:
    text = text_of(API)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert [line for line in text.split("\n") if line != line.rstrip()] == []


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(apis())
def test_whatever_a_spec_holds_the_document_is_yaml_with_every_operation(api: Api) -> None:
    text = text_of(api)
    document = yaml.load(text, yaml.CSafeLoader)
    ids = [
        operation["operationId"]
        for item in document["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict)
    ]
    assert sorted(ids) == sorted(operation.id for _, operation in api.operations())
    assert text == text_of(api)
