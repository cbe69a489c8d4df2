"""What a maintainer runs: a correction from the file to the client, what stops a run, and the commands beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from tests.example_pages import write_broken_page, write_page

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on two good pages in `docs`: its exit code, and all that it prints."""
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "docs")
    write_page(tmp_path / "docs", "v1Task_GetTaskAgain")
    capsys.readouterr()

    def command(*arguments: str) -> tuple[int, str]:
        code = main([*arguments, "--pages", "docs"])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return command


def write(text: str, path: str = "specs/overrides.yaml") -> None:
    """Write the file of overrides."""
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(text, "utf-8")


def texts(*folders: str) -> dict[str, str]:
    """Every file below some folders."""
    files = (path for folder in folders for path in Path(folder).rglob("*") if path.is_file())
    return {path.as_posix(): path.read_text("utf-8") for path in files}


TITLE = "- at: Task.Title\n  type: list[string]\n  description: The steps.\n  reason: a task has steps\n"


def test_a_correction_reaches_the_spec_the_document_and_the_client(run: Run) -> None:
    assert run("generate")[0] == 0
    before = texts("specs", "generated")
    write(TITLE)
    code, printed = run("generate")
    assert (code, "overrides   1\n" in printed, "0 errors, 0 warnings" in printed) == (0, True, True)
    after = texts("specs", "generated")
    changed = {path for path in after if before.get(path) != after[path]} - {"specs/overrides.yaml"}
    assert {"specs/models.yaml", "generated/openapi.yaml"} < changed
    assert "        type: list[string]\n        description: The steps.\n" in after["specs/models.yaml"]
    assert "title: list[str] | None = None" in after["generated/superoffice_webapi/models/task.py"]
    assert run("check")[0] == 0
    assert after["specs/overrides.yaml"] == TITLE, "the file is the maintainer's, and stays"


def test_deleting_the_file_takes_the_correction_back(run: Run) -> None:
    run("generate", "-q")
    before = texts("specs", "generated")
    write(TITLE)
    run("generate", "-q")
    Path("specs/overrides.yaml").unlink()
    run("generate", "-q")
    assert texts("specs", "generated") == before


def test_another_file_can_be_named_in_a_call_and_in_the_configuration(run: Run) -> None:
    write("- {at: Lost, drop: true, reason: not read}")
    write(TITLE, "mine/fixes.yaml")
    assert run("generate", "-q", "--overrides", "mine/fixes.yaml") == (0, "")
    Path("mine/pyproject.toml").write_text('[tool.sdkgen]\noverrides = "fixes.yaml"\nspecs = "../specs"\n', "utf-8")
    assert run("check", "-q", "--config", "mine/pyproject.toml", "--output", "generated")[0] == 0
    assert run("check", "-q", "--overrides", "mine/lost.yaml") == (
        2,
        "mine/lost.yaml:1:1: error[O101] cannot read the file: No such file or directory\n",
    )


@pytest.mark.parametrize("options", [(), ("--keep-going",)])
def test_an_entry_that_cannot_be_applied_stops_the_run(run: Run, options: tuple[str, ...]) -> None:
    write_broken_page(Path("docs"))
    write(TITLE + "- {at: Task.Titel, drop: true, reason: r}\n")
    code, printed = run("generate", *options)
    assert code == 1
    assert "specs/overrides.yaml:5:8: error[O105] `Task.Titel` matches nothing" in printed
    assert "0 written, 0 unchanged, 0 removed (no file is changed while there are errors)" in printed
    assert list(texts("specs")) == ["specs/overrides.yaml"]
    assert not Path("generated").exists()
    assert run("lint", "-q")[0] == 1


def test_pages_can_be_left_out_with_overrides_too(run: Run) -> None:
    write_broken_page(Path("docs"))
    write(TITLE)
    assert run("generate", "-q", "--keep-going")[0] == 1
    assert "list[string]" in texts("specs")["specs/models.yaml"]


