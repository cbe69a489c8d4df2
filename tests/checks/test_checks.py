"""Each rule finds its fault in the line to correct, and leaves alone what only looks like it."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

from generator import checks
from generator.config import Settings
from generator.findings import Rule
from generator.kept_names.stage import ALL
from generator.pipeline import lint
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


NEAR_MISSES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    # What is near -> the rule that it is near to, and what is changed
    "a title without the variable's name": ("P103", (("# POST Boat/{id}", "# POST Boat/{boatId}"),)),
    "a title that says DEL for DELETE": ("P103", (("POST", "DELETE"), ("# DELETE", "# DEL"))),
    "a path in other capitals": ("P103", (("POST /api/v1/Boat/7/Tow", "POST /api/v1/boat/7/Tow"),)),
    "a status that has a row": (
        "P114",
        (("| 200 | OK |", "| 200 | OK |\n| 202 | Later |"), ("1.1 200 OK", "1.1 202 OK")),
    ),
    "an example of two parameters": ("P123", (("?harbourName=", "?$select=Length&harbourName="),)),
    "a new parameter": (
        "P124",
        (("| harbourName | string | Where. |", "| harbourName | string | Where. |\n| depth | int32 | How deep. |"),),
    ),
    "a parameter in another language": (
        "P124",
        (("| harbourName |", "| harbourNavn |"), ("?harbourName=", "?harbourNavn=")),
    ),
    "a name with marks of its own": ("P210", (("| Length |", "| Length_2* |"), ('"Length"', '"Length_2*"'))),
    "a name beyond ASCII": ("P211", (("| Length |", "| Længde |"), ('"Length"', '"Længde"'))),
    "a table without types": (
        "P212",
        (
            ("| Path Part | Type | Description |\n|---|---|---|\n", "| Path Part | Description |\n|---|---|\n"),
            ("| id | int32 |", "| id |"),
        ),
    ),
    "a description of one letter": ("P213", (("| In metres. |", "| m |"),)),
    "another word in bold": ("P214", (("In metres.", "In **metres**, 2 * 3."),)),
    "new properties": (
        "T111",
        (
            (
                "| Length | double | In metres. |",
                "| Length | double | In metres. |\n| Lengths | array | Masts. |\n| Length2 | double | On deck. |",
            ),
            ('"Length": 9.5', '"Length": 9.5, "Lengths": [1.5], "Length2": 2.5'),
        ),
    ),
    "a row that no sample shows": ("T112", (('"BoatId": 7,', ""),)),
    "a type of a new property": (
        "T113",
        (
            ("| Length | double |", "| Owner | Association | Whose. |\n| Length | double |"),
            ('"Length": 9.5', '"Owner": {"AssociationId": 3}, "Length": 9.5'),
        ),
    ),
    "another spelling of a type": ("T114", (("| BoatId | int32 |", "| BoatId | Int32 |"),)),
    "another value of an enumeration": ("T115", (('"Rigging": "Ketch"', '"Rigging": "Sloop"'),)),
    "an enumeration of several words": (
        "T116",
        (("Sloop, Ketch, Schooner", "Gaff sloop, Ketch rig, Tall schooner"), ('"Ketch"', '"Ketch rig"')),
    ),
    "a date-time with another offset": ("T117", (("14:19:10Z", "14:19:10.25+02:00"),)),
    "a null": ("T117", (('"1998-05-22T14:19:10Z"', "null"),)),
}


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_what_only_looks_like_a_fault(tmp_path: Path, name: str) -> None:
    _, changes = NEAR_MISSES[name]
    assert found(tmp_path, *changes) == []


def test_pages_that_agree(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_ids_that_differ_in_capitals_only(tmp_path: Path) -> None:
    assert [code for code, _ in found(tmp_path, verbs=("Sail", "Tow", "tow"))] == ["P017"]


def test_ids_that_differ_in_more_than_capitals(tmp_path: Path) -> None:
    assert found(tmp_path, verbs=("Sail", "Tow", "tows")) == []


IN_TESTS_OF_THEIR_OWN = {"P016", "P017"}


def test_every_check_has_a_hit_and_a_near_miss() -> None:
    modules = [importlib.import_module(f"generator.checks.{m.name}") for m in pkgutil.iter_modules(checks.__path__)]
    codes = {value.code for module in modules for value in vars(module).values() if isinstance(value, Rule)}
    assert codes - IN_TESTS_OF_THEIR_OWN - {code for *_, code in CASES.values()} == set()
    assert codes - IN_TESTS_OF_THEIR_OWN - {code for code, _ in NEAR_MISSES.values()} == set()


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


def test_blank_descriptions_are_one_finding_a_folder(tmp_path: Path) -> None:
    blank = [("| In metres. |", "| |"), ("| Who sails it. |", "| |")]
    found(tmp_path, *blank, others=blank)
    (finding,) = lint(Settings(pages=(str(tmp_path),), rename=(ALL,))).findings
    assert (
        finding.message
        == f"rows of pages in `{tmp_path.as_posix()}/Boat` have no description: fill the cells (10 places)"
    )
    assert finding.related[0][1] == "`Captain` has no description: fill the cell"


def test_a_sample_at_odds_with_most_pages_is_reported_where_it_is(tmp_path: Path) -> None:
    assert found(tmp_path, ("9.5", '"long"')) == [("T103", '"Length": "long"')]


def test_a_cell_at_odds_with_most_pages_is_reported_where_it_is(tmp_path: Path) -> None:
    findings = found(
        tmp_path, ("| Length | double |", "| Length | string |"), others=[("| Length | double |", "| Length | |")]
    )
    assert [each for each in findings if each[0] != "P212"] == [("T103", "| Length | string | In metres. |")]
