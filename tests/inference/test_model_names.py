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


def test_a_record_that_properties_share_has_the_words_of_all(tmp_path: Path) -> None:
    rate = {"Amount": 2, "Code": "a"}
    pier = {"PierId": 1, "PierDayRates": [rate], "PierNightRates": [rate]}
    result = inferred(tmp_path, page("v1Pier_Get", type_="Pier", rows={"PierId": "int32"}, sample=pier))
    assert fields(result, "Pier")["PierDayRates"] == fields(result, "Pier")["PierNightRates"] == "list[PierRate]"


def test_a_record_that_two_unlike_properties_share_is_either(tmp_path: Path) -> None:
    entry = {"FerryId": 1, "BuoyId": 2, "Seen": "2024-05-06T07:08:09Z"}
    chart = {"ChartId": 1, "Ferries": [entry], "Buoys": [entry]}
    result = inferred(tmp_path, page("v1Chart_Get", type_="Chart", rows={"ChartId": "int32"}, sample=chart))
    assert fields(result, "Chart")["Ferries"] == fields(result, "Chart")["Buoys"] == "list[BuoyOrFerry]"


def test_a_record_that_unlike_properties_share_is_named_after_what_only_it_has(tmp_path: Path) -> None:
    entry = {"Value": "a", "SpokenValue": "b"}
    crew = {"CrewId": 1, "Radios": [entry], "Horns": [entry], "Flags": [entry]}
    rows = {"CrewId": "int32", "Value": "string"}
    result = inferred(tmp_path, page("v1Crew_Get", type_="Crew", rows=rows, sample=crew))
    assert {fields(result, "Crew")[name] for name in ("Radios", "Horns", "Flags")} == {"list[SpokenValueItem]"}


def test_a_name_that_most_evidence_supports_stays(tmp_path: Path) -> None:
    pages = [
        page(f"v1{name}_Get", type_=name, rows={f"{name}Id": "int32"}, sample={f"{name}Id": 1, "Mast": BERTH})
        for name in ("Sloop", "Ketch", "Yawl")
    ]
    pole = page("v1Flag_Get", type_="Flag", rows={"FlagId": "int32"}, sample={"FlagId": 1, "Pole": BERTH})
    assert fields(inferred(tmp_path, *pages, pole), "Flag")["Pole"] == "Mast"


def test_new_and_current_are_states_of_what_has_them(tmp_path: Path) -> None:
    permit = {"Reason": "a", "New": BERTH, "Current": BERTH}
    result = inferred(tmp_path, page("v1Permit_Get", type_="PermitInfo", rows={"Reason": "string"}, sample=permit))
    assert fields(result, "PermitInfo")["New"] == fields(result, "PermitInfo")["Current"] == "PermitState"


def test_an_argument_is_told_by_what_its_operation_is_about(tmp_path: Path) -> None:
    asked = page("v1Log_GetTidesByHarbours", method="POST", body="## Request body: request\n\nRequests, Strict\n",
                 request={"Requests": [BERTH], "Strict": True}, status=204)  # fmt: skip
    assert names(tmp_path, asked) == {"TideRequest"}


def test_a_plural_that_is_narrowed_names_one_item(tmp_path: Path) -> None:
    lists = {"MooringsToAdd": [BERTH], "MooringsToDelete": [BERTH]}
    asked = page("v1Pier_Change", method="POST", body="## Request body: request\n\nMooringsToAdd, MooringsToDelete\n",
                 request=lists, status=204)  # fmt: skip
    assert names(tmp_path, asked) == {"Mooring"}


def test_a_word_that_means_something_else_is_told_by_the_groups(tmp_path: Path) -> None:
    pages = [page(f"v1Chart{kind}_GetVersionList", type_="array", sample=[BERTH]) for kind in ("Room", "Shelf")]
    assert names(tmp_path, *pages) == {"ChartVersion"}


def test_a_name_that_is_claimed_on_a_sister_operation_is_that_of_the_record(tmp_path: Path) -> None:
    rows = {"Clash": "ClashEntry", "Strict": "bool"}
    listed = page("v1Berth_GetClashes", type_="array", sample=[BERTH])
    checked = page("v1Berth_Check", method="POST", type_="Berth", rows=rows, sample={"Clash": None, "Strict": True})
    other = page("v1Gate_GetClashes", type_="array", sample=[{"Gate": "a", "Hour": 3}])
    result = inferred(tmp_path, listed, checked, other)
    assert response_type(result, "v1Berth_GetClashes") == "list[ClashEntry]"
    assert fields(result, "Berth")["Clash"] == "ClashEntry"
    assert response_type(result, "v1Gate_GetClashes") == "list[Clash]"


def test_a_common_word_that_a_page_says_alone_supports_the_longer_name(tmp_path: Path) -> None:
    rig = {"RigId": 1, "SteelWinches": [BERTH], "DeckWinches": [BERTH]}
    pages = [
        page("v1Rig_Get", type_="Rig", rows={"RigId": "int32"}, sample=rig),
        page("v1Rig_GetWinches", type_="array", sample=[BERTH]),
    ]
    assert names(tmp_path, *pages) == {"Rig", "DeckWinch"}
