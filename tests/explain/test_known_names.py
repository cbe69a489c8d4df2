"""`sdkgen explain` knows every name that an output has for a part of the API, in any case."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.analysis import analyse
from generator.config import Settings
from generator.explain.lines import MOST_PLACES, explanation_lines
from generator.explain.lookup import NothingToExplainError
from generator.inference.infer import Inference
from tests.checks.pages import VERBS, found

HARBOURS = tuple(f"Quay{number}OfTheHarbour" for number in range(9))


@pytest.fixture(scope="module")
def boats(tmp_path_factory: pytest.TempPathFactory) -> Inference:
    """Five operations on a boat; one of them has an enumeration with many values."""
    folder = tmp_path_factory.mktemp("boats")
    found(folder, ("| harbourName | string |", f"| harbourName | Enum : {', '.join(HARBOURS)} |"))
    return analyse(Settings(pages=(str(folder),))).inference


def title(name: str, inference: Inference) -> str:
    """The first line about a name."""
    return next(explanation_lines(name, inference, (), "harbour_api")).partition(":")[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # Names of the spec, and what findings and overrides call its parts
        ("Boat", "Boat"),
        ("`Boat`", "Boat"),
        ("boat.length", "Boat.Length"),
        ("v1Boat_Tow", "v1Boat_Tow"),
        ("V1BOAT_TOW", "v1Boat_Tow"),
        ("v1Boat_Tow.path.id", "v1Boat_Tow path id"),
        ("v1Boat_Tow.query.harbourName", "v1Boat_Tow query harbourName"),
        ("v1Boat_Tow.harbourname", "v1Boat_Tow query harbourName"),
        ("v1Boat_Tow.header.Accept-Language", "v1Boat_Tow header Accept-Language"),
        ("v1Boat_Tow.request", "v1Boat_Tow request entity"),
        ("v1Boat_Tow.response.200", "v1Boat_Tow response"),
        ("v1Boat_Tow response", "v1Boat_Tow response"),
        ("Launched", "Boat.Launched"),
        # The document
        ("#/components/schemas/Boat", "Boat"),
        ("#/components/schemas/Boat/properties/Length", "Boat.Length"),
        # Request lines
        ("POST /api/v1/Boat/{id}/Tow", "v1Boat_Tow"),
        ("post /API/v1/boat/{boatId}/tow", "v1Boat_Tow"),
        ("POST https://www.example.com/Cust1/api/v1/Boat/7/Tow?$select=Length HTTP/1.1", "v1Boat_Tow"),
        ("Boat/{id}/Tow", "v1Boat_Tow"),
        # The client
        ("harbour_api.models.Boat", "Boat"),
        ("harbour_api.models.boat.Boat.launched", "Boat.Launched"),
        ("Boat.launched", "Boat.Launched"),
        ("client.boat.tow", "v1Boat_Tow"),
        ("groups.boat.tow", "v1Boat_Tow"),
        ("BoatResource.tow", "v1Boat_Tow"),
        ("AsyncBoatResource.tow", "v1Boat_Tow"),
        ("tow", "v1Boat_Tow"),
        ("client.boat.tow.harbour_name", "v1Boat_Tow query harbourName"),
        ("tow(harbour_name)", "v1Boat_Tow query harbourName"),
        ("tow(harbour_name=...)", "v1Boat_Tow query harbourName"),
        ("tow(entity)", "v1Boat_Tow request entity"),
    ],
)
def test_a_name_leads_to_its_part(boats: Inference, name: str, expected: str) -> None:
    assert title(name, boats) == expected


@pytest.mark.parametrize("name", ["HarbourName", "boat.HarbourName", f"enum[{', '.join(HARBOURS)}]"])
def test_an_enumeration_is_named_by_its_alias_and_by_its_values(boats: Inference, name: str) -> None:
    assert title(name, boats) == "v1Boat_Tow query harbourName"


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Accept-Language", [f"v1Boat_{verb}.header.Accept-Language" for verb in VERBS]),
        ("BoatResource", [f"v1Boat_{verb}" for verb in VERBS]),
    ],
)
def test_a_name_of_several_things_lists_them(boats: Inference, name: str, candidates: list[str]) -> None:
    with pytest.raises(NothingToExplainError) as raised:
        title(name, boats)
    first, *rest = str(raised.value).split("\n")
    assert first == f"`{name}` stands for {len(candidates)} things; name one of them:"
    assert [line.strip() for line in rest] == candidates


@pytest.mark.parametrize(
    ("name", "near"),
    [("Baot", "Boat"), ("Boat.Lenght", "Boat.Length"), ("v1Boat_Tow.harbourNmae", "v1Boat_Tow.harbourName")],
)
def test_an_unknown_name_is_answered_with_near_ones(boats: Inference, name: str, near: str) -> None:
    with pytest.raises(NothingToExplainError) as raised:
        title(name, boats)
    assert str(raised.value).startswith(f"nothing in the API, its document or its client is called `{name}`; there is ")
    assert near in str(raised.value)


def test_places_that_say_the_same_are_counted(boats: Inference) -> None:
    folded = list(explanation_lines("Boat.Length", boats, ()))
    every = list(explanation_lines("Boat.Length", boats, (), is_folded=False))
    assert sum(line.endswith(": table says double") for line in every) == 5
    assert sum(line.endswith(": table says double") for line in folded) == MOST_PLACES
    assert folded[1 + MOST_PLACES] == "  … and 2 more places saying the same; --all prints them"
    assert set(every) >= {line for line in folded if "more places" not in line}


def test_exact_case_wins(tmp_path: Path) -> None:
    found(
        tmp_path,
        ("| Length | double | In metres. |", "| Length | double | In metres. |\n| length | int32 | In feet. |"),
        ('"Length": 9.5', '"Length": 9.5, "length": 31'),
    )
    inference = analyse(Settings(pages=(str(tmp_path),))).inference
    assert [title(f"Boat.{name}", inference) for name in ("Length", "length")] == ["Boat.Length", "Boat.length"]
    with pytest.raises(NothingToExplainError) as raised:
        title("Boat.LENGTH", inference)
    assert [line.strip() for line in str(raised.value).split("\n")[1:]] == ["Boat.Length", "Boat.length"]
