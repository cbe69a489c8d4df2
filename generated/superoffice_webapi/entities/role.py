"""Role: 1 method."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, Unpack

from .. import models
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw


class RoleResource(Resource):
    """The Role entity."""

    @cached_property
    def with_raw_response(self) -> RoleResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return RoleResourceRaw(self)

    def get_all_roles(
        self, role_type: Literal["Employee", "ExternalUser", "Anonymous", "System"] | str, **extra: Unpack[CallOptions]
    ) -> list[models.Interest]:
        """Gets all roles of a type.

        It is the MDO List name = 'Roles', with the type as its extra information

        Note: Online Restricted: The User agent is closed to apps in Online. Partners cannot manage users there.

        Args:
            role_type: The type of role.

        Operation v1RoleEntity_GetAllRoles: rest/Role/v1RoleEntity_GetAllRoles.md
        """
        return self._call(
            "GET /api/v1/Role/{roleType}", list[models.Interest], path={"roleType": role_type}, options=extra
        )

    get = get_all_roles


class RoleResourceRaw:
    """The methods of `RoleResource`, returning raw responses."""

    def __init__(self, plain: RoleResource) -> None:
        self.get_all_roles = raw(plain.get_all_roles)
        self.get = self.get_all_roles


class AsyncRoleResource(AsyncResource):
    """The Role entity."""

    @cached_property
    def with_raw_response(self) -> AsyncRoleResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncRoleResourceRaw(self)

    async def get_all_roles(
        self, role_type: Literal["Employee", "ExternalUser", "Anonymous", "System"] | str, **extra: Unpack[CallOptions]
    ) -> list[models.Interest]:
        """Gets all roles of a type. See `RoleResource.get_all_roles`."""
        return await self._call(
            "GET /api/v1/Role/{roleType}", list[models.Interest], path={"roleType": role_type}, options=extra
        )

    get = get_all_roles


class AsyncRoleResourceRaw:
    """The methods of `AsyncRoleResource`, returning raw responses."""

    def __init__(self, plain: AsyncRoleResource) -> None:
        self.get_all_roles = async_raw(plain.get_all_roles)
        self.get = self.get_all_roles
