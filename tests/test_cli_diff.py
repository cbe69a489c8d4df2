"""`sdkgen diff`: what would change, in files and for callers, against the disk, another folder or a revision."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.example_pages import write_page
from tests.git_repository import Run, commit_everything, git, runner

PAGE = "docs/Task/v1Task_GetTask.md"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `diff` where a spec of a page was committed: exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "docs")
    Path("pyproject.toml").write_text('[tool.sdkgen]\npages = ["docs"]\npackage = "tasks"\n', "utf-8")
    Path("specs").mkdir()
    Path("specs/overrides.yaml").write_text("- {at: Task.Title, description: What to do., reason: r}\n", "utf-8")
    assert main(["generate", "-q"]) == 0
    commit_everything()
    return runner(capsys, "diff")


def edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text("utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), "utf-8")


def retype() -> None:
    """The page now says that the title is a number."""
    edit(PAGE, "| Title | string |", "| Title | int32 |")


def disk() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file() and ".git" not in path.parts}


def test_nothing_changed(run: Run) -> None:
    assert run("--fail-on", "any") == (0, "", "")
    assert run("--api", "--fail-on", "any") == (0, "0 breaking, 0 compatible, 0 documentation only\n", "")
    assert run("--api", "--format", "json") == (0, "[]\n", "")


def test_the_files_that_would_change(run: Run) -> None:
    retype()
    before = disk()
    code, out, err = run()
    assert (code, err) == (0, "")
    assert "--- a/specs/models.yaml\n+++ b/specs/models.yaml\n@@ " in out
    assert "--- a/generated/openapi.yaml\n" in out
    assert run("--fail-on", "any")[0] == 1
    assert disk() == before


def test_a_unified_diff_that_git_can_apply(run: Run) -> None:
    retype()
    write_page(Path("docs"), "v1Task_GetTaskAgain")
    Path("generated/tasks/entities/task.py").unlink()
    Path("change.diff").write_text(run()[1], "utf-8")
    git("apply", "change.diff")
    assert main(["check", "-q"]) == 0


def test_what_callers_would_notice(run: Run) -> None:
    retype()
    code, out, _ = run("--api")
    assert (code, out.splitlines()) == (
        0,
        [
            "breaking    response-property-type-changed  Task.Title: string -> int32",
            "            v1Task_GetTask response.200.Title",
            "1 breaking, 0 compatible, 0 documentation only",
        ],
    )
    assert run("--api", "--fail-on", "breaking")[0] == 1
    assert json.loads(run("--api", "--format", "json")[1]) == [
        {
            "kind": "response-property-type-changed",
            "severity": "breaking",
            "model": "Task",
            "place": "Task.Title",
            "before": "string",
            "after": "int32",
            "operations": [{"id": "v1Task_GetTask", "at": "response.200.Title"}],
        }
    ]


def test_only_the_asked_for_severity_fails(run: Run) -> None:
    write_page(Path("docs"), "v1Task_GetTaskAgain")
    assert [run("--api", "--fail-on", severity)[0] for severity in ("breaking", "any")] == [0, 1]


def test_revisions_and_folders(run: Run) -> None:
    retype()
    assert main(["generate", "-q"]) == 0
    assert run("--api")[1].startswith("0 breaking")
    assert run("--api", "--base", "HEAD")[1].startswith("breaking ")
    assert run("--api", "--base", "HEAD", "--head", "specs")[1].startswith("breaking ")
    assert run("--api", "--base", "specs", "--head", "HEAD")[1].startswith("breaking ")
    assert run("--api", "--base", "HEAD", "--head", "HEAD")[1].startswith("0 breaking")
    for path in Path("specs").rglob("*.yaml"):
        path.unlink()
    assert run("--api", "--base", "HEAD")[1].startswith("breaking ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--base", "HEAD"], "`--base` needs `--api`"),
        (["--fail-on", "breaking"], "`--fail-on breaking` needs `--api`"),
        (["--api", "--base", ""], "is empty"),
        (["--api", "--base", "HEAD~7"], "S116"),
        (["--api", "--base=--output=x"], "S116"),
        (["--api", "--base", "docs"], "S114"),
        (["--api", "--head", "docs/none"], "S116"),
    ],
)
def test_what_cannot_be_read(run: Run, arguments: list[str], message: str) -> None:
    before = disk()
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert disk() == before


def test_a_revision_without_a_spec(run: Run) -> None:
    code, _, err = run("--api", "--base", "HEAD", "--specs", "other")
    assert code == 2
    assert "S116" in err


def test_a_spec_that_is_wrong(run: Run) -> None:
    edit("specs/models.yaml", "type: ", "typ: ")
    code, _, err = run("--api")
    assert code == 2
    assert "specs/models.yaml:" in err
    assert "S103" in err


@pytest.mark.parametrize("arguments", [[], ["--api"]])
def test_pages_with_an_error(run: Run, arguments: list[str]) -> None:
    Path("docs/Task/v1Task_Broken.md").write_text("---\nuid: v1Task_Broken\n---\n\nNothing.\n", "utf-8")
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "docs/Task/v1Task_Broken.md" in err


def test_without_git(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    retype()
    monkeypatch.setenv("PATH", "")
    assert run("--api")[0] == 0
    assert run() == (2, "", "sdkgen: git cannot be run: No such file or directory\n")
    assert run("--api", "--base", "HEAD")[0] == 2


def test_settings_of_the_user_for_git_have_no_effect(run: Run) -> None:
    retype()
    expected = run()
    git("config", "color.ui", "always")
    git("config", "diff.noprefix", "true")
    git("config", "diff.external", "false")
    git("config", "diff.context", "0")
    Path(".gitattributes").write_text("specs/** -diff\n", "utf-8")
    assert run() == expected
    assert "\x1b" not in expected[1]


def test_a_file_with_control_characters_has_no_effect_on_a_terminal(run: Run) -> None:
    edit("generated/openapi.yaml", "info:", "info: # \x1b[2J\u202e")
    out = run()[1]
    assert "\\x1b[2J\\u202e" in out
    assert "\x1b" not in out


def test_overrides_under_another_name_are_no_part_of_a_spec(run: Run) -> None:
    Path("specs/overrides.yaml").rename("specs/corrections.yaml")
    git("add", ".")
    git("-c", "user.name=n", "-c", "user.email=e@example.com", "commit", "-q", "-m", "second")
    for base in ("HEAD", "HEAD~1", "specs"):
        assert run("--api", "--base", base, "--overrides", "specs/corrections.yaml")[0] == 0
