"""Associate: 1 method."""

from __future__ import annotations

from functools import cached_property
from typing import Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw
from .._types import Names


class AssociateAgent(Resource):
    """The Associate agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AssociateAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AssociateAgentRaw(self)

    def get(
        self, *, associate_id: int, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.Associate | None:
        """Gets a Associate object.

        Args:
            associate_id: The primary key.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Returns:
            None if it does not exist.

        Operation v1AssociateAgent_GetAssociate: agent/Associate_Agent/v1AssociateAgent_GetAssociate.md
        """
        return self._find(
            "POST /api/v1/Agents/Associate/GetAssociate",
            models.Associate,
            query={"associateId": associate_id, "$select": select},
            options=extra,
        )

    get_associate = deprecated_name(get)


class AssociateAgentRaw(RawMethods):
    """The methods of `AssociateAgent`, returning raw responses."""

    def __init__(self, plain: AssociateAgent) -> None:
        super().__init__(plain)
        self.get = raw(plain.get)


class AsyncAssociateAgent(AsyncResource):
    """The Associate agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncAssociateAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncAssociateAgentRaw(self)

    async def get(
        self, *, associate_id: int, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.Associate | None:
        """Gets a Associate object. See `AssociateAgent.get`."""
        return await self._find(
            "POST /api/v1/Agents/Associate/GetAssociate",
            models.Associate,
            query={"associateId": associate_id, "$select": select},
            options=extra,
        )

    get_associate = deprecated_name(get)


class AsyncAssociateAgentRaw(RawMethods):
    """The methods of `AsyncAssociateAgent`, returning raw responses."""

    def __init__(self, plain: AsyncAssociateAgent) -> None:
        super().__init__(plain)
        self.get = async_raw(plain.get)
