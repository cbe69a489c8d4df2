"""What extends what, decided by all pages. Every page is our own."""

from pathlib import Path

from generator.inference.infer import Inference
from tests.inference.editions import fields, inferred, page

ROWS = {"BoatId": "int32", "Name": "string", "Length": "double", "Moored": "date-time", "Berth": "string"}
LINKED = {**ROWS, "_Links": "object"}


def boats(folder: Path, *base: dict[str, str], linked: dict[str, str] = LINKED) -> Inference:
    pages = [page(f"v1Boat_Get{i}", type_="Boat", rows=rows) for i, rows in enumerate(base)]
    return inferred(folder, *pages, page("v1Boat_GetLinked", type_="BoatWithLinks", rows=linked))


def extended(result: Inference) -> str | None:
    return result.api.models_by_name["BoatWithLinks"].extends


def test_a_model_extends_the_one_whose_properties_it_has(tmp_path: Path) -> None:
    result = boats(tmp_path, ROWS)
    assert extended(result) == "Boat"
    assert [f.name for f in result.api.models_by_name["BoatWithLinks"].fields] == ["_Links"]


def test_one_row_on_one_page_does_not_take_the_base_away(tmp_path: Path) -> None:
    misspelt = {name.replace("Berth", "Birth"): type_ for name, type_ in ROWS.items()}
    assert extended(boats(tmp_path, misspelt)) == "Boat"


def test_a_type_that_one_page_says_otherwise_is_decided_by_all(tmp_path: Path) -> None:
    result = boats(tmp_path, ROWS, ROWS, linked={**LINKED, "Length": "string How long it is."})
    assert extended(result) == "Boat"
    assert fields(result, "Boat")["Length"] == fields(result, "BoatWithLinks")["Length"]
    assert {f.name: f.description for f in result.api.models_by_name["Boat"].fields}["Length"] == "How long it is."


def test_half_of_the_properties_are_too_few(tmp_path: Path) -> None:
    assert extended(boats(tmp_path, ROWS, linked={"BoatId": "int32", "Name": "string", "_Links": "object"})) is None
