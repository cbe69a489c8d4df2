"""What every client can do, whatever its API: settings, `with_options`, closing."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self, Unpack
from urllib.parse import urlsplit

from ._api import SECRET_HEADERS, SERVER
from ._auth import Auth
from ._core import AsyncCore, Core
from ._environment import AuthVariables, auth_from_environment, from_environment, variable
from ._errors import ConfigurationError
from ._options import ClientOptions, Settings, check_arguments
from ._redaction import redact_url
from ._transport import AsyncTransport, Transport


class BaseClient:
    """Base class of a synchronous client. The generated subclass documents the arguments.

    `auth_variables` are the authentication schemes that can be configured by environment variables.
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        transport: Transport | None = None,
        auth_variables: Sequence[AuthVariables] = (),
        **options: Unpack[ClientOptions],
    ) -> None:
        settings = _settings(type(self).__name__, base_url, auth_variables, options)
        self._core = Core.start(settings, transport)

    @property
    def base_url(self) -> str:
        """The base address, without a slash at its end."""
        return self._core.settings.base_url

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """A client with some options changed. Both share the connections: closing one closes the other."""
        client = object.__new__(type(self))
        client._core = self._core.using(_changed(type(self).__name__, self._core.settings, options))
        return client

    def close(self) -> None:
        """Close every connection, but not those of a `transport` that the client was given.

        The client, and those that `with_options` made of it, cannot be used afterwards.
        """
        self._core.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({redact_url(self.base_url)!r})"


class AsyncBaseClient:
    """Base class of an asynchronous client, on asyncio or trio. Its arguments are those of `BaseClient`."""

    def __init__(
        self,
        base_url: str | None = None,
        *,
        transport: AsyncTransport | None = None,
        auth_variables: Sequence[AuthVariables] = (),
        **options: Unpack[ClientOptions],
    ) -> None:
        settings = _settings(type(self).__name__, base_url, auth_variables, options)
        self._core = AsyncCore.start(settings, transport)

    @property
    def base_url(self) -> str:
        """The base address, without a slash at its end."""
        return self._core.settings.base_url

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """A client with some options changed. Both share the connections: closing one closes the other."""
        client = object.__new__(type(self))
        client._core = self._core.using(_changed(type(self).__name__, self._core.settings, options))
        return client

    async def close(self) -> None:
        """Close every connection, but not those of a `transport` that the client was given.

        The client, and those that `with_options` made of it, cannot be used afterwards.
        """
        await self._core.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({redact_url(self.base_url)!r})"


_OPTIONS = ClientOptions.__optional_keys__


def _settings(
    client: str, base_url: str | None, auth_variables: Sequence[AuthVariables], options: ClientOptions
) -> Settings:
    """The settings of a new client: its arguments; the environment in place of an address or secret that is missing."""
    check_arguments(options, ("base_url", "transport", *_OPTIONS), client)
    auth: Auth | None = options.get("auth") or auth_from_environment(auth_variables)
    secrets = {name: options.get(name) or from_environment(name) for name in SECRET_HEADERS}
    return Settings(_base_url(base_url)).using({**options, "auth": auth, **secrets})


def _changed(client: str, settings: Settings, options: ClientOptions) -> Settings:
    check_arguments(options, _OPTIONS, f"{client}.with_options")
    return settings.using({**options})


def _base_url(argument: str | None) -> str:
    """The base address without the slash at its end; from the environment if there is no argument.

    Raises ConfigurationError for one that is missing or unusable.
    """
    base_url = argument or from_environment("base_url")
    if not base_url:
        raise ConfigurationError(f"no base_url: pass it, or set {variable('base_url')}")
    parts = urlsplit(base_url)
    if parts.username is not None or parts.password is not None:
        raise ConfigurationError("base_url holds a user name or a password: pass them as auth=Basic(...)")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ConfigurationError(f"base_url must be an address like {SERVER}, not {base_url!r}")
    return base_url.rstrip("/")
