"""A pause that many calls share: when the server limits the rate of one of them, all of them wait."""

from __future__ import annotations

import threading
import time
from contextvars import ContextVar
from typing import Final


class SharedPause:
    """When the calls of a group may be sent again. Several threads may use it at the same time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._end = 0.0
        self.successes = 0
        """How many calls of the group have succeeded."""

    def extend(self, seconds: float) -> None:
        """Let all calls of the group wait at least so long from now on."""
        with self._lock:
            self._end = max(self._end, time.monotonic() + seconds)

    def succeeded(self) -> None:
        """Count a call that has succeeded."""
        with self._lock:
            self.successes += 1

    def left(self) -> float:
        """Seconds until the end of the pause; 0 if there is none."""
        return max(0.0, self._end - time.monotonic())


shared_pause: Final[ContextVar[SharedPause | None]] = ContextVar("shared_pause", default=None)
"""The pause of the group that the current thread or task belongs to."""
