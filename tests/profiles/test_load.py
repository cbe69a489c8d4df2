"""Loading a profile: what it extends, what it says, and what is refused with which code and place."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from jsonschema import Draft202012Validator

from generator.profiles.layout import ColumnKind, SectionKind
from generator.profiles.load import load_profile, packaged
from generator.profiles.model import Profile
from generator.profiles.notation import JsonKind
from generator.profiles.sentences import Fact, Flag
from generator.profiles.tree import ProfileError
from generator.spec.model import Method
from generator.spec.types import SCALARS, Scalar

GUIDE = Path(__file__).parents[2] / "docs" / "profiles.md"
SCHEMA = json.loads((Path(__file__).parents[2] / "generator" / "profiles" / "schema.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def loaded(text: str, name: str = "mine.yaml") -> Profile:
    """The profile of a file with this text."""
    Path(name).write_text(text, "utf-8")
    return load_profile(name)


def refused(text: str) -> list[str]:
    """What is found in a profile that cannot be used."""
    with pytest.raises(ProfileError) as raised:
        loaded(text)
    return [str(finding) for finding in raised.value.findings]


@pytest.mark.parametrize("name", packaged())
def test_every_packaged_profile_loads(name: str) -> None:
    assert load_profile(name) is load_profile(name)


def test_mappings_merge_lists_add_scalars_replace_and_null_removes() -> None:
    base = load_profile("superoffice")
    profile = loaded(
        "extends: superoffice\n"
        "defaults: {client: Harbour}\n"
        "headings: {query: [Optional Parameters], unmarked: null}\n"
        "request_line: {method_aliases: {DEL: null, REMOVE: DELETE}}\n"
    )
    assert profile.defaults.client == "Harbour"
    assert profile.defaults.package == base.defaults.package
    assert profile.headings.query == ("Optional Parameters", *base.headings.query)
    assert profile.headings.body == base.headings.body
    assert profile.headings.unmarked == ()
    assert profile.request_line.method_aliases == {"REMOVE": "DELETE"}


def test_a_file_extends_a_file_that_is_found_from_its_own_folder() -> None:
    Path("base").mkdir()
    loaded("extends: superoffice\ndefaults: {title: Boats, client: Boats}\n", "base/boats.yaml")
    profile = loaded("extends: base/boats.yaml\ndefaults: {client: Ships}\n")
    assert (profile.defaults.title, profile.defaults.client) == ("Boats", "Ships")


def test_a_profile_can_stand_alone() -> None:
    profile = loaded(
        "defaults: {package: boats, client: Boats, title: Boats, server: https://example.com}\n"
        "frontmatter: {id: [key], title: [name]}\nheadings: {}\ncolumns: {}\nfences: {}\n"
        "sections: [{name: groups, title: Groups, noun: group}]\n"
    )
    assert profile.frontmatter.id == ("key",)
    assert profile.examples.query is None


def test_scalars_are_what_they_look_like_in_yaml_1_2() -> None:
    # `yes` and `no` are words of a profile, not truth values.
    assert loaded("extends: superoffice\ncolumns: {name: [yes, 'null']}\n").columns.name[:2] == ("yes", "null")


def test_every_line_of_the_guide_makes_a_profile() -> None:
    lines = re.findall(r"\| `([a-z_]+: \{.*\})` \|$", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert len(lines) >= 9
    for line in lines:
        assert loaded(f"extends: superoffice\n{line}\n") != load_profile("superoffice")


EXTENDS = "extends: superoffice\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            EXTENDS + "headings:\n  querry: [Options]\n",
            "mine.yaml:3:3: error[C202] unknown key `querry`; did you mean `query`?",
        ),
        (EXTENDS + "xyz: 1\n", "mine.yaml:2:1: error[C202] unknown key `xyz`"),
        (EXTENDS + "headings:\n  query: Options\n", "mine.yaml:3:10: error[C203] expected a list"),
        (EXTENDS + "headings:\n  query:\n    - 3\n", "mine.yaml:4:7: error[C203] expected a text"),
        (EXTENDS + "defaults: []\n", "mine.yaml:2:11: error[C203] expected a mapping"),
        (
            EXTENDS + "request_line:\n  method_aliases: {X: DELET}\n",
            "mine.yaml:3:23: error[C203] expected one of: GET, PUT, POST, DELETE, OPTIONS, HEAD, PATCH; "
            "did you mean `DELETE`?",
        ),
        (
            EXTENDS + "examples:\n  query: '(?P<name>x'\n",
            "mine.yaml:3:10: error[C204] not a regular expression: missing ), unterminated subpattern at position 0",
        ),
        (
            EXTENDS + "examples:\n  query: '(?P<name>x)'\n",
            "mine.yaml:3:10: error[C204] the expression has no group (?P<value>...)",
        ),
        (
            EXTENDS + "headings:\n  query: [request body]\n",
            "mine.yaml:3:11: error[C203] `Request Body` stands under `query` and `body`\n"
            "    generator/profiles/superoffice.yaml:",
        ),
        (EXTENDS + "defaults:\n  title: null\n", "mine.yaml:2:1: error[C206] `title` is missing"),
        ("frontmatter: {id: [key], title: [name]}\n", "mine.yaml:1:1: error[C206] `columns` is missing"),
        (
            "extends: superofice\n",
            "mine.yaml:1:10: error[C205] no such profile: `superofice`; did you mean `superoffice`?; packaged are: ",
        ),
        ("extends: mine.yaml\n", "mine.yaml:1:10: error[C205] `mine.yaml` extends this profile"),
        ("extends: [superoffice]\n", "mine.yaml:1:10: error[C205] `extends` must be a name or a file"),
        ("a: [\n", "mine.yaml:2:1: error[C201] not YAML: "),
        ("", "mine.yaml:1:1: error[C201] a profile is a YAML mapping"),
        ("- a\n", "mine.yaml:1:1: error[C201] a profile is a YAML mapping"),
        ("a: 1\na: 2\n", "mine.yaml:2:1: error[C201] `a` is given twice"),
        ("a: &x [1]\nb: *x\n", "mine.yaml:2:1: error[C201] an anchor or an alias stands here; write the value out"),
        ("[a]: 1\n", "mine.yaml:1:1: error[C201] a key must be a text"),
        ("a: " + "[" * 5000 + "\n", "mine.yaml:1:1: error[C201] the file is nested too deeply"),
    ],
)
def test_a_profile_that_cannot_be_used(text: str, expected: str) -> None:
    assert refused(text)[0].startswith(expected)


def test_all_that_is_wrong_is_said_at_once_and_in_order() -> None:
    found = refused(EXTENDS + "headings: {querry: []}\ncolumns: 3\n")
    assert [line.partition(" ")[0] for line in found] == ["mine.yaml:2:12:", "mine.yaml:3:10:"]


def test_what_is_wrong_in_a_base_is_found_in_the_base() -> None:
    Path("base.yaml").write_text(EXTENDS + "xyz: 1\n")
    assert refused("extends: base.yaml\n") == ["base.yaml:2:1: error[C202] unknown key `xyz`"]


def test_profiles_that_extend_each_other() -> None:
    Path("other.yaml").write_text("extends: mine.yaml\n")
    assert refused("extends: other.yaml\n") == ["other.yaml:1:10: error[C205] `mine.yaml` extends this profile"]


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(ProfileError, match=r"gone.yaml:1:1: error\[C201\] no such profile; packaged are: "):
        load_profile("gone.yaml")


def test_the_schema_is_one_and_describes_every_key() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    described(SCHEMA, "")


def described(schema: Mapping[str, Any], where: str) -> None:
    """Assert that each property says what it is."""
    for name, property_ in schema.get("properties", {}).items():
        assert property_.get("description", "").endswith("."), f"{where}{name}"
        described(property_, f"{where}{name}.")


def test_the_schema_has_the_keys_that_the_dataclasses_have() -> None:
    same_keys(Profile, SCHEMA, {"extends"})


def same_keys(kind: Any, schema: Mapping[str, Any], besides: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    """Assert that a dataclass and a part of the schema have the same keys, all the way down."""
    hints = get_type_hints(kind)
    names = {field.name for field in fields(kind) if field.init}
    assert set(schema["properties"]) == {name.removesuffix("_") for name in names} | besides, kind.__name__
    for name in names:
        inner, below = hints[name], schema["properties"][name.removesuffix("_")]
        if get_origin(inner) is tuple:
            inner, below = get_args(inner)[0], below.get("items", {})
        elif get_origin(inner) is Mapping:
            inner, below = get_args(inner)[1], below["additionalProperties"]
        if is_dataclass(inner) and inner is not Scalar:
            same_keys(inner, below)


def test_the_schema_has_the_words_that_the_readers_have() -> None:
    parts = SCHEMA["properties"]
    assert set(parts["headings"]["properties"]) == {*get_args(SectionKind), "unmarked"}
    assert set(parts["headings"]["properties"]["unmarked"]["items"]["enum"]) == set(get_args(SectionKind))
    assert set(parts["columns"]["properties"]) == set(get_args(ColumnKind))
    aliases = parts["request_line"]["properties"]["method_aliases"]
    assert set(aliases["additionalProperties"]["enum"]) == set(get_args(Method))
    sentence = parts["sentences"]["items"]["properties"]
    assert set(sentence["states"]["enum"]) == set(get_args(Fact))
    assert set(sentence["denies"]["enum"]) == set(get_args(Flag))
    types = parts["types"]["properties"]
    assert set(types["kinds"]["additionalProperties"]["enum"]) == set(get_args(JsonKind))
    assert set(types["names"]["additionalProperties"]["enum"]) == set(SCALARS)


def test_headings_are_told_apart_by_the_longest_phrase() -> None:
    patterns = load_profile("superoffice").headings.patterns
    kind = next(kind for kind, pattern in patterns if pattern.match("Response body: Boat"))
    assert kind == "response_body"
    assert all(isinstance(pattern, re.Pattern) for _, pattern in patterns)


def test_a_security_rule_names_a_scheme_that_there_is() -> None:
    text = "extends: superoffice\nsecurity:\n  alternatives:\n    - {schemes: [basik], header: Authorization}\n"
    assert refused(text) == ["mine.yaml:4:18: error[C203] there is no security scheme `basik`"]


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("{says: x}", "4:5: error[C203] a sentence has either `states` or `denies`"),
        ("{states: map, denies: map, says: x}", "4:5: error[C203] a sentence has either `states` or `denies`"),
        ("{states: map}", "4:5: error[C203] a sentence has either `says` or `matches`"),
        (
            "{states: map, says: x, extension: x-a}",
            "4:5: error[C203] `extension` is for a sentence that states one, and for no other",
        ),
        ("{states: type, says: a thing}", "4:26: error[C204] a sentence that states `type` has the placeholder {name}"),
        (
            "{states: name, says: '{name} or {name}'}",
            "4:26: error[C204] not a regular expression: redefinition of group name 'name'",
        ),
        (
            "{states: extension, extension: x-b, says: 'in {value}'}",
            "4:36: error[C203] there is no extension `x-b`",
        ),
    ],
)
def test_a_sentence_that_cannot_be_used(sentence: str, message: str) -> None:
    [found] = refused(f"extends: superoffice\n\nsentences:\n  - {sentence}\n")
    assert found.startswith(f"mine.yaml:{message}")


def test_a_list_without_the_type_of_its_items_is_one_too() -> None:
    [pattern, *_] = loaded("extends: superoffice\ntypes: {lists: [bunch]}\n").types.list_patterns
    assert pattern.fullmatch("Bunch")


def test_the_base_is_only_to_be_extended() -> None:
    assert "base" not in packaged()
    with pytest.raises(ProfileError, match=r"error\[C206\] `defaults` is missing"):
        load_profile("base")
