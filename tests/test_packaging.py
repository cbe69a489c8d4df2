"""The wheel carries what it needs: installed into an empty environment, it runs in another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from generator.cache import FOLDER

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file under a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_installed_into_an_empty_environment_it_generates_elsewhere(tmp_path: Path) -> None:
    venv.create(tmp_path / "env")
    binaries = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    # Our pip installs into the new environment: to put another pip there costs four seconds.
    pip = [sys.executable, "-m", "pip", "--python", str(binaries / "python"), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", str(ROOT)], check=True)
    folder = tmp_path / "folder"
    folder.mkdir()
    done = subprocess.run(
        [str(binaries / "sdkgen"), "generate", "--example"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "(the example pages that sdkgen carries)" in done.stdout
    again = tmp_path / "again"
    again.mkdir()
    command = [sys.executable, "-m", "generator", "generate", "-q", "--pages", str(ROOT / "pages")]
    subprocess.run(command, cwd=again, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    for place in (folder, again):
        shutil.rmtree(place / FOLDER)  # the cache knows who made it
    assert files_in(folder) == files_in(again)
