"""Which names stand for a secret, and how addresses, headers and log lines are shown without secrets.

A secret is a header, query parameter or cookie of the security schemes of the API, or one whose name says so by a whole
word: `access_token` and `clientSecret` are secrets, `tokenId` and `sessionPageId` are not.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final
from urllib.parse import unquote, urlsplit

from ._api import CSRF_COOKIE, CSRF_HEADER, SECRET_HEADERS, SECRET_PARAMETERS

_KNOWN: Final = frozenset(
    name.lower()
    for name in (
        *("authorization", "proxy-authorization", "cookie", "set-cookie"),
        *("apikey", "code", "jwt", "session", "sid", "sig", "ticket"),
        *(CSRF_COOKIE, CSRF_HEADER, *SECRET_HEADERS.values(), *SECRET_PARAMETERS),
    )
)
"""Whole names, in lower case. `code` is the authorization code of RFC 6749."""
_LAST_WORDS: Final = frozenset(
    ("credential", "credentials", "passphrase", "passwd", "password", "secret", "signature", "token")
)
_BEFORE_KEY: Final = frozenset(("access", "api", "private", "secret", "subscription"))
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def is_secret(name: str) -> bool:
    """Whether a header or a query parameter with this name holds a secret."""
    words = [word.lower() for word in _WORD.findall(name)]
    if name.lower() in _KNOWN or (words[-1:] and words[-1] in _LAST_WORDS):
        return True
    return len(words) > 1 and words[-1] == "key" and words[-2] in _BEFORE_KEY


def redact_url(url: str) -> str:
    """An address without user information, and with `***` in place of each secret in its query."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}{_redacted_query(parts.query)}"


def redact_path(url: str) -> str:
    """The path and the query of an address, with `***` in place of each secret."""
    parts = urlsplit(url)
    return parts.path + _redacted_query(parts.query)


def _redacted_query(query: str) -> str:
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    shown = [f"{name}=***" if is_secret(unquote(name)) else f"{name}{equals}{value}" for name, equals, value in pairs]
    return f"?{'&'.join(shown)}" if shown else ""


def redact_headers(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers with `***` in place of each secret."""
    return {name: "***" if is_secret(name) else value for name, value in headers}


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
