"""One finding a cause."""

from __future__ import annotations

from dataclasses import replace

from generator.findings import Span
from generator.lint.grouping import group_by_cause
from tests.lint.rules import finding


def test_findings_without_a_cause_stay_as_they_are() -> None:
    given = (finding("same"), finding("same", line=2), finding("same", line=3))
    assert group_by_cause(given) == given


def test_one_cause_is_one_finding_with_its_places() -> None:
    given = [finding("`X` leaked", f"{name}.md", cause="`X` leaked") for name in "abc"]
    [grouped] = group_by_cause(given)
    assert grouped.message == "`X` leaked (3 places)"
    assert grouped.span == Span("a.md", 1, 1)
    assert grouped.related == ((Span("b.md", 1, 1), "also here"), (Span("c.md", 1, 1), "also here"))
    assert grouped.places == 3


def test_messages_that_say_more_than_the_cause_are_kept() -> None:
    given = [
        finding(f"`A.{name}` is unknown", "a.md", line, cause="no page shows `X`")
        for line, name in ((1, "P"), (2, "Q"))
    ]
    [grouped] = group_by_cause(given)
    assert grouped.message == "no page shows `X` (2 places)"
    assert [note for _, note in grouped.related] == ["`A.P` is unknown", "`A.Q` is unknown"]


def test_a_cause_with_one_place_keeps_its_message() -> None:
    alone = finding("`A.P` is unknown", cause="no page shows `X`")
    assert group_by_cause([alone]) == (alone,)


def test_another_rule_cause_or_severity_is_another_group() -> None:
    given = (
        finding(cause="c"),
        finding(cause="d"),
        finding(cause="c", code="X902"),
        replace(finding(cause="c", line=2), level="info"),
    )
    assert group_by_cause(given) == given


def test_the_order_is_that_of_the_first_places() -> None:
    given = [finding("1"), finding("2", cause="c"), finding("3"), finding("4", cause="c")]
    assert [f.message for f in group_by_cause(given)] == ["1", "c (2 places)", "3"]


def test_related_places_of_the_joined_findings_are_kept() -> None:
    other = (Span("z.md", 5, 2), "defined here")
    given = [replace(finding("m", cause="m"), related=(other,)), finding("m", "b.md", cause="m")]
    [grouped] = group_by_cause(given)
    assert grouped.related == ((Span("b.md", 1, 1), "also here"), other)


def test_messages_that_say_the_cause_and_messages_that_say_more() -> None:
    given = [finding("`X` leaked", "a.md", cause="`X` leaked"), finding("row `P`", "a.md", 2, cause="`X` leaked")]
    [grouped] = group_by_cause([*given, finding("`X` leaked", "b.md", cause="`X` leaked")])
    assert [note for _, note in grouped.related] == ["row `P`", "also here"]
