"""Contact: 1 method."""

from __future__ import annotations

from functools import cached_property
from typing import Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw
from .._types import Names


class ContactAgent(Resource):
    """The Contact agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> ContactAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return ContactAgentRaw(self)

    def get(
        self, *, contact_id: int, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.Contact | None:
        """Gets a Contact object.

        Args:
            contact_id: The primary key.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Returns:
            None if it does not exist.

        Operation v1ContactAgent_GetContact: agent/Contact_Agent/v1ContactAgent_GetContact.md
        """
        return self._find(
            "POST /api/v1/Agents/Contact/GetContact",
            models.Contact,
            query={"contactId": contact_id, "$select": select},
            options=extra,
        )

    get_contact = deprecated_name(get)


class ContactAgentRaw(RawMethods):
    """The methods of `ContactAgent`, returning raw responses."""

    def __init__(self, plain: ContactAgent) -> None:
        super().__init__(plain)
        self.get = raw(plain.get)


class AsyncContactAgent(AsyncResource):
    """The Contact agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncContactAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncContactAgentRaw(self)

    async def get(
        self, *, contact_id: int, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.Contact | None:
        """Gets a Contact object. See `ContactAgent.get`."""
        return await self._find(
            "POST /api/v1/Agents/Contact/GetContact",
            models.Contact,
            query={"contactId": contact_id, "$select": select},
            options=extra,
        )

    get_contact = deprecated_name(get)


class AsyncContactAgentRaw(RawMethods):
    """The methods of `AsyncContactAgent`, returning raw responses."""

    def __init__(self, plain: AsyncContactAgent) -> None:
        super().__init__(plain)
        self.get = async_raw(plain.get)
