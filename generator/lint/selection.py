"""From all findings of a run to those that are reported: suppressions, severities, baseline, one finding a cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.findings import Finding
from generator.lint.baseline import Baseline, compare
from generator.lint.grouping import group_by_cause
from generator.lint.settings import LintSettings, apply_levels
from generator.lint.suppression import Suppression, suppress


@dataclass(frozen=True, slots=True)
class Selection:
    """What is reported, and how much is not."""

    findings: tuple[Finding, ...]
    """What is reported: new findings, one a cause, in the order of their places."""
    every: tuple[Finding, ...] = ()
    """Every finding after suppressions and severities, known ones too, one a place: what a baseline is made of."""
    suppressed: int = 0
    known: int = 0
    """How many findings are in the baseline."""
    gone: int = 0
    """How many findings of the baseline are no longer found."""

    @property
    def severities(self) -> Counter[str]:
        """How many findings are reported of each severity."""
        return Counter(finding.severity for finding in self.findings)


def select(
    findings: Iterable[Finding],
    settings: LintSettings,
    suppressions: Sequence[Suppression],
    baseline: Baseline,
) -> Selection:
    """Decide what is reported. Two findings of one rule, place and message are one."""
    unique = {finding.sort_key: finding for finding in findings}
    suppressed = suppress([unique[key] for key in sorted(unique)], suppressions)
    every = tuple(sorted(apply_levels(suppressed.findings, settings), key=lambda finding: finding.sort_key))
    return with_baseline(Selection((), every, suppressed.count), baseline)


def with_further(of: Selection, findings: Iterable[Finding], settings: LintSettings) -> Selection:
    """With findings that no baseline lists: they are about this run beside the one before it, not about the pages."""
    found = {*of.findings, *apply_levels(findings, settings)}
    return replace(of, findings=tuple(sorted(found, key=lambda finding: finding.sort_key)))


def with_baseline(of: Selection, baseline: Baseline) -> Selection:
    """The same findings against another baseline."""
    compared = compare(of.every, baseline)
    return Selection(group_by_cause(compared.new), of.every, of.suppressed, compared.known, compared.gone)
