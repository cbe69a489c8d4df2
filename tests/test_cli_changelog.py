"""`sdkgen changelog` and `sdkgen diff --python`: what is printed, what is written, and what is never touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.example_pages import write_page
from tests.git_repository import Run, commit_everything, git, runner

PAGE = Path("docs/Task/v1Task_GetTask.md")
CHANGELOG = Path("generated/CHANGELOG.md")
CONFIG = """\
# keep this
[tool.sdkgen]
pages = ["docs"]   # and this
package = "tasks"
version = "1.2.0"

[tool.other]
a = 1
"""
ASKED = "since 1.2.0, the API asks for 2.0.0, the Python client for 2.0.0"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command where version 1.2.0 was committed and tagged: exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "docs")
    Path("pyproject.toml").write_text(CONFIG, "utf-8")
    assert main(["generate", "-q"]) == 0
    commit_everything()
    git("tag", "v1.2.0")
    return runner(capsys)


def retype() -> None:
    """The page now says that the title is a number."""
    text = PAGE.read_text("utf-8")
    PAGE.write_text(text.replace("| Title | string |", "| Title | int32 |").replace('"water the plants"', "7"), "utf-8")


def reword() -> None:
    """The page says the same in other words."""
    PAGE.write_text(PAGE.read_text("utf-8").replace("What is to be done.", "What to do."), "utf-8")


ENTRY = "- **Breaking:** `models.Task.title` is now `int`, not `str`."


def test_the_entry_and_the_version_are_written_together(run: Run) -> None:
    retype()
    code, out, err = run("changelog", "--base", "v1.2.0", "--date", "2026-11-21", "--bump")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "changelog   generated/CHANGELOG.md: 2.0.0, 1 entry, 1 breaking",
        f"version     1.2.0 -> 2.0.0 in pyproject.toml ({ASKED})",
        "next        sdkgen generate",
    ]
    text = CHANGELOG.read_text("utf-8")
    assert "## [2.0.0] - 2026-11-21\n" in text
    assert ENTRY in text
    assert Path("pyproject.toml").read_text("utf-8") == CONFIG.replace("1.2.0", "2.0.0")


def test_a_second_run_writes_the_same_and_bumps_nothing(run: Run) -> None:
    retype()
    arguments = ("changelog", "--base", "v1.2.0", "--date", "2026-11-21", "--bump")
    run(*arguments)
    first = CHANGELOG.read_bytes(), Path("pyproject.toml").read_bytes()
    code, out, _ = run(*arguments)
    assert code == 0
    assert "version     2.0.0 (since 1.2.0" in out
    assert (CHANGELOG.read_bytes(), Path("pyproject.toml").read_bytes()) == first


def test_without_bump_the_right_version_is_printed(run: Run) -> None:
    retype()
    code, out, _ = run("changelog", "--base", "v1.2.0")
    assert code == 0
    assert f"version     1.2.0; 2.0.0 would be right ({ASKED}); `--bump` sets it" in out
    assert Path("pyproject.toml").read_text("utf-8") == CONFIG


def test_a_change_of_texts_alone_is_a_patch(run: Run) -> None:
    reword()
    run("changelog", "--base", "v1.2.0", "--bump")
    text = CHANGELOG.read_text("utf-8")
    assert "## [1.2.1] - " in text
    assert "Nothing changes for callers. 1 change of the documentation alone is not listed." in text


def test_where_nothing_has_changed_nothing_is_written(run: Run) -> None:
    assert run("changelog", "--base", "v1.2.0", "--bump") == (
        0,
        "changelog   nothing has changed; no file is written\n",
        "",
    )
    assert not CHANGELOG.exists()


def test_the_file_is_no_business_of_check_and_generate(run: Run) -> None:
    retype()
    run("changelog", "--base", "v1.2.0", "--bump")
    before = CHANGELOG.read_bytes()
    assert run("generate", "-q")[0] == 0
    code, out, _ = run("check")
    assert (code, CHANGELOG.read_bytes()) == (0, before)
    assert "CHANGELOG" not in out


def test_an_edited_entry_stops_the_run_before_anything_is_written(run: Run) -> None:
    retype()
    run("changelog", "--base", "v1.2.0")
    CHANGELOG.write_text(CHANGELOG.read_text("utf-8").replace(ENTRY, "- By hand."), "utf-8")
    before = CHANGELOG.read_bytes()
    code, out, err = run("changelog", "--base", "v1.2.0")
    assert (code, out) == (2, "")
    assert "generated/CHANGELOG.md stays as it is: somebody has written or edited it" in err
    assert (CHANGELOG.read_bytes(), Path("pyproject.toml").read_text("utf-8")) == (before, CONFIG)


def test_a_dry_run_prints_the_entry_alone(run: Run) -> None:
    retype()
    code, out, err = run("changelog", "--base", "v1.2.0", "--date", "2026-11-21", "--bump", "--dry-run")
    assert (code, err) == (0, "")
    assert out.startswith("## [2.0.0] - 2026-11-21\n\n1 breaking change.\n")
    assert not CHANGELOG.exists()
    assert Path("pyproject.toml").read_text("utf-8") == CONFIG


def test_a_failed_write_leaves_both_files_as_they_were(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    retype()
    move = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "pyproject.toml" and not self.name.endswith("-old"):
            raise OSError(28, "No space left on device", str(target))
        return move(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    code, _, err = run("changelog", "--base", "v1.2.0", "--bump")
    assert code == 2
    assert "No space left on device" in err
    assert not CHANGELOG.exists()
    assert Path("pyproject.toml").read_text("utf-8") == CONFIG
    assert [path.name for path in Path().rglob("*sdkgen-stage*")] == []


def test_the_base_may_be_a_folder(run: Run) -> None:
    Path("specs").rename("old-specs")
    retype()
    code, out, _ = run("changelog", "--base", "old-specs", "--dry-run")
    assert code == 0
    assert ENTRY in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--base", "v9"), "there is no such folder or revision"),
        (("--base", ""), "`--base` is empty"),
        ((), "the following arguments are required: --base"),
        (("--base", "v1.2.0", "--date", "soon"), "expected a date as in 2027-01-31: 'soon'"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], message: str) -> None:
    code, _, err = run("changelog", *arguments)
    assert code == 2
    assert message in err


def test_bump_needs_a_configuration(run: Run) -> None:
    retype()
    Path("pyproject.toml").unlink()
    code, _, err = run("changelog", "--pages", "docs", "--package", "tasks", "--base", "v1.2.0", "--bump")
    assert code == 2
    assert "`--bump` sets `version` below `[tool.sdkgen]`, and there is no such table" in err
    assert not CHANGELOG.exists()


def test_the_python_surface(run: Run) -> None:
    retype()
    code, out, err = run("diff", "--python", "--base", "v1.2.0")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "breaking    attribute-type-changed  models.Task.title: str | None -> int | None",
        "1 breaking, 0 compatible",
        "since 1.2.0, the Python client asks for version 2.0.0, the API for 2.0.0",
    ]
    assert run("diff", "--python", "--fail-on", "breaking")[0] == 1
    assert run("diff", "--python", "--fail-on", "any")[0] == 1
    (change,) = json.loads(run("diff", "--python", "--format", "json")[1])
    assert (change["name"], change["severity"]) == ("models.Task.title", "breaking")
    assert run("diff", "--python", "--head", "v1.2.0", "--fail-on", "any")[0] == 0
    assert run("diff", "--python", "--api")[0] == 2