@pytest.mark.parametrize(
    "command",
    [("generate",), ("check",), ("lint",), ("explain", "Task"), ("overrides", "accept"), ("overrides", "export")],
)
def test_a_malformed_file_is_wrong_usage(run: Run, command: tuple[str, ...]) -> None:
    write("- at: Task\n  reason: r\n  drop: yes\n")
    code, printed = run(*command)
    assert code == 2
    assert printed == "specs/overrides.yaml:3:9: error[O104] expected true\n"
    assert not Path("generated").exists()


def test_the_day_is_compared_with_until_and_changes_no_output(run: Run) -> None:
    write(TITLE + "  until: 2027-01-31\n")
    code, printed = run("generate", "--today", "2027-01-31")
    assert (code, "O112" in printed) == (0, False)
    before = texts("specs", "generated")
    code, printed = run("generate", "--today", "2027-02-01")
    assert (code, "specs/overrides.yaml:1:7: warning[O112] `Task.Title`" in printed) == (0, True)
    assert texts("specs", "generated") == before
    with pytest.raises(SystemExit) as raised:
        run("lint", "--today", "tomorrow")
    assert raised.value.code == 2


def test_an_accepted_entry_is_told_when_the_pages_change(run: Run) -> None:
    write(TITLE)
    assert run("overrides", "accept") == (0, "overrides   1 accepted\n")
    assert run("overrides", "accept") == (0, "overrides   1 accepted, the file is unchanged\n")
    assert Path("specs/overrides.yaml").read_text("utf-8").startswith("- at: Task.Title\n  evidence: sha256:")
    assert "O113" not in run("lint")[1]
    for page in Path("docs/Task").iterdir():
        page.write_text(page.read_text("utf-8").replace("Reads one task.", "Reads a task."), "utf-8")
    assert "O113" not in run("lint")[1], "another statement has changed"
    page = Path("docs/Task/v1Task_GetTask.md")
    page.write_text(page.read_text("utf-8").replace("| Title | string |", "| Title | Array |"), "utf-8")
    code, printed = run("lint")
    assert code == 0
    assert "specs/overrides.yaml:1:7: warning[O113] the pages say something else about `Task.Title`" in printed
    assert "    docs/Task/v1Task_GetTaskAgain.md:29:1: table: string\n" in printed
    run("overrides", "accept")
    assert "O113" not in run("lint")[1]


def test_nothing_is_accepted_or_exported_while_an_entry_cannot_be_applied(run: Run) -> None:
    text = TITLE + "- {at: Lost, drop: true, reason: r}\n"
    write(text)
    for action in ("accept", "export"):
        code, printed = run("overrides", action)
        assert (code, printed.startswith("specs/overrides.yaml:5:8: error[O105]")) == (1, True)
    assert Path("specs/overrides.yaml").read_text("utf-8") == text


def test_accepting_without_a_file_says_so_and_makes_none(run: Run) -> None:
    assert run("overrides", "accept") == (0, "overrides   0 accepted, the file is unchanged\n")
    assert not Path("specs").exists()


