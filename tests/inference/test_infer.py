"""What the evidence of several pages amounts to. Every page here is our own; each test is one rule of the inference."""

from pathlib import Path

import pytest

from generator.explain.lines import explanation_lines
from generator.explain.lookup import NothingToExplainError
from generator.spec.types import to_text
from tests.inference.editions import codes, fields, inferred, page, response_type

LINK = {"LinkId": 7, "Title": "Offer", "Kind": "Document"}


def test_tables_name_and_samples_show(tmp_path: Path) -> None:
    result = inferred(
        tmp_path,
        page(
            "v1Thing_Get",
            type_="Thing",
            rows={"Id": "int32", "Tags": "array", "Made": "date-time", "Size": "double", "On": "bool"},
            sample={"Id": 3, "Tags": ["new"], "Made": "2024-03-05T10:11:12.1234567+01:00", "Size": 2, "On": True},
        ),
    )
    assert response_type(result, "v1Thing_Get") == "Thing"
    assert fields(result, "Thing") == {
        "Id": "int32",
        "Tags": "list[string]",
        "Made": "date-time",
        "Size": "double",
        "On": "bool",
    }


def test_what_one_page_leaves_empty_is_filled_from_another(tmp_path: Path) -> None:
    result = inferred(
        tmp_path,
        page(
            "v1Thing_Get",
            type_="Thing",
            rows={"Id": "int32", "Owner": "Owner", "Links": "array"},
            sample={"Id": 1, "Owner": None, "Links": [{}]},
        ),
        page(
            "v1Thing_GetLinked",
            type_="Thing",
            rows={"Id": "int32", "Owner": "Owner", "Links": "array"},
            sample={"Links": [LINK]},
        ),
        page("v1Owner_Get", type_="Owner", rows={"OwnerId": "int32", "Name": "string"}),
    )
    assert fields(result, "Thing") == {"Id": "int32", "Owner": "Owner", "Links": "list[Link]"}
    assert fields(result, "Owner") == {"OwnerId": "int32", "Name": "string"}


def test_an_array_of_a_known_shape_gets_its_name(tmp_path: Path) -> None:
    rows = {"OwnerId": "int32", "Name": "string", "Team": "string"}
    result = inferred(
        tmp_path,
        page("v1Owner_Get", type_="Owner", rows=rows),
        page("v1Owner_All", type_="array", rows=rows, sample=[]),
    )
    assert response_type(result, "v1Owner_All") == "list[Owner]"


def test_a_name_that_fits_everything_is_noise(tmp_path: Path) -> None:
    shapes = [{"A": "int32", "B": "int32"}, {"C": "int32", "D": "int32"}, {"E": "int32", "F": "int32"}]
    result = inferred(
        tmp_path,
        *(page(f"v1Thing_GetPart{i}", type_="Leak", rows=rows) for i, rows in enumerate(shapes)),
        page(
            "v1Thing_Get",
            type_="Thing",
            rows={"Id": "int32", "Part": "Leak"},
            sample={"Id": 1, "Part": {"Left": 1, "Right": 2}},
        ),
    )
    assert "Leak" not in result.api.models_by_name
    assert "T101" in codes(result)
    assert fields(result, "Part") == {"Left": "int32", "Right": "int32"}


def test_the_shape_beats_the_name_of_another_type(tmp_path: Path) -> None:
    result = inferred(
        tmp_path,
        page("v1Owner_Get", type_="Owner", rows={"OwnerId": "int32", "Name": "string"}),
        page(
            "v1Thing_Get",
            type_="Thing",
            rows={"Rhythm": "Owner"},
            sample={"Rhythm": {"Every": 2, "Until": "2024-01-01T00:00:00"}},
        ),
    )
    assert fields(result, "Thing") == {"Rhythm": "Rhythm"}
    assert fields(result, "Rhythm") == {"Every": "int32", "Until": "date-time"}
    [finding] = [finding for finding in result.findings if finding.rule.code == "T102"]
    assert finding.span.line < finding.related[0][0].line


def test_one_sample_never_narrows(tmp_path: Path) -> None:
    result = inferred(
        tmp_path,
        page(
            "v1Thing_Get",
            type_="Thing",
            rows={"Note": "string", "Rate": "double"},
            sample={"Note": "2024-01-01T00:00:00Z", "Rate": 1},
        ),
    )
    assert fields(result, "Thing") == {"Note": "string", "Rate": "double"}


