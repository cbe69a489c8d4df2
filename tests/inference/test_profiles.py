"""What a profile adds to the inference: each thing is one line in a profile that extends the packaged one."""

from pathlib import Path

import pytest

from generator.profiles.load import load_profile
from generator.profiles.model import Profile
from generator.spec.model import Field
from generator.spec.types import to_text
from tests.inference.editions import fields, inferred, page, response_type

THING = {"Id": "int32", "Size": "double How large it is."}


def extended(folder: Path, text: str) -> Profile:
    """The profile of a file that extends the packaged one by these lines."""
    path = folder / "mine.yaml"
    path.write_text(f"extends: superoffice\n{text}\n", "utf-8")
    return load_profile(str(path))


def field_described(folder: Path, text: str, description: str) -> Field:
    """The field that a property with this description becomes."""
    rows = {"Note": f"string {description}"}
    result = inferred(folder, page("v1Thing_Get", type_="Thing", rows=rows), profile=extended(folder, text))
    return result.api.models_by_name["Thing"].fields[0]


def test_a_sentence_that_states_a_fact(tmp_path: Path) -> None:
    text = "sentences: [{states: read_only, says: set by the server}]"
    assert field_described(tmp_path / "with", text, "Is  Set by the\tserver.").read_only
    assert not field_described(tmp_path / "with", text, "Reset by the servers.").read_only
    assert not field_described(tmp_path / "without", "", "Set by the server.").read_only


@pytest.fixture(autouse=True)
def folders(tmp_path: Path) -> None:
    for name in ("with", "without"):
        (tmp_path / name).mkdir()


def test_a_sentence_that_denies_a_fact(tmp_path: Path) -> None:
    text = "sentences: [{denies: read_only, says: read-only copy}]"
    assert not field_described(tmp_path / "with", text, "Set on a read-only copy.").read_only
    assert field_described(tmp_path / "without", "", "Set on a read-only copy.").read_only


def test_a_mark_that_is_removed(tmp_path: Path) -> None:
    field = field_described(
        tmp_path, 'sentences: [{states: required, says: "(mandatory)", remove: true}]', "(Mandatory) What it says."
    )
    assert field.required
    assert field.description == "What it says."


def test_a_sentence_that_says_what_replaces_something_deprecated(tmp_path: Path) -> None:
    field = field_described(
        tmp_path, "sentences: [{states: deprecated, says: 'no longer in use:'}]", "No longer in use: see Text. Ever."
    )
    assert field.deprecated == "see Text"


def test_an_extension(tmp_path: Path) -> None:
    field = field_described(
        tmp_path,
        "extensions: {x-unit: {description: is its unit, label: Unit}}\n"
        "sentences: [{states: extension, extension: x-unit, says: 'measured in \"{value}\"'}]",
        "Measured in 'metres'.",
    )
    assert field.extensions == (("x-unit", "metres"),)


@pytest.mark.parametrize(
    ("line", "type_", "expected"),
    [
        ("types: {names: {money: double}}", "Money", "double"),
        ("types: {kinds: {Text: string}}", "Text", "string"),
        ("types: {dictionaries: [bag]}", "Bag", "map[unknown]"),
        ("types: {lists: ['many {item}']}", "many int32", "list[int32]"),
        ("types: {enumerations: ['one of: {values}']}", "One of: Slim, Wide", "enum[Slim, Wide]"),
    ],
)
def test_a_notation_of_a_type(tmp_path: Path, line: str, type_: str, expected: str) -> None:
    table = f"| Property Name | Type | Description |\n|---|---|---|\n| Size | {type_} | |\n"
    body = f"## Request Body: request\n\nSize, Id\n\n{table}| Id | int32 | |\n"

    def argument(folder: Path, text: str) -> str:
        post = page("v1Thing_Set", method="POST", status=204, body=body)
        [(_, operation)] = inferred(folder, post, profile=extended(folder, text)).api.operations()
        assert operation.body is not None
        return to_text(operation.body.fields[0].type)

    assert argument(tmp_path / "with", line) == expected
    assert argument(tmp_path / "without", "") != expected


def test_a_sentence_that_states_a_type(tmp_path: Path) -> None:
    pages = (
        page("v1Owner_Get", type_="Owner", rows={"OwnerId": "int32", "Name": "string"}),
        page("v1Thing_Get", type_="Thing", rows={"By": " Details of an Owner."}, sample={"By": None}),
    )
    profile = extended(tmp_path, "sentences: [{states: type, says: 'details of an {name}'}]")
    assert fields(inferred(tmp_path / "with", *pages, profile=profile), "Thing")["By"] == "Owner"
    assert fields(inferred(tmp_path / "without", *pages), "Thing")["By"] == "unknown"


def test_a_sentence_that_names_a_record(tmp_path: Path) -> None:
    get = page("v1Thing_Get", summary="This gives one Harbour.", sample={"Depth": 3.5, "Berths": 7})
    profile = extended(tmp_path, "sentences: [{states: name, says: 'gives one {name}', weight: 9}]")
    assert response_type(inferred(tmp_path / "with", get, profile=profile), "v1Thing_Get") == "Harbour"
    assert response_type(inferred(tmp_path / "without", get), "v1Thing_Get") != "Harbour"


def test_a_word_that_names_no_type(tmp_path: Path) -> None:
    get = page("v1Thing_Get", summary="Gets the Latest.", sample={"Depth": 3.5, "Berths": 7})
    profile = extended(tmp_path, "not_names: [Latest]")
    assert response_type(inferred(tmp_path / "with", get, profile=profile), "v1Thing_Get") != "Latest"
    assert response_type(inferred(tmp_path / "without", get), "v1Thing_Get") == "Latest"


def test_a_body_of_arguments(tmp_path: Path) -> None:
    rows = "| Property Name | Type | Description |\n|---|---|---|\n| Id | int32 | |\n"
    post = page("v1Thing_Set", method="POST", status=204, body=f"## Request Body: input\n\nWhat to set.\n\n{rows}")

    def form(folder: Path, text: str) -> str:
        [(_, operation)] = inferred(folder, post, profile=extended(folder, text)).api.operations()
        assert operation.body is not None
        return operation.body.form

    assert form(tmp_path / "with", "argument_bodies: [Input]") == "arguments"
    assert form(tmp_path / "without", "") == "value"


def test_ids_of_another_form(tmp_path: Path) -> None:
    profile = extended(tmp_path, r"""operation_id: '(?P<group>\w+)\.(?P<method>\w+)\Z'""")
    get = page("Harbour.GetBoat", sample={"Depth": 3.5, "Berths": 7})
    result = inferred(tmp_path / "with", get, profile=profile)
    assert [group.path[-1] for group in result.api.groups] == ["Harbour"]
    assert response_type(result, "Harbour.GetBoat") == "Boat"
