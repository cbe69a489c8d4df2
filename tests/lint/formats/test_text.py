"""Findings for a person."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.findings import Span
from generator.lint.excerpts import Excerpts
from generator.lint.formats.text import MOST_PLACES, help_lines, text_lines
from generator.lint.grouping import group_by_cause
from tests.lint.rules import finding


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("| Name | strin |\n| Rank | int32 |\n")


def test_the_source_line_and_a_caret_below_the_finding_and_its_related_places() -> None:
    found = replace(
        finding("no type `strin`", "a.md"), span=Span("a.md", 1, 10), related=((Span("a.md", 2, 3), "as here"),)
    )
    assert list(text_lines([found], Excerpts())) == [
        ("a.md:1:10: warning[X901] no type `strin`", "warning"),
        ("    1 | | Name | strin |", "source"),
        ("      |          ^", "source"),
        ("    a.md:2:3: as here", "plain"),
        ("        2 | | Rank | int32 |", "source"),
        ("          |   ^", "source"),
    ]


def test_without_excerpts_a_finding_is_one_line() -> None:
    assert [line for line, _ in text_lines([finding(path="a.md")])] == ["a.md:1:1: warning[X901] a message"]


def test_of_many_places_the_first_are_printed_and_the_others_counted() -> None:
    grouped = group_by_cause([finding("m", "a.md", line, cause="m") for line in range(1, 1001)])
    lines = [line for line, _ in text_lines(grouped, Excerpts())]
    assert lines[0] == "a.md:1:1: warning[X901] m (1,000 places)"
    assert lines[3 : 3 + MOST_PLACES] == [f"    a.md:{line}:1: also here" for line in range(2, 2 + MOST_PLACES)]
    assert lines[3 + MOST_PLACES :] == [f"    … and {999 - MOST_PLACES:,} more"]


def test_how_to_fix_is_told_once_a_rule() -> None:
    grouped = group_by_cause([*[finding("m", "a.md", line, cause="m") for line in (1, 2)], finding(line=3)])
    fatal = finding(code="X902", severity="error")
    assert list(help_lines((*grouped, fatal))) == [
        ("X902 Title of X902 (1)", "error"),
        ("    fix: How to fix X902.", "plain"),
        ("X901 Title of X901 (2 at 3 places)", "warning"),
        ("    fix: How to fix X901.", "plain"),
    ]
