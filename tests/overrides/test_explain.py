"""`sdkgen explain` where something is overridden: the override comes first, with its place and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from tests.example_pages import write_page


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A current folder with a good page in `docs`."""
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "docs")
    Path("specs").mkdir()


def explained(capsys: pytest.CaptureFixture[str], name: str, overrides: str) -> list[str]:
    """What is printed about a name, with these overrides."""
    Path("specs/overrides.yaml").write_text(overrides, "utf-8")
    assert main(["explain", name, "--pages", "docs"]) == 0
    return capsys.readouterr().out.splitlines()


TABLE = "  docs/Task/v1Task_GetTask.md:29:1: table says string"
SAMPLE = "  docs/Task/v1Task_GetTask.md:46:1: sample says string"


def test_the_corrected_type_and_the_override_come_before_what_the_pages_say(capsys: pytest.CaptureFixture[str]) -> None:
    text = "- at: Task.Title\n  type: list[string]\n  required: true\n  reason: a task has steps\n"
    assert explained(capsys, "Task.Title", text) == [
        "Task.Title: list[string]",
        "  specs/overrides.yaml:2:9: override says list[string]; reason: a task has steps",
        "  specs/overrides.yaml:3:13: override says required: true; reason: a task has steps",
        TABLE,
        SAMPLE,
    ]
    assert explained(capsys, "Task.Title", "") == ["Task.Title: string", TABLE, SAMPLE]
    assert "  .Title: list[string]" in explained(capsys, "Task", text)


def test_an_entry_elsewhere_is_not_evidence_here(capsys: pytest.CaptureFixture[str]) -> None:
    text = "- {at: Task.TaskId, type: int64, reason: r}\n- {at: v1Task_GetTask, method: fetch, reason: r}\n"
    assert explained(capsys, "Task.Title", text) == ["Task.Title: string", TABLE, SAMPLE]


def test_every_override_of_an_operation_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        "- {at: v1Task_GetTask.response.200, type: 'list[Task]', reason: many}\n"
        "- {at: v1Task_GetTask.path.id, argument: number, reason: clearer}\n"
        "- {at: v1Task_GetTask, deprecated: true, reason: r}\n"
        "- {at: Task, rename: Chore, add: {Steps: 'list[string]'}, reason: r}\n"
    )
    lines = explained(capsys, "v1Task_GetTask", text)
    assert [line for line in lines if not line.startswith("  docs/")] == [
        "v1Task_GetTask: GET /api/v1/Task/{id}",
        "  specs/overrides.yaml:3:36: override says deprecated: true; reason: r",
        "v1Task_GetTask path id: int32",
        "  specs/overrides.yaml:2:42: override says argument: number; reason: clearer",
        "v1Task_GetTask response: list[Chore]",
        "  specs/overrides.yaml:1:43: override says list[Task]; reason: many",
    ]


def test_what_only_an_override_names_is_explained_by_it(capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        "- {at: Task, rename: Chore, add: {Steps: 'list[string]'}, reason: r}\n"
        "- {at: Task.Steps, description: What to do., reason: r}\n"
    )
    assert explained(capsys, "Chore", text)[:3] == [
        "Task: a record of 2 properties",
        "  specs/overrides.yaml:1:22: override says rename: Chore; reason: r",
        "  specs/overrides.yaml:1:34: override says add: Steps: list[string]; reason: r",
    ]
    assert explained(capsys, "Task.Steps", text) == [
        "Task.Steps: overridden",
        "  specs/overrides.yaml:2:33: override says description: What to do.; reason: r",
    ]
    assert main(["explain", "Lost", "--pages", "docs"]) == 2


def test_an_entry_that_cannot_be_applied_is_shown_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    text = "- {at: Task.Title, type: Lost, reason: r}\n"
    assert explained(capsys, "Task.Title", text)[:2] == [
        "Task.Title: string",
        "  specs/overrides.yaml:1:26: override says Lost; reason: r",
    ]
