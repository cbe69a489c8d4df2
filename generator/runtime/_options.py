"""The settings of a client, and the options that a single call can change."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ._api import OPTION_HEADERS, SECRET_HEADERS, HeaderOptions, SecretOptions
from ._auth import Auth, Secret
from ._events import RequestHook, ResponseHook
from ._transport import DEFAULT_TIMEOUT, Timeout

DEFAULT_MAX_RETRIES: Final = 2


class CallOptions(HeaderOptions, total=False):
    """Options of a single call: keyword arguments of every method, beside the header options of the API.

    timeout: seconds for each wait on the network, or a `Timeout` for the phases and the whole call; None for no limit.
    headers: sent in addition to those of the client; replaces those with the same name.
    max_retries: how often a failed request is sent again, where that is safe; 0 for never.
    retry_unsafe: True to repeat even requests that the server may have processed already.
    strict: True to raise ValidationFailed for a response that differs from its documented type.
    """

    timeout: float | Timeout | None
    headers: Mapping[str, str] | None
    max_retries: int
    retry_unsafe: bool
    strict: bool


class ClientOptions(CallOptions, SecretOptions, total=False):
    """Options of a client: those of `CallOptions`, the credentials, and the hooks.

    auth: the credentials.
    on_request: called with each request before it is sent.
    on_response: called with what came of each request.
    """

    auth: Auth | None
    on_request: RequestHook | None
    on_response: ResponseHook | None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is set for a call, or for all calls of a client."""

    base_url: str
    auth: Auth | None = None
    secret_headers: Mapping[str, Secret] = field(default_factory=dict[str, Secret])
    """Header -> the secret that it holds, beside those of `auth`."""
    timeout: float | Timeout | None = DEFAULT_TIMEOUT
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    max_retries: int = DEFAULT_MAX_RETRIES
    retry_unsafe: bool = False
    strict: bool = False
    on_request: RequestHook | None = None
    on_response: ResponseHook | None = None

    def using(self, options: Mapping[str, Any]) -> Settings:
        """These settings, changed by options, all of which are known. A header option that is None is not sent."""
        if not options:
            return self
        changes: dict[str, Any] = {}
        headers = dict(self.headers)
        secrets: dict[str, str | None] = {}
        for name, value in options.items():
            if name == "headers":
                added: Mapping[str, str] = value or {}
                headers = {**_without(headers, added), **added}
            elif name in OPTION_HEADERS:
                headers = _without(headers, [OPTION_HEADERS[name]])
                if value is not None:
                    headers[OPTION_HEADERS[name]] = value
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


def call_options(options: CallOptions) -> Mapping[str, object]:
    """The options of a call. Raises TypeError for an unknown one, in the name of the method that was called."""
    given: Mapping[str, object] = {**options}
    known = CallOptions.__optional_keys__
    if not given.keys() <= known:
        method, arguments = _called_method()
        check_arguments(given, (*arguments, *known), method)
    return given


def check_arguments(given: Iterable[str], known: Collection[str], called: str) -> None:
    """Raise TypeError for an argument that is not among the known ones, with the name that was probably meant."""
    for name in given:
        if name not in known:
            from difflib import get_close_matches

            meant = get_close_matches(name, known, 1)
            hint = f"; did you mean {meant[0]!r}?" if meant else ""
            raise TypeError(f"{called}() got an unexpected argument {name!r}{hint}")


def _called_method() -> tuple[str, tuple[str, ...]]:
    """Name and arguments of the method that is being called: the innermost one outside of the runtime."""
    frame = sys._getframe(1)  # pyright: ignore[reportPrivateUsage]
    while frame.f_back and frame.f_globals.get("__name__", "").startswith(f"{__package__}._"):
        frame = frame.f_back
    code = frame.f_code
    return code.co_name, code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]


def _without(headers: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    removed = {name.lower() for name in names}
    return {name: value for name, value in headers.items() if name.lower() not in removed}
