"""Which version a release must have."""

from __future__ import annotations

import pytest

from generator.release.version import LEVELS, largest, level_of, next_version


@pytest.mark.parametrize(
    ("released", "versions"),
    [
        ("1.4.2", ["1.4.2", "1.4.3", "1.5.0", "2.0.0"]),
        ("0.4.2", ["0.4.2", "0.4.3", "0.4.3", "0.5.0"]),  # before 1.0.0, a breaking change raises the second number
        ("0.1", ["0.1", "0.1.1", "0.1.1", "0.2.0"]),
        ("2", ["2", "2.0.1", "2.1.0", "3.0.0"]),
        ("1.2.3rc1", ["1.2.3rc1", "1.2.4", "1.3.0", "2.0.0"]),
    ],
)
def test_the_next_version_by_level(released: str, versions: list[str]) -> None:
    assert [next_version(released, level) for level in LEVELS] == versions


def test_the_level_of_changes() -> None:
    assert level_of([]) == "none"
    assert level_of(["docs"]) == "patch"
    assert level_of(["docs", "compatible"]) == "minor"
    assert level_of(["breaking", "docs"]) == "major"
    assert largest(["minor", "patch"]) == "minor"