def test_a_bare_json_kind_is_refined(tmp_path: Path) -> None:
    body = "## Request Body: request\n\nStart, Count\n\n| Property Name | Type | Description |\n|---|---|---|\n"
    body += "| Start | String | |\n| Count | Integer | |\n"
    result = inferred(
        tmp_path,
        page(
            "v1ThingAgent_Plan",
            method="POST",
            body=body,
            request={"Start": "2024-01-01T00:00:00Z", "Count": 4},
            status=204,
        ),
    )
    [(_, operation)] = result.api.operations()
    assert operation.body is not None
    assert {f.name: to_text(f.type) for f in operation.body.fields} == {"Start": "date-time", "Count": "int32"}
    assert operation.body.form == "arguments"


@pytest.mark.parametrize(
    "value",
    [{"Extra1": "a", "Extra2": "b"}, {"Vendor:1": "a"}, {"1": "a", "2": "b"}],
    ids=["numbered", "coded", "numbers"],
)
def test_keys_that_are_data_make_a_map(tmp_path: Path, value: dict[str, str]) -> None:
    result = inferred(
        tmp_path, page("v1Thing_Get", type_="Thing", rows={"Id": "int32", "Extra": ""}, sample={"Extra": value})
    )
    assert fields(result, "Thing")["Extra"] == "map[string]"


def test_a_property_declared_as_a_map_is_one_where_no_table_speaks(tmp_path: Path) -> None:
    sample = {"Id": 1, "Rights": {"fieldName": {"Mask": "Full"}}}
    result = inferred(
        tmp_path,
        page("v1Thing_Get", type_="Thing", rows={"Id": "int32", "Rights": "object"}, sample=sample),
        page(
            "v1Box_Get",
            type_="Box",
            rows={"Things": "array"},
            sample={"Things": [{"Other": 1, "Rights": {"fieldName": {"Mask": "None"}}}]},
        ),
    )
    assert fields(result, "Thing")["Rights"] == "map[Right]"
    assert fields(result, "Right") == {"Mask": "string"}
    assert fields(result, fields(result, "Box")["Things"][5:-1])["Rights"] == "map[Right]"


def test_a_heading_object_over_rows_of_entries_is_a_map(tmp_path: Path) -> None:
    rows = {"Key": "string", "Rank": "int32"}
    result = inferred(
        tmp_path, page("v1Thing_GetFields", type_="object", rows=rows, sample={"fieldName": {"Key": "a", "Rank": 1}})
    )
    assert response_type(result, "v1Thing_GetFields") == "map[Field]"
    assert fields(result, "Field") == {"Key": "string", "Rank": "int32"}


def test_rows_of_an_odata_list_are_open(tmp_path: Path) -> None:
    rows = {"odata.metadata": "string", "odata.nextLink": "string", "value": "array"}
    result = inferred(
        tmp_path, page("v1Thing_GetAll", type_="Slim", rows=rows, sample={"value": [{"PrimaryKey": 1, "name": "x"}]})
    )
    assert fields(result, "Slim")["value"] == "list[map[unknown]]"


def test_requests_leave_out_what_the_server_adds(tmp_path: Path) -> None:
    def saved(name: str) -> tuple[str, str]:
        sent = {f"{name}Id": "Integer", "Name": "String", "Team": "String"}
        got = {f"{name}Id": "int32", "Name": "string", "Team": "string", "Rights": "Right"}
        head = "## Request Body: entity\n\nWhat to save.\n\n| Property Name | Type | Description |\n|---|---|---|\n"
        body = head + "".join(f"| {key} | {kind} | |\n" for key, kind in sent.items())
        return page(f"v1{name}_Save{name}", method="PUT", body=body, type_=name, rows=got)

    result = inferred(tmp_path, saved("Owner"), saved("Thing"), saved("Box"))
    for _, operation in result.api.operations():
        assert operation.body is not None
        assert operation.body.type == operation.responses[0].type


def test_with_links_extends_its_base(tmp_path: Path) -> None:
    base = {"OwnerId": "int32", "Name": "string"}
    result = inferred(
        tmp_path,
        page("v1Owner_Default", type_="Owner", rows=base),
        page(
            "v1Owner_Get", type_="OwnerWithLinks", rows=base | {"_Links": "object"}, sample={"_Links": {"Self": "/x"}}
        ),
    )
    model = result.api.models_by_name["OwnerWithLinks"]
    assert model.extends == "Owner"
    assert [f.name for f in model.fields] == ["_Links"]


