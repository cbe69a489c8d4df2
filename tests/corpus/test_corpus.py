"""What must be true of a run over the real pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from generator.config import Settings
from generator.kept_names.stage import ALL
from generator.settled import Settled
from tests.corpus.editions import CORPUS, NEWEST, OLDEST, SHARED, Edition, settle_and_compare

FLOOR = {
    "operations": 0.995,
    "operationId": 0.995,
    "parameters": 0.995,
    "parameter types": 0.995,
    "responses": 0.995,
    "media types": 0.995,
}


def check_understood(settled: Settled, pages: int, lost: list[str]) -> None:
    """Every page is an operation, every line of it was read, and all its headings, rows and items are accounted for."""
    assert sum(1 for _ in settled.api.operations()) == pages
    assert settled.lines_not_understood == 0
    assert settled.failed == ()
    assert lost == []


@pytest.mark.parametrize(("name", "pages"), [("2025", 431), ("seeds", 5)])
def test_every_page_is_an_operation_and_all_of_it_is_understood(name: str, pages: int) -> None:
    if not (CORPUS / name).is_dir():
        pytest.skip(f"the corpus is not on this machine: {CORPUS / name}")
    settled, lost = settle_and_compare(Settings(pages=(str(CORPUS / name),), rename=(ALL,)))
    check_understood(settled, pages, lost)


@pytest.mark.parametrize(
    ("which", "pages"), [pytest.param("oldest", 1777, marks=OLDEST), pytest.param("newest", 3116, marks=NEWEST)]
)
def test_every_page_of_a_whole_edition_is_understood(which: str, pages: int, request: pytest.FixtureRequest) -> None:
    edition: Edition = request.getfixturevalue(which)
    check_understood(edition.settled, pages, edition.lost)


def scores(edition: Edition, name: str, folder: Path) -> dict[str, float]:
    tool = SHARED / "tools" / "fidelity.py"
    references = sorted((SHARED / "reference").glob(f"{name}-*.json"))
    if not tool.is_file() or not references:
        pytest.skip(f"the references and their tool are not on this machine: {SHARED}")
    document = folder / "openapi.yaml"
    document.write_text(edition.openapi, "utf-8")
    command = [sys.executable, str(tool), str(document), *map(str, references), "--json"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {row: values["f1"] for row, values in json.loads(printed).items()}


@pytest.mark.slow
@pytest.mark.xdist_group("newest")
def test_2023_is_as_the_publisher_documents_it(newest: Edition, tmp_path: Path) -> None:
    found = scores(newest, "2023", tmp_path)
    floor = FLOOR | {"descriptions": 0.995, "response shape": 0.98, "request body": 0.985, "schema names": 0.94}
    assert {row: found[row] for row in floor if found[row] < floor[row]} == {}


@pytest.mark.slow
@pytest.mark.xdist_group("oldest")
def test_2022_is_as_the_publisher_documents_it(oldest: Edition, tmp_path: Path) -> None:
    # The 2022 pages and the 2022 reference are of two releases: some twenty descriptions differ in wording.
    found = scores(oldest, "2022", tmp_path)
    floor = FLOOR | {"descriptions": 0.994, "response shape": 0.97, "request body": 0.97, "schema names": 0.8}
    assert {row: found[row] for row in floor if found[row] < floor[row]} == {}


@pytest.mark.parametrize("which", [pytest.param("newest", marks=NEWEST), pytest.param("oldest", marks=OLDEST)])
def test_the_document_in_json_says_what_it_says_in_yaml(which: str, request: pytest.FixtureRequest) -> None:
    edition: Edition = request.getfixturevalue(which)
    assert json.loads(edition.openapi_json) == edition.document
    assert len(edition.openapi_json) <= 0.8 * len(edition.openapi.encode())


@pytest.mark.parametrize("which", [pytest.param("newest", marks=NEWEST), pytest.param("oldest", marks=OLDEST)])
def test_every_sample_is_valid_against_its_schema_or_a_finding(which: str, request: pytest.FixtureRequest) -> None:
    edition: Edition = request.getfixturevalue(which)
    resource = Resource.from_contents(edition.document, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("urn:openapi", resource)
    operations = {
        operation["operationId"]: operation
        for item in edition.document["paths"].values()
        for operation in item.values()
        if "operationId" in operation
    }
    told = [finding for finding in edition.settled.findings if finding.rule.code in ("T103", "T104")]
    reported = {Path(finding.span.path).stem for finding in told}
    failed, checked = [], 0
    for _, operation in edition.settled.api.operations():
        document = operations[operation.id]
        for sample in operation.samples:
            for message, content in (
                (sample.request, document.get("requestBody", {}).get("content", {})),
                (sample.response, _success(document)),
            ):
                schema = next(iter(content.values()))["schema"] if content and message and message.body else None
                if (
                    schema is None
                    or message is None
                    or message.body is None
                    or (operation.method == "PATCH" and message is sample.request)
                ):
                    continue
                try:
                    value = json.loads(message.body)
                except ValueError:
                    continue
                checked += 1
                absolute = json.loads(json.dumps(schema).replace('"#/', '"urn:openapi#/'))
                errors = list(Draft202012Validator(absolute, registry=registry).iter_errors(value))
                if errors and operation.id not in reported:
                    failed.append((operation.id, errors[0].json_path, errors[0].message[:100]))
    assert checked > 1000
    assert failed == []


def _success(document: dict[str, dict[str, dict[str, object]]]) -> dict[str, dict[str, object]]:
    for status, response in document["responses"].items():
        if status.startswith("2"):
            return response.get("content", {})  # type: ignore[return-value]
    return {}
