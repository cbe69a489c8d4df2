"""What can be set for a client, and for one call of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypedDict

from ._auth import Auth, Secret

DEFAULT_TIMEOUT: Final = 60.0
DEFAULT_MAX_RETRIES: Final = 2


class CallOptions(TypedDict, total=False):
    """What one call can set for itself: keyword arguments of every method.

    timeout: seconds for each wait on the network; None waits for ever.
    headers: sent beside those of the client; one with the same name wins.
    max_retries: how often a request that failed is sent again, where that is safe; 0 for never.
    retry_unsafe: True to send again even what may have reached the server before.
    strict: True to raise ValidationFailed for an answer that differs from its documented type.
    culture: Two-letter code of the culture that formats numbers and dates. Has no effect without a language.
    language: Like Accept-Language, and it wins where both are sent.
    time_zone: Code of the time zone in which the answer gives dates and times.
    """

    timeout: float | None
    headers: Mapping[str, str]
    max_retries: int
    retry_unsafe: bool
    strict: bool
    culture: str
    language: str
    time_zone: str


class ClientOptions(CallOptions, total=False):
    """What `with_options` can change: everything of `CallOptions`, and who the client is."""

    auth: Auth | None
    app_token: str | None


_OPTION_HEADERS: Mapping[str, str] = {
    "culture": "SO-Culture",
    "language": "SO-Language",
    "time_zone": "SO-TimeZone",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is set for a call, or for all calls of a client."""

    base_url: str
    auth: Auth | None = None
    app_token: Secret | None = None
    timeout: float | None = DEFAULT_TIMEOUT
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    max_retries: int = DEFAULT_MAX_RETRIES
    retry_unsafe: bool = False
    strict: bool = False

    def using(self, options: Mapping[str, Any]) -> Settings:
        """These settings, changed by options; an option with an unknown name is a TypeError, as for any keyword."""
        if not options:
            return self
        changes: dict[str, Any] = {}
        headers = dict(self.headers)
        for name, value in options.items():
            if name == "headers":
                headers = {**_without(headers, value), **value}
            elif name in _OPTION_HEADERS:
                headers = {**_without(headers, [_OPTION_HEADERS[name]]), _OPTION_HEADERS[name]: value}
            elif name == "app_token":
                changes[name] = Secret(value) if value else None
            else:
                changes[name] = value
        return replace(self, headers=headers, **changes)


def _without(headers: Mapping[str, str], names: Mapping[str, str] | list[str]) -> dict[str, str]:
    gone = {name.lower() for name in names}
    return {name: value for name, value in headers.items() if name.lower() not in gone}
