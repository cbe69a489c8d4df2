"""The order in which suppressions, severities, the baseline and grouping work."""

from __future__ import annotations

from collections import Counter

from generator.findings import Span
from generator.lint.baseline import Baseline, baseline_of
from generator.lint.selection import select, with_baseline
from generator.lint.settings import LintSettings
from generator.lint.suppression import Suppression
from tests.lint.rules import finding

GIVEN = [finding("m", path, cause="m") for path in ("b.md", "a.md", "a.md", "c.md")]


def test_findings_are_sorted_told_once_and_joined() -> None:
    found = select(GIVEN, LintSettings(), (), Baseline())
    assert [(f.span.path, f.places) for f in found.findings] == [("a.md", 3)]
    assert [f.span.path for f in found.every] == ["a.md", "b.md", "c.md"]
    assert found.severities == Counter(warning=1)


def test_a_known_place_is_left_out_of_its_cause() -> None:
    found = select(GIVEN, LintSettings(), (), baseline_of(GIVEN[:1]))
    assert [(f.span.path, f.places) for f in found.findings] == [("a.md", 2)]
    assert (found.known, found.gone) == (1, 0)


def test_a_place_with_another_severity_is_left_out_of_its_cause() -> None:
    found = select(GIVEN, LintSettings(per_path=(("b.md", (("X901", "error"),)),)), (), Baseline())
    assert [(f.span.path, f.severity, f.places) for f in found.findings] == [
        ("a.md", "warning", 2),
        ("b.md", "error", 1),
    ]


def test_suppressions_come_first_and_are_no_part_of_a_baseline() -> None:
    suppressions = [
        Suppression("X901", "a.md", "r", Span("o.yaml")),
        Suppression("T105", "a.md", "r", Span("o.yaml", 9)),
    ]
    found = select(GIVEN, LintSettings((("X901", "off"),)), suppressions, Baseline())
    assert [(f.rule.code, f.span.path) for f in found.findings] == [("L101", "o.yaml")]
    assert found.suppressed == 1


def test_against_its_own_findings_nothing_is_new() -> None:
    found = select(GIVEN, LintSettings(), (), Baseline())
    again = with_baseline(found, baseline_of(found.every))
    assert (again.findings, again.known, again.every) == ((), 3, found.every)
