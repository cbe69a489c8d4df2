"""A run that is killed: what the next command says and does, and that files of a person are never touched."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.cache import FOLDER
from generator.emit import format as formatting
from generator.emit.stage import STAGE, Stage
from generator.source import MANIFEST
from tests.emit.kills import forked, is_killed
from tests.example_pages import write_page

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

GENERATE = ("generate", "--pages", "docs")
OTHERS = {
    "check": ("check", "--pages", "docs"),
    "dry run": (*GENERATE, "--dry-run"),
    "lint": ("lint", "--pages", "docs", "--write-baseline", "--baseline", "baseline.json"),
    "report": ("report", "--pages", "docs"),
    "explain": ("explain", "--pages", "docs", "Task"),
    "diff": ("diff", "--pages", "docs"),
    "overrides": ("overrides", "accept", "--pages", "docs"),
}
MINE = ("specs/overrides.yaml", "generated/notes.md", "generated/superoffice_webapi/mine.py", "docs/notes.txt")
OVERRIDES = "- at: Task.Title\n  description: A title.\n  reason: The page says too little.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Outputs of two pages, files of a person among them, and then a third page."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(formatting, "_LITTLE", 10**9)  # in this process, which remembers what it has formatted
    for number in range(2):
        write_page(folder / "docs", f"v1Task_Get{number}")
    (folder / "specs").mkdir()
    (folder / "specs" / "overrides.yaml").write_text(OVERRIDES)
    assert main(GENERATE) == 0
    for path in MINE[1:]:
        (folder / path).write_text("mine")
    write_page(folder / "docs", "v1Task_Get2")
    return folder


def outputs() -> dict[str, bytes]:
    """Every file in the folders of outputs."""
    files = (path for name in ("specs", "generated") for path in Path(name).rglob("*"))
    return {path.as_posix(): path.read_bytes() for path in files if path.is_file()}


def everything() -> dict[str, bytes]:
    """Every file, scratch included."""
    return {path.as_posix(): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def is_interrupted() -> bool:
    """Whether a killed run has left a move that has begun."""
    return any(Stage(Path(name)).state != "none" for name in ("specs", "generated"))


class Copies:
    """Copies of a folder, and what a run in one leaves that is not killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mine = {path: Path(path).read_bytes() for path in MINE}
        self.before = outputs()
        self.fresh()
        assert main(GENERATE) == 0
        self.after = outputs()

    def fresh(self) -> None:
        """Make the current folder a copy of the one that nothing has been done in yet."""
        copy = self.folder.with_name("copy")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder, copy)
        os.chdir(copy)

    def check(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The next run says what it does about a move that has begun, and ends as if nothing had been."""
        was_interrupted, left = is_interrupted(), everything()
        assert {path: left[path] for path in MINE} == self.mine
        capsys.readouterr()
        if was_interrupted:
            assert main(OTHERS["check"]) == 2
            assert "interrupted while it wrote specs and generated" in capsys.readouterr().err
            assert everything() == left
        assert main(GENERATE) == 0
        said = capsys.readouterr().err
        assert ("have been moved now" in said or "as it was before" in said) == was_interrupted
        assert outputs() == self.after
        assert {path: Path(path).read_bytes() for path in MINE} == self.mine
        assert not [path for path in Path().rglob(".sdkgen-*") if path.name not in (MANIFEST, FOLDER)]


@pytest.mark.slow
def test_kills_at_random_changes_of_the_disk(
    here: Path, capsys: pytest.CaptureFixture[str], pytestconfig: pytest.Config
) -> None:
    copies = Copies(here)
    dice, interrupted = random.Random(1), 0  # noqa: S311
    for _ in range(int(pytestconfig.getoption("rounds"))):
        copies.fresh()
        if is_killed(partial(main, GENERATE), at=dice.randrange(1, 60)):
            interrupted += is_interrupted()
            copies.check(capsys)
    assert interrupted


@pytest.mark.slow
def test_kills_at_random_moments(here: Path, capsys: pytest.CaptureFixture[str], pytestconfig: pytest.Config) -> None:
    copies = Copies(here)
    copies.fresh()
    start = time.monotonic()
    os.waitpid(forked(partial(main, GENERATE)), 0)
    duration, dice = time.monotonic() - start, random.Random(2)  # noqa: S311
    for _ in range(int(pytestconfig.getoption("rounds"))):
        copies.fresh()
        child = forked(partial(main, GENERATE))
        time.sleep(duration * dice.random())
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        copies.check(capsys)


@pytest.mark.slow
def test_a_kill_at_each_write_of_the_cache(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies = Copies(here)
    for at in itertools.count(1):
        copies.fresh()
        shutil.rmtree(FOLDER)
        if not is_killed(partial(main, GENERATE), at=at, within=FOLDER):
            break
        copies.check(capsys)
    assert at > 4


POINTS = {
    "before all folders are ready": (f"{STAGE}/ready", 2, "what it had changed is as it was before"),
    "before the first file": (f"{STAGE}/new/{MANIFEST} specs", 1, "the rest of them have been moved now"),
    "between the folders": (".sdkgen-settled specs", 1, "the rest of them have been moved now"),
    "after the last file": (".sdkgen-settled generated", 1, "the rest of them have been moved now"),
}
"""When a run is killed: before which change of the disk, and what the next one says of it."""


def interrupt(point: str) -> None:
    """Kill a run."""
    within, at, _ = POINTS[point]
    assert is_killed(partial(main, GENERATE), at=at, within=within)
    assert is_interrupted()


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("name", OTHERS)
def test_other_commands_say_so_and_write_nothing(name: str, point: str, capsys: pytest.CaptureFixture[str]) -> None:
    interrupt(point)
    left = everything()
    capsys.readouterr()
    assert main(OTHERS[name]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "",
        "sdkgen: a run was interrupted while it wrote specs and generated: "
        "run `sdkgen generate` or `sdkgen build`, which finishes or undoes that\n",
    )
    assert everything() == left


@pytest.mark.parametrize("point", POINTS)
def test_a_build_ends_the_move_before_it_reads_the_specs(
    here: Path, point: str, capsys: pytest.CaptureFixture[str]
) -> None:
    copies = Copies(here)
    copies.fresh()
    interrupt(point)
    expected = copies.before if "ready" in point else copies.after
    assert main(("build",)) == 0
    assert POINTS[point][2] in capsys.readouterr().err
    assert outputs() == expected
    assert main(GENERATE) == 0
    assert outputs() == copies.after


def test_a_stage_that_no_run_left_is_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "specs" / STAGE).mkdir()
    (here / "specs" / STAGE / "ready").write_text("?")
    assert main(GENERATE) == 2
    assert f"specs/{STAGE} was not left by a run of this version" in capsys.readouterr().err


def test_a_move_that_cannot_be_ended_is_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt("between the folders")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    assert main(GENERATE) == 2
    assert "files could not be moved: [Errno 28] No space left on device; the next" in capsys.readouterr().err
    monkeypatch.undo()
