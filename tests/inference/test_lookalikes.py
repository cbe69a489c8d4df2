"""Records of one shape: when they are one model, and when they are several. Every page is our own."""

from pathlib import Path
from typing import Any

from generator.inference.infer import Inference
from tests.inference.editions import fields, inferred, page

RIGHTS = 20


def ports(folder: Path, gate_right: dict[str, Any], ferry_right: dict[str, Any]) -> Inference:
    """Many pages, each of a model of its own with two properties that hold records of one shape."""
    return inferred(
        folder,
        *(
            page(f"v1Port{n}_Get", type_=f"Port{n}", rows={f"Port{n}Id": "int32"},
                 sample={f"Port{n}Id": 1, "GateRight": gate_right, "FerryRight": ferry_right})
            for n in range(RIGHTS)
        ),
    )  # fmt: skip


def test_records_that_always_show_other_constants_are_other_models(tmp_path: Path) -> None:
    result = ports(tmp_path, {"Mask": "MayOpen", "Reason": "a"}, {"Mask": "MayBoard", "Reason": "a"})
    assert fields(result, "Port1") == {"Port1Id": "int32", "GateRight": "GateRight", "FerryRight": "FerryRight"}
    assert fields(result, "GateRight")["Mask"] == "enum[MayOpen]"
    assert fields(result, "FerryRight")["Mask"] == "enum[MayBoard]"


def test_records_that_show_the_same_constant_are_one_model(tmp_path: Path) -> None:
    result = ports(tmp_path, {"Mask": "MayOpen", "Reason": "a"}, {"Mask": "MayOpen", "Reason": "b"})
    assert fields(result, "Port1")["GateRight"] == fields(result, "Port1")["FerryRight"]


def test_a_constant_that_repeats_the_name_of_the_property_tells_nothing(tmp_path: Path) -> None:
    result = ports(tmp_path, {"Kind": "Gate", "Reason": "a"}, {"Kind": "Ferry", "Reason": "a"})
    assert fields(result, "Port1")["GateRight"] == fields(result, "Port1")["FerryRight"]


def test_a_text_that_all_samples_repeat_tells_nothing(tmp_path: Path) -> None:
    result = ports(tmp_path, {"City": "Hammerfest", "Zip": "a"}, {"City": "Kirkenes", "Zip": "a"})
    assert fields(result, "Port1")["GateRight"] == fields(result, "Port1")["FerryRight"]


def tides(folder: Path, **records: dict[str, Any]) -> dict[str, str]:
    sample = {"TideId": 1, **records}
    return fields(inferred(folder, page("v1Tide_Get", type_="Tide", rows={"TideId": "int32"}, sample=sample)), "Tide")


MONTH = {"Cycle": 1, "Weekday": "a"}


def test_properties_in_a_family_of_records_are_records_of_their_own(tmp_path: Path) -> None:
    found = tides(
        tmp_path, DayTable={"Cycle": 1}, WeekTable={"Weekdays": 3, "Cycle": 1}, MonthTable=MONTH, YearTable=MONTH
    )
    assert {name: found[name] for name in ("MonthTable", "YearTable")} == {
        "MonthTable": "MonthTable",
        "YearTable": "YearTable",
    }


def test_most_of_a_family_must_be_other_records(tmp_path: Path) -> None:
    found = tides(tmp_path, DayTable={"Cycle": 1}, WeekTable=MONTH, MonthTable=MONTH, YearTable=MONTH)
    assert found["WeekTable"] == found["MonthTable"] == found["YearTable"]
