"""Webhook: 1 method."""

from __future__ import annotations

from functools import cached_property
from typing import Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw
from .._types import Names


class WebhookAgent(Resource):
    """The Webhook agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> WebhookAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return WebhookAgentRaw(self)

    def get(
        self, *, webhook_id: int, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.Webhook | None:
        """Gets a Webhook object.

        Note: Online Restricted: The Webhook agent is closed to apps in Online. Ask for access when you register the
        app.

        Args:
            webhook_id: The primary key.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Returns:
            None if it does not exist.

        Operation v1WebhookAgent_GetWebhook: agent/Webhook_Agent/v1WebhookAgent_GetWebhook.md
        """
        return self._find(
            "POST /api/v1/Agents/Webhook/GetWebhook",
            models.Webhook,
            query={"webhookId": webhook_id, "$select": select},
            options=extra,
        )

    get_webhook = deprecated_name(get)


class WebhookAgentRaw(RawMethods):
    """The methods of `WebhookAgent`, returning raw responses."""

    def __init__(self, plain: WebhookAgent) -> None:
        super().__init__(plain)
        self.get = raw(plain.get)


class AsyncWebhookAgent(AsyncResource):
    """The Webhook agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncWebhookAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncWebhookAgentRaw(self)

    async def get(
        self, *, webhook_id: int, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.Webhook | None:
        """Gets a Webhook object. See `WebhookAgent.get`."""
        return await self._find(
            "POST /api/v1/Agents/Webhook/GetWebhook",
            models.Webhook,
            query={"webhookId": webhook_id, "$select": select},
            options=extra,
        )

    get_webhook = deprecated_name(get)


class AsyncWebhookAgentRaw(RawMethods):
    """The methods of `AsyncWebhookAgent`, returning raw responses."""

    def __init__(self, plain: AsyncWebhookAgent) -> None:
        super().__init__(plain)
        self.get = async_raw(plain.get)
