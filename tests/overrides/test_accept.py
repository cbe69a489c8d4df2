"""`overrides accept`: what changes in the text of the file, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Span
from generator.overrides.accept import with_evidence
from generator.overrides.entries import Override, read_overrides

HASH = "sha256:0123456789abcdef"


def accepted(text: str, *numbers: int) -> str:
    """The text with the hash in the entries of these numbers; in all where none is given."""
    entries = read_overrides(text, "o.yaml").entries
    hashes = {entry.span: HASH for number, entry in enumerate(entries) if not numbers or number in numbers}
    return with_evidence(text.encode(), hashes).decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# head\n- at: Boat   # why\n\n  drop: true\n  reason: r\n",
            f"# head\n- at: Boat   # why\n  evidence: {HASH}\n\n  drop: true\n  reason: r\n",
        ),
        (
            "- drop: true\n  reason: |\n    r\n  at: Boat",
            f"- drop: true\n  reason: |\n    r\n  at: Boat\n  evidence: {HASH}",
        ),
        (
            "-   at: 'Boat'\r\n    drop: true\r\n    reason: é\r\n",
            f"-   at: 'Boat'\r\n    evidence: {HASH}\r\n    drop: true\r\n    reason: é\r\n",
        ),
        (
            "- at: >-\n    Boat\n  # note\n  drop: true\n  reason: r\n",
            f"- at: >-\n    Boat\n  evidence: {HASH}\n  # note\n  drop: true\n  reason: r\n",
        ),
        (
            "[{at: Boat, drop: true, reason: r}]",
            f'[{{at: Boat, evidence: "{HASH}", drop: true, reason: r}}]',
        ),
        (
            "- at: Boat\n  evidence: sha256:00  # old\n  drop: true\n  reason: r\n",
            f"- at: Boat\n  evidence: {HASH}  # old\n  drop: true\n  reason: r\n",
        ),
        (
            "- at: Boat\n  evidence: >-\n    sha256:00\n  drop: true\n  reason: r\n",
            f"- at: Boat\n  evidence: {HASH}\n  drop: true\n  reason: r\n",
        ),
        (
            "\ufeff- at: Boat\n  drop: true\n  reason: r\n",
            f"\ufeff- at: Boat\n  evidence: {HASH}\n  drop: true\n  reason: r\n",
        ),
    ],
)
def test_what_is_written(text: str, expected: str) -> None:
    entries = read_overrides(text.removeprefix("\ufeff"), "o.yaml").entries
    assert with_evidence(text.encode(), {entry.span: HASH for entry in entries}).decode() == expected


def test_only_the_entries_with_a_hash_change_and_a_second_time_none() -> None:
    text = "- {at: A, drop: true, reason: r}\n- at: B\n  drop: true\n  reason: r\n"
    once = accepted(text, 1)
    assert once == f"- {{at: A, drop: true, reason: r}}\n- at: B\n  evidence: {HASH}\n  drop: true\n  reason: r\n"
    assert accepted(once, 1) == once
    assert with_evidence(text.encode(), {}) == text.encode()
    assert with_evidence(b"# none yet\n", {}) == b"# none yet\n"


LINES = ("at: 'B.a'", "drop: true", 'reason: "é: x"', "evidence: sha256:00", "description: |\n    a\n\n    b")


@given(st.lists(st.permutations(LINES), max_size=4), st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_entries_and_comments_stay_what_they_are(drafts: list[list[str]], is_new: bool, line_end: str) -> None:
    text = "# comment\n"
    for lines in drafts:
        kept = [line for line in lines if not (is_new and line.startswith("evidence"))]
        text += "- " + "\n  # comment\n  ".join(kept) + "\n"
    text = text.replace("\n", line_end)
    result = accepted(text)
    after = [unplaced(entry) for entry in read_overrides(result, "o.yaml").entries]
    assert after == [replace(unplaced(entry), evidence=HASH) for entry in read_overrides(text, "o.yaml").entries]
    assert result.count("# comment") == text.count("# comment")
    assert result.count("\n") == result.count(line_end) == text.count(line_end) + is_new * len(drafts)


def unplaced(entry: Override) -> Override:
    """The entry without the places of its parts."""
    nowhere = Span("")
    return replace(entry, span=nowhere, facts=tuple(replace(fact, span=nowhere) for fact in entry.facts))
