"""What a type is where the pages hardly say: null, names of models that no page shows, shapes that say little."""

from pathlib import Path

from tests.inference.editions import codes, fields, inferred, page

# Twenty-one crews that are null: in these pages, a scalar never is.
NULLS = [
    page(f"v1Dock{i}_Get", type_=f"Dock{i}", rows={f"Dock{i}Id": "int32", "Crew": "Crew"}, sample={"Crew": None})
    for i in range(21)
]
TEXTS = [page(f"v1Buoy{i}_Get", type_=f"Buoy{i}", rows={f"Buoy{i}Id": "int32", "Position": "string"}) for i in range(3)]


def berth(sample: object) -> tuple[str, str]:
    return page("v1Berth_Get", type_="Berth", rows={"BerthId": "int32", "Position": ""}, sample=sample)


def test_null_is_no_scalar_where_scalars_are_never_null(tmp_path: Path) -> None:
    result = inferred(tmp_path, *NULLS, *TEXTS, berth({"BerthId": 1, "Position": None}))
    assert fields(result, "Berth")["Position"] == "unknown"
    assert "T110" in codes(result)


def test_null_may_be_a_scalar_where_scalars_are_null(tmp_path: Path) -> None:
    result = inferred(tmp_path, *TEXTS, berth({"BerthId": 1, "Position": None}))
    assert fields(result, "Berth")["Position"] == "string"


def test_a_property_is_no_model_of_its_name_when_its_claim_names_another(tmp_path: Path) -> None:
    rows = {"Crew": "CrewSummary", "Note": "string", "Seen": "date-time"}
    result = inferred(tmp_path, page("v1Pier_GetCrew", type_="Crew", rows=rows, sample={"Crew": None, "Note": "a"}))
    assert fields(result, "Crew")["Crew"] == "unknown"


def test_a_property_without_a_claim_is_no_model_of_its_name(tmp_path: Path) -> None:
    crew = page("v1Crew_Get", type_="Crew", rows={"CrewId": "int32", "Name": "string"})
    pier = page("v1Pier_Get", type_="Pier", rows={"PierId": "int32", "Crew": ""}, sample={"PierId": 1, "Crew": None})
    assert fields(inferred(tmp_path, crew, pier), "Pier")["Crew"] == "unknown"


def test_a_property_may_be_the_model_named_after_both_holder_and_property(tmp_path: Path) -> None:
    kind = page("v1Pier_GetKinds", type_="BoatKind", rows={"KindId": "int32", "Label": "string"})
    boat = page("v1Boat_Get", type_="Boat", rows={"BoatId": "int32", "Kind": ""}, sample={"BoatId": 1, "Kind": None})
    assert fields(inferred(tmp_path / "a", *NULLS, kind, boat), "Boat")["Kind"] == "BoatKind"
    assert fields(inferred(tmp_path / "b", kind, boat), "Boat")["Kind"] == "unknown"


COMMON = [
    page(f"v1Chart{i}_Get", type_=f"Chart{i}", rows=dict.fromkeys((f"Chart{i}Id", "Kind", "Text", "Hint"), "string"))
    for i in range(4)
]


def test_common_names_do_not_make_two_records_one_that_disagree(tmp_path: Path) -> None:
    rows = {"Kind": "KeyKind", "Text": "string", "Hint": "string"}
    key = page("v1Lock_GetKey", type_="Key", rows=rows, sample={"Kind": None, "Text": "a", "Hint": "b"})
    sign = page("v1Sign_GetSign", type_="array", sample=[{"Kind": "Board", "Text": "c", "Hint": "d"}])
    apart = inferred(tmp_path / "a", *NULLS, *COMMON, key, sign).api.models_by_name
    assert {"Key", "Sign"} <= set(apart)
    agreeing = page("v1Lock_GetKey", type_="Key", rows=rows, sample={"Kind": "Iron", "Text": "a", "Hint": "b"})
    together = inferred(tmp_path / "b", *NULLS, *COMMON, agreeing, sign).api.models_by_name
    assert "Sign" not in together


LOG = {"LogId": "int32", "Text": "string", "Written": "date-time", "Rights": "int32"}


def test_what_requests_leave_out_is_no_removed_property(tmp_path: Path) -> None:
    pages = []
    for i in range(3):
        sent = {f"Part{i}": 1, f"Size{i}": 2, f"Mark{i}": 3}
        rows = dict.fromkeys([*sent, "Rights"], "int32")
        body = "## Request body: part\n"
        pages.append(
            page(f"v1Part{i}_Save", method="POST", type_=f"Part{i}", rows=rows, body=body, request=sent, sample=sent)
        )
    log: dict[str, object] = {"LogId": 1, "Text": "x", "Written": "2024-01-02T03:04:05Z"}
    newer = page("v1Log_Save", method="POST", body="## Request body: log\n", request=log, status=204)
    older = page("v1Log_Get", type_="Log", rows=LOG, sample={**log, "Rights": 1})
    result = inferred(tmp_path, *pages, newer, older=(older,))
    assert fields(result, "Log") == LOG
