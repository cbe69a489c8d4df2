"""Role: 1 method."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw


class RoleResource(Resource):
    """The Role entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> RoleResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return RoleResourceRaw(self)

    def get(
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

    get_all_roles = deprecated_name(get)


class RoleResourceRaw(RawMethods):
    """The methods of `RoleResource`, returning raw responses."""

    def __init__(self, plain: RoleResource) -> None:
        super().__init__(plain)
        self.get = raw(plain.get)


class AsyncRoleResource(AsyncResource):
    """The Role entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncRoleResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncRoleResourceRaw(self)

    async def get(
        self, role_type: Literal["Employee", "ExternalUser", "Anonymous", "System"] | str, **extra: Unpack[CallOptions]
    ) -> list[models.Interest]:
        """Gets all roles of a type. See `RoleResource.get`."""
        return await self._call(
            "GET /api/v1/Role/{roleType}", list[models.Interest], path={"roleType": role_type}, options=extra
        )

    get_all_roles = deprecated_name(get)


class AsyncRoleResourceRaw(RawMethods):
    """The methods of `AsyncRoleResource`, returning raw responses."""

    def __init__(self, plain: AsyncRoleResource) -> None:
        super().__init__(plain)
        self.get = async_raw(plain.get)
