"""A published document as a second source: what is taken from it, what the pages decide, and what is reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.explain.lines import explanation_lines
from generator.findings import Finding
from generator.inference.infer import Inference, infer
from generator.profiles.load import load_profile
from generator.reference.model import Reference
from generator.reference.preference import DEFAULT, Preference
from generator.reference.read import read_reference
from tests.inference.editions import fields, page, read, response_type, table

INT = {"type": "integer", "format": "int32"}
TEXT = {"type": "string"}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def record(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def listed(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


def operation(id_: str, response: Any = None, request: Any = None, **query: Any) -> dict[str, Any]:
    """An operation as `page` writes one: its path is made of its id."""
    found: dict[str, Any] = {"operationId": id_, "responses": {"200": {"description": "OK"}}}
    if response:
        found["responses"]["200"]["content"] = {"application/json": {"schema": response}}
    if request:
        found["requestBody"] = {"content": {"application/json": {"schema": request}}}
    if query:
        found["parameters"] = [{"in": "query", "name": name, "schema": schema} for name, schema in query.items()]
    return found


def document(tmp_path: Path, *operations: dict[str, Any], name: str = "api.json", **schemas: Any) -> Reference:
    """A document with a path for each operation."""
    paths = {f"/{item['operationId']}": {"post": item} for item in operations}
    data = {"openapi": "3.1.0", "paths": paths, "components": {"schemas": schemas}}
    file = tmp_path / name
    file.write_text(json.dumps(data, indent=1), "utf-8")
    read = read_reference(file, name)
    assert read.reference is not None
    return read.reference


def settled(
    tmp_path: Path, *pages: tuple[str, str], references: tuple[Reference, ...] = (), prefer: Preference = DEFAULT
) -> Inference:
    """What pages and documents amount to."""
    return infer(read(tmp_path / "pages", *pages), load_profile(), (), references, prefer=prefer)


def findings(result: Inference, code: str) -> list[Finding]:
    return [finding for finding in result.findings if finding.rule.code == code]


BOAT = record(Id=INT, Title=TEXT, Kind={"type": "string", "enum": ["Sail", "Motor"]}, Crew=listed(ref("Sailor")))
SAILOR = record(Name=TEXT, Rank=INT)
ROWS = {"Id": "int32", "Title": "string", "Kind": "String", "Crew": "Array"}
SAMPLE = {"Id": 1, "Title": "a", "Kind": "Sail", "Crew": []}


def test_a_document_adds_names_values_and_inner_shapes(tmp_path: Path) -> None:
    reference = document(tmp_path, operation("v1Boat_Get", ref("Boat")), Boat=BOAT, Sailor=SAILOR)
    result = settled(tmp_path, page("v1Boat_Get", rows=ROWS, sample=SAMPLE), references=(reference,))
    assert response_type(result, "v1Boat_Get") == "Boat"
    assert fields(result, "Boat") == {
        "Id": "int32",
        "Title": "string",
        "Kind": "enum[Sail, Motor]",
        "Crew": "list[Sailor]",
    }
    assert fields(result, "Sailor") == {"Name": "string", "Rank": "int32"}
    assert not [finding for finding in result.findings if finding.rule.code.startswith("R")]


def test_without_a_document_the_same_pages_leave_it_open(tmp_path: Path) -> None:
    result = settled(tmp_path, page("v1Boat_Get", type_="Boat", rows=ROWS, sample=SAMPLE))
    assert fields(result, "Boat") == {"Id": "int32", "Title": "string", "Kind": "enum[Sail]", "Crew": "list[unknown]"}


def test_a_property_that_only_an_older_document_has_is_gone(tmp_path: Path) -> None:
    older = record(Id=INT, Title=TEXT, Mast=INT, Owner=ref("Sailor"))
    reference = document(tmp_path, operation("v1Boat_Get", ref("Boat")), Boat=older, Sailor=SAILOR)
    rows = {"Id": "int32", "Title": "string", "Owner": "Sailor", "Berth": "int32"}
    result = settled(tmp_path, page("v1Boat_Get", type_="Boat", rows=rows), references=(reference,))
    assert fields(result, "Boat") == {"Id": "int32", "Title": "string", "Owner": "Sailor", "Berth": "int32"}


def test_what_a_request_leaves_out_is_taken(tmp_path: Path) -> None:
    reference = document(
        tmp_path,
        operation("v1Boat_Moor", None, record(Boat=ref("Boat"))),
        Boat=record(Id=INT, Title=TEXT, Stamp={"type": "string", "format": "date-time"}),
    )
    result = settled(
        tmp_path,
        page(
            "v1Boat_Moor",
            method="POST",
            body=f"## Request Body: request\n\nBoat\n\n{table({'Boat': 'Boat'})}\n",
            request={"Boat": {"Id": 1, "Title": "a"}},
        ),
        references=(reference,),
    )
    assert fields(result, "Boat") == {"Id": "int32", "Title": "string", "Stamp": "date-time"}


def test_a_disagreement_is_reported_with_both_places_and_the_page_is_right(tmp_path: Path) -> None:
    operations = [operation(f"v1Boat_{verb}", ref("Boat")) for verb in ("Get", "Find")]
    reference = document(tmp_path, *operations, Boat=record(Id=TEXT, Title=TEXT))
    rows = {"Id": "int32", "Title": "string"}
    pages = [page(f"v1Boat_{verb}", type_="Boat", rows=rows) for verb in ("Get", "Find")]
    result = settled(tmp_path, *pages, references=(reference,))
    assert fields(result, "Boat") == {"Id": "int32", "Title": "string"}
    (finding,) = findings(result, "R106")
    assert (
        finding.message
        == "`response.Id` is int32 on the page and string in the document: correct the page, if the document is right"
    )
    assert finding.span.path == "pages/v1Boat_Find.md"
    assert finding.related[0][1] == "the document; 2 pages differ from it"
    (place, _), lines = finding.related[0], (tmp_path / "api.json").read_text().split("\n")
    assert (place.path, lines[place.line - 1].strip()) == ("api.json", '"Id": {')


def test_the_document_is_right_where_its_types_are_preferred(tmp_path: Path) -> None:
    reference = document(tmp_path, operation("v1Boat_Get", ref("Boat")), Boat=record(Id=TEXT, Title=TEXT))
    pages = page("v1Boat_Get", type_="Boat", rows={"Id": "int32", "Title": "string"})
    result = settled(tmp_path, pages, references=(reference,), prefer=Preference(types="reference"))
    assert fields(result, "Boat") == {"Id": "string", "Title": "string"}
    assert len(findings(result, "R106")) == 1


@pytest.mark.parametrize(("names", "expected"), [("reference", "Boat"), ("pages", "Vessel")])
def test_a_record_with_two_names(tmp_path: Path, names: Any, expected: str) -> None:
    reference = document(tmp_path, operation("v1Boat_Get", ref("Boat")), Boat=record(Id=INT, Title=TEXT))
    pages = page("v1Boat_Get", type_="Vessel", rows={"Id": "int32", "Title": "string"})
    result = settled(tmp_path, pages, references=(reference,), prefer=Preference(names=names))
    assert response_type(result, "v1Boat_Get") == expected
    assert [f.message for f in findings(result, "R107")] == [
        "`response` is Vessel on the page and Boat in the document: correct the page, if the document is right"
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [("union", "enum[Motor, Row, Sail]"), ("pages", "enum[Row, Sail]"), ("reference", "enum[Sail, Motor]")],
)
def test_values_of_both(tmp_path: Path, values: Any, expected: str) -> None:
    kind = {"type": "string", "enum": ["Sail", "Motor"]}
    reference = document(tmp_path, operation("v1Boat_Get", ref("Boat")), Boat=record(Id=INT, Kind=kind))
    name, text = page("v1Boat_Get", type_="Boat", rows={"Id": "int32"})
    text = text.replace("| Id | int32 |  |", "| Id | int32 | |\n| Kind | Enum: Row, Sail | |")
    result = settled(tmp_path, (name, text), references=(reference,), prefer=Preference(values=values))
    assert fields(result, "Boat")["Kind"] == expected


def test_operations_without_a_page_are_counted_and_not_added(tmp_path: Path) -> None:
    reference = document(
        tmp_path,
        operation("v1Boat_Get", ref("Boat")),
        operation("v1Boat_Sink"),
        operation("v1Boat_Sell"),
        Boat=BOAT,
        Sailor=SAILOR,
    )
    result = settled(tmp_path, page("v1Boat_Get", rows=ROWS), references=(reference,))
    assert [operation.id for _, operation in result.api.operations()] == ["v1Boat_Get"]
    assert [str(f) for f in findings(result, "R105")] == [
        "api.json:1:1: info[R105] 2 operations are on no page and left out: add pages, if they still exist"
    ]


def test_operations_pair_by_method_and_path(tmp_path: Path) -> None:
    other_id = operation("boats.read", ref("Boat"))
    data = {
        "openapi": "3.0.3",
        "paths": {"/API/v1/Boat/{boatId}": {"get": other_id}},
        "components": {"schemas": {"Boat": record(Id=INT, Title=TEXT)}},
    }
    (tmp_path / "api.json").write_text(json.dumps(data))
    reference = read_reference(tmp_path / "api.json", "api.json").reference
    assert reference is not None
    result = settled(
        tmp_path,
        page("v1Boat_Get", path="/api/v1/Boat/{id}", rows={"Id": "int32", "Title": "string"}),
        references=(reference,),
    )
    assert response_type(result, "v1Boat_Get") == "Boat"
    assert not findings(result, "R105")


def test_the_later_document_wins(tmp_path: Path) -> None:
    first, second = (
        document(
            tmp_path, operation("v1Boat_Get", ref(name)), name=f"{name}.json", **{name: record(Id=INT, Title=TEXT)}
        )
        for name in ("Ship", "Boat")
    )
    pages = page("v1Boat_Get", rows={"Id": "int32", "Title": "string"})
    assert response_type(settled(tmp_path, pages, references=(first, second)), "v1Boat_Get") == "Boat"
    assert response_type(settled(tmp_path, pages, references=(second, first)), "v1Boat_Get") == "Ship"


def test_a_page_that_shows_another_record_is_right(tmp_path: Path) -> None:
    reference = document(tmp_path, operation("v1Boat_Get", ref("Sailor")), Sailor=SAILOR)
    pages = page("v1Boat_Get", type_="Boat", rows={"Id": "int32", "Title": "string"})
    result = settled(tmp_path, pages, references=(reference,))
    assert response_type(result, "v1Boat_Get") == "Boat"
    assert [f.message for f in findings(result, "R106")] == [
        "`response` is a record with other properties on the page and Sailor in the document: "
        "correct the page, if the document is right"
    ]


def test_a_sample_shows_what_is_no_date(tmp_path: Path) -> None:
    date_time = {"type": "string", "format": "date-time"}
    boat = record(Opens=date_time, Built=date_time, Length={"type": "number", "format": "double"})
    reference = document(tmp_path, operation("v1Boat_Get", ref("Boat")), Boat=boat)
    sample = {"Opens": "08:30", "Built": None, "Length": 7}
    result = settled(tmp_path, page("v1Boat_Get", sample=sample), references=(reference,))
    assert fields(result, "Boat") == {"Opens": "string", "Built": "date-time", "Length": "double"}
    assert [f.message for f in findings(result, "R106")] == [
        "`response.Opens` is string on the page and date-time in the document: "
        "correct the page, if the document is right"
    ]


def test_a_shape_does_not_join_a_model_with_other_kinds_of_values(tmp_path: Path) -> None:
    """Three common names are no evidence against the kinds of their values."""
    key = record(Type=ref("KeyType"), Value=TEXT)
    reference = document(tmp_path, operation("v1Boat_GetKey", ref("Key")), Key=key, KeyType=record(Name=TEXT, Rank=INT))
    result = settled(
        tmp_path,
        page("v1Boat_GetKey", rows={"Type": "KeyType", "Value": "string"}),
        page("v1Boat_FindPhone", rows={"Type": "string", "Value": "string"}),
        references=(reference,),
    )
    assert response_type(result, "v1Boat_GetKey") == "Key"
    assert fields(result, "Key") == {"Type": "KeyType", "Value": "string"}
    assert response_type(result, "v1Boat_FindPhone") != "Key"


def test_dictionaries_and_query_parameters(tmp_path: Path) -> None:
    prices = {"type": "object", "additionalProperties": ref("Price")}
    reference = document(
        tmp_path,
        operation("v1Boat_Get", ref("Boat"), None, mode={"type": "string", "enum": ["Full", "Slim"]}),
        Boat=record(Id=INT, Prices=prices),
        Price=record(Amount=INT, Unit=TEXT),
    )
    name, text = page("v1Boat_Get", rows={"Id": "int32", "Prices": "object"}, sample={"Id": 1, "Prices": {}})
    query = (
        "## Query String Parameters\n\n| Parameter Name | Type | Description |\n|---|---|---|\n| mode | String | |\n\n"
    )
    result = settled(tmp_path, (name, text.replace("## Response:", f"{query}## Response:")), references=(reference,))
    assert fields(result, "Boat") == {"Id": "int32", "Prices": "map[Price]"}
    (_, operation_) = next(iter(result.api.operations()))
    assert [str(p.type) for p in operation_.parameters] == ["OpenEnum(values=('Full', 'Slim'))"]


def test_an_ambiguous_name_of_pages_is_reliable_in_a_document(tmp_path: Path) -> None:
    rights = record(Mask=TEXT, Reason=TEXT)
    reference = document(
        tmp_path, operation("v1Boat_Get", ref("Boat")), Boat=record(Id=INT, Rights=ref("Right")), Right=rights
    )
    result = settled(
        tmp_path,
        page("v1Boat_Get", type_="Boat", rows={"Id": "int32", "Rights": "Right"}),
        page("v1Boat_A", type_="Right", rows={"One": "int32", "Two": "int32"}),
        page("v1Boat_B", type_="Right", rows={"Three": "int32", "Four": "int32"}),
        page("v1Boat_C", type_="Right", rows={"Five": "int32", "Six": "Right"}),
        references=(reference,),
    )
    assert findings(result, "T101")
    assert fields(result, "Boat")["Rights"] == "Right"
    assert fields(result, "Right") == {"Mask": "string", "Reason": "string"}
    assert response_type(result, "v1Boat_A") != "Right"


def test_explain_shows_both_sources(tmp_path: Path) -> None:
    reference = document(tmp_path, operation("v1Boat_Get", ref("Boat")), Boat=BOAT, Sailor=SAILOR)
    result = settled(tmp_path, page("v1Boat_Get", type_="Boat", rows=ROWS, sample=SAMPLE), references=(reference,))
    lines = list(explanation_lines("Boat.Title", result, ()))
    assert any("v1Boat_Get.md" in line and "table says string" in line for line in lines)
    assert any("api.json:" in line and "document says string" in line for line in lines)
    assert any("api.json:" in line for line in explanation_lines("Boat", result, ()))


def test_a_record_without_a_name_in_the_document_is_taken_as_it_is(tmp_path: Path) -> None:
    reference = document(
        tmp_path, operation("v1Boat_Get", ref("Boat")), Boat=record(Id=INT, Hull=record(Length=INT, Draft=INT))
    )
    pages = page("v1Boat_Get", rows={"Id": "int32", "Hull": "Object"}, sample={"Id": 1, "Hull": None})
    result = settled(tmp_path, pages, references=(reference,))
    assert fields(result, "Boat") == {"Id": "int32", "Hull": "Hull"}
    assert fields(result, "Hull") == {"Length": "int32", "Draft": "int32"}


@pytest.mark.parametrize(
    ("values", "expected"),
    [("union", "enum[NotStarted, Started, OnHold]"), ("reference", "enum[NotStarted, Started]")],
)
def test_a_value_that_only_a_sample_shows_is_newer(tmp_path: Path, values: Any, expected: str) -> None:
    state = {"type": "string", "enum": ["NotStarted", "Started"]}
    reference = document(tmp_path, operation("v1Boat_Get", ref("Boat")), Boat=record(Id=INT, State=state))
    pages = page("v1Boat_Get", rows={"Id": "int32", "State": "String"}, sample={"Id": 1, "State": "OnHold"})
    result = settled(tmp_path, pages, references=(reference,), prefer=Preference(values=values))
    assert fields(result, "Boat")["State"] == expected


def test_a_string_that_the_document_has_without_values_gets_none(tmp_path: Path) -> None:
    pages = page("v1Boat_Get", rows={"Id": "int32", "State": "String"}, sample={"Id": 1, "State": "OnHold"})
    reference = document(tmp_path, operation("v1Boat_Get", ref("Boat")), Boat=record(Id=INT, State=TEXT))
    assert fields(settled(tmp_path, pages, references=(reference,)), "Boat")["State"] == "string"
