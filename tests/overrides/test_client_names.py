"""Names in Python that the spec gives: where they appear in the client, and which of them are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import main
from generator.spec.model import Api, Field, Parameter
from generator.views.python.chosen_names import NameProblem, name_problems
from generator.views.python.design import client_design
from tests.example_pages import write_page
from tests.overrides.harbour import HARBOUR, STRING, corrected


def arguments(api: Api, id_: str) -> list[str]:
    """The names of the arguments of a method."""
    return next([str(a.name) for a in m.arguments] for _, m in client_design(api).methods if m.operation.id == id_)


def problems(text: str) -> list[tuple[str, str, str, str]]:
    """Kind, owner, name and message of each problem with the names that overrides give."""
    return [(p.kind, p.owner, p.name, p.message) for p in name_problems(corrected(text))]


def test_a_method_has_the_name_that_the_spec_gives() -> None:
    api = corrected("- {at: v1Boat_Get, method: fetch, reason: r}")
    methods = {m.operation.id: str(m.name) for _, m in client_design(api).methods}
    before = {m.operation.id: str(m.name) for _, m in client_design(HARBOUR).methods}
    assert methods == before | {"v1Boat_Get": "fetch"}
    assert list(name_problems(api)) == []


def test_each_kind_of_argument_has_the_name_that_the_spec_gives() -> None:
    assert arguments(HARBOUR, "v1Boat_Get") == ["id", "fields", "x_tide"]
    api = corrected(
        "- {at: v1Boat_Get.path.id, argument: number, reason: r}\n"
        "- {at: v1Boat_Get.query.fields, argument: only, reason: r}\n"
        "- {at: v1Boat_Get.header.X-Tide, argument: tide, reason: r}\n"
        "- {at: v1Boat.Move.request.To, argument: berth, reason: r}\n"
        "- {at: v1Boat_Put.request, argument: vessel, reason: r}\n"
    )
    assert arguments(api, "v1Boat_Get") == ["number", "only", "tide"]
    assert arguments(api, "v1Boat.Move") == ["berth", "boat"]
    assert arguments(api, "v1Boat_Put") == ["id", "vessel"]
    assert list(name_problems(api)) == []


def test_an_attribute_has_the_name_that_the_spec_gives_in_derived_models_too() -> None:
    names = client_design(corrected("- {at: Boat.Length, argument: metres, reason: r}")).names
    assert [str(names.models[model].attributes["Length"]) for model in ("Boat", "Ferry")] == ["metres", "metres"]
    assert str(names.models["Boat"].attributes["Name"]) == "name"


def test_a_name_beside_a_chosen_one_stays_what_it_is() -> None:
    api = corrected("- {at: v1Boat_Get.query.fields, rename: X-Tide, argument: only, reason: r}")
    assert arguments(api, "v1Boat_Get") == ["id", "only", "x_tide"]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("at: v1Boat_Get, method: put", ("operation", "v1Boat_Get", ""), "another name beside it is `put`"),
        ("at: v1Boat_Get, method: models", ("operation", "v1Boat_Get", ""), "`models` is a keyword of Python, or"),
        ("at: v1Boat_Get.query.fields, argument: id", ("query", "v1Boat_Get", "fields"), "another name beside it is"),
        ("at: v1Boat_Get.path.id, argument: timeout", ("path", "v1Boat_Get", "id"), "`timeout` is a keyword of Python"),
        ("at: v1Boat.Move.request.To, argument: boat", ("argument", "v1Boat.Move", "To"), "another name beside it is"),
        ("at: v1Boat_Put.request, argument: self", ("request", "v1Boat_Put", ""), "`self` is a keyword of Python, or"),
        ("at: Boat.Name, argument: length", ("field", "Boat", "Name"), "another name beside it is `length`"),
        ("at: Ferry.Decks, argument: name", ("field", "Ferry", "Decks"), "another name beside it is `name`"),
        ("at: Boat.Name, argument: model_name", ("field", "Boat", "Name"), "`model_name` is a keyword of Python, or"),
        ("at: Boat.Name, argument: json", ("field", "Boat", "Name"), "`json` is a keyword of Python, or the client"),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_used_is_a_problem(text: str, place: tuple[str, str, str], message: str) -> None:
    ((kind, owner, name, told),) = problems(f"- {{{text}, reason: r}}")
    assert (kind, owner, name) == place
    assert told.startswith(message)


@pytest.mark.parametrize(
    "text",
    [
        "- {at: v1Boat_Get, method: boat_, reason: r}",
        "- {at: v1Boat_Get, method: put, reason: r}\n- {at: v1Boat_Put, method: get, reason: both change}\n",
        "- {at: Rule, method: put, reason: a method of another group}",
        "- {at: v1Boat_Get.query.fields, argument: name, reason: a property has it}",
        "- {at: Ferry.Decks, argument: number, reason: a property of another model}",
    ],
)
def test_a_name_that_is_free_where_it_is_used_is_no_problem(text: str) -> None:
    assert problems(text) == []


def test_a_header_that_the_client_sends_itself_has_no_argument_to_name() -> None:
    header = Parameter("header", "Accept-Language", client_name="language")
    get = HARBOUR.groups[0].operations[1]
    api = replace(
        HARBOUR,
        groups=(replace(HARBOUR.groups[0], operations=(replace(get, parameters=(header,)),)), HARBOUR.groups[1]),
    )
    message = "no argument of the method is for it: the client sends it itself, or by an option"
    assert list(name_problems(api)) == [NameProblem("header", get.id, "Accept-Language", "language", message)]


def test_two_properties_with_one_chosen_name_are_two_problems() -> None:
    model = replace(
        HARBOUR.models_by_name["Rule"],
        fields=(Field("A", STRING, client_name="both"), Field("B", STRING, client_name="both")),
    )
    found = name_problems(replace(HARBOUR, models=(*HARBOUR.models[:3], model)))
    assert [(p.name, p.chosen) for p in found] == [("A", "both"), ("B", "both")]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with two good pages in `docs`."""
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "docs")
    write_page(tmp_path / "docs", "v1Task_GetTaskAgain")
    (tmp_path / "specs").mkdir()
    return tmp_path


