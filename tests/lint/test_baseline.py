"""Known findings, and fingerprints that do not depend on line numbers."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.lint.baseline import (
    Baseline,
    BaselineError,
    baseline_of,
    compare,
    decode_baseline,
    encode_baseline,
    fingerprints,
    key_of,
)
from tests.lint.rules import finding


def test_known_findings_are_not_new_when_their_lines_move() -> None:
    before = baseline_of([finding("one", line=3), finding("two", line=9)])
    compared = compare([finding("one", line=13), finding("three", line=14), finding("two", line=19)], before)
    assert [f.message for f in compared.new] == ["three"]
    assert (compared.known, compared.gone) == (2, 0)


def test_what_is_fixed_is_counted() -> None:
    before = baseline_of([finding("one"), finding("two"), finding("two", line=2)])
    assert compare([finding("two")], before).gone == 2


def test_one_more_of_the_same_is_new() -> None:
    before = baseline_of([finding(line=3), finding(line=4)])
    [new] = compare([finding(line=1), finding(line=2), finding(line=3)], before).new
    assert new.span.line == 3


@pytest.mark.parametrize("other", [finding(path="docs/b.md"), finding(code="X902"), finding("another")])
def test_another_page_rule_or_message_is_new(other: object) -> None:
    assert compare([other], baseline_of([finding()])).new == (other,)  # type: ignore[list-item]


def test_an_error_by_default_is_never_known() -> None:
    fatal = finding(severity="error")
    assert baseline_of([fatal]) == Baseline()
    assert compare([fatal], Baseline(((key_of(fatal), 1),))).new == (fatal,)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("see line 12", "see line N"),
        ("lines 3, 4 and 17 differ", "lines N differ"),
        ("at docs/b.md:12:3, again", "at docs/b.md:N, again"),
        ("expected `,` in line 3 column 5 (char 70)", "expected `,` in line N column N (char N)"),
        ("`Field1` is int32, 404 is not listed", "`Field1` is int32, 404 is not listed"),
        ("`a:1` and 12:30", "`a:1` and 12:30"),
    ],
)
def test_positions_in_messages(message: str, expected: str) -> None:
    assert key_of(finding(message))[2] == expected


def test_the_file_is_sorted_and_has_an_entry_a_line() -> None:
    text = encode_baseline(baseline_of([finding("two", "z.md"), finding("ø", "a.md"), finding("ø", "a.md", 5)]))
    assert text.splitlines() == [
        "{",
        '  "version": 1,',
        '  "findings": [',
        '    {"path": "a.md", "code": "X901", "message": "\\u00f8", "count": 2},',
        '    {"path": "z.md", "code": "X901", "message": "two", "count": 1}',
        "  ]",
        "}",
    ]
    assert json.loads(encode_baseline(Baseline())) == {"version": 1, "findings": []}


@given(st.lists(st.tuples(st.text(), st.text(), st.integers(1, 3))))
def test_a_baseline_reads_back(items: list[tuple[str, str, int]]) -> None:
    baseline = baseline_of([finding(message, path) for message, path, count in items for _ in range(count)])
    assert decode_baseline(encode_baseline(baseline)) == baseline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# page", "not JSON"),
        ("[]", "not a baseline of version 1"),
        ('{"version": 2, "findings": []}', "not a baseline of version 1"),
        ('{"version": 1}', "`findings` must be a list"),
        ('{"version": 1, "findings": [{"path": "a", "code": "b", "message": "c", "count": 0}]}', "entry 1"),
        ('{"version": 1, "findings": [{"path": "a", "code": "b", "message": "c"}]}', "entry 1"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_baseline(text: str, expected: str) -> None:
    with pytest.raises(BaselineError, match=expected):
        decode_baseline(text)


def test_fingerprints_tell_equal_findings_apart_and_ignore_lines() -> None:
    first = fingerprints([finding(line=1), finding(line=2), finding("other")])
    assert len(set(first)) == 3
    assert first == fingerprints([finding(line=11), finding(line=12), finding("other", line=40)])


def test_a_finding_with_a_cause_keeps_its_fingerprint_when_its_first_place_is_fixed() -> None:
    assert fingerprints([finding(path="a.md", cause="c")]) == fingerprints([finding(path="b.md", cause="c")])
