"""Findings that a maintainer has looked at and accepted, each with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.findings import Finding, Span, rule
from generator.lint.path_pattern import matches
from generator.lint.rules import every_rule
from generator.lint.settings import fixed_code, is_fixed, unknown_code

USELESS_SUPPRESSION = rule(
    "L101",
    "warning",
    "Suppression suppresses nothing",
    "No finding fits the suppression: what it was for is fixed, its code or path is misspelled, or the rule is an "
    "error, which cannot be suppressed.",
    "Remove the suppression, or correct its code, path, line or message.",
)


@dataclass(frozen=True, slots=True)
class Suppression:
    """Findings that are not to be reported.

    `path` is a pattern as in `.gitignore` (`path_pattern.matches`). `line`, where given, is the line of the finding;
    `message`, where given, is a part of its message. `span` is where the suppression itself is written.
    """

    code: str
    path: str
    reason: str
    span: Span
    line: int | None = None
    message: str | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is one of those that are not to be reported."""
        return (
            finding.rule.code == self.code
            and not is_fixed(finding.rule)
            and self.line in (None, finding.span.line)
            and (self.message is None or self.message in finding.message)
            and matches(self.path, finding.span.path)
        )


@dataclass(frozen=True, slots=True)
class Suppressed:
    """What is left after the suppressions were applied, with a finding for each that was of no use."""

    findings: tuple[Finding, ...]
    count: int
    """How many findings were suppressed."""


def suppress(findings: Sequence[Finding], suppressions: Iterable[Suppression]) -> Suppressed:
    """Leave out the findings that a suppression covers."""
    left = list(findings)
    useless = []
    for suppression in suppressions:
        # Each is tried on all findings: two that cover the same finding are both of use.
        if not any(suppression.covers(finding) for finding in findings):
            useless.append(Finding(USELESS_SUPPRESSION, _why_useless(suppression), suppression.span))
        left = [finding for finding in left if not suppression.covers(finding)]
    return Suppressed((*left, *useless), len(findings) - len(left))


def _why_useless(suppression: Suppression) -> str:
    code, rules = suppression.code, every_rule()
    if code not in rules:
        return unknown_code(code, rules)
    if is_fixed(rules[code]):
        return f"{fixed_code(code)}; it cannot be suppressed"
    where = f"`{suppression.path}`" + (f", line {suppression.line}" if suppression.line else "")
    which = f" with the message `{suppression.message}`" if suppression.message else ""
    return f"there is no finding {code}{which} in {where}"
