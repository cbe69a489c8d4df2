"""Findings as workflow commands of GitHub Actions: annotations on the lines of a pull request.

Source: GitHub Docs, "Workflow commands for GitHub Actions", setting an error, warning or notice message. The escapes
are those of the toolkit (`actions/toolkit`, `packages/core/src/command.ts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.findings import Finding, Severity
from generator.lint.formats.places import relative_path
from generator.lint.formats.text import MOST_PLACES
from generator.lint.printable import printable

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def github_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """`::warning file=docs/a.md,line=4,col=2,title=P201 …::message`, a line a finding.

    The message goes on with the first related places and ends with how to fix the rule.
    """
    for finding in findings:
        properties = {
            "file": relative_path(finding.span.path),
            "line": str(finding.span.line),
            "col": str(finding.span.column),
            "title": f"{finding.rule.code} {finding.rule.title}",
        }
        shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        places = [f"{place}: {note}" for place, note in finding.related[:MOST_PLACES]]
        message = [finding.message, *places, finding.rule.fix]
        yield f"::{_COMMANDS[finding.severity]} {shown}::{_data(message)}"


def _data(lines: Sequence[str]) -> str:
    return "%0A".join(printable(line).replace("%", "%25") for line in lines)


def _property(value: str) -> str:
    return printable(value).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
