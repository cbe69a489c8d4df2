"""The runtime as source code: how much of it is real Python, and that nothing has to change when it is copied."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.emit.client import runtime_modules
from generator.emit.format import Formatter

ROOT = Path(__file__).parents[2]
COPIED = [*(ROOT / "generator/runtime").glob("_*.py"), *(ROOT / "generator/runtime_tests").glob("*.py")]


def lines(paths: list[Path]) -> int:
    """How many lines some files have together."""
    return sum(len(path.read_text("utf-8").splitlines()) for path in paths)


def test_most_of_the_runtime_is_python() -> None:
    python = lines([path for path in (ROOT / "generator/runtime").glob("_*.py") if path.stem in runtime_modules()])
    templates = lines(list((ROOT / "templates/package").glob("_*.j2")))
    share = python / (python + templates)
    print(f"{python} lines of Python, {templates} lines of templates: {share:.1%}")
    assert share >= 0.75


def test_black_changes_nothing() -> None:
    tree = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in COPIED}
    assert [path for path, text in Formatter().finish(tree).items() if text != tree[path]] == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("npm") is None, reason="pyright needs node and npm: `make tools`")
def test_pyright_in_strict_mode_finds_nothing() -> None:
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
