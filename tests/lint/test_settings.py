"""Severities by rule and by path."""

from __future__ import annotations

import pytest

from generator.lint.settings import LintSettings, apply_levels, problems
from tests.lint.rules import finding, rule


def levels(settings: LintSettings, path: str = "docs/agent/a.md", code: str = "X901") -> list[str]:
    return [f.severity for f in apply_levels([finding(path=path, code=code)], settings)]


def test_without_settings_each_finding_has_the_severity_of_its_rule() -> None:
    assert levels(LintSettings()) == ["warning"]


@pytest.mark.parametrize(("level", "expected"), [("error", ["error"]), ("info", ["info"]), ("off", [])])
def test_a_level_replaces_the_severity(level: str, expected: list[str]) -> None:
    assert levels(LintSettings((("X901", level),))) == expected  # type: ignore[arg-type]
    assert levels(LintSettings((("X902", level),))) == ["warning"]  # type: ignore[arg-type]


def test_a_path_wins_over_the_whole_and_a_later_path_over_an_earlier_one() -> None:
    settings = LintSettings(
        (("X901", "off"),), (("agent/**", (("X901", "error"),)), ("docs/agent/b.md", (("X901", "info"),)))
    )
    assert levels(settings, "docs/entity/a.md") == []
    assert levels(settings, "docs/agent/a.md") == ["error"]
    assert levels(settings, "docs/agent/b.md") == ["info"]


def test_a_path_that_says_nothing_about_a_rule_leaves_it_as_it_was() -> None:
    settings = LintSettings((("X901", "info"),), (("agent/**", (("X902", "off"),)),))
    assert levels(settings) == ["info"]


def test_the_rule_itself_is_not_changed() -> None:
    [changed] = apply_levels([finding()], LintSettings((("X901", "error"),)))
    assert (changed.rule.severity, changed.severity) == ("warning", "error")
    assert str(changed) == "docs/a.md:1:1: error[X901] a message"


def test_an_error_by_default_keeps_its_severity() -> None:
    fatal = finding(severity="error")
    assert list(apply_levels([fatal], LintSettings((("X901", "off"),)))) == [fatal]


def test_problems() -> None:
    rules = {"P101": rule("P101", "error"), "T105": rule("T105")}
    settings = LintSettings(
        (("T105", "off"), ("T150", "off"), ("P101", "error"), ("ZZZ", "off")), (("agent/**", (("P101", "warning"),)),)
    )
    assert list(problems(settings, rules)) == [
        (("severity", "T150"), "no rule has the code `T150`; did you mean `T105`?"),
        (("severity", "ZZZ"), "no rule has the code `ZZZ`; docs/findings.md lists all"),
        (
            ("per-path", "agent/**", "P101"),
            "`P101` is always an error: nothing can be made of a page or a file with it; "
            "remove `P101` from the settings",
        ),
    ]
