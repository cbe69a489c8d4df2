"""What a page says and no type takes up is named in a finding, at its line."""

from pathlib import Path
from typing import Any

import pytest

from generator.inference.infer import Inference
from generator.spec.types import to_text
from tests.inference.editions import codes, fields, inferred, page, response_type

ARGUMENTS = "## Request Body: request\n\nSize, Owner\n\n| Property Name | Type | Description |\n|---|---|---|\n"
ARGUMENTS += "| Size | double | |\n| Owner | string | |\n"


def arguments(result: Inference) -> dict[str, str]:
    """Name and type of each argument of the only operation."""
    [(_, operation)] = result.api.operations()
    assert operation.body is not None
    assert operation.body.form == "arguments"
    return {f.name: to_text(f.type) for f in operation.body.fields}


def told(result: Inference, code: str) -> list[str]:
    return [finding.message for finding in result.findings if finding.rule.code == code]


def test_a_cell_that_names_no_type(tmp_path: Path) -> None:
    result = inferred(tmp_path, page("v1Thing_Get", type_="Thing", rows={"Size": "double?", "Id": "int32"}))
    [finding] = [finding for finding in result.findings if finding.rule.code == "T107"]
    assert finding.message == "no type is read from `double?`: write `double`, if that is meant"
    text = (tmp_path / "newer" / "v1Thing_Get.md").read_text().split("\n")
    assert text[finding.span.line - 1].startswith("| Size |")


def test_an_empty_cell_is_not_named(tmp_path: Path) -> None:
    result = inferred(tmp_path, page("v1Thing_Get", type_="Thing", rows={"Size": ""}, sample={"Size": 2.5}))
    assert codes(result) == []


def test_a_heading_that_names_no_type(tmp_path: Path) -> None:
    assert told(inferred(tmp_path, page("v1Thing_Get", type_="a thing", sample={"Id": 1})), "T107")


def test_a_second_type_in_the_other_heading(tmp_path: Path) -> None:
    uid, text = page("v1Thing_Get", type_="Thing", rows={"Id": "int32"})
    other = inferred(tmp_path / "other", (uid, text.replace("## Response:", "## Response: Owner")))
    assert response_type(other, uid) == "Thing"
    assert told(other, "T107") == ["no type is read from `Owner`: write the name of a type"]
    assert told(inferred(tmp_path / "same", (uid, text.replace("## Response:", "## Response: Thing"))), "T107") == []


def test_words_behind_the_type_of_a_body(tmp_path: Path) -> None:
    body = (
        "## Request Body: entity Thing (new)\n\nWhat to save.\n\n| Property Name | Type |\n|---|---|\n| Id | int32 |\n"
    )
    result = inferred(tmp_path, page("v1Thing_Put", method="PUT", body=body, status=204))
    assert told(result, "T107") == ["no type is read from `(new)`: write the name of a type"]


@pytest.mark.parametrize(("cell", "code"), [("array", "T108"), ("Thing", "T108"), ("a-b", "T107"), ("int32", "")])
def test_a_path_parameter_is_a_scalar(tmp_path: Path, cell: str, code: str) -> None:
    uid, text = page("v1Thing_Get", path="/api/v1/Thing/{id}", type_="Thing", rows={"Id": "int32"})
    rows = f"| Path Part | Type | Description |\n|---|---|---|\n| id | {cell} | Which one. |\n\n## Response:"
    result = inferred(tmp_path, (uid, text.replace("## Response:", rows, 1)))
    assert codes(result) == [code] * bool(code)


def test_arguments_are_not_lost_where_a_sample_shows_a_list(tmp_path: Path) -> None:
    post = page("v1Thing_Set", method="POST", status=204, body=ARGUMENTS, request=[{"Size": 1.5, "Owner": "me"}])
    result = inferred(tmp_path, post)
    assert arguments(result) == {"Size": "double", "Owner": "string"}
    assert told(result, "T104") == ["`$` is a list in the sample, expected an object: correct it"]


@pytest.mark.parametrize("request_", [{"Owner": {"Size": 1.5, "Owner": "x"}}, {"1": {"Size": 2.5, "Owner": "x"}}])
def test_arguments_are_not_lost_to_a_dictionary(tmp_path: Path, request_: Any) -> None:
    get = page("v1Thing_Get", type_="Thing", rows={"request": "object"}, sample={"request": {"a": 1}})
    post = page("v1Thing_Set", method="POST", status=204, body=ARGUMENTS, request=request_)
    result = inferred(tmp_path, post)
    assert {"Size", "Owner"} <= set(arguments(result))
    result = inferred(tmp_path / "declared", post, get)
    [operation] = [operation for _, operation in result.api.operations() if operation.body is not None]
    assert operation.body is not None
    assert {"Size", "Owner"} <= {f.name for f in operation.body.fields}


def test_properties_and_samples_of_a_response_without_a_body(tmp_path: Path) -> None:
    delete = page("v1Thing_Delete", method="DELETE", type_="Thing", rows={"Id": "int32"}, status=204, sample={"Id": 1})
    assert len(told(inferred(tmp_path, delete), "T105")) == 3


def test_an_older_edition_types_a_query_parameter(tmp_path: Path) -> None:
    def search(cell: str) -> tuple[str, str]:
        uid, text = page("v1Thing_Search", type_="Thing", rows={"Id": "int32"})
        rows = "## Query String Parameters\n\n| Parameter Name | Type | Description |\n|---|---|---|\n"
        return uid, text.replace("## Response:", f"{rows}| Limit | {cell} | How many. |\n\n## Response:", 1)

    def type_of(result: Inference) -> str:
        [(_, operation)] = result.api.operations()
        return to_text(operation.parameters[0].type)

    assert type_of(inferred(tmp_path / "alone", search(""))) == "unknown"
    assert type_of(inferred(tmp_path / "with", search(""), older=(search("int32"),))) == "int32"
    assert type_of(inferred(tmp_path / "newer", search("int64"), older=(search("int32"),))) == "int64"


def test_the_fields_of_a_patch_are_scalars(tmp_path: Path) -> None:
    rows = "| Property Name | Type |\n|---|---|\n| op | Oops |\n| path | string |\n| value | object |\n"
    body = f"## Request Body: patch\n\nChanges.\n\n{rows}"
    patch = page("v1Thing_Patch", method="PATCH", body=body, type_="Thing", rows={"Id": "int32"})
    assert codes(inferred(tmp_path, patch)) == ["T108"]
    assert "Thing" in {model.name for model in inferred(tmp_path, patch).api.models}


def test_nothing_is_named_on_a_page_that_is_right(tmp_path: Path) -> None:
    result = inferred(
        tmp_path,
        page("v1Thing_Get", type_="Thing", rows={"Id": "int32", "Tags": "array"}, sample={"Id": 1, "Tags": ["a"]}),
    )
    assert codes(result) == []
    assert fields(result, "Thing") == {"Id": "int32", "Tags": "list[string]"}


def test_an_argument_of_unknown_type_is_found_at_its_row(tmp_path: Path) -> None:
    uid, text = page(
        "v1Thing_Set", method="POST", status=204, body=ARGUMENTS.replace("| Owner | string |", "| Owner | |")
    )
    result = inferred(tmp_path, (uid, text))
    (finding,) = (finding for finding in result.findings if finding.rule.code == "T110")
    assert finding.message.startswith("the type of `v1Thing_Set.request.Owner` is unknown")
    assert text.split("\n")[finding.span.line - 1] == "| Owner | | |"
