"""A run that is killed at any change of the disk: the next one finishes or undoes it, and says which."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from generator.emit.stage import STAGE, DamagedStageError, Stage
from generator.emit.tree import Target
from generator.emit.write import ForeignFilesError, UnfinishedError, apply, is_interrupted, recover
from generator.source import MANIFEST
from tests.emit.kills import is_killed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

BEFORE = {
    "specs": {"api.yaml": "1", "gone.yaml": "1", "old/only.yaml": "1", "same.yaml": "1"},
    "out": {"a.py": "1", "pkg/b.py": "1", "pkg/old/c.py": "1", "pkg/deep/er/d.py": "1"},
}
AFTER = {
    "specs": {"api.yaml": "2", "new/only.yaml": "2", "same.yaml": "1"},
    "out": {"a.py": "2", "pkg/b.py": "1", "pkg/new/c.py": "2", "very/new/e.py": "2", "pkg/deep/er/d.py": "2"},
}
MINE = {
    "specs/overrides.yaml": "mine",
    "out/pkg/mine.py": "mine",
    "out/pkg/old/mine.py": "mine",
    "out/CHANGELOG.md": "x",
}
EMPTY: dict[str, dict[str, str]] = {"specs": {}, "out": {}}

Tree = dict[str, bytes]


def targets(folder: Path, trees: dict[str, dict[str, str]]) -> list[Target]:
    """A target for each tree."""
    return [Target(folder / name, name, tree) for name, tree in trees.items()]


def folders(folder: Path) -> list[Path]:
    """The folders of outputs."""
    return [folder / "specs", folder / "out"]


def contents(folder: Path) -> Tree:
    """Every file, scratch and manifests included."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write_mine(folder: Path) -> None:
    """Files of a person, in the same folders."""
    for path, text in MINE.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def state(folder: Path, trees: dict[str, dict[str, str]], *, start: dict[str, dict[str, str]]) -> Tree:
    """What a run that is not killed leaves, in a folder of its own."""
    if start is not EMPTY:
        apply(targets(folder, start))
    write_mine(folder)
    if trees is not EMPTY:
        apply(targets(folder, trees))
    return contents(folder)


class Scenario:
    """A state before and after a run, and copies of the first to run in."""

    def __init__(self, folder: Path, start: dict[str, dict[str, str]]) -> None:
        self.folder = folder
        self.before = state(folder / "before", EMPTY, start=start)
        self.after = state(folder / "after", AFTER, start=start)

    def copy(self) -> Path:
        """A fresh copy of the state before."""
        place = self.folder / "copy"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.folder / "before", place)
        return place

    def check(self, folder: Path) -> None:
        """Recover, and compare with what the outcome promises."""
        was_interrupted = any(is_interrupted(path) for path in folders(folder))
        left = contents(folder)
        assert {path: text for path, text in left.items() if path in MINE} == {p: t.encode() for p, t in MINE.items()}
        outcome = recover(folders(folder))
        assert (outcome is not None) == was_interrupted
        expected = {"finished": [self.after], "undone": [self.before], None: [self.before, self.after]}
        assert contents(folder) in expected[outcome], outcome
        assert not [path for path in folder.rglob(".sdkgen-*") if path.name != MANIFEST]
        apply(targets(folder, AFTER))
        assert contents(folder) == self.after


@pytest.fixture(params=["over an earlier run", "for the first time"])
def scenario(tmp_path: Path, request: pytest.FixtureRequest) -> Scenario:
    """Both kinds of run."""
    return Scenario(tmp_path, BEFORE if request.param == "over an earlier run" else EMPTY)


