"""Options of the test suite."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` writes what comes out as what is expected, for a person to review in the diff."""
    parser.addoption("--update", action="store_true", help="rewrite the expected files of tests/cases")
