"""Findings that have one cause are reported as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.findings import Finding


def group_by_cause(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each cause once, at its first place, with all other places as related ones; findings without a cause as they are.

    Takes findings in the order in which they are reported, and keeps it. A cause with one place keeps its own message.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        key = (finding.rule.code, finding.cause, finding.severity) if finding.cause else (number,)
        groups.setdefault(key, []).append(finding)
    return tuple(_joined(group) if len(group) > 1 else group[0] for group in groups.values())


def _joined(group: list[Finding]) -> Finding:
    first = group[0]
    told = group[1:] if first.message == first.cause else group
    related = [(each.span, "also here" if each.message == each.cause else each.message) for each in told]
    related += [place for finding in group for place in finding.related]
    places = sum(finding.places for finding in group)
    return replace(first, message=f"{first.cause} ({places:,} places)", related=tuple(related), places=places)
