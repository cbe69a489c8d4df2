"""Findings as SARIF, the Static Analysis Results Interchange Format, version 2.1.0 (OASIS, errata 01).

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.findings import Finding, Rule, Severity, Span
from generator.lint.baseline import fingerprints
from generator.lint.formats.places import relative_uri

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "sdkgen/v1"
"""Name of the fingerprint in `partialFingerprints`; its number changes with the way it is made."""

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def sarif_text(findings: Sequence[Finding], version: str) -> str:
    """A log with one run: the rules that were found, and a result a finding. `version` is that of sdkgen."""
    rules = {finding.rule.code: finding.rule for finding in findings}
    codes = sorted(rules)
    driver = {"name": "sdkgen", "semanticVersion": version, "rules": [_rule(rules[code]) for code in codes]}
    indexes = {code: index for index, code in enumerate(codes)}
    results = [_result(*pair, indexes) for pair in zip(findings, fingerprints(findings), strict=True)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\n\nTo fix: {rule.fix}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, fingerprint: str, indexes: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "ruleIndex": indexes[finding.rule.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding.span)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if finding.related:
        related = enumerate(finding.related, 1)
        result["relatedLocations"] = [
            {"id": number, **_location(place), "message": {"text": note}} for number, (place, note) in related
        ]
    return result


def _location(span: Span) -> dict[str, Any]:
    region = {"startLine": span.line, "startColumn": span.column}
    return {"physicalLocation": {"artifactLocation": {"uri": relative_uri(span.path)}, "region": region}}
