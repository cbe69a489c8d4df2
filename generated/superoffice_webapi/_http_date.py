"""Dates in request headers: the only dates of a request that are not written as JSON has them."""

from __future__ import annotations

from datetime import UTC, datetime

from ._api import NAIVE_TIMES_ARE_UTC

CONDITIONS = frozenset({"if-modified-since", "if-unmodified-since"})
"""Conditional headers that hold a date (RFC 9110, sections 13.1.3 and 13.1.4), in lower case."""


def http_date(value: object) -> str:
    """A time as the date of a header (RFC 9110, section 5.6.7): in UTC and whole seconds.

    `value` is a datetime, or a text in ISO 8601 or in the format of such a header. The time zone of one that has none
    is what the API documents. Fractions are rounded down, for both conditions the safe side: If-Unmodified-Since then
    refuses rather than overwrites a change in the same second, and If-Modified-Since sends the resource rather than
    hides one. Raises ValueError for a time without a known time zone, and for any other text: a server has to ignore a
    condition that it cannot read, and would overwrite.
    """
    time = _parsed(value) if isinstance(value, str) else value
    if not isinstance(time, datetime):
        raise TypeError(f"expected a datetime, not {type(value).__name__}")
    if time.utcoffset() is None:
        if not NAIVE_TIMES_ARE_UTC:
            raise ValueError(f"{value} has no time zone")
        time = time.replace(tzinfo=UTC)
    try:
        time = time.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{value} is out of range in UTC") from None
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[time.weekday()]
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{day}, {time.day:02} {months[time.month - 1]} {time.year:04} {time:%H:%M:%S} GMT"


def _parsed(text: str) -> datetime:
    from email.utils import parsedate_to_datetime

    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text)
        except ValueError:
            continue
    raise ValueError(f"{text!r} is no date")
