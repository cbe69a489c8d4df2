"""User: 1 method."""

from __future__ import annotations

from functools import cached_property
from typing import Unpack

from .. import models
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw


class UserResource(Resource):
    """The User entity."""

    @cached_property
    def with_raw_response(self) -> UserResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return UserResourceRaw(self)

    def get_user_commands(self, id: int, **extra: Unpack[CallOptions]) -> models.RecurrenceInfo:
        """Gets the commands that plug-ins offer for a user

        Note: Online Restricted: The User agent is closed to apps in Online. Partners cannot manage users there.

        Args:
            id: The user.

        Raises:
            NotFound: Not Found.
            SuperOfficeError: for any other failure.

        Operation v1User_GetUserCommands: rest/User/v1User_GetUserCommands.md
        """
        return self._call("GET /api/v1/User/{id}/CustomCommand", models.RecurrenceInfo, path={"id": id}, options=extra)


class UserResourceRaw:
    """The methods of `UserResource`, returning raw responses."""

    def __init__(self, plain: UserResource) -> None:
        self.get_user_commands = raw(plain.get_user_commands)


class AsyncUserResource(AsyncResource):
    """The User entity."""

    @cached_property
    def with_raw_response(self) -> AsyncUserResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncUserResourceRaw(self)

    async def get_user_commands(self, id: int, **extra: Unpack[CallOptions]) -> models.RecurrenceInfo:
        """Gets the commands that plug-ins offer for a user. See `UserResource.get_user_commands`."""
        return await self._call(
            "GET /api/v1/User/{id}/CustomCommand", models.RecurrenceInfo, path={"id": id}, options=extra
        )


class AsyncUserResourceRaw:
    """The methods of `AsyncUserResource`, returning raw responses."""

    def __init__(self, plain: AsyncUserResource) -> None:
        self.get_user_commands = async_raw(plain.get_user_commands)
