"""Webhook: 1 method."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import Literal, Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw


class WebhookResource(Resource):
    """The Webhook entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> WebhookResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return WebhookResourceRaw(self)

    def list(
        self,
        *,
        name_filter: str | None = None,
        event_filter: str | None = None,
        status_filter: Literal["Unknown", "Active", "Stopped", "TooManyErrors"] | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> builtins.list[models.Webhook]:
        """Gets the webhooks that pass the filters

        Note: Online Restricted: The Webhook agent is closed to apps in Online. Ask for access when you register the
        app.

        Args:
            name_filter: Only webhooks of this name. NULL, the default, lets all through
            event_filter: Only webhooks that listen to this event. NULL, the default, lets all through
            status_filter: Only webhooks in this state. Unknown, the default, lets all through.

        Operation v1Webhook_GetAllWebhooks: rest/Webhook/v1Webhook_GetAllWebhooks.md
        """
        return self._call(
            "GET /api/v1/Webhook",
            list[models.Webhook],
            query={"nameFilter": name_filter, "eventFilter": event_filter, "statusFilter": status_filter},
            options=extra,
        )

    get_all_webhooks = deprecated_name(list)


class WebhookResourceRaw(RawMethods):
    """The methods of `WebhookResource`, returning raw responses."""

    def __init__(self, plain: WebhookResource) -> None:
        super().__init__(plain)
        self.list = raw(plain.list)


class AsyncWebhookResource(AsyncResource):
    """The Webhook entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncWebhookResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncWebhookResourceRaw(self)

    async def list(
        self,
        *,
        name_filter: str | None = None,
        event_filter: str | None = None,
        status_filter: Literal["Unknown", "Active", "Stopped", "TooManyErrors"] | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> builtins.list[models.Webhook]:
        """Gets the webhooks that pass the filters. See `WebhookResource.list`."""
        return await self._call(
            "GET /api/v1/Webhook",
            list[models.Webhook],
            query={"nameFilter": name_filter, "eventFilter": event_filter, "statusFilter": status_filter},
            options=extra,
        )

    get_all_webhooks = deprecated_name(list)


class AsyncWebhookResourceRaw(RawMethods):
    """The methods of `AsyncWebhookResource`, returning raw responses."""

    def __init__(self, plain: AsyncWebhookResource) -> None:
        super().__init__(plain)
        self.list = async_raw(plain.list)
