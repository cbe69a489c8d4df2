"""Enumerations from samples. Every page is our own: two harbour pages, as a writer of documentation would fill them."""

from pathlib import Path
from typing import Any

import pytest

from generator.inference.explain import explain_field
from generator.spec.types import OpenEnum
from tests.inference.editions import fields, inferred, page

ROWS = {"BoatId": "int32", "Moored": "date-time", "Draught": "double"}


def boat(uid: str, text: str, name: str, value: Any) -> tuple[str, str]:
    sample = {"BoatId": 4, "Moored": "2024-05-06T07:08:09Z", "Draught": 1.5, name: value}
    return page(uid, type_="Boat", rows={**ROWS, name: text}, sample=sample)


def type_of(folder: Path, name: str, text: str, *values: Any) -> str:
    """The type of a property of boats, with one page a value."""
    pages = [boat(f"v1Boat_Get{i}", text, name, value) for i, value in enumerate(values)]
    return fields(inferred(folder, *pages), "Boat")[name]


@pytest.mark.parametrize(
    ("name", "text", "values", "expected"),
    [
        ("Status", "string", ("Moored", "Sailing", "Moored"), "enum[Moored, Sailing]"),
        ("Rig", "string What kind of rig it has.", ("Sloop",), "enum[Sloop]"),
        ("Berth", "string", ("HarbourWall",), "enum[HarbourWall]"),
        ("Berth", "string", ("Quay", "Quay"), "enum[Quay]"),
        ("Berth", "String", ("IN_USE", "IN_USE"), "enum[IN_USE]"),
        ("Berth", "string", ("Quay", None, "Quay"), "enum[Quay]"),
        # One value alone may be a word of a text, and so may values that differ on each page.
        ("Berth", "string", ("Quay",), "string"),
        ("Berth", "string", ("Quay", "Wall"), "string"),
        # Nothing that a person wrote, and no key.
        ("Skipper", "string The name of the skipper.", ("Karen", "Karen"), "string"),
        ("OwnerName", "string The status of the owner.", ("Karen", "Karen"), "string"),
        ("HomeCountry", "string", ("Norway", "Norway"), "string"),
        ("TypeCode", "string", ("SLOOP", "SLOOP"), "string"),
        # No identifiers: a text, a date, an address, a token, a number, a word in lower case, nothing.
        ("Status", "string", ("Moored", "Moored at the quay"), "string"),
        ("Status", "string", ("2024-05-06",), "string"),
        ("Status", "string", ("https://example.com/Moored",), "string"),
        ("Status", "string", ("Karen@example.com",), "string"),
        ("Status", "string", ("A1b2C3d4",), "string"),
        ("Status", "string", ("12",), "string"),
        ("Status", "string", ("moored", "moored"), "string"),
        ("Status", "string", ("",), "string"),
    ],
)
def test_known_values(tmp_path: Path, name: str, text: str, values: tuple[Any, ...], expected: str) -> None:
    assert type_of(tmp_path, name, text, *values) == expected


def test_the_values_of_all_editions_are_known(tmp_path: Path) -> None:
    newer, older = (boat("v1Boat_Get", "string", "Status", value) for value in ("Sailing", "Moored"))
    result = inferred(tmp_path, newer, older=(older,))
    assert fields(result, "Boat")["Status"] == "enum[Moored, Sailing]"
    explanation = explain_field("Boat", "Status", result.models)
    assert explanation.type == OpenEnum(("Moored", "Sailing"))
    assert (
        explanation.evidence[0].says == "the values are those of the samples, which always show the name of a constant"
    )


def test_the_values_of_one_property_are_not_those_of_another(tmp_path: Path) -> None:
    pages = [
        boat("v1Boat_Get", "string", "Status", "Moored"),
        page("v1Quay_Get", type_="Quay", rows={"QuayId": "int32", "Status": "string"}, sample={"Status": "Open"}),
        page("v1Crane_Get", type_="Crane", rows={"CraneId": "int32", "Status": ""}, sample={"Status": None}),
    ]
    result = inferred(tmp_path, *pages)
    assert fields(result, "Quay")["Status"] == "enum[Open]"
    assert fields(result, "Crane")["Status"] == "string"


def test_the_entries_of_a_dictionary_and_bodies_are_no_enumerations(tmp_path: Path) -> None:
    rows = {"BoatId": "int32", "Extra": "object"}
    pages = [page(f"v1Boat_Get{i}", type_="Boat", rows=rows, sample={"Extra": {"Status": "Moored"}}) for i in (1, 2)]
    assert fields(inferred(tmp_path, *pages), "Boat")["Extra"] == "map[string]"
