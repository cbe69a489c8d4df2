"""When a request may be sent again, and how long to wait before that."""

from __future__ import annotations

import time
from collections.abc import Mapping

from ._errors import ConnectionFailed, TransportError

LONGEST_WAIT = 60.0
"""Seconds. A server that asks for a longer wait is not waited for: the error says how long it asked for."""

_FIRST_WAIT = 0.5
_SAFE = frozenset(("GET", "HEAD"))
_PASSING = frozenset((408, 502, 503, 504))


def may_repeat_after_failure(method: str, failure: TransportError, *, unsafe: bool) -> bool:
    """Whether a request that got no whole answer may be sent again: nothing can have happened, or nothing ever does."""
    return isinstance(failure, ConnectionFailed) or method in _SAFE or unsafe


def may_repeat_after_status(method: str, status: int, *, whole_body_sent: bool, unsafe: bool) -> bool:
    """Whether a request may be sent again after this status.

    429 says that the request was turned away, and so does a 503 that came before the body was out.
    """
    if status == 429 or (status == 503 and not whole_body_sent):
        return True
    return status in _PASSING and (method in _SAFE or unsafe)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait according to `Retry-After` (RFC 9110, section 10.2.3), or None where it makes no sense.

    Seconds (a fraction is taken too) or a date in any of the three forms of HTTP; a date in the past is 0.
    """
    text = headers.get("retry-after", "").strip()
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = _until(text)
    return max(0.0, seconds) if seconds == seconds and seconds < float("inf") else None


def _until(text: str) -> float:
    from email.utils import mktime_tz, parsedate_tz

    parsed = parsedate_tz(text)
    if parsed is None:
        return float("nan")
    try:
        return mktime_tz(parsed) - time.time()
    except (ValueError, OverflowError):
        return float("nan")


def wait_before(attempt: int, asked: float | None) -> float:
    """Seconds to wait before repetition `attempt`, the first being 1; `asked` is what the server asks for.

    Without its word the wait doubles each time; the upper half of it is left to chance, so that many clients that
    failed together do not come back together.
    """
    import random

    if asked is not None:
        return asked + random.random() * min(0.25, asked / 10)
    return min(_FIRST_WAIT * 2.0 ** (attempt - 1), 8.0) * (0.5 + random.random() / 2)
