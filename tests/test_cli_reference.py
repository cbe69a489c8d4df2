"""What a user sees of published documents: `--reference`, the setting, `explain`, and documents that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.example_pages import write_page

TASK = {
    "type": "object",
    "properties": {
        "TaskId": {"type": "integer", "format": "int32"},
        "Title": {"type": "string", "enum": ["Plants", "Dishes"]},
        "Done": {"type": "boolean"},
    },
}
RESPONSE = {"description": "OK", "schema": {"$ref": "#/definitions/Chore"}}
DOCUMENT = {
    "swagger": "2.0",
    "basePath": "/api/v1",
    "paths": {"/Task/{id}": {"get": {"operationId": "getTask", "responses": {"200": RESPONSE}}}},
    "definitions": {"Chore": TASK},
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with a page and a document that describe the same operation."""
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "docs")
    (tmp_path / "api.json").write_text(json.dumps(DOCUMENT, indent=2))
    return tmp_path


def run(command: str, *arguments: str) -> int:
    return main([command, "--pages", "docs", *arguments])


def test_a_document_is_reconciled_with_the_pages(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("generate", "--reference", "api.json") == 0
    assert "info[R107] `response` is Task on the page and Chore in the document" in capsys.readouterr().out
    models = (here / "specs" / "models.yaml").read_text()
    assert "Chore:" in models
    assert "enum[Plants, Dishes]" in models
    assert "Done" not in models


def test_the_setting_is_the_same_as_the_option(here: Path) -> None:
    assert run("generate", "--reference", "api.json", "--specs", "one") == 0
    (here / "pyproject.toml").write_text('[tool.sdkgen]\nreference = ["api.json"]\n')
    assert run("generate", "--specs", "two") == 0
    assert (here / "one" / "models.yaml").read_text() == (here / "two" / "models.yaml").read_text()


def test_a_document_about_other_operations_changes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "other.json").write_text(json.dumps({**DOCUMENT, "basePath": "/other"}))
    assert run("generate", "--specs", "one", "--output", "alone") == 0
    assert run("generate", "--specs", "two", "--output", "beside", "--reference", "other.json") == 0
    assert "other.json:1:1: info[R105] 1 operation is on no page and left out" in capsys.readouterr().out
    for one, two in (("one", "two"), ("alone", "beside")):
        files = sorted(path.relative_to(one) for path in Path(one).rglob("*") if path.is_file())
        for file in files:
            before, after = ((here / folder / file).read_text().splitlines() for folder in (one, two))
            # The lock names what was read.
            assert [line for line in after if not line.startswith("reference ")] == before


def test_explain_names_both_sources(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "--reference", "api.json", "Chore.TaskId") == 0
    line = (here / "api.json").read_text().split("\n").index('        "TaskId": {') + 1
    assert capsys.readouterr().out.splitlines() == [
        "Chore.TaskId: int32",
        "  docs/Task/v1Task_GetTask.md:28:1: table says int32",
        "  docs/Task/v1Task_GetTask.md:45:1: sample says int32",
        f"  api.json:{line}:9: document says int32",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, "missing.json:1:1: error[R101] cannot read the file: No such file or directory"),
        ('{"swagger": ', "missing.json:1:13: error[R101] not JSON: Expecting value"),
        ("openapi: 4.0.0", "missing.json:1:1: error[R102] version `4.0.0`"),
    ],
)
def test_a_document_that_cannot_be_read(
    here: Path, capsys: pytest.CaptureFixture[str], text: str | None, expected: str
) -> None:
    if text is not None:
        (here / "missing.json").write_text(text)
    assert run("lint", "--reference", "missing.json") == 2
    assert expected in capsys.readouterr().err