def test_a_refused_name_is_an_error_at_the_line_of_the_override(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    overrides = here / "specs" / "overrides.yaml"
    overrides.write_text(
        "- {at: v1Task_GetTask, rename: v1Task_Read, method: get_task_again, reason: r}\n"
        "- at: v1Task_GetTask.path.id\n  argument: timeout\n  reason: r\n",
        "utf-8",
    )
    assert main(["generate", "-q", "--pages", "docs"]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("specs/")]
    assert lines == [
        "specs/overrides.yaml:1:53: error[O108] `get_task_again` cannot be the name: "
        "another name beside it is `get_task_again`",
        "specs/overrides.yaml:3:13: error[O108] `timeout` cannot be the name: "
        "`timeout` is a keyword of Python, or the client needs the name",
    ]
    assert not (here / "generated").exists()


def test_names_reach_the_client_and_a_refused_one_in_the_spec_is_an_error_at_its_line(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "specs" / "overrides.yaml").write_text(
        "- {at: v1Task_GetTask, method: fetch, reason: r}\n"
        "- {at: v1Task_GetTask.path.id, argument: number, reason: r}\n",
        "utf-8",
    )
    assert main(["generate", "-q", "--pages", "docs", "--verify"]) == 0
    module = (here / "generated" / "superoffice_webapi" / "entities" / "task.py").read_text("utf-8")
    assert "def fetch(" in module
    assert "number: int" in module
    group = here / "specs" / "entities" / "task.yaml"
    group.write_text(group.read_text("utf-8").replace("client_name: fetch", "client_name: get_task_again"), "utf-8")
    capsys.readouterr()
    assert main(["build"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "specs/entities/task.yaml:6:18: error[S115] another name beside it is `get_task_again`",
        "    6 |     client_name: get_task_again",
        "      |                  ^",
    ]
