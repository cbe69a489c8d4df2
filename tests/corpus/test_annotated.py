"""The annotated pages of the corpus: nothing of them is lost, and every row of a type is a property of its model."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.inference.definitions import defined_names
from generator.inference.infer import Inference, infer
from generator.pages.read import Reading, read_pages
from generator.profiles.load import load_profile
from generator.source import Root
from generator.spec.types import Unknown, leaves

FOLDER = Path(__file__).parents[3] / "shared" / "corpus" / "onedrive"

pytestmark = [
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the corpus of annotated pages is not there"),
    pytest.mark.xdist_group("corpus-annotated"),
]


@cache
def found() -> tuple[Reading, Inference]:
    profile = load_profile("graph")
    reading = read_pages([Root(FOLDER, "onedrive")], profile)
    return reading, infer(reading.pages, profile, definitions=reading.definitions, examples=reading.examples)


def test_no_page_fails_and_no_line_is_lost() -> None:
    reading, inference = found()
    findings = (*reading.findings, *inference.findings)
    assert (reading.failed, reading.lines_not_understood) == ((), 0)
    assert [finding for finding in findings if finding.severity == "error"] == []


def test_every_endpoint_page_is_an_operation_or_tells_more_about_one() -> None:
    reading, _ = found()
    pages = {page.display_path for page in reading.pages}
    pages |= {finding.span.path for finding in reading.findings if finding.rule.code == "P119"}
    assert {f"onedrive/api/{path.name}" for path in (FOLDER / "api").glob("*.md")} <= pages


def test_every_row_of_a_type_is_a_property_of_its_model() -> None:
    reading, inference = found()
    names = defined_names(reading.definitions)
    api = inference.api
    for definition in reading.definitions:
        known = {field.name for field in api.all_fields(api.models_by_name[names[definition.name.lower()]])}
        assert {row.name for row in definition.rows} <= known, definition.page.path


def test_the_types_of_defined_properties_are_known() -> None:
    _, inference = found()
    fields = [(model.name, field) for model in inference.api.models for field in model.fields]
    assert len(fields) > 300
    assert [(name, f.name) for name, f in fields if any(isinstance(leaf, Unknown) for leaf in leaves(f.type))] == []
