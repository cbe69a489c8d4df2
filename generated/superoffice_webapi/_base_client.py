"""What every client can do, whatever its API: settings, `with_options`, closing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self, Unpack
from urllib.parse import urlsplit

from ._api import SERVER
from ._auth import Auth, Secret
from ._core import AsyncCore, Core
from ._environment import AuthVariables, auth_from_environment, from_environment, variable
from ._errors import ConfigurationError
from ._options import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT, ClientOptions, Settings, secret_headers
from ._request import redact_url
from ._transport import AsyncTransport, Transport


class BaseClient:
    """Base class of a synchronous client. The generated subclass documents the arguments.

    `secrets` has the values of the secret header options by their names; `auth_variables` are the authentication
    schemes that can be configured by environment variables.
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        auth: Auth | None = None,
        secrets: Mapping[str, str | None] | None = None,
        auth_variables: Sequence[AuthVariables] = (),
        timeout: float | None = DEFAULT_TIMEOUT,
        headers: Mapping[str, str] | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        retry_unsafe: bool = False,
        strict: bool = False,
        transport: Transport | None = None,
    ) -> None:
        settings = Settings(
            base_url=_base_url(base_url),
            auth=auth or auth_from_environment(auth_variables),
            secret_headers=_secrets(secrets),
            timeout=timeout,
            headers=dict(headers or {}),
            max_retries=max_retries,
            retry_unsafe=retry_unsafe,
            strict=strict,
        )
        self._core = Core.start(settings, transport)

    @property
    def base_url(self) -> str:
        """The base address, without a slash at its end."""
        return self._core.settings.base_url

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """A client with some options changed. Both share the connections: closing one closes the other."""
        client = object.__new__(type(self))
        client._core = self._core.using(self._core.settings.using(options))
        return client

    def close(self) -> None:
        """Close every connection. The client cannot be used afterwards."""
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
        auth: Auth | None = None,
        secrets: Mapping[str, str | None] | None = None,
        auth_variables: Sequence[AuthVariables] = (),
        timeout: float | None = DEFAULT_TIMEOUT,
        headers: Mapping[str, str] | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        retry_unsafe: bool = False,
        strict: bool = False,
        transport: AsyncTransport | None = None,
    ) -> None:
        settings = Settings(
            base_url=_base_url(base_url),
            auth=auth or auth_from_environment(auth_variables),
            secret_headers=_secrets(secrets),
            timeout=timeout,
            headers=dict(headers or {}),
            max_retries=max_retries,
            retry_unsafe=retry_unsafe,
            strict=strict,
        )
        self._core = AsyncCore.start(settings, transport)

    @property
    def base_url(self) -> str:
        """The base address, without a slash at its end."""
        return self._core.settings.base_url

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """A client with some options changed. Both share the connections: closing one closes the other."""
        client = object.__new__(type(self))
        client._core = self._core.using(self._core.settings.using(options))
        return client

    async def close(self) -> None:
        """Close every connection. The client cannot be used afterwards."""
        await self._core.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({redact_url(self.base_url)!r})"


def _secrets(secrets: Mapping[str, str | None] | None) -> dict[str, Secret]:
    given = secrets or {}
    return secret_headers({name: value or from_environment(name) for name, value in given.items()})


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