@pytest.fixture
def step(pytestconfig: pytest.Config) -> int:
    """Every how many changes of the disk a test with two faults puts one."""
    return max(1, 48 // int(pytestconfig.getoption("rounds")))


def kills(scenario: Scenario, step: int = 1, fails_at: int = 0) -> Iterator[Path]:
    """A folder in which a run was killed, for each change of the disk that the run makes."""
    for at in itertools.count(1, step):
        folder = scenario.copy()
        run = partial(apply, targets(folder, AFTER))
        if not is_killed(run, at=at, fails_at=fails_at, allowed=(OSError, UnfinishedError) if fails_at else ()):
            return
        yield folder


def test_a_kill_at_each_change_of_the_disk(scenario: Scenario) -> None:
    changes = 0
    for folder in kills(scenario):
        scenario.check(folder)
        changes += 1
    assert changes > 50


@pytest.mark.slow
def test_a_kill_of_the_run_that_recovers(scenario: Scenario, step: int) -> None:
    for folder in kills(scenario, step):
        killed = scenario.folder / "killed"
        shutil.rmtree(killed, ignore_errors=True)
        shutil.copytree(folder, killed)
        for at in itertools.count(1, step):
            if not is_killed(partial(recover, folders(folder)), at=at):
                break
            scenario.check(folder)
            shutil.rmtree(folder)
            shutil.copytree(killed, folder)


@pytest.mark.slow
def test_a_kill_while_a_failed_move_is_undone(scenario: Scenario, step: int) -> None:
    changes = sum(1 for _ in kills(scenario))
    for fails_at in range(changes // 2, changes, 3 * step):
        for folder in kills(scenario, step, fails_at=fails_at):
            scenario.check(folder)


def test_a_disk_that_is_full_at_each_change(scenario: Scenario) -> None:
    for fails_at in range(1, sum(1 for _ in kills(scenario)) + 1):
        folder = scenario.copy()
        run = partial(apply, targets(folder, AFTER))
        assert not is_killed(run, at=0, fails_at=fails_at, allowed=(OSError, UnfinishedError))
        scenario.check(folder)


def test_files_that_somebody_has_put_in_the_way_of_an_interrupted_move_stop_it(tmp_path: Path) -> None:
    scenario = Scenario(tmp_path, BEFORE)
    folder = next(folder for folder in kills(scenario) if all(Stage(f).state == "ready" for f in folders(folder)))
    (folder / "out" / "very").mkdir()
    (folder / "out" / "very" / "new").mkdir()
    (folder / "out" / "very" / "new" / "e.py").write_text("mine")
    left = contents(folder)
    for run in (partial(recover, folders(folder)), partial(apply, targets(folder, AFTER))):
        with pytest.raises(ForeignFilesError, match=r"very/new/e\.py"):
            run()
    assert contents(folder) == left
    (folder / "out" / "very" / "new" / "e.py").unlink()
    assert recover(folders(folder)) == "finished"
    assert contents(folder) == scenario.after


@pytest.mark.parametrize(
    "journal",
    [
        "",
        "[]",
        "null",
        '{"created": {}, "removed": []}',
        '{"created": {}, "removed": 1, "folders": []}',
        '{"created": {}, "removed": ["../secret"], "folders": []}',
        '{"created": {"LINK/secret": ""}, "removed": [], "folders": []}',
        '{"created": {}, "removed": ["LINK/secret"], "folders": []}',
        '{"created": {}, "removed": ["/etc/hostname"], "folders": []}',
        '{"created": {}, "removed": ["a\\u0000b"], "folders": []}',
        '{"created": {}, "removed": [""], "folders": []}',
        "[" * 100_000,
    ],
)
@pytest.mark.parametrize("name", ["ready", "undo"])
def test_a_journal_that_leads_out_of_its_folder_or_cannot_be_read_is_refused(
    tmp_path: Path, journal: str, name: str
) -> None:
    out = tmp_path / "out"
    (out / STAGE / "new").mkdir(parents=True)
    (out / "LINK").symlink_to(tmp_path)
    (tmp_path / "secret").write_text("keep")
    (out / STAGE / name).write_text(journal)
    before = contents(tmp_path)
    with pytest.raises(DamagedStageError, match=STAGE):
        recover([out])
    assert contents(tmp_path) == before


def test_a_stage_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret").write_text("keep")
    (tmp_path / "out" / STAGE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DamagedStageError):
        recover([tmp_path / "out"])
    assert contents(tmp_path)["elsewhere/secret"] == b"keep"


def test_a_link_in_a_folder_of_outputs_never_leads_out_of_it(tmp_path: Path) -> None:
    out, secret = tmp_path / "out", tmp_path / "elsewhere" / "secret.py"
    secret.parent.mkdir()
    secret.write_text("keep")
    out.mkdir()
    (out / "pkg").symlink_to(secret.parent)
    (out / MANIFEST).write_text("pkg/secret.py\n")
    apply([Target(out, "out", {"a.py": "1"})])
    with pytest.raises(ForeignFilesError, match=r"out/pkg/secret\.py"):
        apply([Target(out, "out", {"pkg/secret.py": "1"})])
    assert secret.read_text() == "keep"


@pytest.mark.slow
def test_a_small_disk_that_is_full(tmp_path: Path) -> None:
    """A real one: a tmpfs of each of 20 sizes, in a mount namespace of its own."""
    script = Path(__file__).with_name("full_disk.py")
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    command = ["unshare", "--mount", *as_root, sys.executable, str(script), str(tmp_path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    except FileNotFoundError:
        pytest.skip("needs `unshare` of util-linux")
    if "cannot mount" in done.stderr or "unshare failed" in done.stderr:
        pytest.skip("this user may not mount a file system")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == sorted(done.stdout.split()), "full first, large enough at last"
    assert {"undone", "written"} <= set(done.stdout.split())
