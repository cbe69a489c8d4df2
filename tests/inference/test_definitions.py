"""Types that pages define: what they are, and what they say of samples."""

from __future__ import annotations

from pathlib import Path

from generator.inference.infer import Inference, infer
from generator.pages.read import read_pages
from generator.profiles.load import load_profile
from generator.source import Root
from generator.spec.types import to_text

PROFILE = load_profile("graph")


def resource(type_: str, json: str, rows: str = "", base: str = "") -> str:
    extends = f', "baseType": "x.{base}"' if base else ""
    name = type_ if "." in type_ else f"x.{type_}"
    table = f"## Properties\n\n| Property | Type | Description\n|:--|:--|:--\n{rows}" if rows else ""
    return (
        f"# {type_} resource\n\n## JSON representation\n\n"
        f'<!-- {{ "blockType": "resource", "@odata.type": "{name}"{extends} }} -->\n\n'
        f"```json\n{json}\n```\n\n{table}"
    )


def get(type_: str, body: str) -> str:
    return (
        "# Get\n\n## HTTP request\n\n```http\nGET /boats/{id}\n```\n\n"
        f'<!-- {{ "blockType": "response", "@odata.type": "{type_}" }} -->\n\n'
        f"```http\nHTTP/1.1 200 OK\n\n{body}\n```\n"
    )


def inferred(folder: Path, **files: str) -> Inference:
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    found = read_pages([Root(folder, "pages")], PROFILE)
    return infer(found.pages, PROFILE, definitions=found.definitions, examples=found.examples)


def fields(found: Inference, model: str) -> dict[str, str]:
    return {f.name: to_text(f.type) for f in found.api.models_by_name[model].fields}


def test_a_table_decides_and_a_representation_refines(tmp_path: Path) -> None:
    json = '{ "id": "string", "size": 12, "rig": "sloop | ketch | ...", "at": "timestamp", "crew": [ "string" ] }'
    rows = "| size | Int64 | In metres.\n| rig | String | How it is rigged.\n| deck | [boat][] collection | Decks.\n"
    found = inferred(tmp_path, boat=resource("boat", json, rows))
    assert fields(found, "Boat") == {
        "size": "int64",
        "rig": "enum[ketch, sloop]",
        "deck": "list[Boat]",
        "id": "string",
        "at": "date-time",
        "crew": "list[string]",
    }


def test_values_in_a_description_are_an_enumeration(tmp_path: Path) -> None:
    rows = "| how | string | You can use the values *fail*, *replace*, or *rename*. Write-only.\n"
    found = inferred(tmp_path, boat=resource("boat", "{ }", rows))
    (how,) = found.api.models_by_name["Boat"].fields
    assert to_text(how.type) == "enum[fail, rename, replace]"
    assert how.write_only


def test_samples_have_the_types_that_definitions_name(tmp_path: Path) -> None:
    found = inferred(
        tmp_path,
        boat=resource("boat", '{ "owner": { "@odata.type": "x.person" }, "crew": [ { "@odata.type": "x.person" } ] }'),
        person=resource("person", '{ "name": "string", "born": "timestamp" }'),
        boat_get=get("x.boat", '{ "owner": { "name": "Ada" }, "crew": [ { "name": "Bo", "hat": true } ] }'),
    )
    assert set(found.api.models_by_name) == {"Boat", "Person"}
    assert fields(found, "Boat") == {"owner": "Person", "crew": "list[Person]"}
    assert fields(found, "Person") == {"name": "string", "born": "date-time"}
    assert [f.message for f in found.findings if f.rule.code == "T119"] == [
        "`Person` defines no `hat`: add it to the page of the type"
    ]


def test_a_type_without_properties_is_a_model_without_any(tmp_path: Path) -> None:
    found = inferred(
        tmp_path, lamp=resource("lamp", "{ }"), boat=resource("boat", '{ "l": { "@odata.type": "x.lamp" } }')
    )
    assert fields(found, "Boat") == {"l": "Lamp"}
    assert fields(found, "Lamp") == {}


