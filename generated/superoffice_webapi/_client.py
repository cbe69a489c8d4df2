"""The two clients."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from types import TracebackType
from typing import Any, Unpack
from urllib.parse import urlsplit

from ._auth import Auth, Basic, Bearer, Secret, SOTicket
from ._core import AsyncCore, Core
from ._errors import ConfigurationError
from ._options import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT, ClientOptions, Settings
from ._request import shown
from ._transport import AsyncTransport, Transport
from .agents import Agents, AsyncAgents
from .entities import AsyncEntities, Entities


class SuperOffice(Entities):
    """The API, for threads. One client serves any number of them.

        with SuperOffice("https://host/Cust1", auth=Bearer(token)) as client:
            client.agents.appointment.accept_rejected(appointment_id=6120, update_mode="OnlyThis")

    Args:
        base_url: what stands before `/api/v1`; without it, the environment variable SUPEROFFICE_BASE_URL.
        auth: `Basic`, `Bearer`, `SOTicket` or `Session`; without it, what the environment has: SUPEROFFICE_TOKEN,
            SUPEROFFICE_TICKET, or SUPEROFFICE_USERNAME and SUPEROFFICE_PASSWORD.
        app_token: the application token; without it, SUPEROFFICE_APP_TOKEN.
        timeout: seconds for each wait on the network; None waits for ever.
        headers: sent with every request.
        max_retries: how often a request that failed is sent again, where that is safe; 0 for never.
        retry_unsafe: True to send again even what may have reached the server before.
        strict: True to raise ValidationFailed for an answer that differs from its documented type.
        transport: what to send requests with instead of the built-in HTTP library.
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        auth: Auth | None = None,
        app_token: str | None = None,
        timeout: float | None = DEFAULT_TIMEOUT,
        headers: Mapping[str, str] | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        retry_unsafe: bool = False,
        strict: bool = False,
        transport: Transport | None = None,
    ) -> None:
        settings = _settings(base_url, auth, app_token, timeout, headers, max_retries, retry_unsafe, strict)
        super().__init__(Core.start(settings, transport))

    @property
    def base_url(self) -> str:
        """What stands before `/api/v1`."""
        return self._core.settings.base_url

    @cached_property
    def agents(self) -> Agents:
        """The agents: services that do something, each a group of methods."""
        return Agents(self._core)

    def with_options(self, **options: Unpack[ClientOptions]) -> SuperOffice:
        """A client like this one but for some options. It shares the connections: closing either closes both."""
        client = object.__new__(SuperOffice)
        Entities.__init__(client, Core(self._core.settings.using(options), self._core.connection))
        return client

    def close(self) -> None:
        """Let go of every connection. The client cannot be used after that."""
        self._core.close()

    def __enter__(self) -> SuperOffice:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"SuperOffice({shown(self.base_url)!r})"


class AsyncSuperOffice(AsyncEntities):
    """The API, for asyncio and trio. One client serves any number of tasks.

        async with AsyncSuperOffice("https://host/Cust1", auth=Bearer(token)) as client:
            await client.agents.appointment.accept_rejected(appointment_id=6120, update_mode="OnlyThis")

    The arguments are those of `SuperOffice`.
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        auth: Auth | None = None,
        app_token: str | None = None,
        timeout: float | None = DEFAULT_TIMEOUT,
        headers: Mapping[str, str] | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        retry_unsafe: bool = False,
        strict: bool = False,
        transport: AsyncTransport | None = None,
    ) -> None:
        settings = _settings(base_url, auth, app_token, timeout, headers, max_retries, retry_unsafe, strict)
        super().__init__(AsyncCore.start(settings, transport))

    @property
    def base_url(self) -> str:
        """What stands before `/api/v1`."""
        return self._core.settings.base_url

    @cached_property
    def agents(self) -> AsyncAgents:
        """The agents: services that do something, each a group of methods."""
        return AsyncAgents(self._core)

    def with_options(self, **options: Unpack[ClientOptions]) -> AsyncSuperOffice:
        """A client like this one but for some options. It shares the connections: closing either closes both."""
        client = object.__new__(AsyncSuperOffice)
        AsyncEntities.__init__(client, AsyncCore(self._core.settings.using(options), self._core.connection))
        return client

    async def close(self) -> None:
        """Let go of every connection. The client cannot be used after that."""
        await self._core.close()

    async def __aenter__(self) -> AsyncSuperOffice:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, at: Any) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"AsyncSuperOffice({shown(self.base_url)!r})"


def _settings(
    base_url: str | None,
    auth: Auth | None,
    app_token: str | None,
    timeout: float | None,
    headers: Mapping[str, str] | None,
    max_retries: int,
    retry_unsafe: bool,
    strict: bool,
) -> Settings:
    """The settings of a new client; what is not given is taken from the environment."""
    app_token = app_token or os.environ.get("SUPEROFFICE_APP_TOKEN")
    return Settings(
        base_url=_checked(base_url or os.environ.get("SUPEROFFICE_BASE_URL", "")),
        auth=auth or _auth_from_environment(),
        app_token=Secret(app_token) if app_token else None,
        timeout=timeout,
        headers=dict(headers or {}),
        max_retries=max_retries,
        retry_unsafe=retry_unsafe,
        strict=strict,
    )


def _auth_from_environment() -> Auth | None:
    if token := os.environ.get("SUPEROFFICE_TOKEN"):
        return Bearer(token)
    if ticket := os.environ.get("SUPEROFFICE_TICKET"):
        return SOTicket(ticket)
    if username := os.environ.get("SUPEROFFICE_USERNAME"):
        return Basic(username, os.environ.get("SUPEROFFICE_PASSWORD", ""))
    return None


def _checked(base_url: str) -> str:
    """The base address without the slash at its end. Raises ConfigurationError for what cannot be one."""
    if not base_url:
        raise ConfigurationError("no base_url: give it, or set SUPEROFFICE_BASE_URL")
    parts = urlsplit(base_url)
    if parts.username is not None or parts.password is not None:
        raise ConfigurationError("base_url holds a user name or a password: pass them as auth=Basic(...)")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ConfigurationError(f"base_url must be like https://host/customer, not {base_url!r}")
    return base_url.rstrip("/")
