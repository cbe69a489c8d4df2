"""The findings by rule and by page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.findings import Finding, Rule, Severity
from generator.lint.printable import printable
from generator.listing import counted
from generator.trusted import SafeText, html_text, html_words
from generator.views.report.numbers import number

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

_SHOWN_PLACES = 12
"""How many related places of one finding are listed. A cause with hundreds of them is understood from a few."""


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """A further place of a finding."""

    place: SafeText
    note: SafeText


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. `place` is its file, line and column; `line` says enough where the file is known."""

    severity: SafeText
    code: SafeText
    place: SafeText
    line: SafeText
    message: SafeText
    related: tuple[RelatedPlace, ...]
    related_count: SafeText
    hidden_count: SafeText | None
    """How many related places are not listed."""


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with its explanation and its findings."""

    severity: SafeText
    """That of its most severe finding."""
    is_mixed: bool
    """Whether its findings differ in severity: settings may give it another one for some pages."""
    code: SafeText
    title: SafeText
    why: SafeText
    fix: SafeText
    count: SafeText
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class FileView:
    """A file with its findings, in the order of lines."""

    severity: SafeText
    path: SafeText
    count: SafeText
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class SeverityFilter:
    """A box to tick: findings of one severity."""

    severity: SafeText
    label: SafeText
    count: SafeText


@dataclass(frozen=True, slots=True)
class FindingsView:
    """All findings twice, and what they can be filtered by."""

    count: SafeText
    severities: tuple[SeverityFilter, ...]
    rules: tuple[RuleView, ...]
    files: tuple[FileView, ...]


def findings_view(findings: Sequence[Finding]) -> FindingsView:
    """The findings, the most severe and the most frequent first. Takes them in the order of their places."""
    by_rule: dict[Rule, list[Finding]] = defaultdict(list)
    by_file: dict[str, list[Finding]] = defaultdict(list)
    views = {id(finding): _finding(finding) for finding in findings}
    for finding in findings:
        by_rule[finding.rule].append(finding)
        by_file[finding.span.path].append(finding)
    counts = Counter(finding.severity for finding in findings)
    return FindingsView(
        count=number(len(findings)),
        severities=tuple(
            SeverityFilter(html_text(severity), html_text(_plural(severity)), number(counts[severity]))
            for severity in SEVERITIES
        ),
        rules=tuple(
            RuleView(
                severity=html_text(worst(group)),
                is_mixed=len({finding.severity for finding in group}) > 1,
                code=html_text(rule.code),
                title=html_words(rule.title),
                why=html_words(rule.why),
                fix=html_words(rule.fix),
                count=number(len(group)),
                findings=tuple(views[id(finding)] for finding in group),
            )
            for rule, group in sorted(by_rule.items(), key=lambda item: (*_rank(item[1]), item[0].code))
        ),
        files=tuple(
            FileView(
                severity=html_text(worst(group)),
                path=html_text(printable(path)),
                count=number(len(group)),
                findings=tuple(views[id(finding)] for finding in group),
            )
            for path, group in sorted(by_file.items(), key=lambda item: (*_rank(item[1]), item[0]))
        ),
    )


def worst(findings: Iterable[Finding]) -> Severity:
    """The most severe of the severities of some findings."""
    return min((finding.severity for finding in findings), key=SEVERITIES.index)


def summary(findings: Iterable[Finding]) -> str:
    """`1 error, 1,296 notes`: what there is of each severity."""
    counts = Counter(finding.severity for finding in findings)
    names = {"error": "error", "warning": "warning", "info": "note"}
    return ", ".join(counted(counts[each], names[each]) for each in SEVERITIES if counts[each]) or "none"


def _rank(findings: Sequence[Finding]) -> tuple[int, int]:
    return SEVERITIES.index(worst(findings)), -len(findings)


def _plural(severity: Severity) -> str:
    return {"error": "Errors", "warning": "Warnings", "info": "Notes"}[severity]


def _finding(finding: Finding) -> FindingView:
    shown = finding.related[:_SHOWN_PLACES]
    hidden = len(finding.related) - len(shown)
    return FindingView(
        severity=html_text(finding.severity),
        code=html_text(finding.rule.code),
        place=html_text(printable(str(finding.span))),
        line=number(finding.span.line),
        message=html_words(printable(finding.message)),
        related=tuple(RelatedPlace(html_text(printable(str(s))), html_words(printable(note))) for s, note in shown),
        related_count=html_text(counted(len(finding.related), "related place")),
        hidden_count=number(hidden) if hidden else None,
    )
