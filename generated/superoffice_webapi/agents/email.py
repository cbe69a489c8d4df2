"""EMail: 1 method."""

from __future__ import annotations

from functools import cached_property
from typing import Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw


class EMailAgent(Resource):
    """The EMail agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> EMailAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return EMailAgentRaw(self)

    def default_connection_info(self, **extra: Unpack[CallOptions]) -> models.EMailConnectionInfo:
        """Set default values into a new EMailConnectionInfo.

        The server works out the values that a new one starts with, so ask for it before you save one.

        Note: Online Restricted: The EMail agent is closed to apps in Online. Ask for access when you register the
        app.

        Operation v1EMailAgent_CreateDefaultEMailConnectionInfo:
        agent/EMail_Agent/v1EMailAgent_CreateDefaultEMailConnectionInfo.md
        """
        return self._read(
            "POST /api/v1/Agents/EMail/CreateDefaultEMailConnectionInfo", models.EMailConnectionInfo, options=extra
        )

    create_default_email_connection_info = deprecated_name(default_connection_info)


class EMailAgentRaw(RawMethods):
    """The methods of `EMailAgent`, returning raw responses."""

    def __init__(self, plain: EMailAgent) -> None:
        super().__init__(plain)
        self.default_connection_info = raw(plain.default_connection_info)


class AsyncEMailAgent(AsyncResource):
    """The EMail agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncEMailAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncEMailAgentRaw(self)

    async def default_connection_info(self, **extra: Unpack[CallOptions]) -> models.EMailConnectionInfo:
        """Set default values into a new EMailConnectionInfo. See `EMailAgent.default_connection_info`."""
        return await self._read(
            "POST /api/v1/Agents/EMail/CreateDefaultEMailConnectionInfo", models.EMailConnectionInfo, options=extra
        )

    create_default_email_connection_info = deprecated_name(default_connection_info)


class AsyncEMailAgentRaw(RawMethods):
    """The methods of `AsyncEMailAgent`, returning raw responses."""

    def __init__(self, plain: AsyncEMailAgent) -> None:
        super().__init__(plain)
        self.default_connection_info = async_raw(plain.default_connection_info)
