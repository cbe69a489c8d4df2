"""A run with nothing to do: when it is one, what it says, and that it never leaves other outputs than a cold run."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.cache import FOLDER
from generator.emit import format as formatting
from generator.emit.tree import Target
from generator.last_run import Record, decode, encode, recall, state_of_outputs, states
from tests.example_pages import write_page

ROOT = Path(__file__).parents[1]
COMMAND = ("generate", "--pages", "docs", "--profile", "mine.yaml")
OVERRIDES = "- at: Task.Title\n  description: Title number {}.\n  reason: The page says too little.\n"
NOTHING = "nothing has changed since the last run"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with pages, a profile of its own and a configuration."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(formatting, "_LITTLE", 10**9)  # in this process, which remembers what it has formatted
    for number in range(3):
        write_page(folder / "docs", f"v1Task_Get{number}")
    (folder / "mine.yaml").write_text("extends: superoffice\n")
    (folder / "pyproject.toml").write_text('[tool.sdkgen]\nversion = "1.0"\n')
    return folder


def is_nothing_to_do(capsys: pytest.CaptureFixture[str], *arguments: str) -> bool:
    """Run a command, by default `generate`; whether it said, in one line, that there is nothing to do."""
    capsys.readouterr()
    assert main(arguments or COMMAND) == 0
    said = capsys.readouterr().out
    assert (NOTHING in said) == (said.count("\n") == 1)
    return NOTHING in said


def outputs(folder: Path) -> dict[str, bytes]:
    """Every file that a run has written, manifests included."""
    found = (path for name in ("specs", "generated") for path in folder.joinpath(name).rglob("*"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.is_file()}


def test_the_same_command_does_nothing_and_says_so_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert not is_nothing_to_do(capsys)
    before = outputs(Path())
    assert is_nothing_to_do(capsys)
    assert is_nothing_to_do(capsys)
    assert outputs(Path()) == before
    assert {path.suffix for path in Path(FOLDER).iterdir()} == {"", ".entry", ".json"}
    assert Path(FOLDER, ".gitignore").read_text() == "*\n"


def test_all_findings_are_printed_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    page = Path("docs/Task/v1Task_Get0.md")
    page.write_text(page.read_text() + "\nNobody reads this.\n")
    main(COMMAND)
    assert "P901" in capsys.readouterr().out
    main(COMMAND)
    said = capsys.readouterr().out
    assert "P901" not in said
    assert "1 finding as before" in said
    main((*COMMAND, "--all-findings"))
    assert "P901" in capsys.readouterr().out


def test_a_finding_about_an_edit_is_no_finding_of_the_next_run(capsys: pytest.CaptureFixture[str]) -> None:
    main(COMMAND)
    page = Path("docs/Task/v1Task_Get0.md")
    page.write_text(page.read_text().replace("| Title | string |", "| Title | int32 |"))
    main(COMMAND)
    assert "D103" in capsys.readouterr().out
    main(COMMAND)
    assert "1 finding as before" in capsys.readouterr().out
    main((*COMMAND, "--all-findings"))
    assert "0 errors, 1 warnings, 0 notes" in capsys.readouterr().out


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What a command prints, by default `generate`."""
    capsys.readouterr()
    assert main(arguments or COMMAND) == code
    return capsys.readouterr().out


def add_line(number: int, line: str, at_end: bool = True) -> None:
    """Add a line to a page, before or after what is there."""
    page = Path(f"docs/Task/v1Task_Get{number}.md")
    text = page.read_text()
    page.write_text(f"{text}\n{line}\n" if at_end else text.replace("Reads one task.", f"Reads one task.\n\n{line}"))


