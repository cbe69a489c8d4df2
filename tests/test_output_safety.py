"""Settings that would do harm are refused, in words that say what to write instead; the others are not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.config import SettingsError, load_settings
from generator.output_safety import folder_problem, overlap_problem, package_problem
from tests.client import harbour


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder, two below a home folder."""
    folder = tmp_path / "home" / "work" / "project"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("option", ["--specs", "--output"])
@pytest.mark.parametrize(
    ("folder", "why"),
    [
        ("/", "is the root of the file system"),
        ("../../../../../../../../../../../../..", "is the root of the file system"),
        ("../..", "is or holds your home folder"),
        ("../../..", "is or holds your home folder"),
        ("..", "holds the current folder"),
        ("docs", "is or holds the folder of pages `docs`, which is never written to"),
        ("./docs/", "is or holds the folder of pages `docs`"),
        ("sub/../docs", "is or holds the folder of pages `docs`"),
        ("link", "is or holds the folder of pages `docs`"),
        (".", "is or holds the folder of pages `docs`"),
        ("old", "is or holds the folder of pages `old/2022`"),
    ],
)
def test_a_folder_that_cannot_be_written_to(here: Path, option: str, folder: str, why: str) -> None:
    (here / "docs").mkdir()
    (here / "link").symlink_to("docs")
    problem = folder_problem(option, folder, ("docs", "old/2022"))
    assert problem is not None
    assert problem.startswith(f"`{option} {folder}` {why}")
    assert problem.endswith("; choose a folder of its own for it")
    with pytest.raises(SettingsError, match=r"^<command line>:1:1: error\[C103\] `--"):
        load_settings(None, {option[2:]: folder, "pages": ["docs"], "evidence": ["old/2022"]})


@pytest.mark.parametrize(
    "folder", ["generated", "../client", "../../client", "docs2", "docs/client", "old/2023", "/srv/client"]
)
def test_a_folder_that_can_be_written_to(folder: str) -> None:
    assert folder_problem("--output", folder, ("docs", "old/2022")) is None


def test_the_current_folder_can_be_written_to_when_it_holds_no_pages() -> None:
    assert folder_problem("--output", ".", ("../docs",)) is None


@pytest.mark.parametrize(
    ("specs", "output", "why"),
    [
        ("x", "./x", "specs and output must be two folders"),
        ("x", "x/y", "`--output x/y` is inside `--specs x`"),
        ("out/client_api/specs", "out", "`--specs out/client_api/specs` is inside a folder that `--output out` fills"),
        ("out/tests", "out", "`--specs out/tests` is inside a folder that `--output out` fills"),
        ("specs", "generated", None),
        ("out/specs", "out", None),
    ],
)
def test_specs_and_output_that_mix(specs: str, output: str, why: str | None) -> None:
    problem = overlap_problem(specs, output, "client_api")
    assert (problem and problem.partition(";")[0]) == why


@pytest.mark.parametrize(
    "package",
    ["json", "typing", "asyncio", "httpx2", "pydantic", "anyio", "typing_extensions", "pytest", "tests", "build"],
)
def test_a_package_that_hides_a_module(package: str) -> None:
    problem = package_problem(package)
    assert problem is not None
    assert problem.startswith(f"package `{package}` would hide a module")
    assert problem.endswith(f"choose another name, for example `{package}_api`")
    with pytest.raises(SettingsError, match=r"error\[C103\] package `"):
        load_settings(None, {"package": package})


def test_what_the_client_imports_cannot_be_hidden() -> None:
    """The list of names is not behind what the generated client needs when it is imported and used."""
    script = (
        "import sys; known = set(sys.modules); import harbour_client as h, importlib, pkgutil\n"
        "for m in pkgutil.walk_packages(h.__path__, 'harbour_client.'): importlib.import_module(m.name)\n"
        "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - known}))"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=harbour.folder(), capture_output=True, text=True, check=True)
    imported = [name for name in done.stdout.split() if not name.startswith("_") and name != "harbour_client"]
    assert {"httpx2", "pydantic", "json"} <= set(imported)
    assert [name for name in imported if package_problem(name) is None] == []
