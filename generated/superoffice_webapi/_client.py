"""The client of the API, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ._auth import Auth
from ._base_client import AsyncBaseClient, BaseClient
from ._options import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT
from ._security import AUTH_VARIABLES
from ._transport import AsyncTransport, Transport
from .agents import AsyncAgents, Agents
from .entities import AsyncEntities, Entities


class SuperOffice(BaseClient, Entities):
    """The synchronous client. Several threads may use one client at the same time.

        with SuperOffice("https://host/customer", auth=...) as client:
            client.agents.list.get_from_list_name(id=2, ud_list_definition_name="Category")

    Each argument that is not passed is taken from an environment variable, if there is one for it.

    Args:
        base_url: the address before `/api/v1`. Variable: SUPEROFFICE_BASE_URL.
        auth: the credentials. Variables, in the order in which they are looked for:
            SUPEROFFICE_TOKEN for `Bearer`.
            SUPEROFFICE_TICKET for `SOTicket`.
            SUPEROFFICE_USERNAME and SUPEROFFICE_PASSWORD for `Basic`.
        app_token: Says which application calls; it comes beside one of the other schemes, and never
            alone. Variable: SUPEROFFICE_APP_TOKEN.
        timeout: seconds for each wait on the network; None for no limit.
        headers: sent with every request.
        max_retries: how often a failed request is sent again, where that is safe; 0 for never.
        retry_unsafe: True to repeat even requests that the server may have processed already.
        strict: True to raise ValidationFailed for a response that differs from its documented type.
        transport: sends the requests, in place of the built-in HTTP library.
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
        super().__init__(
            base_url,
            auth=auth,
            auth_variables=AUTH_VARIABLES,
            secrets={"app_token": app_token},
            timeout=timeout,
            headers=headers,
            max_retries=max_retries,
            retry_unsafe=retry_unsafe,
            strict=strict,
            transport=transport,
        )

    @cached_property
    def agents(self) -> Agents:
        """The agents: services that do something."""
        return Agents(self._core)


class AsyncSuperOffice(AsyncBaseClient, AsyncEntities):
    """The asynchronous client, for asyncio and trio. Several tasks may use one client at the same time.

        async with AsyncSuperOffice("https://host/customer", auth=...) as client:
            await client.agents.list.get_from_list_name(id=2, ud_list_definition_name="Category")

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
        super().__init__(
            base_url,
            auth=auth,
            auth_variables=AUTH_VARIABLES,
            secrets={"app_token": app_token},
            timeout=timeout,
            headers=headers,
            max_retries=max_retries,
            retry_unsafe=retry_unsafe,
            strict=strict,
            transport=transport,
        )

    @cached_property
    def agents(self) -> AsyncAgents:
        """The agents: services that do something."""
        return AsyncAgents(self._core)
