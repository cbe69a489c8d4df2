"""Each rule finds its fault in the line to correct, and leaves alone what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.pages import found

CASES = {
    # Identity
    "id": ("uid: v1Boat_Tow", "uid: v1Boat_Tug", "P016"),
    "id in other case": ("uid: v1Boat_Tow", "uid: v1Boat_tow", "P016"),
    # The request
    "method in the heading": ("# POST Boat", "# PUT Boat", "P103"),
    "path in the title": ("title: POST Boat/{id}/Tow", "title: POST Boat/{id}/Two", "P103"),
    "path of the request line": (
        "```http\nPOST /api/v1/Boat/{id}/Tow\n```",
        "```http\nPOST /api/v1/Baot/{id}/Tow\n```",
        "P103",
    ),
    "path of a sample": ("POST /api/v1/Boat/7/Tow", "POST /api/v1/Ship/7/Tow", "P103"),
    "method of a sample": ("POST /api/v1/Boat/7/Tow", "GET /api/v1/Boat/7/Tow", "P103"),
    "path of an example": ("POST /api/v1/Boat/{id}/Tow?$select", "POST /api/v1/Ship/{id}/Tow?$select", "P103"),
    "status of a sample": ("HTTP/1.1 200 OK", "HTTP/1.1 202 Accepted", "P114"),
    # Names
    "query parameter": ("| harbourName |", "| harbourNmae |", "P124"),
    "header": ("| Accept-Language |", "| Accept-Langage |", "P124"),
    "example": ("?harbourName=", "?quayName=", "P123"),
    "row": ("| Length |", "| Lenght |", "T111"),
    "property": ('"Length":', '"Lenght":', "T111"),
    "property in other case": ('"BoatId":', '"boatId":', "T111"),
    "inner property": ('"AssociateId":', '"AsociateId":', "T111"),
    "property of no table": ('"BoatId": 7,', '"Crew": 2, "BoatId": 7,', "T112"),
    "row left out": ("| Length | double | In metres. |\n", "", "T112"),
    "invisible character": ("| Length |", "| Len\u200bgth |", "P211"),
    "invisible character in a sample": ('"FullName":', '"Full\u200bName":', "P211"),
    "markup in a name": ("| Length |", "| **Length** |", "P210"),
    # Types
    "scalar": ("| BoatId | int32 |", "| BoatId | int23 |", "T107"),
    "type name": ("| Captain | Associate |", "| Captain | Assosiate |", "T113"),
    "link": ("| Captain | Associate |", "| Captain | [Associate](a.md) |", "P210"),
    "other type": ("| BoatId | int32 |", "| BoatId | int64 |", "T114"),
    "blank type": ("| BoatId | int32 |", "| BoatId | |", "P212"),
    "value of an enumeration": ('"Rigging": "Ketch"', '"Rigging": "Yawl"', "T115"),
    "comma": ("Sloop, Ketch,", "Sloop Ketch,", "T116"),
    "date": ("1998-05-22T14", "22.05.1998 14", "T117"),
    "date of no calendar": ("1998-05-22T14", "1998-13-22T14", "T117"),
    "date without an offset": ("14:19:10Z", "14:19:10.25", "T117"),
    # Text
    "description": ("| In metres. |", "| |", "P213"),
    "mark": ("**Required**", "**Requierd**", "P214"),
    "mark without its end": ("**Required**", "*Required*", "P214"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_found_where_it_is(tmp_path: Path, name: str) -> None:
    old, new, code = CASES[name]
    findings = found(tmp_path, (old, new))
    assert code in [each for each, _ in findings]
    assert len(findings) <= 2
    line = next(line for each, line in findings if each == code)
    part = max(new.split("\n"), key=len) or '"Length"'
    assert part in line or line in part


NEAR_MISSES = {
    "pages that agree": ("Ada", "Ada"),
    "a title without the variable's name": ("# POST Boat/{id}", "# POST Boat/{boatId}"),
    "a title that says DEL for DELETE": ("POST", "DELETE"),
    "a path in other capitals": ("POST /api/v1/Boat/7/Tow", "POST /api/v1/boat/7/Tow"),
    "a sample of the error that is documented": ("| 200 | OK |", "| 200 | OK |\n| 404 | None |"),
    "a new parameter": (
        "| harbourName | string | Where. |",
        "| harbourName | string | Where. |\n| depth | int32 | How deep. |",
    ),
    "a new property": (
        "| Length | double | In metres. |",
        "| Length | double | In metres. |\n| Lengths | array | Of its masts. |\n| Length2 | double | On deck. |",
    ),
    "an enumeration of several words": ("Sloop, Ketch, Schooner", "Gaff sloop, Ketch rig, Tall schooner"),
    "another word in bold": ("In metres.", "In **metres**, 2 * 3."),
    "a name beyond ASCII": ("| harbourName |", "| harbourNavn |"),
    "a null": ('"1998-05-22T14:19:10Z"', "null"),
}


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_what_only_looks_like_a_fault(tmp_path: Path, name: str) -> None:
    old, new = NEAR_MISSES[name]
    if name == "an enumeration of several words":
        assert found(tmp_path, (old, new), ('"Ketch"', '"Ketch rig"')) == []
    elif name == "a title that says DEL for DELETE":
        assert found(tmp_path, (old, new), ("# DELETE", "# DEL")) == []
    elif name == "a name beyond ASCII":
        assert found(tmp_path, (old, new), ("?harbourName=", "?harbourNavn=")) == []
    elif name == "a new property":
        more = ('"Length": 9.5', '"Length": 9.5, "Lengths": [1.5], "Length2": 2.5')
        assert found(tmp_path, (old, new), more) == []
    else:
        assert found(tmp_path, (old, new)) == []


def test_ids_that_are_no_file_names_by_custom(tmp_path: Path) -> None:
    assert found(tmp_path, others=[("uid: v1Boat_", "uid: v2Boat_")]) == []


def test_a_blank_cell_that_no_page_fills_is_one_cause(tmp_path: Path) -> None:
    blank = [("| In metres. |", "| |")]
    assert found(tmp_path, *blank, others=blank) == [("P213", "| Length | double | |")] * 5


def test_a_property_called_after_its_type_is_no_outlier(tmp_path: Path) -> None:
    others = [("| Captain | Associate |", "| Associate | Person |"), ('"Captain":', '"Associate":')]
    change = [("| Captain | Associate |", "| Associate | Associate |"), ('"Captain":', '"Associate":')]
    assert found(tmp_path, *change, others=others) == []


@pytest.mark.parametrize(("sample", "codes"), [("9.5", ["T114"]), ('"long"', ["T103"])])
def test_of_two_pages_the_one_is_wrong_whose_sample_disagrees_too(
    tmp_path: Path, sample: str, codes: list[str]
) -> None:
    change = ("| Length | double |", "| Length | string |")
    findings = found(tmp_path, change, ("9.5", sample), verbs=("Moor", "Tow"))
    assert [code for code, _ in findings] == codes


def test_a_name_on_which_table_and_sample_agree_is_no_slip(tmp_path: Path) -> None:
    assert found(tmp_path, ("| Length |", "| Lengtt |"), ('"Length"', '"Lengtt"')) == []
