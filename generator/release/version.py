"""Which version a release must have (Semantic Versioning 2.0.0)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, get_args

from generator.diff.model import Severity

Level = Literal["none", "patch", "minor", "major"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""How much a release changes, the least first."""

_LEVEL_OF: dict[Severity, Level] = {"breaking": "major", "compatible": "minor", "docs": "patch"}
_RELEASE = re.compile(r"\d+(?:\.\d+)*", re.ASCII)


def level_of(severities: Iterable[Severity]) -> Level:
    """The level that changes ask for."""
    return largest(_LEVEL_OF[severity] for severity in severities)


def largest(levels: Iterable[Level]) -> Level:
    """The largest of several levels."""
    return max(levels, key=LEVELS.index, default="none")


def next_version(released: str, level: Level) -> str:
    """The version that follows a released one (PEP 440); that one itself where nothing has changed.

    Before 1.0.0, section 4 of SemVer promises nothing. As is the custom, a breaking change then raises the second
    number and any other the third, so that `~=0.4.0` and `^0.4.0` stay safe.
    """
    if level == "none":
        return released
    major, minor, patch = numbers(released)
    if major == 0:
        level = "minor" if level == "major" else "patch"
    match level:
        case "major":
            return f"{major + 1}.0.0"
        case "minor":
            return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def numbers(version: str) -> tuple[int, int, int]:
    """The first three numbers of a version; 0 for those that it leaves out."""
    match = _RELEASE.match(version)
    found = [int(part) for part in match[0].split(".")] if match else []
    major, minor, patch = (*found, 0, 0, 0)[:3]
    return major, minor, patch
