"""Same pages, same bytes: whatever the hash seed, the locale, the time zone, the folder, and how often."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def outputs(cwd: Path, pages: str, **environment: str) -> dict[str, bytes]:
    """Every file that a run in a process of its own leaves in a folder."""
    cwd.mkdir()
    command = [sys.executable, "-m", "generator", "generate", "-q", "--pages", pages]
    subprocess.run(command, cwd=cwd, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, check=True)
    return {path.relative_to(cwd).as_posix(): path.read_bytes() for path in cwd.rglob("*") if path.is_file()}


def test_nothing_around_a_run_changes_what_it_writes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "pages", tmp_path / "deep" / "elsewhere")
    one = outputs(tmp_path / "one", str(ROOT / "pages"), PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    two = outputs(
        tmp_path / "two", "../deep/elsewhere/", PYTHONHASHSEED="4242", LC_ALL="tr_TR.UTF-8", TZ="Asia/Kathmandu"
    )
    assert len(one) > 30
    assert list(one.keys() ^ two.keys()) == []
    assert [path for path in one if one[path] != two[path]] == []


def test_the_order_in_which_the_disk_lists_pages_changes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "pages"
    files = sorted(path for path in (ROOT / "pages").rglob("*") if path.is_file())
    for path in reversed(files):
        place = copy / path.relative_to(ROOT / "pages")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    assert outputs(tmp_path / "one", str(ROOT / "pages")) == outputs(tmp_path / "two", str(copy))
