"""List: 2 methods."""

from __future__ import annotations

from functools import cached_property
from typing import Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw
from .._types import Names


class ListResource(Resource):
    """The List entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> ListResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return ListResourceRaw(self)

    def get(self, id: int, *, select: Names | None = None, **extra: Unpack[CallOptions]) -> models.ListEntityWithLinks:
        """Gets a ListEntity object.

        Calls the List agent service GetListEntity.

        Args:
            id: The ListEntity to read.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Returns:
            ListEntity found.

        Raises:
            NotFound: Not Found.

        Operation v1ListEntity_GetListEntity: rest/List/v1ListEntity_GetListEntity.md
        """
        return self._call(
            "GET /api/v1/List/{id}",
            models.ListEntityWithLinks,
            path={"id": id},
            query={"$select": select},
            options=extra,
        )

    def get_by_name(self, name: str, **extra: Unpack[CallOptions]) -> models.ListEntity:
        """Gets the ListEntity of that name.

        Args:
            name: Name of the list.

        Operation v1ListEntity_GetListEntityByName: rest/List/v1ListEntity_GetListEntityByName.md
        """
        return self._call("GET /api/v1/List/{name}", models.ListEntity, path={"name": name}, options=extra)

    get_list_entity = deprecated_name(get)
    get_list_entity_by_name = deprecated_name(get_by_name)


class ListResourceRaw(RawMethods):
    """The methods of `ListResource`, returning raw responses."""

    def __init__(self, plain: ListResource) -> None:
        super().__init__(plain)
        self.get = raw(plain.get)
        self.get_by_name = raw(plain.get_by_name)


class AsyncListResource(AsyncResource):
    """The List entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncListResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncListResourceRaw(self)

    async def get(
        self, id: int, *, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.ListEntityWithLinks:
        """Gets a ListEntity object. See `ListResource.get`."""
        return await self._call(
            "GET /api/v1/List/{id}",
            models.ListEntityWithLinks,
            path={"id": id},
            query={"$select": select},
            options=extra,
        )

    async def get_by_name(self, name: str, **extra: Unpack[CallOptions]) -> models.ListEntity:
        """Gets the ListEntity of that name. See `ListResource.get_by_name`."""
        return await self._call("GET /api/v1/List/{name}", models.ListEntity, path={"name": name}, options=extra)

    get_list_entity = deprecated_name(get)
    get_list_entity_by_name = deprecated_name(get_by_name)


class AsyncListResourceRaw(RawMethods):
    """The methods of `AsyncListResource`, returning raw responses."""

    def __init__(self, plain: AsyncListResource) -> None:
        super().__init__(plain)
        self.get = async_raw(plain.get)
        self.get_by_name = async_raw(plain.get_by_name)
