"""Requests and responses that a page describes only in part, or against itself: nothing of it is lost in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.inference.infer import Inference
from generator.spec.model import Operation, RequestBody
from generator.spec.types import Ref, to_text
from tests.inference.editions import codes, fields, inferred, page, table

ARGUMENTS = "## Request Body: request\n\n{names}\n\n{table}\n\n"
HEADERS = "## Request Headers\n\n| Parameter Name | Description |\n|---|---|\n| Content-Type | `application/json` |\n\n"


def send(folder: Path, request: Any, **more: Any) -> Inference:
    """What is inferred from one page of a POST with a sample."""
    arguments = {"method": "POST", "path": "/api/v1/Agents/Boat/Send", "type_": "Boat", "rows": {"Id": "int32"}}
    return inferred(folder, page("v1BoatAgent_Send", request=request, **(arguments | more)))


def operation(result: Inference) -> Operation:
    """The one operation."""
    ((_, found),) = result.api.operations()
    return found


def body(result: Inference) -> RequestBody:
    """The request body of the one operation."""
    found = operation(result).body
    assert found is not None
    return found


def test_arguments_are_no_dictionary_though_a_sample_shows_their_names_below_another(tmp_path: Path) -> None:
    rows = {"Name": "string", "Size": "int32"}
    result = send(
        tmp_path,
        {"Name": "Elida", "Size": 1, "Tender": {"Name": "Tor", "Size": 2}},
        body=ARGUMENTS.format(names="Name, Size", table=table(rows)),
    )
    assert [(field.name, to_text(field.type)) for field in body(result).fields] == [
        ("Name", "string"),
        ("Size", "int32"),
        ("Tender", "Tender"),
    ]
    assert fields(result, "Tender") == {"Name": "string", "Size": "int32"}


def test_a_body_without_a_section_is_read_from_the_sample(tmp_path: Path) -> None:
    result = send(tmp_path, {"Name": "Elida", "Decks": [{"Cabins": 3}]}, body=HEADERS)
    assert codes(result) == []
    assert (body(result).form, body(result).media_types) == ("value", ("application/json",))
    (name,) = (model.name for model in result.api.models if any(field.name == "Decks" for field in model.fields))
    assert body(result).type == Ref(name)
    assert fields(result, name) == {"Name": "string", "Decks": "list[Deck]"}


def test_a_get_has_no_body_whatever_its_sample_shows(tmp_path: Path) -> None:
    assert operation(send(tmp_path, {"Name": "Elida"}, method="GET")).body is None


PATH_TABLE = "| Path Part | Type | Description |\n|---|---|---|\n| id | int32 | First. |\n| ID | string | Second. |\n\n"


def test_two_rows_for_one_parameter_of_the_path(tmp_path: Path) -> None:
    result = inferred(tmp_path, page("v1Boat_Get", path="/api/v1/Boat/{Id}", summary=f"Gets.\n\n{PATH_TABLE}"))
    (parameter,) = operation(result).parameters
    assert (parameter.name, to_text(parameter.type), parameter.description) == ("Id", "int32", "First.")
    assert "P205" in codes(result)


def test_properties_of_a_response_without_a_body_are_named(tmp_path: Path) -> None:
    result = inferred(tmp_path, page("v1Boat_Sink", method="POST", type_="", rows={"Name": "string"}, status=204))
    assert [response.type for response in operation(result).responses] == [None]
    assert codes(result) == ["T105"]
