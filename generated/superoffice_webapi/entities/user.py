"""User: 1 method."""

from __future__ import annotations

from functools import cached_property
from typing import Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw


class UserResource(Resource):
    """The User entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> UserResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return UserResourceRaw(self)

    def get_commands(self, id: int, **extra: Unpack[CallOptions]) -> models.RecurrenceInfo:
        """Gets the commands that plug-ins offer for a user

        Note: Online Restricted: The User agent is closed to apps in Online. Partners cannot manage users there.

        Args:
            id: The user.

        Raises:
            NotFound: Not Found.

        Operation v1User_GetUserCommands: rest/User/v1User_GetUserCommands.md
        """
        return self._call("GET /api/v1/User/{id}/CustomCommand", models.RecurrenceInfo, path={"id": id}, options=extra)

    get_user_commands = deprecated_name(get_commands)


class UserResourceRaw(RawMethods):
    """The methods of `UserResource`, returning raw responses."""

    def __init__(self, plain: UserResource) -> None:
        super().__init__(plain)
        self.get_commands = raw(plain.get_commands)


class AsyncUserResource(AsyncResource):
    """The User entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncUserResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncUserResourceRaw(self)

    async def get_commands(self, id: int, **extra: Unpack[CallOptions]) -> models.RecurrenceInfo:
        """Gets the commands that plug-ins offer for a user. See `UserResource.get_commands`."""
        return await self._call(
            "GET /api/v1/User/{id}/CustomCommand", models.RecurrenceInfo, path={"id": id}, options=extra
        )

    get_user_commands = deprecated_name(get_commands)


class AsyncUserResourceRaw(RawMethods):
    """The methods of `AsyncUserResource`, returning raw responses."""

    def __init__(self, plain: AsyncUserResource) -> None:
        super().__init__(plain)
        self.get_commands = async_raw(plain.get_commands)
