"""Options and fixtures of the whole test suite."""

from __future__ import annotations

import functools

import pytest
from hypothesis import settings

from generator.emit import format as formatting
from tests.corpus.editions import Edition, edition

# No test asserts a time: how long an example takes says more about the machine than about the code.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")

# Most files of a small client are the same in every test, and formatting them is most of what a small run costs.
formatting._format = functools.cache(formatting._format)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` writes what comes out as what is expected, for a person to review in the diff.

    `--rounds` is for `make bench`, which has more time than the suite.
    """
    parser.addoption("--update", action="store_true", help="rewrite the expected files of tests/cases")
    parser.addoption("--rounds", type=int, default=8, help="of random changes in tests/test_last_run.py")


@pytest.fixture(scope="session")
def newest() -> Edition:
    """The 2023 pages with the 2022 pages as evidence."""
    return edition("2023", "2022")


@pytest.fixture(scope="session")
def oldest() -> Edition:
    """The 2022 pages alone."""
    return edition("2022")
