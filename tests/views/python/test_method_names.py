"""The one name of each operation: what rules leave of the documented one, and what happens where two would be equal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.spec.model import Api, Field, Group, Operation, Parameter, RequestBody, Response, Section
from generator.spec.types import ListOf, Scalar, Type
from generator.views.python.method_names import MethodNames, method_names

TEXT = Scalar("string")
HELD = Section("services", "Services", "service", attribute="services")
DIRECT = Section("records", "Records", "record")


def operation(
    name: str, path: str = "/x", method: Any = "POST", *, arguments: tuple[str, ...] = (), answer: Type | None = None
) -> Operation:
    """An operation whose documented name is what follows the `_` of its id."""
    fields = tuple(Field(argument, TEXT) for argument in arguments)
    body = RequestBody("request", "arguments", fields=fields) if arguments else None
    return Operation(f"v1_{name}", method, path, f"{name}.md", body=body, responses=(Response(200, type=answer),))


def chosen(*operations: Operation, group: str = "Boat", section: Section = HELD) -> MethodNames:
    """The names of the methods of a group."""
    groups = (Group((section.name, group), operations),)
    return method_names(Api("T", "1", groups, sections=(section,)), groups[0], {"models"})


def preferred(*operations: Operation, group: str = "Boat", section: Section = HELD) -> list[str]:
    """The names of the methods alone."""
    return list(chosen(*operations, group=group, section=section).preferred.values())


@pytest.mark.parametrize(
    ("documented", "name"),
    [
        ("GetBoat", "get"),
        ("GetBoatCrew", "get_crew"),
        ("GetAllBoat", "get_all"),
        ("CreateOrUpdateBoatCrew", "create_or_update_crew"),
        ("GetBoatByName", "get_by_name"),
        ("GetBoats", "get_boats"),
        ("GetNewBoat", "get_new_boat"),
        ("GetBoatOrShip", "get_boat_or_ship"),
        ("GetBoatIsAfloat", "get_boat_is_afloat"),
        ("BoatCrew", "boat_crew"),
        ("Boat", "boat"),
        ("GetShipService", "get_ship_service"),
        ("PutBoat", "put"),
        ("ImportBoat", "import_boat"),
    ],
)
def test_what_the_group_says_is_left_out(documented: str, name: str) -> None:
    assert preferred(operation(documented)) == [name]


@pytest.mark.parametrize(
    ("group", "path", "documented", "name"),
    [
        ("Boats", "/boats", "GetBoatCrew", "get_crew"),
        ("BoatList", "/list/boat/items", "GetBoatCrew", "get_crew"),
        ("BoatList", "/list/boat/items", "GetBoatListItem", "get_item"),
        ("BoatOwner", "/boatOwner", "GetBoatCrew", "get_boat_crew"),
        ("BoatOwner", "/boatOwner", "GetBoatOwner", "get"),
    ],
)
def test_the_names_that_a_group_goes_by(group: str, path: str, documented: str, name: str) -> None:
    assert preferred(operation(documented, path), group=group) == [name]


@pytest.mark.parametrize(
    ("documented", "method", "answer", "name"),
    [
        ("PutPhoto", "PUT", None, "update_photo"),
        ("PutPhoto", "POST", None, "put_photo"),
        ("PostPhoto", "POST", None, "create_photo"),
        ("PostPhoto", "PUT", None, "post_photo"),
        ("GetAllPhotos", "GET", ListOf(TEXT), "list_photos"),
        ("GetAllPhotos", "GET", TEXT, "get_all_photos"),
        ("CreateDefaultPhoto", "GET", None, "default_photo"),
        ("CreateDefaultPhoto", "POST", None, "create_default_photo"),
        ("CreateDefaultPhoto", "PUT", None, "create_default_photo"),
        ("GetPhotoRecord", "GET", None, "get_photo"),
        ("GetRecord", "GET", None, "get_record"),
        ("GetPhotoOfRecord", "GET", None, "get_photo_of_record"),
        ("SavePhoto", "PUT", None, "save_photo"),
    ],
)
def test_the_method_of_the_request_decides_the_verb(
    documented: str, method: Any, answer: Type | None, name: str
) -> None:
    found = preferred(
        operation(documented, "/boat/x/y", method, answer=answer), operation("Z", "/boat"), section=DIRECT
    )
    assert found == [name, "z"]


@pytest.mark.parametrize(("repeatable", "name"), [(True, "default_crew"), (None, "create_default_crew")])
def test_a_default_that_is_not_stored_is_not_created(repeatable: bool | None, name: str) -> None:
    assert preferred(replace(operation("CreateDefaultBoatCrew"), repeatable=repeatable)) == [name]


@pytest.mark.parametrize("documented", ["PutPhoto", "PostPhoto", "GetAllPhotos", "GetPhotoService"])
def test_verbs_of_groups_that_are_not_on_the_client_stay(documented: str) -> None:
    names = chosen(operation(documented, method="PUT"), operation("Other"))
    assert not names.replaced


@pytest.mark.parametrize(
    ("documented", "arguments", "name"),
    [
        ("CreateNewConfigurationInformation2OfSailingBoats", (), "create_config_info2_of_sailing_boats"),
        ("SearchBeautifullyPaintedBoatCrewUniforms", (), "search_beautifully_painted_crew_uniforms"),
        ("FindAllQualifiedHarbourMastersByNameAndRank", ("name", "rank"), "find_all_qualified_harbour_masters"),
        ("FindAllQualifiedHarbourMastersByNameAndRank2", ("name", "rank"), "find_all_qualified_harbour_masters2"),
        ("FindHarbourMastersByTheirVeryOwnNumber", (), "find_harbour_masters_by_very_own_number"),
        ("FindAllLicencesBySeamanshipWithQualifications", (), "find_all_licences_with_qualifications"),
        ("SendEverythingThatIsStillOpenAndNotFinished", (), "send_everything_that_is_still_open_and_not_finished"),
        ("RecalculateEverythingRegisteredWithSeamanship", (), "recalculate_everything_registered"),
    ],
)
def test_long_names(documented: str, arguments: tuple[str, ...], name: str) -> None:
    assert preferred(operation(documented, arguments=arguments)) == [name]


def test_a_phrase_that_no_argument_says_tells_operations_apart() -> None:
    long = operation("RecalculateEverythingRegisteredWithSeamanship")
    other = operation("RecalculateEverythingRegisteredByHand")
    assert preferred(long, other)[0] == "recalculate_everything_registered_with_seamanship"


def test_all_of_those_that_would_have_one_name_keep_theirs() -> None:
    names = chosen(operation("GetBoatTask"), operation("GetTask"), operation("SaveBoat"), operation("GetAllBoat"))
    assert names.preferred == {
        "v1_GetBoatTask": "get_boat_task",
        "v1_GetTask": "get_task",
        "v1_SaveBoat": "save",
        "v1_GetAllBoat": "get_all",
    }
    assert names.replaced == {"v1_SaveBoat": "save_boat", "v1_GetAllBoat": "get_all_boat"}
    one, other = operation("GetBoatsCrew"), operation("GetBoatCrew")
    assert preferred(one, other, group="Boats") == ["get_boats_crew", "get_boat_crew"]
    assert preferred(other, one, group="Boats") == ["get_boat_crew", "get_boats_crew"]


@pytest.mark.parametrize(
    ("documented", "name"), [("GetModels", "get_models"), ("Class", "class_"), ("Models", "models_")]
)
def test_names_that_cannot_be(documented: str, name: str) -> None:
    assert preferred(operation(documented)) == [name]


def test_what_a_rule_leaves_is_an_identifier() -> None:
    assert preferred(operation("BoatImport"), operation("XBoat2"), operation("x_Boat_3")) == [
        "boat_import",
        "x_boat2",
        "x_boat3",
    ]


def test_the_name_of_the_spec_wins_and_replaces_the_verb() -> None:
    identified = (Parameter("path", "id", Scalar("int32"), required=True),)
    get = Operation("v1_GetBoat", "GET", "/boat/{id}", "a.md", parameters=identified, client_name="read")
    find = Operation("v1_Read", "GET", "/boat/{id}/read", "b.md", parameters=identified)
    names = chosen(get, find, section=DIRECT)
    assert names.preferred == {"v1_GetBoat": "read", "v1_Read": "read_"}
    assert names.replaced == {"v1_GetBoat": "get"}
    assert names.verbs == {"get": "v1_GetBoat"}
