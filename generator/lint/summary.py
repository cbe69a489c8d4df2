"""Findings counted by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.findings import Finding, Rule, Severity, Span

_ORDER: dict[str, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule was found with one severity: `findings` count causes, `places` every place of a cause."""

    rule: Rule
    severity: Severity
    findings: int
    places: int
    files: int


def count_by_rule(findings: Iterable[Finding]) -> tuple[RuleCount, ...]:
    """The counts, errors first, then by number of findings and by code."""
    groups: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule.code, finding.severity), []).append(finding)
    counts = (
        RuleCount(
            group[0].rule,
            severity,
            len(group),
            sum(finding.places for finding in group),
            len({span.path for finding in group for span in _spans(finding)}),
        )
        for (_, severity), group in groups.items()
    )
    return tuple(sorted(counts, key=lambda c: (_ORDER[c.severity], -c.findings, c.rule.code)))


def _spans(finding: Finding) -> Iterator[Span]:
    yield finding.span
    if finding.places > 1:
        yield from (span for span, _ in finding.related)


def summary_table(counts: Sequence[RuleCount]) -> Iterator[str]:
    """The counts as aligned columns with a heading, a line a rule; nothing where there is no finding."""
    rows: list[tuple[str, ...]] = [
        (c.severity, c.rule.code, f"{c.findings:,}", f"{c.places:,}", f"{c.files:,}", c.rule.title) for c in counts
    ]
    if not rows:
        return
    rows.insert(0, ("severity", "code", "findings", "places", "files", "rule"))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    for severity, code, *numbers, title in rows:
        columns = [severity.ljust(widths[0]), code.ljust(widths[1])]
        columns += [number.rjust(width) for number, width in zip(numbers, widths[2:], strict=True)]
        yield "  ".join((*columns, title))
