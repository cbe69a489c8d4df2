"""`sdkgen build`: the outputs from the folder of specs alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.source import MANIFEST
from tests.example_pages import write_page

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command where a spec and its outputs are, and the pages are gone: exit code, and all that it prints."""
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "docs")
    write_page(tmp_path / "docs", "v1Task_GetTaskAgain")
    Path("pyproject.toml").write_text(
        '[tool.sdkgen]\ntitle = "Tasks"\nserver = "https://example.com"\npackage = "tasks"\nclient = "Tasks"\n', "utf-8"
    )
    Path("specs").mkdir()
    Path("specs/overrides.yaml").write_text(
        "- {at: Task.Title, description: What to do., reason: r}\n- {at: v1Task_GetTask, method: fetch, reason: r}\n",
        "utf-8",
    )
    assert main(["generate", "-q", "--pages", "docs"]) == 0
    for page in Path("docs/Task").iterdir():
        page.unlink()
    capsys.readouterr()

    def command(*arguments: str) -> tuple[int, str]:
        code = main(list(arguments))
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return command


def tree(folder: str) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()
    }


def edit(path: str, old: str, new: str) -> None:
    """Replace a text that stands in a file once."""
    text = Path(path).read_text("utf-8")
    assert text.count(old) == 1
    Path(path).write_text(text.replace(old, new), "utf-8")


def test_a_build_gives_what_generate_gave_and_leaves_the_spec_alone(run: Run) -> None:
    specs = tree("specs")
    code, printed = run("build", "--output", "other")
    assert (code, printed.splitlines()) == (
        0,
        [
            "operations  2",
            "models      1",
            f"files       {len(tree('other')) - 1} written, 0 unchanged, 0 removed",
            "findings    0 errors, 0 warnings, 0 notes",
        ],
    )
    assert tree("other") == tree("generated")
    assert tree("specs") == specs
    assert run("build", "-q") == (0, "")
    assert tree("other") == tree("generated")


def test_an_edited_type_changes_what_it_is_the_type_of_and_no_more(run: Run) -> None:
    before = tree("generated")
    edit("specs/models.yaml", "      TaskId:\n        type: int32\n", "      TaskId:\n        type: string\n")
    assert run("build", "-q") == (0, "")
    after = tree("generated")
    assert before.keys() == after.keys()
    changed = {path: (before[path].decode(), after[path].decode()) for path in after if before[path] != after[path]}
    assert {"openapi.yaml", "tasks/models/task.py"} <= changed.keys()
    for path in ("openapi.yaml", "tasks/models/task.py"):
        old, new = (text.splitlines() for text in changed[path])
        differing = {line.strip() for line in set(old) ^ set(new)}
        differing -= {"example:", "TaskId: 7", "Title: water the plants"}  # a sample that is not of the new type
        assert all("task_id" in line or "type:" in line or "format:" in line for line in differing), differing


def test_title_version_and_server_are_those_of_the_configuration(run: Run) -> None:
    Path("pyproject.toml").write_text(
        '[tool.sdkgen]\ntitle = "Chores"\nserver = "https://example.org"\npackage = "chores"\nversion = "2.0.0"\n'
        'docs-url = "https://example.org/docs"\nclient = "Chores"\n',
        "utf-8",
    )
    assert run("build", "-q", "--output", "other") == (0, "")
    document = Path("other/openapi.yaml").read_text("utf-8")
    assert "title: Chores\n" in document
    assert "https://example.org" in document
    assert 'version = "2.0.0"' in Path("other/pyproject.toml").read_text("utf-8")
    assert Path("other/chores/py.typed").is_file()


def test_a_dry_run_lists_and_writes_nothing(run: Run) -> None:
    edit("specs/models.yaml", "        type: int32\n", "        type: int64\n")
    before = tree("generated")
    code, printed = run("build", "--dry-run")
    assert code == 0
    assert "stale      generated/openapi.yaml\n" in printed
    assert "specs/" not in printed
    assert tree("generated") == before


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "        type: int32\n",
            "        type: int33\n",
            "specs/models.yaml:5:15: error[S107] there is no model `int33`",
        ),
        ("        type: int32\n", "        typ: int32\n", "specs/models.yaml:5:9: error[S103] unknown key `typ`"),
        ("    fields:\n", "    fields: [\n", "specs/models.yaml:"),
    ],
)
def test_a_spec_with_an_error_is_a_finding_and_nothing_is_written(run: Run, old: str, new: str, finding: str) -> None:
    edit("specs/models.yaml", old, new)
    before = tree("generated")
    code, printed = run("build")
    assert code == 1
    assert printed.startswith(finding)
    assert "error[S1" in printed
    assert tree("generated") == before


def test_a_file_that_no_group_lists_is_a_finding(run: Run) -> None:
    Path("specs/entities/mine.yaml").write_text("path: [entities, Mine]\noperations: {}\n", "utf-8")
    code, printed = run("build")
    assert (code, "specs/entities/mine.yaml:1:1: error[S109]" in printed) == (1, True)


def test_files_beside_the_spec_are_not_read(run: Run) -> None:
    Path("specs/README.md").write_text("Ours.\n", "utf-8")
    Path("specs/.hidden.yaml").write_text("[", "utf-8")
    assert Path("specs", MANIFEST).is_file()
    assert Path("specs/overrides.yaml").is_file()
    assert run("build", "-q") == (0, "")
    Path("specs/fixes.yaml").write_text("- {at: Lost, drop: true, reason: not applied}\n", "utf-8")
    Path("pyproject.toml").write_text(
        Path("pyproject.toml").read_text("utf-8") + 'overrides = "specs/fixes.yaml"\n', "utf-8"
    )
    Path("specs/overrides.yaml").unlink()
    assert run("build", "-q") == (0, "")


@pytest.mark.parametrize(
    ("specs", "why"),
    [("lost", "no such folder"), ("docs", "there is no `api.yaml` in the folder")],
)
def test_a_folder_without_a_spec_is_wrong_usage(run: Run, specs: str, why: str) -> None:
    assert run("build", "--specs", specs) == (2, f"{specs}:1:1: error[S114] {why}\n")


def test_a_file_that_is_no_text_is_wrong_usage(run: Run) -> None:
    Path("specs/models.yaml").write_bytes(b"\xff")
    code, printed = run("build")
    assert (code, printed.startswith("specs/models.yaml:1:1: error[S114] cannot read the file: ")) == (2, True)
