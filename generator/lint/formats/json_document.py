"""Findings as JSON, for scripts. `docs/lint.md` documents the shape; keys are added, and never change their meaning."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.findings import Finding, Span
from generator.lint.baseline import fingerprints
from generator.lint.summary import count_by_rule

VERSION = 1

_Change = tuple[str, str, tuple[str, ...]]
"""Kind, path, and what has changed since."""


def json_text(findings: Sequence[Finding], summary: Mapping[str, Any], changes: Sequence[_Change] = ()) -> str:
    """One object: findings, the rules that were found with their counts, changed files, the summary."""
    document = {
        "version": VERSION,
        "findings": [_finding(*pair) for pair in zip(findings, fingerprints(findings), strict=True)],
        "rules": [
            {
                "code": count.rule.code,
                "severity": count.severity,
                "title": count.rule.title,
                "why": count.rule.why,
                "fix": count.rule.fix,
                "findings": count.findings,
                "places": count.places,
                "files": count.files,
            }
            for count in count_by_rule(findings)
        ],
        "changes": [{"kind": kind, "path": path, "since": list(since)} for kind, path, since in changes],
        "summary": dict(summary),
    }
    return json.dumps(document, indent=2)


def _finding(finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "code": finding.rule.code,
        "severity": finding.severity,
        "message": finding.message,
        **_place(finding.span),
        "places": finding.places,
        "related": [{**_place(span), "message": note} for span, note in finding.related],
        "fingerprint": fingerprint,
    }


def _place(span: Span) -> dict[str, Any]:
    return {"path": span.path, "line": span.line, "column": span.column}
