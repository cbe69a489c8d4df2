"""Which names stand for a secret, and how addresses and headers are shown without secrets.

A secret is a header, query parameter or cookie of the security schemes of the API, or one whose name says so by a whole
word: `access_token` and `clientSecret` are secrets, `tokenId` and `sessionPageId` are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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
