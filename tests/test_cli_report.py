"""`sdkgen report`: what it writes, what it never replaces, and how it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.emit.report import MARK
from tests.report_pages import write_inputs

INPUTS = ["--pages", "docs", "--reference", "document.json", "--overrides", "overrides.yaml"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_inputs(tmp_path / "inputs")
    monkeypatch.chdir(tmp_path / "inputs")
    return tmp_path / "inputs"


def test_it_writes_one_file_and_says_where(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path for path in folder.rglob("*") if path.is_file()}
    assert main(["report", *INPUTS]) == 0
    printed = capsys.readouterr()
    assert printed.out == "report      report.html\n"
    assert {path for path in folder.rglob("*") if path.is_file()} - before == {folder / "report.html"}
    text = (folder / "report.html").read_text("utf-8")
    assert "docs/v1BoatAgent_Inspect.md:39:1" in text
    assert str(folder) not in text


def test_an_earlier_report_is_replaced_and_no_other_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "report.html").write_text(f"{MARK}an earlier report", "utf-8")
    assert main(["report", "-q", *INPUTS]) == 0
    assert "an earlier report" not in (folder / "report.html").read_text("utf-8")
    notes = folder / "notes.html"
    notes.write_text("my own", "utf-8")
    assert main(["report", "-q", "--file", "notes.html", *INPUTS]) == 2
    assert notes.read_text("utf-8") == "my own"
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "notes.html" in printed.err
    assert "sdkgen did not create them" in printed.err


@pytest.mark.parametrize("file", ["", "docs", "no/such/folder/report.html"])
def test_a_place_that_cannot_be_written_is_wrong_usage(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "-q", "--file", file, *INPUTS]) == 2
    assert "no file was changed" in capsys.readouterr().err


def test_errors_in_pages_are_in_the_report_and_not_its_exit_code(folder: Path) -> None:
    (folder / "docs" / "v1Boat_Broken.md").write_text("---\nuid: v1Boat_Broken\n---\n\nNothing.\n", "utf-8")
    assert main(["report", "-q", *INPUTS]) == 0
    text = (folder / "report.html").read_text("utf-8")
    assert 'class="severity error"' in text
    assert "1 left out" in text


@pytest.mark.slow
def test_nothing_around_a_run_changes_the_report(folder: Path, tmp_path: Path) -> None:
    texts = []
    environments = ({"PYTHONHASHSEED": "1", "LC_ALL": "C"}, {"PYTHONHASHSEED": "4242", "TZ": "Asia/Kathmandu"})
    for name, environment in zip(("one", "two"), environments, strict=True):
        shutil.copytree(folder, tmp_path / name)
        command = [sys.executable, "-m", "generator", "report", "-q", *INPUTS]
        path = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **environment}
        subprocess.run(command, cwd=tmp_path / name, env=path, check=True)
        texts.append((tmp_path / name / "report.html").read_bytes())
    assert texts[0] == texts[1]
