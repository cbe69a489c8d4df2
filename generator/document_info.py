"""Contact and licence of an API: settings for the Info Object of the document (OpenAPI 3.1, section 4.8.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.spelling import did_you_mean

_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]+\Z")
_SPDX = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*\Z")


@dataclass(frozen=True, slots=True)
class Contact:
    """Contact Object: at least one of its members is not blank."""

    name: str = ""
    url: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class License:
    """License Object: `identifier` (SPDX) or `url` may be given, and not both."""

    name: str
    identifier: str = ""
    url: str = ""


class DocumentInfoError(Exception):
    """The table cannot be used. `keys` lead from the table to the place."""

    def __init__(self, keys: tuple[str, ...], message: str) -> None:
        super().__init__(message)
        self.keys = keys


def read_contact(table: object) -> Contact:
    """The setting `contact` as TOML gives it. Raises DocumentInfoError."""
    texts = _texts("contact", table, ("name", "url", "email"))
    if not texts:
        raise DocumentInfoError((), "`contact` must have a `name`, a `url` or an `email`")
    return Contact(**texts)


def read_license(table: object) -> License:
    """The setting `license` as TOML gives it. Raises DocumentInfoError."""
    texts = _texts("license", table, ("name", "identifier", "url"))
    if "name" not in texts:
        raise DocumentInfoError((), "`license` must have a `name`")
    if "identifier" in texts and "url" in texts:
        raise DocumentInfoError(("url",), "`license` has an `identifier` or a `url`, not both")
    return License(**texts)


def is_url(text: str) -> bool:
    """Whether a text is an address of http or https."""
    try:
        parts = urlsplit(text)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and has_host and not re.search(r"[\s{}<>\"\\]", text)


_CHECKS: dict[str, tuple[Callable[[str], object], str]] = {
    "name": (str.strip, "a text"),
    "url": (is_url, "a URL of http or https"),
    "email": (_EMAIL.match, "an e-mail address"),
    "identifier": (_SPDX.match, "an SPDX licence expression such as `MIT`"),
}


def _texts(setting: str, table: object, known: Collection[str]) -> dict[str, str]:
    if not isinstance(table, dict):
        raise DocumentInfoError((), f"`{setting}` must be a table")
    for key, value in table.items():
        if key not in known:
            hint = did_you_mean(key, known) or f"; known are: {', '.join(known)}"
            raise DocumentInfoError((key,), f"unknown key `{key}` in `{setting}`{hint}")
        is_right, expected = _CHECKS[key]
        if not isinstance(value, str) or not is_right(value):
            raise DocumentInfoError((key,), f"`{key}` of `{setting}` must be {expected}, and not {value!r}")
    return table
