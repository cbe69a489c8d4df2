"""Which requests may be sent again, and after how long a wait."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping

from ._errors import ConnectionFailed, PoolTimeout, TransportError

LONGEST_WAIT = 60.0
"""Seconds. If a server asks for a longer wait, the error is raised at once; its `retry_after` has the number."""

_FIRST_WAIT = 0.5
_LONGEST_BACKOFF = 8.0
_TEMPORARY_STATUSES = frozenset((408, 502, 503, 504))


def may_retry_after_failure(failure: TransportError, *, repeatable: bool) -> bool:
    """Whether a request without a complete response may be sent again: if it is repeatable, or was never sent.

    A request that found no free connection has waited long enough.
    """
    if isinstance(failure, PoolTimeout):
        return False
    return isinstance(failure, ConnectionFailed) or repeatable


def may_retry_after_status(status: int, *, whole_body_sent: bool, repeatable: bool) -> bool:
    """Whether a request may be sent again after a response with this status.

    After 429 the server did not process the request, nor after a 503 that arrived before the whole body was sent.
    """
    if status == 429 or (status == 503 and not whole_body_sent):
        return True
    return status in _TEMPORARY_STATUSES and repeatable


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait according to `Retry-After` (RFC 9110, section 10.2.3); None if it is absent or invalid.

    The value is a number of seconds (fractions are accepted) or a date in any of the three forms of HTTP; a date in the
    past is 0.
    """
    text = headers.get("retry-after", "").strip()
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = _seconds_until(text)
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _seconds_until(date: str) -> float:
    """Seconds until a date of HTTP; NaN for a text that is not a date."""
    from email.utils import mktime_tz, parsedate_tz

    parsed = parsedate_tz(date)
    if parsed is None:
        return float("nan")
    try:
        return mktime_tz(parsed) - time.time()
    except (ValueError, OverflowError):
        return float("nan")


def wait_before(retry: int, requested: float | None) -> float:
    """Seconds to wait before a retry, the first being number 1; `requested` is what the server asked for.

    If the server did not ask, the wait doubles with each retry (exponential backoff). Part of it is random, so that
    clients that failed at the same time do not return at the same time.
    """
    if requested is not None:
        return with_jitter(requested)

    import random

    return min(_FIRST_WAIT * 2.0 ** (retry - 1), _LONGEST_BACKOFF) * (0.5 + random.random() / 2)


def with_jitter(seconds: float) -> float:
    """A wait that is longer by a random time, up to a quarter of a second."""
    import random

    return seconds + random.random() * min(0.25, seconds / 10)
