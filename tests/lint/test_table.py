"""The table `[tool.sdkgen.lint]`: what it gives, and the key that a mistake is reported at."""

from __future__ import annotations

from typing import Any

import pytest

from generator.lint.settings import LintSettings
from generator.lint.table import LintTableError, lint_settings


def test_what_the_table_gives() -> None:
    table = {
        "severity": {"T105": "off", "P107": "error"},
        "per-path": {"agent/**": {"T105": "info"}, "old/**": {}},
        "baseline": "known.json",
    }
    assert lint_settings(table, lambda path: f"sub/{path}") == LintSettings(
        (("T105", "off"), ("P107", "error")), (("agent/**", (("T105", "info"),)), ("old/**", ())), "sub/known.json"
    )
    assert lint_settings({}, str) == LintSettings()


@pytest.mark.parametrize(
    ("table", "keys", "message"),
    [
        ([], (), "`lint` must be a table"),
        ({"severty": {}}, ("severty",), "did you mean `severity`?"),
        ({"severity": "off"}, ("severity",), "`severity` must be a table"),
        ({"severity": {"T105": "of"}}, ("severity", "T105"), "must be one of error, warning, info, off, and not 'of'"),
        ({"severity": {"T105": []}}, ("severity", "T105"), "must be one of"),
        ({"severity": {"T15": "off"}}, ("severity", "T15"), "no rule has the code `T15`; did you mean `T1"),
        ({"severity": {"P101": "off"}}, ("severity", "P101"), "`P101` is always an error"),
        ({"per-path": {"a/**": "off"}}, ("per-path", "a/**"), "`a/**` must be a table"),
        ({"per-path": {"a/**": {"P1O7": "off"}}}, ("per-path", "a/**", "P1O7"), "did you mean `P107`?"),
        ({"baseline": 1}, ("baseline",), "`baseline` must be a path"),
    ],
)
def test_mistakes(table: Any, keys: tuple[str, ...], message: str) -> None:
    with pytest.raises(LintTableError) as raised:
        lint_settings(table, str)
    assert raised.value.keys == keys
    assert message in str(raised.value)
