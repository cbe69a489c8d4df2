"""What mypy and pyright make of a program against an installed package, and of the package itself."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.client_packages import Installed, UnfitError, run

SLOW = 15.0
"""Seconds of one run from which one must do."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a run of a type checker takes, in seconds of wall and CPU time, and the errors that it finds."""

    wall: float
    cpu: float
    errors: tuple[str, ...]


Outcome = Checked | UnfitError | None
"""Why there is none, where a type checker did not run; None where it was not asked to."""


def of_program(package: Installed, folder: Path, rounds: int) -> tuple[Outcome, Outcome]:
    """mypy and pyright on the program with the wrong argument: the median of several runs, the two taking turns."""
    folder.mkdir()
    (folder / "program.py").write_text(package.programs.wrong)
    _pyright_at_hand()
    runs: tuple[list[Outcome], list[Outcome]] = ([], [])
    for _ in range(rounds):
        for taken, check in zip(runs, (_mypy, _pyright), strict=True):
            if not taken or (isinstance(taken[0], Checked) and taken[0].wall < SLOW):
                taken.append(_tried(check, package.python, folder, "program.py"))
    by_mypy, by_pyright = map(_median, runs)
    return by_mypy, by_pyright


def of_package(package: Installed, folder: Path) -> tuple[Outcome, Outcome]:
    """mypy and pyright on the whole package, as it stands in its wheel."""
    with zipfile.ZipFile(package.wheel) as archive:
        archive.extractall(folder)
    name = package.programs.package
    return _tried(_mypy, package.python, folder, name), _tried(_pyright, package.python, folder, name)


def _tried(check: Callable[[Path, Path, str], Checked], python: Path, folder: Path, what: str) -> Outcome:
    try:
        return check(python, folder, what)
    except UnfitError as error:
        return error


def _median(runs: list[Outcome]) -> Outcome:
    done = sorted((run for run in runs if isinstance(run, Checked)), key=lambda checked: checked.wall)
    return done[len(done) // 2] if done else runs[0]


def _mypy(python: Path, folder: Path, what: str) -> Checked:
    cache = folder / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    options = ("--strict", "--config-file=", "--output=json", f"--cache-dir={cache}", f"--python-executable={python}")
    text, wall, cpu = _timed([sys.executable, "-m", "mypy", *options, what], folder)
    return _checked(wall, cpu, [json.loads(line) for line in text.splitlines() if line.startswith("{")])


def _pyright(python: Path, folder: Path, what: str) -> Checked:
    settings = {"typeCheckingMode": "strict", "include": [what]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    options = ("--outputjson", f"--pythonpath={python}", f"--project={folder}")
    text, wall, cpu = _timed([sys.executable, "-m", "pyright", *options], folder)
    return _checked(wall, cpu, json.loads(text)["generalDiagnostics"])


def _pyright_at_hand() -> None:
    """The first run of pyright on a machine fetches it; that must not count."""
    try:
        run([sys.executable, "-m", "pyright", "--version"])
    except UnfitError:
        return  # the runs that count will say why


def _checked(wall: float, cpu: float, found: list[dict[str, Any]]) -> Checked:
    return Checked(wall, cpu, tuple(str(item["message"]) for item in found if item["severity"] == "error"))


def _timed(command: list[str], folder: Path) -> tuple[str, float, float]:
    """What a command prints, and its seconds of wall and CPU time. Exit code 1 says that errors were found."""
    start, before = time.perf_counter(), os.times()
    text = run(command, folder=folder, most=1)
    wall, after = time.perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return text, wall, cpu
