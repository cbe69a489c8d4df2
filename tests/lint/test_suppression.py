"""Accepted findings, and suppressions that are of no use."""

from __future__ import annotations

import pytest

from generator.findings import Finding, Span
from generator.lint.suppression import Suppression, suppress
from tests.lint.rules import finding

AT = Span("specs/overrides.yaml", 7, 3)


def suppression(code: str = "X901", path: str = "docs/**", **more: object) -> Suppression:
    return Suppression(code, path, "known, issue 12", AT, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (suppression(), []),
        (suppression(line=4), ["one", "two"]),
        (suppression(line=1), ["two"]),
        (suppression(message="tw"), ["one"]),
        (suppression(message="tw", line=1), ["one", "two"]),
        (suppression(path="other/**"), ["one", "two"]),
    ],
)
def test_every_condition_must_hold(given: Suppression, left: list[str]) -> None:
    found = suppress([finding("one", line=1), finding("two", line=2)], [given])
    assert [f.message for f in found.findings if f.rule.code == "X901"] == left
    assert found.count == 2 - len(left)


def useless(findings: list[Finding], *given: Suppression) -> list[str]:
    return [str(f) for f in suppress(findings, given).findings if f.rule.code == "L101"]


def test_one_that_suppresses_nothing_is_a_finding_where_it_is_written() -> None:
    assert useless([finding()], suppression()) == []
    assert useless([finding()], suppression(path="b.md", line=3, message="x", code="T105")) == [
        "specs/overrides.yaml:7:3: warning[L101] there is no finding T105 with the message `x` in `b.md`, line 3"
    ]


def test_two_that_cover_the_same_finding_are_both_of_use() -> None:
    assert useless([finding()], suppression(), suppression(line=1)) == []


def test_a_misspelled_code_is_named() -> None:
    assert useless([], suppression(code="T1O5")) == [
        "specs/overrides.yaml:7:3: warning[L101] no rule has the code `T1O5`; did you mean `T105`?"
    ]


def test_an_error_cannot_be_suppressed() -> None:
    fatal = finding("no request line", code="P101", severity="error")
    found = suppress([fatal], [suppression(code="P101")])
    assert found.findings[0] is fatal
    assert found.findings[1].message == (
        "`P101` is always an error: nothing can be made of a page or a file with it; it cannot be suppressed"
    )
    assert found.count == 0
