"""Which methods keep the name that they have in the committed spec."""

from __future__ import annotations

from generator.kept_names.methods import KeptMethod, keep_methods
from generator.spec.model import Api, Group, Operation, Section
from generator.views.python.chosen_names import name_problems
from generator.views.python.method_names import method_names

HELD = Section("services", "Services", "service", attribute="services")


def api(*names: str, **client_names: str) -> Api:
    """One group `Boat` of operations that are documented under these names."""
    operations = tuple(
        Operation(f"v1_{name}", "POST", f"/{name}", "p.md", client_name=client_names.get(name, "")) for name in names
    )
    return Api("T", "1", (Group(("services", "Boat"), operations),), sections=(HELD,))


def names(of: Api) -> dict[str, str]:
    assert list(name_problems(of)) == []
    return {id_.removeprefix("v1_"): name for id_, name in method_names(of, of.groups[0], ()).preferred.items()}


def test_a_name_stays_when_another_operation_would_have_it_now() -> None:
    committed, pages = api("GetBoatCrew"), api("GetBoatCrew", "GetCrew")
    assert names(committed) == {"GetBoatCrew": "get_crew"}
    assert names(pages) == {"GetBoatCrew": "get_boat_crew", "GetCrew": "get_crew"}
    kept, found = keep_methods(pages, committed, ())
    assert names(kept) == {"GetBoatCrew": "get_crew", "GetCrew": "get_crew_"}
    assert found[0] == KeptMethod("v1_GetBoatCrew", "get_crew", "get_boat_crew")
    assert kept.groups[0].operations[0].client_name == "get_crew", "so that the spec shows it"
    assert keep_methods(pages, committed, {"v1_GetBoatCrew"}) == (pages, ())


def test_what_stays_is_stable_and_keeps_its_longer_name_too() -> None:
    committed, pages = api("GetBoat"), api("GetBoat", "Get")
    assert names(pages) == {"GetBoat": "get_boat", "Get": "get"}
    kept, found = keep_methods(pages, committed, ())
    assert names(kept) == {"GetBoat": "get", "Get": "get_"}
    assert [(each.kept, each.offered) for each in found] == [("get_", "get"), ("get", "get_boat")]
    assert method_names(kept, kept.groups[0], ()).replaced == {"v1_GetBoat": "get_boat"}
    assert keep_methods(pages, kept, ())[0] == kept
    assert keep_methods(pages, kept, {"v1_GetBoat", "v1_Get"})[0] == pages
    assert names(keep_methods(pages, kept, {"v1_Get"})[0]) == {"GetBoat": "get_boat", "Get": "get"}


def test_names_that_are_exchanged_change_back() -> None:
    committed, pages = api("First", "Second", First="second", Second="first"), api("First", "Second")
    kept, _ = keep_methods(pages, committed, ())
    assert names(kept) == {"First": "second", "Second": "first"}
    assert keep_methods(pages, committed, {"v1_First"}) == (pages, ())


def test_a_name_that_an_override_gives_is_not_kept_for_another() -> None:
    committed, corrected = api("GetBoat"), api("GetBoat", "Moor", Moor="get")
    assert keep_methods(corrected, committed, ()) == (corrected, ())
    corrected = api("GetBoat", GetBoat="read")
    assert keep_methods(corrected, committed, ()) == (corrected, ())


def test_nothing_is_kept_where_the_group_is_another() -> None:
    committed = api("GetBoat")
    moved = Api("T", "1", (Group(("services", "Ship"), committed.groups[0].operations),), sections=(HELD,))
    assert keep_methods(moved, committed, ()) == (moved, ())
    assert keep_methods(committed, committed, ()) == (committed, ())
