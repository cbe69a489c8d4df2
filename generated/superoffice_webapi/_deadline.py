"""When a whole call must have ended, with its retries and the waits between them."""

from __future__ import annotations

import time

from ._errors import TimedOut, TransportError
from ._transport import Timeout


class Deadline:
    """`Timeout.total` seconds from now on; never, if the timeout of a call has no total."""

    def __init__(self, timeout: float | Timeout | None) -> None:
        self._total = timeout.total if isinstance(timeout, Timeout) else None
        self.time = None if self._total is None else time.monotonic() + self._total
        """By the clock `time.monotonic()`."""

    def allows(self, wait: float = 0.0) -> bool:
        """Whether the call may still go on after so many seconds."""
        return self.time is None or time.monotonic() + wait < self.time

    def failure(self, failure: TransportError) -> TransportError:
        """The failure of a request; TimedOut if it happened because the deadline passed."""
        return failure if self.allows() else self.exceeded(failure.message)

    def exceeded(self, reason: str) -> TimedOut:
        """The error of a call that does not end in time."""
        return TimedOut(f"not complete within {self._total:g} s: {reason}")
