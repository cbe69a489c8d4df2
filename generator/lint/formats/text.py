"""Findings for a person: each with its source line and a caret, and at the end how to fix each rule, once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from generator.findings import Finding, Span
from generator.lint.excerpts import Excerpts
from generator.lint.printable import printable
from generator.lint.summary import count_by_rule

Style = Literal["error", "warning", "info", "source", "plain"]
"""What a line is, for the colour that it gets on a terminal."""

Line = tuple[str, Style]

MOST_PLACES = 5
"""How many related places of one finding are printed; the others are counted."""


def text_lines(findings: Sequence[Finding], excerpts: Excerpts | None = None) -> Iterator[Line]:
    """Every finding, its source line where `excerpts` are given, and its first related places."""
    for finding in findings:
        head = f"{finding.span}: {finding.severity}[{finding.rule.code}] {finding.message}"
        yield printable(head), finding.severity
        yield from _excerpt(excerpts, finding.span, "    ")
        for place, note in finding.related[:MOST_PLACES]:
            yield printable(f"    {place}: {note}"), "plain"
            if finding.places == 1:
                yield from _excerpt(excerpts, place, "        ")
        if len(finding.related) > MOST_PLACES:
            yield f"    … and {len(finding.related) - MOST_PLACES:,} more", "plain"


def help_lines(findings: Sequence[Finding]) -> Iterator[Line]:
    """How to fix the findings: each rule once, with its count.

    It comes last, since that is what is on the screen after hundreds of findings.
    """
    for count in count_by_rule(findings):
        places = f" at {count.places:,} places" if count.places > count.findings else ""
        yield f"{count.rule.code} {count.rule.title} ({count.findings:,}{places})", count.severity
        yield f"    fix: {count.rule.fix}", "plain"


def _excerpt(excerpts: Excerpts | None, span: Span, indent: str) -> Iterator[Line]:
    if excerpts is not None:
        yield from ((f"{indent}{line}", "source") for line in excerpts.lines(span))
