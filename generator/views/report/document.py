"""The report as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.coverage.model import Coverage
from generator.findings import Finding
from generator.listing import counted
from generator.trusted import SafeText, html_text
from generator.views.report.coverage import CoverageView, coverage_view
from generator.views.report.findings import FindingsView, findings_view, summary
from generator.views.report.numbers import number, share


@dataclass(frozen=True, slots=True)
class ReportContent:
    """What a report is about. `known` and `suppressed` count findings that are not listed."""

    title: str
    pages: int
    failed: int
    operations: int
    models: int
    coverage: Coverage
    findings: Sequence[Finding]
    known: int = 0
    suppressed: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: what it is, the number, and a remark, which may be blank."""

    name: SafeText
    value: SafeText
    note: SafeText


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything that the template places."""

    title: SafeText
    figures: tuple[Figure, ...]
    coverage: CoverageView
    findings: FindingsView
    unlisted: SafeText | None
    """A sentence about findings that are not listed."""


def report_view(content: ReportContent) -> ReportView:
    """The view of a report."""
    unlisted = [f"{content.known:,} in the baseline"] if content.known else []
    unlisted += [f"{content.suppressed:,} suppressed"] if content.suppressed else []
    return ReportView(
        title=html_text(content.title),
        figures=tuple(_figures(content)),
        coverage=coverage_view(content.coverage),
        findings=findings_view(content.findings),
        unlisted=html_text(f"Not listed: {', '.join(unlisted)}.") if unlisted else None,
    )


def _figures(content: ReportContent) -> list[Figure]:
    tally = content.coverage.tally
    unknown, conflicting = (tally.states.get(state, 0) for state in ("unknown", "conflicting"))
    left_out = f"{content.failed:,} left out" if content.failed else "all read"
    return [
        _figure("Pages", number(content.pages), left_out),
        _figure("Operations", number(content.operations), counted(content.models, "model")),
        _figure("Types known", share(tally.facts - unknown, tally.facts), f"{unknown:,} of {tally.facts:,} unknown"),
        _figure("Types in conflict", number(conflicting), share(conflicting, tally.facts)),
        _figure(
            "Round-trip samples",
            share(tally.matching, tally.samples),
            f"{tally.samples - tally.matching:,} of {tally.samples:,} do not",
        ),
        _figure("Findings", number(len(content.findings)), summary(content.findings)),
    ]


def _figure(name: str, value: SafeText, note: str) -> Figure:
    return Figure(html_text(name), value, html_text(note))
