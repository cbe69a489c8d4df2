"""The document of real pages: the embedded ones, and those of a corpus where there is one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.emit.openapi import openapi_tree
from generator.emit.render import Renderer
from generator.http_message import variables
from generator.inference.infer import infer
from generator.pages.read import read_pages
from generator.profiles.load import load_profile
from generator.source import embedded_pages
from generator.spec.model import Api
from generator.views.openapi.document import OpenapiSettings
from tests.corpus.editions import NEWEST, Edition


@pytest.fixture(scope="module")
def embedded() -> tuple[Api, Any]:
    """The API of the embedded pages and its document."""
    api = infer(read_pages([embedded_pages()], load_profile()).pages, load_profile()).api
    text = openapi_tree(api, OpenapiSettings("An API", "1"), Renderer())["openapi.yaml"]
    return api, yaml.load(text, yaml.CSafeLoader)


@pytest.fixture(params=["embedded", pytest.param("newest", marks=NEWEST)])
def both(request: pytest.FixtureRequest) -> tuple[Api, Any]:
    """An API and its document."""
    if request.param == "embedded":
        return request.getfixturevalue("embedded")  # type: ignore[no-any-return]
    edition: Edition = request.getfixturevalue("newest")
    return edition.settled.api, edition.document


def operations(document: Any) -> Iterator[tuple[str, Any]]:
    for key, item in document["paths"].items():
        for operation in item.values():
            if isinstance(operation, dict):
                yield key, operation


def test_the_document_of_the_embedded_pages_is_valid(embedded: tuple[Api, Any]) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(embedded[1]).iter_errors()] == []


def test_every_page_is_an_operation(both: tuple[Api, Any]) -> None:
    api, document = both
    expected = sorted((operation.id, operation.path) for _, operation in api.operations())
    assert expected
    assert sorted((operation["operationId"], key.split("#")[0]) for key, operation in operations(document)) == expected


def test_no_two_keys_are_one_path(both: tuple[Api, Any]) -> None:
    plain = [re.sub(r"\{[^}]*\}", "{}", key) for key in both[1]["paths"]]
    assert len(set(plain)) == len(plain)


def test_parameters_of_the_path_are_those_of_the_template(both: tuple[Api, Any]) -> None:
    for key, operation in operations(both[1]):
        named = [p["name"] for p in operation.get("parameters", []) if p.get("in") == "path"]
        assert named == list(variables(key.split("#")[0]))


def test_every_reference_leads_somewhere_and_every_component_is_used(both: tuple[Api, Any]) -> None:
    text = json.dumps(both[1])
    used = set(re.findall(r'"#/components/([^"]+)"', text))
    components = both[1]["components"]
    defined = {f"{section}/{key}" for section in ("parameters", "schemas") for key in components.get(section, {})}
    assert used == defined


def test_every_example_is_valid(both: tuple[Api, Any]) -> None:
    api, document = both
    problems = []
    checked = 0
    for _, operation in operations(document):
        bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
        for entry in (entry for body in bodies for entry in body.get("content", {}).values()):
            if "example" in entry:
                checked += 1
                schema = {**entry["schema"], "components": document["components"]}
                if not Draft202012Validator(schema).is_valid(entry["example"]):
                    problems.append(operation["operationId"])
    assert checked > len(list(api.operations())) // 3
    # One page shows 99.99 for a length in bytes.
    assert problems == [id_ for id_ in problems if id_.endswith("_GetDocumentLength")]
