"""What a run finds beside the run before it, whose spec and lock are in the folder of specs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.config import Settings, display_path
from generator.findings import Finding, Span
from generator.lock.model import LOCK_FILE, read_lock
from generator.lock.rules import UNREADABLE_LOCK


def findings_beside(settings: Settings) -> Iterator[Finding]:
    """The findings about this run and the one before it."""
    if read_lock(Path(settings.specs)) == "unreadable":
        message = "the lock is damaged or of another version: `sdkgen generate` writes it anew"
        yield Finding(UNREADABLE_LOCK, message, Span(display_path(f"{settings.specs}/{LOCK_FILE}")))
