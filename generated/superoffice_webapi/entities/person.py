"""Person: 4 methods."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any, Literal, TypeAlias, Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._download import AsyncDownload, Download
from .._filter import Filter
from .._options import CallOptions
from .._pagination import AsyncListing, Listing
from .._resource import AsyncResource, Resource, async_raw, async_raw_list, raw, raw_list
from .._types import Names

IfBlank: TypeAlias = Literal["Default", "ClearPixel", "SrNoPhoto", "SrNoPhotoWithBorder", "Null", "GenericFileIcon"]


class PersonResource(Resource):
    """The Person entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> PersonResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return PersonResourceRaw(self)

    def list(
        self,
        *,
        select: Names | None = None,
        filter: Filter | str | None = None,
        order_by: Names | None = None,
        entities: Names | None = None,
        top: int | None = None,
        skip: int | None = None,
        **extra: Unpack[CallOptions],
    ) -> Listing[dict[str, Any], models.ODataSlimResponse]:
        """Lists PersonEntity rows, as OData.

        The rows come page by page; each page but the last has a link to the next one.

        Reads the "SimplePerson" archive through the Archive service.

        Args:
            select: Comma separated names of the columns to return, such as "personId,firstName,lastName".
            filter: Expression that a row must fulfil, like "lastName begins 'Sol'"
            order_by: Comma separated names of the columns to sort by, each with a direction if wanted: "lastName
                desc"
            entities: Comma separated kinds of rows. Default = "person"
            top: How many rows to return
            skip: How many rows to leave out at the front

        Returns:
            The rows of the list, requested page by page during iteration.

        Operation v1PersonEntity_GetAll: rest/Person/v1PersonEntity_GetAll.md
        """
        return self._list(
            "GET /api/v1/Person",
            models.ODataSlimResponse,
            dict[str, Any],
            query={
                "$select": select,
                "$filter": filter,
                "$orderBy": order_by,
                "$entities": entities,
                "$top": top,
                "$skip": skip,
            },
            options=extra,
        )

    def get_image(
        self,
        person_id: int,
        *,
        w: int | None = None,
        h: int | None = None,
        type: str | None = None,
        if_blank: IfBlank | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> Download:
        """The picture of a person.

        It comes as it was stored. Give a width, a height or a type, and the server
        scales the picture and converts it.

        Args:
            person_id: The person.
            w: Width in pixels.
            h: Height in pixels.
            type: PNG, GIF or JPEG
            if_blank: What to send for a person without a picture; Null, the default, is 404

        Returns:
            The file, to be read or saved.

        Raises:
            NotFound: The person has no picture, and ifBlank asks for none

        Operation v1PersonEntity_GetImage: rest/Person/v1PersonEntity_GetImage.md
        """
        return self._download(
            "GET /api/v1/Person/{personId}/Image",
            path={"personId": person_id},
            query={"w": w, "h": h, "type": type, "ifBlank": if_blank},
            options=extra,
        )

    def get(
        self,
        id: int,
        *,
        select: Names | None = None,
        if_modified_since: datetime | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.PersonEntityWithLinks:
        """Gets a PersonEntity object.

        Calls the Person agent service GetPersonEntity.

        Args:
            id: The PersonEntity to read.
            select: Optional. Comma separated names of the properties to keep, such as "Firstname,lastname,emails".
                All others come back as null. Leave it out to get everything.
            if_modified_since: Raise NotModified if the resource has not changed since this time.

        Returns:
            PersonEntity found.

        Raises:
            NotModified: The PersonEntity is as it was at the time in If-Modified-Since.
            NotFound: Not Found.

        Operation v1PersonEntity_GetPersonEntity: rest/Person/v1PersonEntity_GetPersonEntity.md
        """
        return self._call(
            "GET /api/v1/Person/{id}",
            models.PersonEntityWithLinks,
            path={"id": id},
            query={"$select": select},
            headers={"If-Modified-Since": if_modified_since},
            options=extra,
        )

    def get_if_modified(
        self, id: int, if_modified_since: datetime | str, *, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.PersonEntityWithLinks | None:
        """Gets a PersonEntity object.

        Calls the Person agent service GetPersonEntity.

        Args:
            id: The PersonEntity to read.
            if_modified_since: Return the resource only if it has changed since this time.
            select: Optional. Comma separated names of the properties to keep, such as "Firstname,lastname,emails".
                All others come back as null. Leave it out to get everything.

        Returns:
            PersonEntity found. None if it has not changed.

        Raises:
            NotFound: Not Found.

        Operation v1PersonEntity_GetPersonEntity: rest/Person/v1PersonEntity_GetPersonEntity.md
        """
        return self._call(
            "GET /api/v1/Person/{id}",
            models.PersonEntityWithLinks,
            path={"id": id},
            query={"$select": select},
            headers={"If-Modified-Since": if_modified_since},
            not_modified="none",
            options=extra,
        )

    get_all = deprecated_name(list)
    get_person_entity = deprecated_name(get)
    get_person_entity_if_modified = deprecated_name(get_if_modified)


class PersonResourceRaw(RawMethods):
    """The methods of `PersonResource`, returning raw responses."""

    def __init__(self, plain: PersonResource) -> None:
        super().__init__(plain)
        self.list = raw_list(plain.list)
        self.get_image = raw(plain.get_image)
        self.get = raw(plain.get)
        self.get_if_modified = raw(plain.get_if_modified)


class AsyncPersonResource(AsyncResource):
    """The Person entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncPersonResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncPersonResourceRaw(self)

    def list(
        self,
        *,
        select: Names | None = None,
        filter: Filter | str | None = None,
        order_by: Names | None = None,
        entities: Names | None = None,
        top: int | None = None,
        skip: int | None = None,
        **extra: Unpack[CallOptions],
    ) -> AsyncListing[dict[str, Any], models.ODataSlimResponse]:
        """Lists PersonEntity rows, as OData. See `PersonResource.list`."""
        return self._list(
            "GET /api/v1/Person",
            models.ODataSlimResponse,
            dict[str, Any],
            query={
                "$select": select,
                "$filter": filter,
                "$orderBy": order_by,
                "$entities": entities,
                "$top": top,
                "$skip": skip,
            },
            options=extra,
        )

    async def get_image(
        self,
        person_id: int,
        *,
        w: int | None = None,
        h: int | None = None,
        type: str | None = None,
        if_blank: IfBlank | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> AsyncDownload:
        """The picture of a person. See `PersonResource.get_image`."""
        return await self._download(
            "GET /api/v1/Person/{personId}/Image",
            path={"personId": person_id},
            query={"w": w, "h": h, "type": type, "ifBlank": if_blank},
            options=extra,
        )

    async def get(
        self,
        id: int,
        *,
        select: Names | None = None,
        if_modified_since: datetime | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.PersonEntityWithLinks:
        """Gets a PersonEntity object. See `PersonResource.get`."""
        return await self._call(
            "GET /api/v1/Person/{id}",
            models.PersonEntityWithLinks,
            path={"id": id},
            query={"$select": select},
            headers={"If-Modified-Since": if_modified_since},
            options=extra,
        )

    async def get_if_modified(
        self, id: int, if_modified_since: datetime | str, *, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> models.PersonEntityWithLinks | None:
        """Gets a PersonEntity object. See `PersonResource.get_if_modified`."""
        return await self._call(
            "GET /api/v1/Person/{id}",
            models.PersonEntityWithLinks,
            path={"id": id},
            query={"$select": select},
            headers={"If-Modified-Since": if_modified_since},
            not_modified="none",
            options=extra,
        )

    get_all = deprecated_name(list)
    get_person_entity = deprecated_name(get)
    get_person_entity_if_modified = deprecated_name(get_if_modified)


class AsyncPersonResourceRaw(RawMethods):
    """The methods of `AsyncPersonResource`, returning raw responses."""

    def __init__(self, plain: AsyncPersonResource) -> None:
        super().__init__(plain)
        self.list = async_raw_list(plain.list)
        self.get_image = async_raw(plain.get_image)
        self.get = async_raw(plain.get)
        self.get_if_modified = async_raw(plain.get_if_modified)