def test_a_run_prints_what_the_last_one_has_not_found(capsys: pytest.CaptureFixture[str]) -> None:
    add_line(0, "Nobody reads this.")
    assert "Nobody reads this." in printed(capsys)
    add_line(0, "Further up.", at_end=False)
    add_line(1, "Nobody reads that.")
    said = printed(capsys)
    assert "Nobody reads that." in said
    assert "Nobody reads this." not in said
    assert "\n1 finding as in the last run (`--all-findings` prints them)\n" in said
    assert "0 errors, 2 warnings" in said
    add_line(2, "Also new.", at_end=False)
    assert "Nobody" not in printed(capsys)
    add_line(2, "Newer.", at_end=False)
    assert printed(capsys, *COMMAND, "--all-findings").count("warning[P901]") == 2
    add_line(2, "Newest.", at_end=False)
    assert "2 findings as in the last run" in printed(capsys)


def test_a_finding_that_comes_back_is_new(capsys: pytest.CaptureFixture[str]) -> None:
    page = Path("docs/Task/v1Task_Get0.md")
    text = page.read_text()
    for _ in range(2):
        add_line(0, "Nobody reads this.")
        assert "P901" in printed(capsys)
        page.write_text(text)
        assert "P901" not in printed(capsys)


def test_without_a_memory_all_findings_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    add_line(0, "Nobody reads this.")
    printed(capsys)
    commands: list[tuple[str, ...]] = [("lint", *COMMAND[1:]), ("check", *COMMAND[1:]), (*COMMAND, "--dry-run")]
    commands += [(*COMMAND, "--format", "json"), (*COMMAND, "--summary"), (*COMMAND, "--package", "other")]
    for command in commands:
        assert "P901" in printed(capsys, *command), command
    add_line(1, "More.", at_end=False)
    shutil.rmtree(FOLDER)
    assert "P901" in printed(capsys)


