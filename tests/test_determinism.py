"""Same pages, same bytes: whatever the hash seed, the locale, the time zone, the folder, and how often."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cache import FOLDER

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]


def outputs(cwd: Path, pages: str, **environment: str) -> dict[str, bytes]:
    """Every file that a run in a process of its own leaves in a folder, but the cache, which knows who made it."""
    cwd.mkdir()
    command = [sys.executable, "-m", "generator", "generate", "-q", "--pages", pages]
    subprocess.run(command, cwd=cwd, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, check=True)
    shutil.rmtree(cwd / FOLDER)
    return {path.relative_to(cwd).as_posix(): path.read_bytes() for path in cwd.rglob("*") if path.is_file()}


def copy_in_reverse(source: Path, target: Path) -> None:
    """Copy a folder file by file, the last first, so that the disk lists the files in another order."""
    for path in sorted((path for path in source.rglob("*") if path.is_file()), reverse=True):
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)


def test_nothing_around_a_run_changes_what_it_writes(tmp_path: Path) -> None:
    copy_in_reverse(ROOT / "pages", tmp_path / "deep" / "elsewhere")
    one = outputs(tmp_path / "one", str(ROOT / "pages"), PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    two = outputs(
        tmp_path / "two", "../deep/elsewhere/", PYTHONHASHSEED="4242", LC_ALL="tr_TR.UTF-8", TZ="Asia/Kathmandu"
    )
    assert len(one) > 30
    assert list(one.keys() ^ two.keys()) == []
    assert [path for path in one if one[path] != two[path]] == []
