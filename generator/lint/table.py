"""The table `[tool.sdkgen.lint]` of the configuration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.lint.rules import every_rule
from generator.lint.settings import LEVELS, Levels, LintSettings, problems
from generator.spelling import did_you_mean

_KEYS = ("severity", "per-path", "baseline")


class LintTableError(Exception):
    """The table cannot be used. `keys` lead from the table to the place."""

    def __init__(self, keys: tuple[str, ...], message: str) -> None:
        super().__init__(message)
        self.keys = keys


def lint_settings(table: object, locate: Callable[[str], str]) -> LintSettings:
    """The settings of the table as TOML gives it; `locate` makes a path of the file one from the current folder.

    Raises LintTableError.
    """
    if not isinstance(table, dict):
        raise LintTableError((), "`lint` must be a table")
    for key in table:
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS) or f"; known are: {', '.join(_KEYS)}"
            raise LintTableError((key,), f"unknown key `{key}` in [tool.sdkgen.lint]{hint}")
    baseline = table.get("baseline", "")
    if not isinstance(baseline, str):
        raise LintTableError(("baseline",), "`baseline` must be a path")
    settings = LintSettings(
        severity=_levels(table.get("severity", {}), ("severity",)),
        per_path=tuple(
            (pattern, _levels(levels, ("per-path", pattern)))
            for pattern, levels in _table(table.get("per-path", {}), ("per-path",)).items()
        ),
        baseline=locate(baseline) if baseline else "",
    )
    for keys, message in problems(settings, every_rule()):
        raise LintTableError(keys, message)
    return settings


def _levels(value: object, keys: tuple[str, ...]) -> Levels:
    for code, level in _table(value, keys).items():
        if level not in LEVELS:
            raise LintTableError((*keys, code), f"`{code}` must be one of {', '.join(LEVELS)}, and not {level!r}")
    return tuple(_table(value, keys).items())


def _table(value: object, keys: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise LintTableError(keys, f"`{keys[-1]}` must be a table")
    return value
