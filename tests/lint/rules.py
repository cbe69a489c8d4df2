"""Rules and findings for the tests of `generator/lint`."""

from __future__ import annotations

from generator.findings import Finding, Rule, Severity, Span


def rule(code: str = "X901", severity: Severity = "warning") -> Rule:
    """A rule that is in no catalogue."""
    return Rule(code, severity, f"Title of {code}", f"Why {code} matters.", f"How to fix {code}.")


def finding(
    message: str = "a message",
    path: str = "docs/a.md",
    line: int = 1,
    *,
    code: str = "X901",
    severity: Severity = "warning",
    cause: str = "",
) -> Finding:
    """A finding of such a rule."""
    return Finding(rule(code, severity), message, Span(path, line, 1), cause=cause)
