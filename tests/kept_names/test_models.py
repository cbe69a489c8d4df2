"""Which models keep the name that they have in the committed spec."""

from __future__ import annotations

import pytest

from generator.kept_names.models import kept_models
from generator.spec.model import Api, Field, Group, Model, Operation, Response, Section
from generator.spec.rename import with_models_renamed
from generator.spec.types import ListOf, Ref, Scalar

TEXT = Scalar("string")
BOAT = ("Name", "Length", "Berth", "Flag")
TIDE = ("High", "Low", "At")


def api(models: dict[str, tuple[str, ...]], answers: dict[str, str], held: dict[str, str] | None = None) -> Api:
    """An API: the properties of each model; the model that each operation answers with; models held as `Parts`."""
    holders = held or {}
    made = [
        Model(name, (*(Field(f, TEXT) for f in fields), *parts))
        for name, fields in models.items()
        for parts in [(Field("Parts", ListOf(Ref(holders[name]))),) if name in holders else ()]
    ]
    operations = tuple(
        Operation(f"v1Boat_{id_}", "GET", f"/boats/{id_}", "p.md", responses=(Response(200, type=Ref(model)),))
        for id_, model in answers.items()
    )
    return Api("T", "1", (Group(("s", "Boat"), operations),), tuple(made), (Section("s", "S", "s"),))


def test_another_name_for_the_same_record_is_not_taken() -> None:
    committed = api({"Vessel": BOAT}, {"Get": "Vessel"})
    pages = api({"Boat": BOAT}, {"Get": "Boat"})
    assert kept_models(pages, committed, ()) == {"Boat": "Vessel"}
    assert kept_models(pages, pages, ()) == {}


@pytest.mark.parametrize("released", ["Boat", "Vessel"])
def test_it_is_taken_by_either_name_when_it_is_asked_for(released: str) -> None:
    committed = api({"Vessel": BOAT, "Tide": TIDE}, {"Get": "Vessel", "Ebb": "Tide"})
    pages = api({"Boat": BOAT, "TideTable": TIDE}, {"Get": "Boat", "Ebb": "TideTable"})
    assert kept_models(pages, committed, {released}) == {"TideTable": "Tide"}


def test_a_record_below_another_is_found_by_its_place() -> None:
    committed = api({"Boat": BOAT, "Part": TIDE}, {"Get": "Boat"}, {"Boat": "Part"})
    pages = api({"Boat": BOAT, "BoatPart": TIDE}, {"Get": "Boat"}, {"Boat": "BoatPart"})
    assert kept_models(pages, committed, ()) == {"BoatPart": "Part"}


def test_a_record_that_has_changed_a_little_is_the_same() -> None:
    committed = api({"Vessel": BOAT}, {"Get": "Vessel"})
    assert kept_models(api({"Boat": (*BOAT[1:], "Crew")}, {"Get": "Boat"}), committed, ()) == {"Boat": "Vessel"}
    assert kept_models(api({"Boat": (*BOAT[2:], "A", "B", "C")}, {"Get": "Boat"}), committed, ()) == {}


def test_another_record_at_the_place_is_not_the_same() -> None:
    committed = api({"Vessel": BOAT}, {"Get": "Vessel"})
    assert kept_models(api({"Tide": TIDE}, {"Get": "Tide"}), committed, ()) == {}


def test_the_same_record_at_another_place_has_the_name_of_the_pages() -> None:
    committed = api({"Vessel": BOAT}, {"Get": "Vessel"})
    assert kept_models(api({"Boat": BOAT}, {"List": "Boat"}), committed, ()) == {}


def test_two_models_that_change_names_change_back() -> None:
    committed = api({"Boat": BOAT, "Tide": TIDE}, {"Get": "Boat", "Ebb": "Tide"})
    pages = api({"Boat": TIDE, "Tide": BOAT}, {"Get": "Tide", "Ebb": "Boat"})
    assert kept_models(pages, committed, ()) == {"Boat": "Tide", "Tide": "Boat"}
    assert kept_models(pages, committed, {"Boat"}) == {}, "one cannot have its name without the other"


def test_a_new_model_does_not_take_a_name_that_is_kept() -> None:
    committed = api({"Boat": BOAT}, {"Get": "Boat"})
    pages = api(
        {"SailingBoat": BOAT, "Boat": TIDE, "Boat2": ("A",)}, {"Get": "SailingBoat", "Ebb": "Boat", "X": "Boat2"}
    )
    assert kept_models(pages, committed, ()) == {"SailingBoat": "Boat", "Boat": "Boat3"}
    assert kept_models(pages, committed, {"SailingBoat"}) == {}


def test_a_number_stays_until_it_is_given_up() -> None:
    committed = api({"Boat": BOAT, "Boat2": TIDE}, {"Get": "Boat", "Ebb": "Boat2"})
    pages = api({"SailingBoat": BOAT, "Boat": TIDE}, {"Get": "SailingBoat", "Ebb": "Boat"})
    assert kept_models(pages, committed, ()) == {"SailingBoat": "Boat", "Boat": "Boat2"}
    assert kept_models(pages, committed, {"Boat2"}) == {}, "who gives up the number takes the name from the other"


def test_a_model_that_is_gone_frees_its_name() -> None:
    committed = api({"Boat": BOAT, "Tide": TIDE}, {"Get": "Boat", "Ebb": "Tide"})
    pages = api({"Boat": BOAT, "Tide": ("Moon", "Sun")}, {"Get": "Boat", "Moon": "Tide"})
    assert kept_models(pages, committed, ()) == {}


def test_of_two_halves_the_one_that_has_the_name_keeps_it() -> None:
    committed = api({"Boat": BOAT}, {"Get": "Boat", "List": "Boat", "Find": "Boat"})
    pages = api({"Boat": BOAT, "Raft": BOAT}, {"Get": "Boat", "List": "Raft", "Find": "Raft"})
    assert kept_models(pages, committed, ()) == {}
    pages = api({"Ferry": BOAT, "Raft": BOAT}, {"Get": "Ferry", "List": "Raft", "Find": "Raft"})
    assert kept_models(pages, committed, ()) == {"Raft": "Boat"}


def test_of_two_models_that_are_one_now_the_one_with_more_places_keeps_its_name() -> None:
    committed = api({"Ferry": BOAT, "Raft": BOAT}, {"Get": "Ferry", "List": "Raft", "Find": "Raft"})
    pages = api({"Boat": BOAT}, {"Get": "Boat", "List": "Boat", "Find": "Boat"})
    assert kept_models(pages, committed, ()) == {"Boat": "Raft"}
    assert kept_models(with_models_renamed(pages, {"Boat": "Ferry"}), committed, ()) == {}


def test_the_second_run_keeps_what_the_first_one_gave() -> None:
    committed = api({"Boat": BOAT, "Tide": TIDE}, {"Get": "Boat", "Ebb": "Tide"})
    pages = api(
        {"Tide": BOAT, "Flow": TIDE, "Boat": ("A", "B")},
        {"Get": "Tide", "Ebb": "Flow", "New": "Boat"},
        {"Tide": "Flow"},
    )
    names = kept_models(pages, committed, ())
    assert names == {"Tide": "Boat", "Flow": "Tide", "Boat": "Boat2"}
    assert kept_models(pages, with_models_renamed(pages, names), ()) == names


def test_a_record_that_holds_itself() -> None:
    committed = api({"Node": TIDE}, {"Get": "Node"}, {"Node": "Node"})
    pages = api({"Tree": TIDE}, {"Get": "Tree"}, {"Tree": "Tree"})
    assert kept_models(pages, committed, ()) == {"Tree": "Node"}
