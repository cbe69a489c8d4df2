"""What the HTTP library logs about requests of this package, without secrets."""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from ._redaction import redact_url

_LIBRARY_LOGGERS: Final = ("httpx2", "httpcore2.http11", "httpcore2.http2")
_in_client: ContextVar[bool] = ContextVar("in_client", default=False)


class _LibraryFilter(logging.Filter):
    """Redacts what the HTTP library logs about requests of this package; those of other users pass unchanged.

    It logs each address at level INFO, and at level DEBUG the headers of each response, with the cookies that it sets.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if _in_client.get():
            if isinstance(record.args, tuple):
                record.args = tuple(_redacted_argument(argument) for argument in record.args)
            if isinstance(record.msg, str) and "set-cookie" in record.msg.lower():
                record.msg = record.msg.partition(" ")[0]
        return True


def _redacted_argument(argument: object) -> object:
    text = str(argument)
    return redact_url(text) if text.startswith(("http:", "https:")) else argument


def redact_library_logs() -> None:
    """Add the filter to the loggers of the HTTP library."""
    for name in _LIBRARY_LOGGERS:
        logging.getLogger(name).addFilter(_LibraryFilter())


@contextmanager
def in_client() -> Generator[None]:
    """While this context lasts, requests of the HTTP library are those of this package."""
    token = _in_client.set(True)
    try:
        yield
    finally:
        _in_client.reset(token)
