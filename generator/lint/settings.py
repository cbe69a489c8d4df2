"""Severities by rule and by path: which findings are reported, and how severe each is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from generator.findings import Finding, Rule, Severity
from generator.lint.path_pattern import matches
from generator.spelling import nearest

Level = Literal["error", "warning", "info", "off"]
Levels = tuple[tuple[str, Level], ...]
"""Pairs of the code of a rule and its level."""

LEVELS: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True, slots=True)
class LintSettings:
    """What the configuration says about findings.

    `severity` is for all paths. `per_path` is pairs of a path pattern and levels; where several patterns cover a path,
    the later one wins, and each wins over `severity`. `baseline` is a file of known findings, or blank.
    """

    severity: Levels = ()
    per_path: tuple[tuple[str, Levels], ...] = ()
    baseline: str = ""

    def level(self, code: str, path: str) -> Level | None:
        """The level that is set for a rule on a page; None where none is."""
        level = dict(self.severity).get(code)
        for pattern, levels in self.per_path:
            if matches(pattern, path):
                level = dict(levels).get(code, level)
        return level


def is_fixed(rule: Rule) -> bool:
    """Whether the severity of a rule cannot be changed: it is an error by default, so its page gives no operation."""
    return rule.severity == "error"


def problems(settings: LintSettings, rules: Mapping[str, Rule]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Why settings cannot be used: the keys below `lint` that lead to the place, and a message."""
    tables: list[tuple[tuple[str, ...], Levels]] = [(("severity",), settings.severity)]
    tables += [(("per-path", pattern), levels) for pattern, levels in settings.per_path]
    for keys, levels in tables:
        for code, level in levels:
            if code not in rules:
                yield (*keys, code), unknown_code(code, rules)
            elif is_fixed(rules[code]) and level != "error":
                yield (*keys, code), f"{fixed_code(code)}; remove `{code}` from the settings"


def unknown_code(code: str, rules: Iterable[str]) -> str:
    """The message about a code that no rule has."""
    rules = list(rules)
    digits = code[:1].upper() + code[1:].upper().translate(str.maketrans("OIL", "011"))
    near = digits if digits in rules else nearest(code, rules)
    return f"no rule has the code `{code}`" + (f"; did you mean `{near}`?" if near else "; docs/findings.md lists all")


def fixed_code(code: str) -> str:
    """The message about a rule whose severity cannot be changed."""
    return f"`{code}` is always an error: nothing can be made of a page or a file with it"


def apply_levels(findings: Iterable[Finding], settings: LintSettings) -> Iterator[Finding]:
    """The findings that are not switched off, each with the severity that the settings give it."""
    if not settings.severity and not settings.per_path:
        yield from findings
        return
    for finding in findings:
        level = None if is_fixed(finding.rule) else settings.level(finding.rule.code, finding.span.path)
        if level is None:
            yield finding
        elif level != "off":
            severity: Severity = level
            yield replace(finding, level=severity)
