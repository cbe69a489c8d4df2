"""List: 3 methods."""

from __future__ import annotations

from functools import cached_property
from typing import Unpack

from .. import models
from .._deprecated_name import RawMethods
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw
from .._types import UNSET, Names


class ListAgent(Resource):
    """The List agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> ListAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return ListAgentRaw(self)

    def get_category(
        self, *, category_id: int, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.Category | None:
        """Gets a Category object.

        Args:
            category_id: The primary key.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Returns:
            None if it does not exist.

        Operation v1ListAgent_GetCategory: agent/List_Agent/v1ListAgent_GetCategory.md
        """
        return self._find(
            "POST /api/v1/Agents/List/GetCategory",
            models.Category,
            query={"categoryId": category_id, "$select": select},
            options=extra,
        )

    def get_country(
        self, *, country_id: int, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.Country | None:
        """Gets a Country object.

        Args:
            country_id: The primary key.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Returns:
            None if it does not exist.

        Operation v1ListAgent_GetCountry: agent/List_Agent/v1ListAgent_GetCountry.md
        """
        return self._find(
            "POST /api/v1/Agents/List/GetCountry",
            models.Country,
            query={"countryId": country_id, "$select": select},
            options=extra,
        )

    def get_from_list_name(
        self,
        *,
        id: int | None = UNSET,
        ud_list_definition_name: str | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.ListItemEntity | None:
        """Gets an item of the list with that name

        Args:
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Returns:
            None if it does not exist.

        Operation v1ListAgent_GetFromListName: agent/List_Agent/v1ListAgent_GetFromListName.md
        """
        return self._find(
            "POST /api/v1/Agents/List/GetFromListName",
            models.ListItemEntity,
            query={"$select": select},
            json={"Id": id, "UdListDefinitionName": ud_list_definition_name},
            options=extra,
        )


class ListAgentRaw(RawMethods):
    """The methods of `ListAgent`, returning raw responses."""

    def __init__(self, plain: ListAgent) -> None:
        super().__init__(plain)
        self.get_category = raw(plain.get_category)
        self.get_country = raw(plain.get_country)
        self.get_from_list_name = raw(plain.get_from_list_name)


class AsyncListAgent(AsyncResource):
    """The List agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncListAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncListAgentRaw(self)

    async def get_category(
        self, *, category_id: int, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.Category | None:
        """Gets a Category object. See `ListAgent.get_category`."""
        return await self._find(
            "POST /api/v1/Agents/List/GetCategory",
            models.Category,
            query={"categoryId": category_id, "$select": select},
            options=extra,
        )

    async def get_country(
        self, *, country_id: int, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.Country | None:
        """Gets a Country object. See `ListAgent.get_country`."""
        return await self._find(
            "POST /api/v1/Agents/List/GetCountry",
            models.Country,
            query={"countryId": country_id, "$select": select},
            options=extra,
        )

    async def get_from_list_name(
        self,
        *,
        id: int | None = UNSET,
        ud_list_definition_name: str | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.ListItemEntity | None:
        """Gets an item of the list with that name. See `ListAgent.get_from_list_name`."""
        return await self._find(
            "POST /api/v1/Agents/List/GetFromListName",
            models.ListItemEntity,
            query={"$select": select},
            json={"Id": id, "UdListDefinitionName": ud_list_definition_name},
            options=extra,
        )


class AsyncListAgentRaw(RawMethods):
    """The methods of `AsyncListAgent`, returning raw responses."""

    def __init__(self, plain: AsyncListAgent) -> None:
        super().__init__(plain)
        self.get_category = async_raw(plain.get_category)
        self.get_country = async_raw(plain.get_country)
        self.get_from_list_name = async_raw(plain.get_from_list_name)
