"""Whole trees or nothing: what is written, what is removed, and what a failure on the way leaves behind."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.emit import write
from generator.emit.tree import Target
from generator.emit.write import ForeignFilesError, apply, inspect, write_files
from generator.source import MANIFEST


def target(folder: Path, **files: str) -> Target:
    """A target in a folder; `__` stands for `/` and a trailing `_py` for `.py`."""
    return Target(
        folder, folder.name, {name.replace("__", "/").replace("_py", ".py"): text for name, text in files.items()}
    )


def files_in(folder: Path) -> dict[str, str]:
    """Every file under a folder but the manifest."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


def test_a_first_run_and_one_more(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    wanted = target(out, a_py="x = 'é'\n", pkg__b_py="")
    (done,) = apply([wanted])
    assert [(change.path, change.kind) for change in done.changes] == [("a.py", "missing"), ("pkg/b.py", "missing")]
    assert (out / "a.py").read_bytes() == "x = 'é'\n".encode()
    assert (out / MANIFEST).read_text("utf-8").splitlines()[2:] == ["a.py", "pkg/b.py"]
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    (done,) = apply([wanted])
    assert done.changes == ()
    assert done.unchanged == 2
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_what_is_no_longer_wanted_is_removed_and_what_others_wrote_stays(tmp_path: Path) -> None:
    apply([target(tmp_path, a_py="1", pkg__old__b_py="2", pkg__c_py="3")])
    (tmp_path / "pkg" / "mine.py").write_text("mine")
    (tmp_path / "notes.txt").write_text("mine")
    (done,) = apply([target(tmp_path, a_py="1", pkg__c_py="4")])
    assert files_in(tmp_path) == {"a.py": "1", "notes.txt": "mine", "pkg/c.py": "4", "pkg/mine.py": "mine"}
    assert not (tmp_path / "pkg" / "old").exists()
    assert done.strays == ("pkg/mine.py",)


def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("mine")
    wanted = target(tmp_path, a_py="1", b_py="2")
    with pytest.raises(ForeignFilesError) as raised:
        apply([wanted])
    assert raised.value.paths == (f"{tmp_path.name}/a.py",)
    assert files_in(tmp_path) == {"a.py": "mine"}
    (tmp_path / "a.py").write_text("1")  # the same text is no loss
    apply([wanted])
    assert files_in(tmp_path) == {"a.py": "1", "b.py": "2"}


def test_inspecting_writes_nothing(tmp_path: Path) -> None:
    found = inspect(target(tmp_path / "out", a_py="1"))
    assert [change.kind for change in found.changes] == ["missing"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", range(5))
def test_a_failing_move_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    apply([target(one, a_py="1", old__b_py="2"), target(two, c_py="3")])
    before = {folder: (files_in(folder), (folder / MANIFEST).read_bytes()) for folder in (one, two)}
    replace, moved = Path.replace, 0

    def replace_until_full(self: Path, place: Path) -> Path:
        nonlocal moved
        if "new" in self.parts:
            if moved == failing:
                raise OSError(errno.ENOSPC, "No space left on device", str(place))
            moved += 1
        return replace(self, place)

    monkeypatch.setattr(Path, "replace", replace_until_full)
    with pytest.raises(OSError, match="No space left"):
        apply([target(one, a_py="new", new__d_py="new"), target(two, c_py="new")])
    assert {folder: (files_in(folder), (folder / MANIFEST).read_bytes()) for folder in (one, two)} == before
    assert sorted(path.name for path in one.iterdir()) == [MANIFEST, "a.py", "old"]


def test_a_full_disk_while_staging_touches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apply([target(tmp_path, a_py="1", b_py="2")])

    def write_some(self: Path, content: bytes) -> int:
        if self.name == "b.py":
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        with self.open("wb") as file:
            return file.write(content)

    monkeypatch.setattr(Path, "write_bytes", write_some)
    with pytest.raises(OSError, match="No space left"):
        apply([target(tmp_path, a_py="new", b_py="new")])
    assert files_in(tmp_path) == {"a.py": "1", "b.py": "2"}


def test_a_folder_in_the_way_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    apply([target(tmp_path, a_py="1")])
    (tmp_path / "b.py").mkdir()
    with pytest.raises(OSError, match="Is a directory"):
        apply([target(tmp_path, a_py="new", b_py="new")])
    assert files_in(tmp_path) == {"a.py": "1"}


def test_a_run_that_was_killed_leaves_nothing_in_the_way_of_the_next(tmp_path: Path) -> None:
    apply([target(tmp_path, a_py="1")])
    (tmp_path / ".sdkgen-stage" / "new").mkdir(parents=True)
    (tmp_path / ".sdkgen-stage" / "new" / "half.py").write_text("ha")
    apply([target(tmp_path, a_py="2")])
    assert files_in(tmp_path) == {"a.py": "2"}


def test_a_manifest_cannot_point_out_of_its_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "secret").write_text("keep")
    (out / MANIFEST).write_text(f"../secret\n{tmp_path / 'secret'}\n<<<<<<< HEAD\n")
    apply([target(out, a_py="1")])
    assert (tmp_path / "secret").read_text() == "keep"


def test_two_runs_at_once_take_turns(tmp_path: Path) -> None:
    trees = [target(tmp_path, **{f"f{number}_py": mark for number in range(40)}) for mark in ("one", "two")]
    threads = [threading.Thread(target=apply, args=([tree],)) for tree in trees * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(files_in(tmp_path).values()) in ({"one"}, {"two"})
    assert len(files_in(tmp_path)) == 40


@pytest.mark.skipif(os.name == "nt", reason="kills a process by signal")
def test_a_kill_at_any_moment_leaves_files_whole_and_the_next_run_mends(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from generator.emit.tree import Target; from generator.emit.write import apply\n"
        "folder = Path(sys.argv[1])\n"
        "while True:\n"
        "    for mark in 'ab':\n"
        "        apply([Target(folder, 'out', {f'f{n}.py': mark * 9000 for n in range(30)})])\n"
    )
    for delay in (0.15, 0.2, 0.25):
        process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)])
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=delay + 0.3)
        process.kill()
        process.wait()
        assert set(files_in_top(tmp_path).values()) <= {"a" * 9000, "b" * 9000}
    apply([target(tmp_path, f1_py="z")])
    assert files_in(tmp_path) == {"f1.py": "z"}


def files_in_top(folder: Path) -> dict[str, str]:
    """The Python files right in a folder."""
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.py")}


def test_a_file_system_without_hard_links_and_a_system_without_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply([target(tmp_path, a_py="1", b_py="1")])

    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    monkeypatch.setattr(write, "fcntl", None)
    (done,) = apply([target(tmp_path, a_py="2")])
    assert [(change.path, change.kind) for change in done.changes] == [("a.py", "stale"), ("b.py", "orphaned")]
    assert files_in(tmp_path) == {"a.py": "2"}


def test_one_file_is_replaced_in_one_step_and_stays_the_link_and_the_mode_that_it_was(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "folder" / "link.yaml"
    real.write_bytes(b"old\r\n")
    real.chmod(0o640)
    link.parent.mkdir()
    link.symlink_to(real)
    write_files({link: b"new\r\n"})
    assert (real.read_bytes(), real.stat().st_mode & 0o777, link.is_symlink()) == (b"new\r\n", 0o640, True)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["folder", "link.yaml", "real.yaml"]


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copymode", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_files({file: b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"mine.yaml": b"old"}