def test_errors_are_always_printed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs/Task/bad.md").write_text("---\ntitle: nothing\nuid: v1Task_Bad\n---\n\nNothing.\n")
    first, second = printed(capsys, code=1), printed(capsys, code=1)
    assert first.count("error[") == second.count("error[") > 0
    assert "findings as in the last run" not in first


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", *COMMAND[1:]),
        ("lint", *COMMAND[1:]),
        (*COMMAND, "--dry-run"),
        (*COMMAND, "--all-findings"),
        (*COMMAND, "--format", "json"),
        (*COMMAND, "--package", "other"),
    ],
)
def test_what_is_not_remembered(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    main(COMMAND)
    kept = outputs(Path(FOLDER))
    is_done = main(arguments)
    said = capsys.readouterr().out
    assert is_done == 0
    assert NOTHING not in said
    assert outputs(Path(FOLDER)) == kept


def test_quiet_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main((*COMMAND, "-q")) == 0
        assert capsys.readouterr().out == ""
    assert recall((*COMMAND, "-q")) is not None


def test_a_run_with_errors_is_not_remembered(capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs/Task/bad.md").write_text("---\ntitle: nothing\nuid: v1Task_Bad\n---\n\nNothing.\n")
    for _ in range(2):
        assert main(COMMAND) == 1
        assert NOTHING not in capsys.readouterr().out


def edit(path: str, old: str, new: str) -> Callable[[], object]:
    """Replace the first occurrence of a text in a file, which may be new."""
    return lambda: Path(path).write_text((Path(path).read_text() if Path(path).exists() else old).replace(old, new, 1))


CHANGES: dict[str, Callable[[], object]] = {
    "a page": edit("docs/Task/v1Task_Get0.md", "Reads one task.", "Reads two."),
    "a new page": lambda: write_page(Path("docs"), "v1Task_GetNew"),
    "a removed page": lambda: Path("docs/Task/v1Task_Get0.md").unlink(),
    "a renamed page": lambda: Path("docs/Task/v1Task_Get0.md").rename("docs/Task/other.md"),
    "an index": lambda: Path("docs/toc.yml").write_text("- name: Task\n  href: none.md\n"),
    "a setting": edit("pyproject.toml", "1.0", "1.1"),
    "the profile": edit("mine.yaml", "extends: superoffice", "extends: superoffice\ndefaults: {title: Mine}"),
    "overrides": edit("specs/overrides.yaml", "x", "[]\n"),
    "a generated file": edit("generated/README.md", "#", "##"),
    "a generated file that is gone": lambda: Path("generated/openapi.yaml").unlink(),
    "a spec": edit("specs/api.yaml", "title", "titel"),
    "the manifest": edit("generated/.sdkgen-manifest", "README.md", "other.py\nREADME.md"),
    "what a killed run left": lambda: Path("generated/.sdkgen-stage").mkdir(),
    "a file of somebody else": lambda: Path("generated/superoffice_webapi/mine.py").write_text("x = 1\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_noticed(capsys: pytest.CaptureFixture[str], change: str) -> None:
    main(COMMAND)
    capsys.readouterr()
    assert recall(COMMAND) is not None
    CHANGES[change]()
    assert recall(COMMAND) is None


def damage(record: Path, how: str) -> None:
    """Spoil a record."""
    content = record.read_bytes()
    if how == "half":
        record.write_bytes(content[: len(content) // 2])
    elif how == "empty":
        record.write_bytes(b"")
    elif how == "one digit":
        record.write_bytes(content.replace(b'"generated"', b'"generate2"'))
    elif how == "binary":
        record.write_bytes(os.urandom(2000))
    elif how == "huge":
        record.write_bytes(content + b" " * 200_000)
    else:
        record.unlink()
        record.mkdir()


@pytest.mark.parametrize("how", ["half", "empty", "one digit", "binary", "huge", "folder"])
def test_a_damaged_record_is_no_record(capsys: pytest.CaptureFixture[str], how: str) -> None:
    main(COMMAND)
    (record,) = Path(FOLDER).glob("*.json")
    damage(record, how)
    assert not is_nothing_to_do(capsys)
    if how != "folder":
        assert is_nothing_to_do(capsys), "it was written again"


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "null",
        "{}",
        '[[["device", "x", "y"]], "", 1, 1, false]',
        '[[], "", 1, 1, 0]',
        "[" * 50_000,
        '[[["file", 1]]]',
    ],
)
def test_what_is_no_record_is_not_decoded(line: str) -> None:
    assert decode(f"{hashlib.sha256(line.encode()).hexdigest()}\n{line}\n".encode()) is None
    assert decode(line.encode()) is None


def test_a_record_reads_back() -> None:
    record = Record((("file", "a\udce9", "d"), ("outputs", "out", "e")), "2026-01-02", 3, 4, is_quiet=True)
    assert decode(encode(record).encode()) == record


def test_what_leads_out_of_a_folder_is_not_remembered(here: Path) -> None:
    (here / "docs" / ".hidden").mkdir()
    assert all(digest for _, _, digest in states([("pages", "docs")]))
    for text in ("[!include[x](.hidden/a.md)]", "[!INCLUDE [x](../docs/.hidden/a.md)]", "[!include[x](~/..h/a.md)]"):
        (here / "docs" / "a.md").write_text(text)
        assert states([("pages", "docs")])[0][2] == ""
    (here / "docs" / "a.md").write_text("[!include[x](../docs/./a.md)]")
    assert states([("pages", "docs")])[0][2]
    (here / "docs" / "link").symlink_to(here)
    assert states([("pages", "docs")])[0][2] == ""


def test_what_another_run_wrote_meanwhile_is_not_taken_for_ours(tmp_path: Path) -> None:
    ours = Target(tmp_path / "out", "out", {"a.py": "x = 1\n"})
    ours.folder.mkdir()
    expected = state_of_outputs(ours)
    (ours.folder / "a.py").write_text("x = 2\n")
    assert state_of_outputs(ours) == expected
    assert states([("outputs", str(ours.folder))]) != (expected,)


@pytest.mark.slow
def test_two_runs_at_once_do_each_other_no_harm(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "generator", *COMMAND]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for version in ("1.1", "1.2"):
        (here / "pyproject.toml").write_text(f'[tool.sdkgen]\nversion = "{version}"\n')
        both = [subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) for _ in range(2)]
        assert [process.wait() for process in both] == [0, 0]
        assert {path.suffix for path in Path(FOLDER).iterdir()} == {"", ".entry", ".json"}
        assert is_nothing_to_do(capsys)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_random_changes_leave_what_a_cold_run_leaves(
    here: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
    seed: int,
) -> None:
    chance = random.Random(seed)  # noqa: S311
    for round_number in range(pytestconfig.getoption("rounds")):
        for _ in range(chance.randrange(3)):
            random_change(chance, here)
        elsewhere = here.parent / f"cold{round_number}"
        lay_out_again(here, elsewhere)
        first = main(COMMAND)
        expected, cold_findings = cold(elsewhere, monkeypatch, capsys)
        assert first == 0
        assert outputs(here) == expected
        assert findings(capsys) == cold_findings
        assert is_nothing_to_do(capsys)


CASES = ["edit", "add", "remove", "rename", "include", "included", "setting", "profile", "overrides", "output", "cache"]


def random_change(chance: random.Random, here: Path) -> None:
    """Change an input, an output or the cache."""
    pages = sorted(here.joinpath("docs", "Task").glob("*.md"))
    made = sorted(path for path in here.joinpath("generated").rglob("*.py") if path.is_file())
    entries = sorted(path for path in here.joinpath(FOLDER).glob("[!.]*") if path.is_file())
    number = chance.randrange(1000)
    page = chance.choice(pages)
    match chance.choice(CASES):
        case "edit":
            page.write_text(page.read_text().replace("What is to be done", f"What {number} is to be done"))
        case "add":
            write_page(here / "docs", f"v1Task_Add{number}")
        case "remove" if len(pages) > 2:
            page.unlink()
        case "rename":
            page.rename(page.with_name(f"renamed{number}.md"))
        case "setting":
            (here / "pyproject.toml").write_text(f'[tool.sdkgen]\nversion = "1.{number}"\n')
        case "profile":
            (here / "mine.yaml").write_text(f"extends: superoffice\ndefaults: {{title: Title {number}}}\n")
        case "overrides" if here.joinpath("specs").is_dir():
            (here / "specs" / "overrides.yaml").write_text(OVERRIDES.format(number))
        case "output" if made:
            spoiled = chance.choice(made)
            spoiled.write_text("#")
            if number % 2:
                spoiled.unlink()
        case "cache" if entries:
            damage(chance.choice(entries), chance.choice(["half", "empty", "binary"]))
        case "include":
            page.write_text(f"{page.read_text()}\n[!include[a sample](../samples/{number % 3}.md)]\n")
        case "included":
            sample = here / "docs" / "samples" / f"{number % 3}.md"
            sample.parent.mkdir(exist_ok=True)
            sample.write_text(f'```http\nHTTP/1.1 200 OK\n\n{{"Id": {number}}}\n```\n')


def findings(capsys: pytest.CaptureFixture[str]) -> str:
    """Every finding of the pages."""
    capsys.readouterr()
    main(("lint", *COMMAND[1:], "--format", "json"))
    return capsys.readouterr().out


def lay_out_again(here: Path, folder: Path) -> None:
    """Copy the inputs of a run, of which the spec on disk is one, and nothing else."""
    folder.mkdir()
    for name in ("mine.yaml", "pyproject.toml"):
        shutil.copy(here / name, folder)
    for name in ("docs", "specs"):
        if here.joinpath(name).is_dir():
            shutil.copytree(here / name, folder / name)


def cold(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[dict[str, bytes], str]:
    """The outputs and the findings of a run that finds nothing of an earlier one but its spec."""
    with monkeypatch.context() as patch:
        patch.chdir(folder)
        assert main(COMMAND) == 0
        shutil.rmtree(FOLDER)
        return outputs(folder), findings(capsys)
