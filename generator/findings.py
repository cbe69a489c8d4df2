"""Problems as values: what was found, where, how severe it is, and how to fix it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: 1-based line and column. `path` is as the user would write it."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Rule:
    """An entry of the catalogue. The code never changes its meaning; `why` and `fix` are for `docs/findings.md`."""

    code: str
    severity: Severity
    title: str
    why: str
    fix: str

    def __reduce__(self) -> tuple[Callable[[str], Rule], tuple[str]]:
        return rule_of, (self.code,)  # the rule itself, not a copy, comes back from a worker process


@dataclass(frozen=True, slots=True)
class Finding:
    """One instance of a rule.

    `related` are further places that a reader must see to judge it. `cause`, where it is not blank, says in one
    sentence what several findings of the rule have in common: they are reported as one, with this as the message
    (`generator/lint/grouping.py`), and `places` counts them. `level` replaces the severity of the rule, where a
    setting asks for it.
    """

    rule: Rule
    message: str
    span: Span
    related: tuple[tuple[Span, str], ...] = ()
    cause: str = ""
    level: Severity | None = None
    places: int = 1

    @property
    def severity(self) -> Severity:
        return self.level or self.rule.severity

    @property
    def sort_key(self) -> tuple[Span, str, str]:
        return self.span, self.rule.code, self.message

    def __str__(self) -> str:
        lines = [f"{self.span}: {self.severity}[{self.rule.code}] {self.message}"]
        lines += [f"    {place}: {note}" for place, note in self.related]
        return "\n".join(lines)


CATALOGUE: dict[str, Rule] = {}
"""Every rule by code, in order of definition; `docs/findings.md` is made from it."""


def rule_of(code: str) -> Rule:
    """The rule of a code. Raises KeyError where there is none."""
    return CATALOGUE[code]


def rule(code: str, severity: Severity, title: str, why: str, fix: str) -> Rule:
    """Define a rule and enter it in the catalogue. A code is given once."""
    if code in CATALOGUE:
        raise ValueError(f"finding code {code} is defined twice")
    CATALOGUE[code] = Rule(code, severity, title, why, fix)
    return CATALOGUE[code]
