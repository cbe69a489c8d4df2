"""The file of overrides: what is read, and what is refused with which code and place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from generator.findings import Span
from generator.lint.suppression import Suppression
from generator.overrides.entries import SCHEMA, FactName, OverridesError, load_overrides, read_overrides
from generator.spec.types import ListOf, OpenEnum, Ref, Scalar


def refused(text: str) -> list[str]:
    """What is found in a file that cannot be used."""
    with pytest.raises(OverridesError) as raised:
        read_overrides(text, "o.yaml")
    return [str(finding) for finding in raised.value.findings]


def test_every_key_is_read() -> None:
    (entry,) = read_overrides(
        "- at: Boat.Name\n"
        "  type: list[Name]\n"
        "  required: true\n"
        "  read_only: false\n"
        "  deprecated: Use Title.\n"
        "  description: What it is called.\n"
        "  values: [Slim, 'two words']\n"
        "  rename: Title\n"
        "  method: names\n"
        "  argument: title\n"
        "  add: {Length: int32, Flags: 'enum[Red, Blue]'}\n"
        "  drop: true\n"
        "  repeatable: true\n"
        "  nullable: false\n"
        "  reason: the sample\n    shows it\n"
        "  issue: https://example.com/42\n"
        "  until: 2027-01-31\n"
        "  evidence: sha256:0123456789abcdef\n",
        "o.yaml",
    ).entries
    assert {fact.name: fact.value for fact in entry.facts} == {
        "type": ListOf(Ref("Name")),
        "required": True,
        "read_only": False,
        "deprecated": "Use Title.",
        "description": "What it is called.",
        "values": ("Slim", "two words"),
        "rename": "Title",
        "method": "names",
        "argument": "title",
        "add": {"Length": Scalar("int32"), "Flags": OpenEnum(("Red", "Blue"))},
        "drop": True,
        "repeatable": True,
        "nullable": False,
    }
    assert [fact.name for fact in entry.facts] == list(get_args(FactName))
    assert (entry.text, entry.reason, entry.issue) == ("Boat.Name", "the sample shows it", "https://example.com/42")
    assert (entry.until, entry.evidence) == (date(2027, 1, 31), "sha256:0123456789abcdef")
    assert entry.span == Span("o.yaml", 1, 7)
    assert entry.facts[0].span == Span("o.yaml", 2, 9)


@pytest.mark.parametrize(("text", "value"), [("true", ""), ("false", None), ("'true'", "true"), ("Use X.", "Use X.")])
def test_deprecated_takes_a_truth_value_or_a_text(text: str, value: str | None) -> None:
    (entry,) = read_overrides(f"- {{at: Boat, deprecated: {text}, reason: r}}", "o.yaml").entries
    assert entry.facts[0].value == value


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]"])
def test_a_file_without_entries_is_fine(text: str) -> None:
    assert read_overrides(text, "o.yaml").entries == ()


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("- at: [\n", "2:1: error[O101] not YAML: did not find expected node content"),
        ("- &a {at: X}\n- *a", "1:3: error[O101] an anchor or an alias stands here; write the value out"),
        ("- at: X\n  at: Y", "2:3: error[O101] `at` is given twice"),
        ("at: X", "1:1: error[O104] expected a list"),
        ("- X", "1:3: error[O104] expected a mapping"),
        ("- at: X\n  drop: true\n", "1:3: error[O103] `reason` is missing"),
        ("- drop: true\n  reason: r\n", "1:3: error[O103] `at` is missing"),
        ("- {at: X, typ: x, drop: true, reason: r}", "1:11: error[O102] unknown key `typ`; did you mean `type`?"),
        ("- {at: '', drop: true, reason: r}", "1:8: error[O104] the value is empty"),
        ("- {at: X, drop: false, reason: r}", "1:17: error[O104] expected true"),
        ("- {at: X, required: yes, reason: r}", "1:21: error[O104] expected true or false"),
        ("- {at: X, values: [1], reason: r}", "1:20: error[O104] expected a text"),
        ("- {at: X, until: 2027-02-30, drop: true, reason: r}", "1:18: error[O104] expected a date as in 2027-01-31"),
        (
            "- {at: X., drop: true, reason: r}",
            "1:8: error[O104] expected names with dots between them; a name that holds a dot stands in quotes",
        ),
        (
            "- {at: X, type: 'list[int32', reason: r}",
            "1:17: error[O104] not a type in the notation of the spec: `list[int32`",
        ),
        (
            "- at: X\n  add: {A: int32, B: 'a b'}\n  reason: r",
            "2:22: error[O104] not a type in the notation of the spec: `a b`",
        ),
        ("- {at: X, method: class, reason: r}", "1:19: error[O104] `class` is a keyword of Python"),
        (
            "- {at: X, method: a-b, reason: r}",
            "1:19: error[O104] expected a text that matches `^[A-Za-z][A-Za-z0-9_]*$`",
        ),
    ],
)
def test_what_is_refused(text: str, finding: str) -> None:
    assert refused(text) == [f"o.yaml:{finding}"]


def test_an_entry_without_a_fact_is_refused() -> None:
    (message,) = refused("- at: X\n  reason: r\n")
    assert message.startswith("o.yaml:1:3: error[O103] expected at least one of: `type`, `required`, ")


def test_all_that_is_wrong_is_found_at_once() -> None:
    assert [line.split(" ")[0] for line in refused("- at: X\n- typ: Y\n  drop: 1\n")] == [
        *("o.yaml:1:3:", "o.yaml:1:3:", "o.yaml:2:3:", "o.yaml:2:3:", "o.yaml:2:3:", "o.yaml:3:9:"),
    ]


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(OverridesError) as raised:
        load_overrides(tmp_path / "lost.yaml", "lost.yaml")
    assert str(raised.value) == "lost.yaml:1:1: error[O101] cannot read the file: No such file or directory"
    (tmp_path / "latin.yaml").write_bytes(b"\xe9")
    with pytest.raises(OverridesError, match=r"error\[O101\] cannot read the file: 'utf-8' codec"):
        load_overrides(tmp_path / "latin.yaml", "latin.yaml")


def test_the_schema_is_one_and_knows_every_fact() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    override = schema["$defs"]["override"]
    facts = [option["required"][0] for option in override["anyOf"]]
    assert facts == list(get_args(FactName))
    assert set(override["properties"]) == {*facts, "at", "reason", "issue", "until", "evidence"}


def test_suppressions_are_read_from_the_same_file() -> None:
    text = (
        "- suppress: T110\n  path: docs/**\n  line: 7\n  message: Crew\n  reason: it is any value\n"
        "- {at: Boat, drop: true, reason: r}\n"
        "- {suppress: P303, path: a.md, reason: r}\n"
    )
    file = read_overrides(text, "o.yaml")
    assert [entry.text for entry in file.entries] == ["Boat"]
    assert file.suppressions == (
        Suppression("T110", "docs/**", "it is any value", Span("o.yaml", 1, 13), 7, "Crew"),
        Suppression("P303", "a.md", "r", Span("o.yaml", 7, 14)),
    )
    assert refused("- {suppress: t110, path: a, drop: true}") == [
        "o.yaml:1:3: error[O103] `reason` is missing",
        "o.yaml:1:14: error[O104] expected a text that matches `^[A-Z][0-9]{3}$`",
        "o.yaml:1:29: error[O102] unknown key `drop`",
    ]
