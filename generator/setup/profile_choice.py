"""Which profile fits pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.profiles.load import DEFAULT


def fitting_profile(pages: Sequence[Path]) -> str:
    """The name of the packaged profile that fits these pages best. There is one today."""
    return DEFAULT
