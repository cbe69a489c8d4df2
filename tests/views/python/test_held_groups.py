"""Groups that other groups hold: `client.fleets.boats`, each in a module of its own."""

from __future__ import annotations

from generator.config import Settings
from generator.emit.plan import output_tree
from generator.pipeline import output_settings
from generator.profiles.load import load_profile
from generator.spec.model import Api, Group, Operation, Parameter, Response, Section
from generator.views.python.design import client_design, with_holders


def _operation(id_: str, path: str, name: str) -> Operation:
    parameters = (Parameter("path", "boat-id", required=True),) if "{" in path else ()
    return Operation(id_, "GET", path, "p.md", name=name, parameters=parameters, responses=(Response(204),))


API = Api(
    "Boats",
    "v1",
    sections=(Section("resources", "Resources", "resource"),),
    groups=(
        Group(("resources", "fleets", "boats"), (_operation("get", "/fleets/boats/{boat-id}", "get"),)),
        Group(("resources", "fleets", "boats", "crew"), (_operation("crew", "/fleets/boats/{boat-id}/crew", "list"),)),
        Group(("resources", "harbours"), (_operation("ports", "/harbours", "boats"),)),
        Group(("resources", "harbours", "boats"), (_operation("all", "/harbours/boats", "list"),)),
    ),
)


def test_a_group_that_only_holds_others_has_no_operations() -> None:
    assert [(group.path[1:], len(group.operations)) for group in with_holders(API).groups] == [
        (("fleets",), 0),
        (("fleets", "boats"), 1),
        (("fleets", "boats", "crew"), 1),
        (("harbours",), 1),
        (("harbours", "boats"), 1),
    ]
    flat = Api("Boats", "v1", sections=API.sections, groups=API.groups[2:3])
    assert with_holders(flat) is flat


def test_a_group_is_reached_through_those_that_hold_it() -> None:
    groups = client_design(API).names.groups
    assert groups["resources", "fleets", "boats", "crew"].path == "fleets.boats.crew"
    assert groups["resources", "fleets", "boats", "crew"].module == "fleets_boats_crew"
    assert groups["resources", "harbours", "boats"].path == "harbours.boats_", "`boats` is a method of the holder"


def test_a_verb_that_an_operation_is_called_by_stays() -> None:
    groups = client_design(API).names.groups
    assert dict(groups["resources", "fleets", "boats"].methods) == {"get": "get"}
    assert not groups["resources", "fleets", "boats"].replaced


def test_the_classes_of_held_groups_are_imported_at_first_use() -> None:
    settings = Settings(pages=("pages",), profile=load_profile("graph"), package="boats_api")
    tree = output_tree(API, output_settings(settings))
    holder = tree["boats_api/resources/fleets.py"]
    assert "def boats(self) -> resources.FleetsBoatsResource:" in holder
    assert "return resources.AsyncFleetsBoatsResource(self._core)" in holder
    section = tree["boats_api/resources/__init__.py"]
    assert "def fleets(self)" in section
    assert "def boats(self)" not in section
    assert '"FleetsBoatsCrewResource": "fleets_boats_crew"' in section
    assert "--deselect" in tree["pyproject.toml"]
