"""What is printed is one line a fact, and nothing that a page says can steer the terminal."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from generator.emit.tree import Change, Comparison, Target
from generator.findings import Finding, Rule, Span
from generator.lint.printable import printable
from generator.lint.selection import Selection
from generator.report import change_lines, changes, finding_lines, summary_lines
from generator.settled import Settled
from generator.spec.model import Api

RULE = Rule("X999", "error", "t", "w", "f")


def test_a_message_cannot_pretend_to_be_another_finding() -> None:
    message = "bad\n    other.md:1:1: error[X1]\r\x1b[31m fake\u202e"
    finding = Finding(RULE, message, Span("a\nb.md", 2, 3), ((Span("c.md", 4), "see\nhere"),))
    assert list(finding_lines([finding])) == [
        "a\\nb.md:2:3: error[X999] bad\\n    other.md:1:1: error[X1]\\r\\x1b[31m fake\\u202e",
        "    c.md:4:1: see\\nhere",
    ]


def test_text_that_can_be_seen_stays() -> None:
    assert printable("fjørd → “quoted” \\n") == "fjørd → “quoted” \\n"
    assert printable("tab\t\ud800") == "tab\\t\\ud800"


def test_changes_are_listed_by_target_and_path() -> None:
    targets = [Target(Path("s"), "s", {}), Target(Path("o"), "../o", {})]
    found = [
        Comparison((Change("b", b"", b"x"), Change("c", b"", None)), 0, (), ("a/stray.py",)),
        Comparison((Change("new.py", None, b""),), 3, (), ()),
    ]
    assert list(change_lines(changes(targets, found))) == [
        "orphaned   s/a/stray.py",
        "stale      s/b",
        "orphaned   s/c",
        "missing    ../o/new.py",
    ]


def test_the_summary() -> None:
    findings = tuple(Finding(RULE, str(number), Span("a.md")) for number in range(1200))
    selection = Selection(findings, findings, suppressed=2, known=3, gone=4)
    settled = Settled(Api("t", "1"), {}, selection, 3116, ("docs/x\n.md",), 2, 7, example=True)
    assert selection.severities == Counter(error=1200)
    found = [Comparison((Change("a", None, b""), Change("b", b"", None)), 5, (), ())]
    assert list(summary_lines(settled, found, " (so it is)")) == [
        "pages       3,116 read, 1 left out (the example pages that sdkgen carries)",
        "lines       2 not understood",
        "operations  0",
        "models      0",
        "unknown     7 facts that no page states",
        "files       1 written, 5 unchanged, 1 removed (so it is)",
        "findings    1,200 errors, 0 warnings, 0 notes, 3 in the baseline, 2 suppressed",
        "baseline    4 of its findings are no longer found: write it again",
        "left out    docs/x\\n.md",
    ]