def test_the_report_names_page_and_line_and_what_they_should_say(run: Run) -> None:
    write(
        TITLE
        + "  issue: https://example.com/42\n"
        + "- {at: v1Task_GetTask, method: fetch, reason: no business of the publisher}\n"
        + "- {at: v1Task_GetTask.path.id, type: int64, reason: there are many}\n"
    )
    code, printed = run("overrides", "export")
    assert code == 0
    assert printed == (
        "# Corrections to the documentation\n"
        "\n"
        "2 corrections.\n"
        "\n"
        "## `Task.Title`\n"
        "\n"
        "This is a property of a model.\n"
        "\n"
        "| | the pages say | it should be |\n"
        "| --- | --- | --- |\n"
        "| Type | `string` | `list[string]` |\n"
        "| Description | `What is to be done.` | `The steps.` |\n"
        "\n"
        "Why: a task has steps\n"
        "\n"
        "Issue: https://example.com/42\n"
        "\n"
        "Where:\n"
        "\n"
        "- `docs/Task/v1Task_GetTask.md`, line 29: table: `string`\n"
        "- `docs/Task/v1Task_GetTaskAgain.md`, line 29: table: `string`\n"
        "- `docs/Task/v1Task_GetTask.md`, line 46: sample: `string`\n"
        "- `docs/Task/v1Task_GetTaskAgain.md`, line 46: sample: `string`\n"
        "\n"
        "## `v1Task_GetTask.path.id`\n"
        "\n"
        "This is a path parameter.\n"
        "\n"
        "| | the pages say | it should be |\n"
        "| --- | --- | --- |\n"
        "| Type | `int32` | `int64` |\n"
        "\n"
        "Why: there are many\n"
        "\n"
        "Where:\n"
        "\n"
        "- `docs/Task/v1Task_GetTask.md`, line 16: table: `int32`\n"
    )


def test_a_finding_can_be_suppressed_with_a_reason(run: Run) -> None:
    page = Path("docs/Task/v1Task_GetTask.md")
    page.write_text(page.read_text("utf-8").replace('  "TaskId": 7', '  "TaskId": "7"'), "utf-8")
    assert "warning[T103]" in run("lint")[1]
    write("- suppress: T103\n  path: docs/Task/**\n  reason: the sample is old\n" + TITLE)
    code, printed = run("generate")
    assert (code, "T103" in printed, "0 warnings, 0 notes, 1 suppressed" in printed) == (0, False, True)
    write("- suppress: T103\n  path: docs/Lost/**\n  reason: the sample is old\n")
    code, printed = run("lint")
    assert (code, "specs/overrides.yaml:1:13: warning[L101]" in printed, "warning[T103]" in printed) == (0, True, True)
    write("- suppress: T103\n  path: docs/Task/**\n  reason: the sample is old\n" + TITLE)
    assert run("overrides", "accept") == (0, "overrides   1 accepted\n")
    assert (
        Path("specs/overrides.yaml").read_text("utf-8").startswith("- suppress: T103\n  path: docs/Task/**\n  reason:")
    )


def test_what_an_override_settles_is_no_longer_unknown(run: Run) -> None:
    page = Path("docs/Task/v1Task_GetTask.md")
    Path("docs/Task/v1Task_GetTaskAgain.md").unlink()
    text = page.read_text("utf-8").replace("| Title | string |", "| Title | |")
    page.write_text(text.replace('"water the plants"', "null"), "utf-8")
    printed = run("lint")[1]
    row = text[: text.index("| Title |")].count("\n") + 1
    assert f"{page}:{row}:1: info[T110] the type of `Task.Title` is unknown" in printed
    assert "unknown     1 facts" in printed
    write("- {at: Task.Title, rename: Name, reason: r}")
    assert "T110" in run("lint")[1]
    for fact in ("type: string", "drop: true", "rename: Name, type: string"):
        write(f"- {{at: Task.Title, {fact}, reason: r}}")
        printed = run("lint")[1]
        assert "T110" not in printed
        assert "unknown     0 facts" in printed


def test_a_published_document_does_not_change_what_was_accepted(run: Run) -> None:
    write(TITLE)
    assert run("overrides", "accept")[0] == 0
    task = {"type": "object", "properties": {"TaskId": {"type": "string"}, "Title": {"enum": ["a"], "type": "string"}}}
    response = {"description": "OK", "schema": {"$ref": "#/definitions/Task"}}
    paths = {"/Task/{id}": {"get": {"operationId": "getTask", "responses": {"200": response}}}}
    document = {"swagger": "2.0", "basePath": "/api/v1", "paths": paths, "definitions": {"Task": task}}
    Path("api.json").write_text(json.dumps(document), "utf-8")
    printed = run("lint", "--reference", "api.json")[1]
    assert "O113" not in printed
    assert "R106" in printed, "the document is read"
