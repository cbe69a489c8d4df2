"""Contact: 1 method."""

from __future__ import annotations

from functools import cached_property
from typing import Unpack

from .. import models
from .._options import CallOptions
from .._resource import AsyncOptionalResource, OptionalResource, async_raw, raw
from .._types import Names


class ContactAgent(OptionalResource):
    """The Contact agent."""

    @cached_property
    def with_raw_response(self) -> ContactAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return ContactAgentRaw(self)

    def get_contact(
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
        return self._call(
            "POST /api/v1/Agents/Contact/GetContact",
            models.Contact,
            query={"contactId": contact_id, "$select": select},
            options=extra,
        )


class ContactAgentRaw:
    """The methods of `ContactAgent`, returning raw responses."""

    def __init__(self, plain: ContactAgent) -> None:
        self.get_contact = raw(plain.get_contact)


class AsyncContactAgent(AsyncOptionalResource):
    """The Contact agent."""

    @cached_property
    def with_raw_response(self) -> AsyncContactAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncContactAgentRaw(self)

    async def get_contact(
        self, *, contact_id: int, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.Contact | None:
        """Gets a Contact object. See `ContactAgent.get_contact`."""
        return await self._call(
            "POST /api/v1/Agents/Contact/GetContact",
            models.Contact,
            query={"contactId": contact_id, "$select": select},
            options=extra,
        )


class AsyncContactAgentRaw:
    """The methods of `AsyncContactAgent`, returning raw responses."""

    def __init__(self, plain: AsyncContactAgent) -> None:
        self.get_contact = async_raw(plain.get_contact)
