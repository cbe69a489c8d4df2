"""The settings of a client, and the options that a single call can change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ._api import OPTION_HEADERS, SECRET_HEADERS, HeaderOptions, SecretOptions
from ._auth import Auth, Secret

DEFAULT_TIMEOUT: Final = 60.0
DEFAULT_MAX_RETRIES: Final = 2


class CallOptions(HeaderOptions, total=False):
    """Options of a single call: keyword arguments of every method, beside the header options of the API.

    timeout: seconds for each wait on the network; None for no limit.
    headers: sent in addition to those of the client; replaces those with the same name.
    max_retries: how often a failed request is sent again, where that is safe; 0 for never.
    retry_unsafe: True to repeat even requests that the server may have processed already.
    strict: True to raise ValidationFailed for a response that differs from its documented type.
    """

    timeout: float | None
    headers: Mapping[str, str]
    max_retries: int
    retry_unsafe: bool
    strict: bool


class ClientOptions(CallOptions, SecretOptions, total=False):
    """Options of `with_options`: those of `CallOptions`, and the credentials."""

    auth: Auth | None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is set for a call, or for all calls of a client."""

    base_url: str
    auth: Auth | None = None
    secret_headers: Mapping[str, Secret] = field(default_factory=dict[str, Secret])
    """Header -> the secret that it holds, beside those of `auth`."""
    timeout: float | None = DEFAULT_TIMEOUT
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    max_retries: int = DEFAULT_MAX_RETRIES
    retry_unsafe: bool = False
    strict: bool = False

    def using(self, options: Mapping[str, Any]) -> Settings:
        """These settings, changed by options. Raises TypeError for an option with an unknown name."""
        if not options:
            return self
        changes: dict[str, Any] = {}
        headers = dict(self.headers)
        secrets: dict[str, str | None] = {}
        for name, value in options.items():
            if name == "headers":
                headers = {**_without(headers, value), **value}
            elif name in OPTION_HEADERS:
                headers = {**_without(headers, [OPTION_HEADERS[name]]), OPTION_HEADERS[name]: value}
            elif name in SECRET_HEADERS:
                secrets[name] = value
            else:
                changes[name] = value
        if secrets:
            replaced = {SECRET_HEADERS[name] for name in secrets}
            kept = {header: secret for header, secret in self.secret_headers.items() if header not in replaced}
            changes["secret_headers"] = kept | secret_headers(secrets)
        return replace(self, headers=headers, **changes)


def secret_headers(secrets: Mapping[str, str | None]) -> dict[str, Secret]:
    """Header -> secret, for values under the names of their options. Empty values are left out."""
    return {SECRET_HEADERS[name]: Secret(value) for name, value in secrets.items() if value}


def _without(headers: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    removed = {name.lower() for name in names}
    return {name: value for name, value in headers.items() if name.lower() not in removed}
