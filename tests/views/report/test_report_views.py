"""The values of the report: numbers, bars, findings by rule and by page."""

from __future__ import annotations

import pytest

from generator.findings import Finding, Rule, Span
from generator.views.report.bars import bar
from generator.views.report.findings import findings_view, summary
from generator.views.report.numbers import share

ONE = Rule("A1", "info", "One", "Why `one`.", "Do one.")
TWO = Rule("B2", "warning", "Two", "Why.", "Do two.")


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (0, 0, "–"),
        (0, 7, "0 %"),
        (7, 7, "100 %"),
        (1, 100_000, "0.1 %"),
        (99_999, 100_000, "99.9 %"),
        (1, 3, "33.3 %"),
    ],
)
def test_a_share_says_all_and_none_only_where_it_is_so(part: int, whole: int, expected: str) -> None:
    assert share(part, whole) == expected


def test_a_bar_is_as_long_as_its_parts_together_and_says_them_in_words() -> None:
    view = bar("Types of Boat", [("pages", "from pages", 3), ("reference", "from a reference", 0), ("unknown", "x", 1)])
    assert [(part.kind, part.start, part.length) for part in view.parts] == [
        ("pages", "0.000%", "75.000%"),
        ("unknown", "75.000%", "25.000%"),
    ]
    assert view.words == "Types of Boat: 3 from pages, 1 x"
    assert bar("Samples", [("matching", "x", 0)]).words == "Samples: nothing"


def test_the_most_severe_and_then_the_most_frequent_come_first() -> None:
    findings = [
        Finding(ONE, "first", Span("a.md", 1)),
        Finding(ONE, "second", Span("a.md", 2)),
        Finding(TWO, "third", Span("b.md", 9, 4), related=((Span("c.md", 3), "here"),)),
        Finding(ONE, "fourth", Span("b.md", 10), level="error"),
        Finding(TWO, "fifth", Span("c.md", 1)),
    ]
    view = findings_view(findings)
    assert [(rule.code, rule.severity, rule.is_mixed, rule.count) for rule in view.rules] == [
        ("A1", "error", True, "3"),
        ("B2", "warning", False, "2"),
    ]
    assert [(file.path, file.severity, file.count) for file in view.files] == [
        ("b.md", "error", "2"),
        ("c.md", "warning", "1"),
        ("a.md", "info", "2"),
    ]
    assert view.rules[0].why == "Why <code>one</code>."
    assert [(each.place, each.line, each.message) for each in view.files[0].findings] == [
        ("b.md:9:4", "9", "third"),
        ("b.md:10:1", "10", "fourth"),
    ]
    assert [(place.place, place.note) for place in view.files[0].findings[0].related] == [("c.md:3:1", "here")]
    assert [(each.severity, each.count) for each in view.severities] == [
        ("error", "1"),
        ("warning", "2"),
        ("info", "2"),
    ]
    assert summary(findings) == "1 error, 2 warnings, 2 notes"
    assert summary([]) == "none"


def test_of_many_related_places_some_are_listed_and_the_others_counted() -> None:
    related = tuple((Span("a.md", line), "also here") for line in range(1, 41))
    (view,) = findings_view([Finding(ONE, "x", Span("a.md"), related)]).rules[0].findings
    assert (len(view.related), view.hidden_count, view.related_count) == (12, "28", "40 related places")