def test_evidence_adds_types_and_no_operation(tmp_path: Path) -> None:
    newer = page(
        "v1Thing_Get", type_="Thing", rows={"Id": "int32", "Right": "Right", "Size": "int32"}, sample={"Right": None}
    )
    older = (
        page(
            "v1Thing_Get",
            type_="object",
            rows={"Id": "string", "Right": "", "Gone": "string"},
            sample={"Right": {"Mask": "Full"}},
        ),
        page("v1Thing_Old", type_="object", rows={"Id": "string"}),
    )
    without = inferred(tmp_path / "without", newer)
    assert fields(without, "Thing")["Right"] == "unknown"
    assert len(without.unknown) == 1
    result = inferred(tmp_path / "with", newer, older=older)
    assert fields(result, "Thing") == {"Id": "int32", "Right": "Right", "Size": "int32"}
    assert fields(result, "Right") == {"Mask": "string"}
    assert result.unknown == ()
    assert [operation.id for _, operation in result.api.operations()] == ["v1Thing_Get"]


def test_empty_objects_are_never_filled_with_scalars(tmp_path: Path) -> None:
    owners = [
        page(f"v1Owner{i}_Get", type_=f"Owner{i}", rows={f"Own{i}": "int32", "Status": "string"}) for i in range(3)
    ]
    result = inferred(
        tmp_path, *owners, page("v1Thing_Get", type_="Thing", rows={"Status": "", "Id": "int32"}, sample={"Status": {}})
    )
    assert fields(result, "Thing")["Status"] == "unknown"


def test_sentences_become_facts(tmp_path: Path) -> None:
    rows = {
        "Id": "int32 Primary key",
        "Owner": 'Owner Who has it. <para>Use MDO List name "owner" to get list items.</para>',
        "Made": "date-time When it was made. The property is read-only.",
        "Old": "string Deprecated: Use Fresh instead.",
        "Name": "string **Required** What it is called.",
        "IsReadOnly": "bool True if the thing is read-only",
    }
    result = inferred(tmp_path, page("v1Thing_Get", type_="Thing", rows=rows))
    by_name = {f.name: f for f in result.api.models_by_name["Thing"].fields}
    assert by_name["Id"].primary_key
    assert by_name["Owner"].extensions == (("x-mdo-list", "owner"),)
    assert by_name["Made"].read_only
    assert by_name["Old"].deprecated == "Use Fresh instead"
    assert by_name["Name"].required
    assert by_name["Name"].description == "What it is called."
    assert not by_name["IsReadOnly"].read_only


def test_a_204_has_no_body_whatever_stands_under_it(tmp_path: Path) -> None:
    result = inferred(tmp_path, page("v1Thing_Delete", method="DELETE", type_="Thing", status=204, sample=None))
    assert response_type(result, "v1Thing_Delete") == "none"
    assert codes(result) == ["T105"]


def test_a_sample_of_another_type_is_reported_where_it_stands(tmp_path: Path) -> None:
    result = inferred(tmp_path, page("v1Thing_Get", type_="Thing", rows={"Id": "int32"}, sample={"Id": "seven"}))
    assert fields(result, "Thing") == {"Id": "int32"}
    assert codes(result) == ["T103"]


def test_explain_puts_the_winner_first_with_its_line(tmp_path: Path) -> None:
    result = inferred(
        tmp_path,
        page("v1Thing_Get", type_="Thing", rows={"Id": "int32", "Size": ""}, sample={"Id": 5, "Size": 2.5}),
        older=(page("v1Thing_Get", type_="object", rows={"Size": "string"}, sample={"Size": "big"}),),
    )
    lines = list(explanation_lines("Thing.Size", result, ()))
    assert lines[0] == "Thing.Size: double"
    text = (tmp_path / "newer" / "v1Thing_Get.md").read_text().split("\n")
    number = next(i for i, line in enumerate(text, 1) if '"Size"' in line)
    assert lines[1] == f"  newer/v1Thing_Get.md:{number}:1: sample says double"
    assert [line.partition(": ")[2] for line in lines[2:]] == [
        "table (evidence 1) says string",
        "sample (evidence 1) says string",
    ]
    assert "v1Thing_Get response: Thing" in explanation_lines("v1Thing_Get", result, ())
    with pytest.raises(NothingToExplainError, match="there is Thing"):
        list(explanation_lines("Thin", result, ()))
