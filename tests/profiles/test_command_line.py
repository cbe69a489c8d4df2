"""`--profile` on every command: what it refuses, and that what it says reaches the outputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.outcome import OK, WRONG_USAGE
from tests.example_pages import write_page


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one page and a profile, as the current folder."""
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "pages")
    (tmp_path / "boats.yaml").write_text("extends: superoffice\ndefaults: {package: boats, client: Boats}\n")
    return tmp_path


@pytest.mark.parametrize("command", ["generate", "check", "lint", "explain"])
def test_every_command_takes_a_profile_and_says_what_is_wrong_with_it(
    here: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (here / "boats.yaml").write_text("extends: superoffice\nheadings: {querry: []}\ncolumns: 3\n")
    name = ["Task"] if command == "explain" else []
    assert main([command, "--pages", "pages", "--profile", "boats.yaml", *name]) == WRONG_USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "boats.yaml:2:12: error[C202] unknown key `querry`; did you mean `query`?",
        "boats.yaml:3:10: error[C203] expected a mapping",
    ]
    assert not (here / "generated").exists()


def test_a_profile_names_the_package_and_the_client(here: Path) -> None:
    assert main(["generate", "-q", "--pages", "pages", "--profile", "boats.yaml"]) == OK
    assert "Boats" in (here / "generated" / "boats" / "__init__.py").read_text("utf-8")
