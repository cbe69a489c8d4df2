"""What records are called that no table names. Every page is our own."""

from pathlib import Path
from typing import Any

from tests.inference.editions import fields, inferred, page, response_type

BERTH = {"Length": 12, "Depth": 3}


def names(folder: Path, *pages: tuple[str, str]) -> set[str]:
    return set(inferred(folder, *pages).api.models_by_name)


def test_a_row_of_the_record_says_what_it_is_called(tmp_path: Path) -> None:
    rows = {"Title": "string The name of the HarbourLogLine.", "Written": "date-time"}
    lines = page("v1Log_GetRows", type_="array", rows=rows, sample=[{"Title": "a", "Written": "2024-05-06T07:08:09Z"}])
    log = page("v1Log_Get", type_="Log", rows={"LogId": "int32", "Rows": "array"}, sample={"Rows": [{"Title": "a"}]})
    assert "HarbourLogLine" in names(tmp_path, lines, log)


def test_an_id_outweighs_a_word_that_says_less(tmp_path: Path) -> None:
    rule = {"Label": "a", "Limit": 3}
    listed = page("v1Pier_GetMooringRules", type_="array", rows={"Label": "string", "Limit": "int32"}, sample=[rule])
    saved = page("v1Pier_Check", method="POST", body="## Request body: request\n\nRule, Strict\n",
                 request={"Rule": rule, "Strict": True}, status=204)  # fmt: skip
    assert names(tmp_path, listed, saved) == {"MooringRule"}


def test_a_word_that_fits_many_records_is_told_by_its_holder(tmp_path: Path) -> None:
    sample: dict[str, Any] = {"TideInfoId": 1, "Dates": [{"High": 1, "Low": 2}], "Option": BERTH}
    rows = {"TideInfoId": "int32", "Dates": "array", "Option": ""}
    result = inferred(tmp_path, page("v1Tide_Get", type_="TideInfo", rows=rows, sample=sample))
    assert fields(result, "TideInfo") == {"TideInfoId": "int32", "Dates": "list[TideDate]", "Option": "TideOption"}


def test_a_list_of_rules_holds_a_rule(tmp_path: Path) -> None:
    sample = {"PierId": 1, "Rules": [[{"Mask": 1, "Reason": "a"}]]}
    result = inferred(tmp_path, page("v1Pier_Get", type_="PierRules", rows={"PierId": "int32"}, sample=sample))
    assert fields(result, "PierRules")["Rules"] == "list[list[PierRule]]"


def test_a_sentence_decides_what_a_list_holds(tmp_path: Path) -> None:
    rows = {
        "TideId": "int32",
        "Closed": "array Dates without a ferry. The time of the DateTime is not used.",
        "Depths": "array An array of doubles, from west to east.",
        "Stops": "array List of strings.",
        "Crew": "array An array with Sailor objects.",
    }
    tide = page(
        "v1Tide_Get", type_="Tide", rows=rows, sample={"TideId": 1, "Closed": ["et"], "Depths": [], "Stops": []}
    )
    sailor = page("v1Sailor_Get", type_="Sailor", rows={"SailorId": "int32", "Name": "string"})
    assert fields(inferred(tmp_path, tide, sailor), "Tide") == {
        "TideId": "int32",
        "Closed": "list[date-time]",
        "Depths": "list[double]",
        "Stops": "list[string]",
        "Crew": "list[Sailor]",
    }


def test_a_string_dictionary_holds_strings(tmp_path: Path) -> None:
    row = page("v1Row_Get", type_="Row", rows={"RowId": "int32", "Cells": "object A StringDictionary with the cells."})
    assert fields(inferred(tmp_path, row), "Row")["Cells"] == "map[string]"


def test_a_property_is_the_model_whose_key_has_its_name(tmp_path: Path) -> None:
    rows = {"QuayId": "int32", "QuayCode": "string", "QuayLength": "double", "Depth": "double"}
    place = page("v1Place_Get", type_="Place", rows=rows)
    ferry = page("v1Ferry_Get", type_="Ferry", rows={"FerryId": "int32", "Quay": ""}, sample={"FerryId": 1, "Quay": {}})
    result = inferred(tmp_path, place, ferry)
    assert response_type(result, "v1Ferry_Get") == "Ferry"
    assert fields(result, "Ferry")["Quay"] == "Place"


def test_a_list_is_of_the_model_whose_rows_call_it_so(tmp_path: Path) -> None:
    rows = {"Label": "string The name of the DockItem.", "Depth": "double", "Made": "date-time"}
    pages = [
        page("v1Dock_GetStandardDockItem", type_="HarbourDockItem", rows=rows),
        page("v1Dock_GetMarkedItem", type_="MarkedHarbourDockItem", rows={**rows, "Marked": "bool"}),
        page("v1Pier_Get", type_="Pier", rows={"PierId": "int32", "DockItems": "array"}, sample={"DockItems": [{}]}),
    ]
    assert fields(inferred(tmp_path, *pages), "Pier")["DockItems"] == "list[HarbourDockItem]"
