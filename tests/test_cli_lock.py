"""`specs/sdkgen.lock`: written with the specs, read by `check`, and never an input of an output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from generator.emit import format as formatting
from generator.source import MANIFEST
from tests.example_pages import write_page

LOCK = Path("specs/sdkgen.lock")
PAGE = Path("docs/Task/v1Task_Get1.md")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A current folder with the outputs of pages about two groups."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(formatting, "_LITTLE", 10**9)  # in this process, which remembers what it has formatted
    for number in range(2):
        write_page(Path("docs"), f"v1Task_Get{number}")
    write_page(Path("docs"), "v1Pier_Get0", place="Pier")
    Path("mine.yaml").write_text("extends: superoffice\n")
    assert generate() == 0
    capsys.readouterr()


def generate(*more: str) -> int:
    return main(["generate", "--pages", "docs", "--profile", "mine.yaml", *more])


def check(capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, dict[str, str]]:
    """The exit code, and what is said about each file."""
    capsys.readouterr()
    code = main(["check", "--pages", "docs", "--profile", "mine.yaml", "-q", *more])
    lines = (line[11:].partition(": ") for line in capsys.readouterr().out.splitlines())
    return code, {path: why for path, _, why in lines}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_it_stands_in_the_manifest_and_has_a_line_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert LOCK.name in Path("specs", MANIFEST).read_text().splitlines()
    pages = [line.split(" ")[2] for line in LOCK.read_text().splitlines() if line.startswith("page ")]
    assert pages == ["Pier/v1Pier_Get0.md", "Task/v1Task_Get0.md", "Task/v1Task_Get1.md"]
    assert check(capsys) == (0, {})


def test_a_lock_that_alone_is_stale_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    PAGE.write_text(PAGE.read_text() + "\n\n")
    assert check(capsys) == (0, {str(LOCK): f"changed since: {PAGE}"})
    assert main(["diff", "--pages", "docs", "--profile", "mine.yaml", "--fail-on", "any"]) == 0
    assert f"+++ b/{LOCK}" in capsys.readouterr().out
    generate()
    assert check(capsys) == (0, {})


def test_line_ends_are_no_change(capsys: pytest.CaptureFixture[str]) -> None:
    PAGE.write_bytes(PAGE.read_bytes().replace(b"\n", b"\r\n"))
    assert check(capsys) == (0, {})


def test_the_page_behind_each_stale_file(capsys: pytest.CaptureFixture[str]) -> None:
    edit(PAGE, "Reads one task.", "Reads the only task.")
    write_page(Path("docs"), "v1Pier_Get1", place="Pier")
    code, said = check(capsys)
    assert code == 1
    new = "docs/Pier/v1Pier_Get1.md (new)"
    assert said["specs/entities/task.yaml"] == f"changed since: {PAGE}"
    assert said["specs/entities/pier.yaml"] == f"changed since: {new}"
    assert said["generated/superoffice_webapi/entities/pier.py"] == f"changed since: {new}"
    assert said["generated/openapi.yaml"] == f"changed since: {new}, {PAGE}"


def test_a_model_has_the_pages_that_show_it(capsys: pytest.CaptureFixture[str]) -> None:
    edit(PAGE, "Primary key", "The key")
    edit(Path("docs/Task/v1Task_Get0.md"), "Primary key", "The key")
    assert check(capsys)[1]["generated/superoffice_webapi/models/task.py"] == (
        "changed since: docs/Task/v1Task_Get0.md, docs/Task/v1Task_Get1.md"
    )


def test_a_page_that_is_gone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs/Pier/v1Pier_Get0.md").unlink()
    edit(PAGE, "Reads one task.", "Reads the only task.")
    gone = "changed since: docs/Pier/v1Pier_Get0.md (removed)"
    _, said = check(capsys)
    assert said["specs/entities/pier.yaml"] == gone
    assert said["generated/superoffice_webapi/entities/pier.py"] == gone
    assert said["specs/entities/task.yaml"] == f"changed since: {PAGE}"


def test_an_included_file_is_part_of_its_page(capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs/notes.md").write_text("A note.\n")
    PAGE.write_text(PAGE.read_text() + "\n[!include[note](../notes.md)]\n")
    generate()
    assert check(capsys) == (0, {})
    Path("docs/notes.md").write_text("Another note.\n")
    assert check(capsys) == (0, {str(LOCK): f"changed since: {PAGE}"})


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda: Path("mine.yaml").write_text("extends: superoffice\nerror_properties: [Oops]\n"), "the profile"),
        (lambda: Path("pyproject.toml").write_text('[tool.sdkgen]\ntitle = "T"\n'), "the setting `title`"),
        (
            lambda: Path("specs/overrides.yaml").write_text("- {at: Task.Title, description: T., reason: R.}\n"),
            "overrides.yaml (new)",
        ),
    ],
)
def test_what_is_no_page(change, cause: str, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    change()
    code, said = check(capsys)
    assert code == 1
    assert {why for path, why in said.items()} == {f"changed since: {cause}"}


def test_a_version_is_named_with_the_one_before(capsys: pytest.CaptureFixture[str]) -> None:
    edit(LOCK, "version 0.1.0 sdkgen", "version 0.0.9 sdkgen")
    assert check(capsys) == (0, {str(LOCK): "changed since: sdkgen 0.1.0 (was 0.0.9)"})


def test_a_file_that_was_edited(capsys: pytest.CaptureFixture[str]) -> None:
    edit(Path("specs/models.yaml"), "What is to be done", "What is done")
    code, said = check(capsys)
    assert code == 1
    assert said == {"specs/models.yaml": "no input has changed since: was the file edited?"}


@pytest.mark.parametrize("text", ["", "garbage\n", "<<<<<<< ours\n"])
def test_a_damaged_lock_is_noticed_and_written_anew(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = LOCK.read_text()
    LOCK.write_text(text)
    assert main(["check", "--pages", "docs", "--profile", "mine.yaml"]) == 0
    assert f"{LOCK}:1:1: info[D101]" in capsys.readouterr().out
    generate()
    assert LOCK.read_text() == before
    LOCK.unlink()
    assert check(capsys) == (0, {str(LOCK): ""})
    generate()
    assert LOCK.read_text() == before


def test_a_lock_cannot_write_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    LOCK.write_text(f"{LOCK.read_text()}page 00-00 a\x1b[2Jb.md\n")
    assert main(["check", "--pages", "docs", "--profile", "mine.yaml"]) == 0
    said = capsys.readouterr().out
    assert "changed since: docs/a\\x1b[2Jb.md (removed)\n" in said
    assert "\x1b" not in said


def test_two_vain_edits_of_a_page_are_one_finding(capsys: pytest.CaptureFixture[str]) -> None:
    edit(PAGE, "| Title | string |", "| Title | int32 |")
    edit(PAGE, "| TaskId | int32 |", "| TaskId | string |")
    first, *related = findings_of(capsys, "D103")
    assert first.endswith("as 5 other places say; the same holds for 1 more on the page")
    assert f"{PAGE}:29 `string` is used for `Task.Title`, as 5 other places say" in related


def test_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    edit(PAGE, "Reads one task.", "Reads the only task.")
    main(["check", "--pages", "docs", "--profile", "mine.yaml", "--format", "json"])
    changes = json.loads(capsys.readouterr().out)["changes"]
    assert {"kind": "stale", "path": "specs/entities/task.yaml", "since": [str(PAGE)]} in changes


def test_it_names_no_folder_outside(tmp_path: Path) -> None:
    before = LOCK.read_text()
    assert main(["generate", "--pages", str(tmp_path / "docs"), "--profile", str(tmp_path / "mine.yaml")]) == 0
    assert LOCK.read_text() == before


def findings_of(capsys: pytest.CaptureFixture[str], code: str) -> list[str]:
    """What `check` says in findings of a rule, without source lines."""
    capsys.readouterr()
    main(["check", "--pages", "docs", "--profile", "mine.yaml", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    return [
        text
        for finding in found
        if finding["code"] == code
        for text in (
            f"{finding['path']}:{finding['line']} {finding['message']}",
            *(f"{place['path']}:{place['line']} {place['message']}" for place in finding["related"]),
        )
    ]


def test_an_edit_without_effect_is_named_with_what_outvotes_it(capsys: pytest.CaptureFixture[str]) -> None:
    write_page(Path("docs"), "v1Task_Get2")
    generate()
    before = Path("specs/models.yaml").read_text()
    edit(PAGE, "| Title | string |", "| Title | int32 |")
    assert findings_of(capsys, "D103") == [
        f"{PAGE}:29 the page was edited, and `int32` for `Task.Title` has no effect: `string` is used, "
        "as 7 other places say",
        "docs/Pier/v1Pier_Get0.md:29 `string` for `Task.Title`",
        "docs/Task/v1Task_Get0.md:29 `string` for `Task.Title`",
        "docs/Task/v1Task_Get2.md:29 `string` for `Task.Title`",
    ]
    generate()
    assert Path("specs/models.yaml").read_text() == before
    assert findings_of(capsys, "D103") == []  # said once: the page has not been edited since


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| TaskId | int32 |", "|  TaskId | int32  |"),
        ("What is to be done.", "What is to be done, in words."),
        ("Reads one task.", "Reads a task."),
        ("\n## Sample request", "\n\n\n## Sample request"),
        ("water the plants", "feed the cat"),
        ("| TaskId | int32 |", "| TaskId | Integer |"),
    ],
)
def test_an_edit_of_space_prose_or_notation_is_not_named(
    old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_page(Path("docs"), "v1Task_Get2")
    edit(PAGE, "| Title | string |", "| Title | int32 |")  # without effect, and known
    generate()
    edit(PAGE, old, new)
    assert [line for line in findings_of(capsys, "D103") if "TaskId" in line] == []
    if "Integer" not in new:
        assert findings_of(capsys, "D103") == []


def test_an_edit_with_effect_is_not_named(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(2):
        edit(Path(f"docs/Task/v1Task_Get{number}.md"), "| TaskId | int32 |", "| TaskId | int64 |")
    assert findings_of(capsys, "D103") == []
