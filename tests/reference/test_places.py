"""The line of a JSON Pointer, in JSON and in YAML."""

from __future__ import annotations

import json

import pytest
import yaml

from generator.findings import Span
from generator.reference.places import Places

DATA = {
    "paths": {"/Boat/{id}": {"get": {"tags": ["a", {"deep": [1, 2]}], "x~y": "Id"}}},
    "Id": {"text": 'a "quoted" { brace', "Id": None},
}
POINTERS = {
    "/paths/~1Boat~1{id}/get/tags/1/deep": '"deep"',
    "/paths/~1Boat~1{id}/get/x~0y": '"x~y"',
    "/Id/Id": '"Id": null',
}


@pytest.mark.parametrize("pointer", POINTERS)
def test_the_line_of_a_place_in_json(pointer: str) -> None:
    text = json.dumps(DATA, indent=2)
    span = Places("a.json", text).span(pointer)
    line = text.split("\n")[span.line - 1]
    assert line.strip().startswith(POINTERS[pointer])
    assert line[span.column - 1 :].startswith(POINTERS[pointer])


@pytest.mark.parametrize("pointer", POINTERS)
def test_the_line_of_a_place_in_yaml(pointer: str) -> None:
    text = yaml.safe_dump(DATA, sort_keys=False)
    span = Places("a.yaml", text).span(pointer)
    key = POINTERS[pointer].split('"')[1]
    assert text.split("\n")[span.line - 1][span.column - 1 :].startswith(f"{key}:")


@pytest.mark.parametrize("text", [json.dumps(DATA), yaml.safe_dump(DATA)])
def test_what_is_not_there_is_the_last_part_that_is(text: str) -> None:
    places = Places("a", text)
    assert places.span("/Id/Missing/Further") == places.span("/Id")


@pytest.mark.parametrize("text", ["{}", "a: b"])
def test_a_document_without_the_place_has_its_start(text: str) -> None:
    assert Places("a", text).span("/nowhere") == Span("a", 1, 1)
