"""Findings counted by rule."""

from __future__ import annotations

from dataclasses import replace

from generator.lint.grouping import group_by_cause
from generator.lint.summary import count_by_rule, summary_table
from tests.lint.rules import finding


def test_counts_are_of_causes_places_and_files() -> None:
    findings = group_by_cause(
        [
            finding("one", "a.md", 1, cause="one"),
            finding("one", "a.md", 2, cause="one"),
            finding("one", "b.md", 3, cause="one"),
            finding("two", "b.md", 4),
            finding("x", "c.md", code="X902", severity="error"),
            replace(finding("three", "c.md"), level="info"),
        ]
    )
    counts = [(c.severity, c.rule.code, c.findings, c.places, c.files) for c in count_by_rule(findings)]
    assert counts == [("error", "X902", 1, 1, 1), ("warning", "X901", 2, 4, 2), ("info", "X901", 1, 1, 1)]
    assert list(summary_table(count_by_rule(findings))) == [
        "severity  code  findings  places  files  rule",
        "error     X902         1       1      1  Title of X902",
        "warning   X901         2       4      2  Title of X901",
        "info      X901         1       1      1  Title of X901",
    ]


def test_nothing_found() -> None:
    assert list(summary_table(count_by_rule([]))) == []