def test_an_inherited_property_is_left_out_where_it_is_the_same(tmp_path: Path) -> None:
    found = inferred(
        tmp_path,
        thing=resource("thing", '{ "id": "string", "at": "timestamp" }', "| id | String | The key.\n"),
        boat=resource("boat", '{ "at": "timestamp", "sail": "string" }', "| id | String | The number.\n", base="thing"),
    )
    boat = found.api.models_by_name["Boat"]
    assert boat.extends == "Thing"
    assert [f.name for f in boat.fields] == ["id", "sail"], "`id` has a text of its own, `at` has not"


def test_types_of_one_name_are_told_apart_by_all_of_it(tmp_path: Path) -> None:
    found = inferred(
        tmp_path,
        error=resource("x.error", '{ "error": { "@odata.type": "y.error" } }'),
        inner=resource("y.error", '{ "code": "string" }'),
    )
    assert fields(found, "Error") == {"error": "YError"}
    assert fields(found, "YError") == {"code": "string"}


def test_a_list_is_answered_in_an_envelope(tmp_path: Path) -> None:
    found = inferred(
        tmp_path,
        boat=resource("boat", '{ "id": "string" }'),
        boat_list=get("Collection(x.boat)", '{ "value": [ { "id": "a" } ] }').replace("/boats/{id}", "/boats"),
    )
    assert fields(found, "BoatCollectionResponse") == {"@odata.nextLink": "string", "value": "list[Boat]"}
    ((_, operation),) = found.api.operations()
    assert operation.name == "list"


def test_a_body_without_a_name_is_called_by_what_the_path_does(tmp_path: Path) -> None:
    sample = '## Request\n\n```http\n{line}\nContent-Type: application/json\n\n{{ "{name}": 1 }}\n```\n'
    pages = {
        "boat_towandcount": ("POST /boats/{boat-id}/towAndCount", "tug"),
        "boat_rename": ("POST /boats/{boat-id}/rename", "old"),
    }
    texts = {
        file: f"# Boats\n\n## HTTP request\n\n```http\n{line}\n```\n\n{sample.format(line=line, name=name)}"
        for file, (line, name) in pages.items()
    }
    found = inferred(tmp_path, **texts)
    assert {*found.api.models_by_name} == {"RenameBoat", "TowAndCount"}


def test_a_type_that_extends_itself_or_nothing_has_no_base(tmp_path: Path) -> None:
    found = inferred(
        tmp_path,
        boat=resource("boat", "{}", base="raft"),
        raft=resource("raft", "{}", base="boat"),
        oar=resource("oar", "{}", base="tool"),
    )
    assert {m.name: m.extends for m in found.api.models} == {"Boat": None, "Raft": "Boat", "Oar": None}
    assert [finding.rule.code for finding in found.findings if finding.rule.code == "T120"] == ["T120", "T120"]


def test_an_inherited_property_has_the_type_of_the_base(tmp_path: Path) -> None:
    found = inferred(
        tmp_path,
        boat=resource("boat", '{ "name": "string" }', "| size | Int64 | In metres.\n"),
        raft=resource("raft", "{}", "| size | String | In logs.\n", base="boat"),
    )
    raft = found.api.models_by_name["Raft"]
    assert {f.name: to_text(f.type) for f in found.api.all_fields(raft)} == {"name": "string", "size": "int64"}
    assert [f.span.path for f in found.findings if f.rule.code == "T122"] == ["pages/raft.md"]


def test_a_type_that_two_pages_define_is_named(tmp_path: Path) -> None:
    found = inferred(
        tmp_path,
        boat=resource("boat", "{}", "| size | Int64 | In metres.\n"),
        vessel=resource("boat", "{}", "| rig | String | How it is rigged.\n"),
    )
    assert fields(found, "Boat") == {"size": "int64", "rig": "string"}
    assert [f.span.path for f in found.findings if f.rule.code == "T121"] == ["pages/vessel.md"]
