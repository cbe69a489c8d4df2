"""Workflow commands of GitHub Actions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.findings import Severity, Span
from generator.lint.formats.github import github_lines
from generator.lint.formats.text import MOST_PLACES
from generator.lint.grouping import group_by_cause
from tests.lint.rules import finding, rule


@pytest.mark.parametrize(("severity", "command"), [("error", "error"), ("warning", "warning"), ("info", "notice")])
def test_a_command_a_severity(severity: Severity, command: str) -> None:
    assert list(github_lines([finding(severity=severity, line=4)])) == [
        f"::{command} file=docs/a.md,line=4,col=1,title=X901 Title of X901::a message%0AHow to fix X901."
    ]


def test_what_a_page_says_cannot_end_the_command_or_start_another() -> None:
    hostile = finding("50%\n::set-env name=A::b\r\x1b", "a,b:c\n::error::.md")
    hostile = replace(hostile, rule=replace(rule(), title="a: b, 5%"), related=((Span("z.md"), "x\n::error::y"),))
    [line] = github_lines([hostile])
    assert line == (
        "::warning file=a%2Cb%3Ac\\n%3A%3Aerror%3A%3A.md,line=1,col=1,title=X901 a%3A b%2C 5%25"
        "::50%25\\n::set-env name=A::b\\r\\x1b%0Az.md:1:1: x\\n::error::y%0AHow to fix X901."
    )
    assert len(line.splitlines()) == 1


def test_an_absolute_path_is_told_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    [line] = github_lines([finding(path=str(tmp_path / "docs" / "a.md"))])
    assert line.startswith("::warning file=../docs/a.md,line=1")


def test_of_many_places_the_first_are_named() -> None:
    [grouped] = group_by_cause([finding("m", "a.md", line, cause="m") for line in range(1, 400)])
    [line] = github_lines([grouped])
    assert line.partition("::m")[2].count("%0A") == MOST_PLACES + 1
    assert "(399 places)" in line
