"""Contact: 9 methods."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, Literal, Unpack, overload

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._filter import Filter
from .._options import CallOptions
from .._pagination import AsyncListing, Listing
from .._property_names import json_names
from .._resource import AsyncResource, Resource, async_raw, async_raw_list, raw, raw_list
from .._saving import key_and_record, last_change
from .._types import AsyncContent, Content, Names, Progress


class ContactResource(Resource):
    """The Contact entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> ContactResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return ContactResourceRaw(self)

    def delete(
        self, id: int, *, if_unmodified_since: datetime | str | None = None, **extra: Unpack[CallOptions]
    ) -> None:
        """Deletes the ContactEntity

        Calls the Contact agent service DeleteContactEntity.

        Args:
            id: The ContactEntity to delete.
            if_unmodified_since: Raise PreconditionFailed if the resource has changed since this time.

        Raises:
            PreconditionFailed: Somebody has changed the ContactEntity after the time in If-Unmodified-Since; it was
                kept.

        Operation v1ContactEntity_DeleteContactEntity: rest/Contact/v1ContactEntity_DeleteContactEntity.md
        """
        return self._send(
            "DELETE /api/v1/Contact/{id}",
            path={"id": id},
            headers={"If-Unmodified-Since": if_unmodified_since},
            options=extra,
        )

    def list(
        self,
        *,
        select: Names | None = None,
        filter: Filter | str | None = None,
        order_by: Names | None = None,
        entities: Names | None = None,
        top: int | None = None,
        skip: int | None = None,
        mode: Literal["Slim", "Wide", "Full"] | str | None = None,
        options: str | None = None,
        context: str | None = None,
        format: str | None = None,
        json_safe: bool | None = None,
        output: Literal["Logical", "Display"] | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> Listing[dict[str, Any], models.ODataSlimResponse]:
        """Lists ContactEntity rows, as OData.

        OData conventions sort the list and narrow it down:

        * Contact?$select=col1,col2,abc/col3
        * Contact?$filter=col1 eq 'foo' and endswith(col2, 'baz')
        * Contact?$orderby=col1,abc/col3
        * Contact?$mode=full

        The Accept header decides between XML and JSON.

        Reads the "SimpleContact" archive through the Archive service.

        Filter Operators
        ints: between, eq, ne, lt, gt

        strings: is, isNot, begins, contains

        associate: associateIsOneOf

        list ids: oneOf, NotOneOf

        dates: after, before, dateBetween

        Unary ops: currentAssociate, today, lastMonth

        Funcs: endswith(a,b), startswith(a,b), previous(f,n,period)

        Args:
            select: Comma separated names of the columns to return, such as "nameDepartment,fullname,category".
                Aggregation works too: "Count(category):Footer"
            filter: Expression that a row must fulfil, like "name begins 'foo' and category gt 1"
            order_by: Comma separated names of the columns to sort by, each with a direction if wanted: "name
                asc,fullname desc"
            entities: Comma separated kinds of rows. Default = "contact". "contact, person" gives both
            top: How many rows to return
            skip: How many rows to leave out at the front
            mode: SLIM gives the values to display; FULL adds the raw value and the hints of each
            options: Options of the provider, such as "GrandTotal=true"
            context: Context for the provider.
            format: XML or JSON; wins over the Accept header.
            json_safe: Write _ for each character of a column name that is not safe in JSON.
            output: For booleans in SLIM mode: true and false (Logical), or icons (Display). Dates are ISO strings
                in both.

        Returns:
            The rows of the list, requested page by page during iteration.

        Operation v1ContactEntity_GetAll: rest/Contact/v1ContactEntity_GetAll.md
        """
        return self._list(
            "GET /api/v1/Contact",
            models.ODataSlimResponse,
            dict[str, Any],
            query={
                "$select": select,
                "$filter": filter,
                "$orderBy": order_by,
                "$entities": entities,
                "$top": top,
                "$skip": skip,
                "$mode": mode,
                "$options": options,
                "$context": context,
                "$format": format,
                "$jsonSafe": json_safe,
                "$output": output,
            },
            options=extra,
        )

    def get(
        self,
        id: int,
        *,
        select: Names | None = None,
        fk: bool | None = None,
        if_modified_since: datetime | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks:
        """Gets a ContactEntity object.

        Calls the Contact agent service GetContactEntity.

        Args:
            id: The ContactEntity to read.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.
            fk: Also read the foreign keys, as ExtraFields with names like 'app.device.keyname'.
            if_modified_since: Raise NotModified if the resource has not changed since this time.

        Returns:
            ContactEntity found.

        Raises:
            NotModified: The ContactEntity is as it was at the time in If-Modified-Since.
            NotFound: Not Found.

        Operation v1ContactEntity_GetContactEntity: rest/Contact/v1ContactEntity_GetContactEntity.md
        """
        return self._call(
            "GET /api/v1/Contact/{id}",
            models.ContactEntityWithLinks,
            path={"id": id},
            query={"$select": select, "fk": fk},
            headers={"If-Modified-Since": if_modified_since},
            options=extra,
        )

    def get_if_modified(
        self,
        id: int,
        if_modified_since: datetime | str,
        *,
        select: Names | None = None,
        fk: bool | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks | None:
        """Gets a ContactEntity object.

        Calls the Contact agent service GetContactEntity.

        Args:
            id: The ContactEntity to read.
            if_modified_since: Return the resource only if it has changed since this time.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.
            fk: Also read the foreign keys, as ExtraFields with names like 'app.device.keyname'.

        Returns:
            ContactEntity found. None if it has not changed.

        Raises:
            NotFound: Not Found.

        Operation v1ContactEntity_GetContactEntity: rest/Contact/v1ContactEntity_GetContactEntity.md
        """
        return self._call(
            "GET /api/v1/Contact/{id}",
            models.ContactEntityWithLinks,
            path={"id": id},
            query={"$select": select, "fk": fk},
            headers={"If-Modified-Since": if_modified_since},
            not_modified="none",
            options=extra,
        )

    def get_duplicate_rules(self, **extra: Unpack[CallOptions]) -> builtins.list[models.DuplicateRule]:
        """Gets the rules by which two contacts count as the same

        Operation v1ContactEntity_GetDuplicateRules: rest/Contact/v1ContactEntity_GetDuplicateRules.md
        """
        return self._call("GET /api/v1/Contact/DuplicateRules", list[models.DuplicateRule], options=extra)

    def patch(
        self,
        id: int,
        changes: models.ContactEntityWithLinks | Mapping[str, Any] | Sequence[Mapping[str, Any]],
        after: models.ContactEntityWithLinks | Mapping[str, Any] | None = None,
        *,
        select: Names | None = None,
        if_unmodified_since: datetime | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks:
        """Changes parts of a ContactEntity, by a JSON Patch or a JSON Merge Patch document.

        Both are standards: [RFC 6902](https://www.rfc-editor.org/rfc/rfc6902) and [RFC
        7396](https://www.rfc-editor.org/rfc/rfc7396). To give a contact another department, send the operations of
        a JSON Patch:

        ```js
        [ { "op": "replace", "path": "/Department", "value": "Stavanger" } ]
        ```

        or a merge patch, which looks like the contact itself:

        ```js
        { "Department": "Stavanger" }
        ```

        A JSON Patch may use 'add', 'remove', 'replace' and 'test'.
        Upper and lower case are the same in a path, and it may begin without a slash: "/department" and
        "Department" mean one property.

        Calls the {SuperOffice.CRM.Services.IContactAgent} service SaveContactEntity.

        Args:
            id: The ContactEntity to change.
            changes: A JSON Patch (a list), a JSON Merge Patch (a dict), or the record before the change, with
                `after`.
            after: The record after the change.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.
            if_unmodified_since: Raise PreconditionFailed if the resource has changed since this time.

        Returns:
            ContactEntity updated.

        Raises:
            NotFound: There is no ContactEntity with this id.
            Conflict: A 'test' operation has met another value; nothing was changed.
            PreconditionFailed: Somebody has changed the ContactEntity after the time in If-Unmodified-Since;
                nothing was changed.

        Operation v1ContactEntity_PatchContactEntity: rest/Contact/v1ContactEntity_PatchContactEntity.md
        """
        return self._call(
            "PATCH /api/v1/Contact/{id}",
            models.ContactEntityWithLinks,
            path={"id": id},
            query={"$select": select},
            headers={"If-Unmodified-Since": if_unmodified_since},
            patch=(changes, after, models.ContactEntityWithLinks),
            options=extra,
        )

    def create(
        self,
        new_entity: models.ContactEntity | Mapping[str, Any],
        *,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks:
        """Creates a new ContactEntity

        Calls the Contact agent service SaveContactEntity.

        Args:
            new_entity: The ContactEntity to be saved.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Operation v1ContactEntity_PostContactEntity: rest/Contact/v1ContactEntity_PostContactEntity.md
        """
        return self._call(
            "POST /api/v1/Contact",
            models.ContactEntityWithLinks,
            query={"$select": select},
            json=json_names(models.ContactEntity, new_entity),
            options=extra,
        )

    @overload
    def update(
        self,
        id: int,
        entity: models.ContactEntity | Mapping[str, Any],
        *,
        select: Names | None = None,
        if_unmodified_since: datetime | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks: ...

    @overload
    def update(
        self,
        entity: models.ContactEntity,
        /,
        *,
        select: Names | None = None,
        if_unchanged: bool = False,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks: ...

    def update(
        self,
        id: int | models.ContactEntity,
        entity: models.ContactEntity | Mapping[str, Any] | None = None,
        *,
        select: Names | None = None,
        if_unmodified_since: datetime | str | None = None,
        if_unchanged: bool = False,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks:
        """Saves an existing ContactEntity

        Args:
            id: The ContactEntity to save. Without it, pass the record alone: it has it as `contact_id`.
            entity: The ContactEntity to be saved.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.
            if_unmodified_since: Raise PreconditionFailed if the resource has changed since this time.
            if_unchanged: Raise PreconditionFailed if the record has changed since its `updated_date`.

        Returns:
            ContactEntity updated.

        Raises:
            BadRequest: Bad request. The request has no body.
            PreconditionFailed: Somebody has changed the ContactEntity after the time in If-Unmodified-Since;
                nothing was saved.

        Operation v1ContactEntity_PutContactEntity: rest/Contact/v1ContactEntity_PutContactEntity.md
        """
        id, entity = key_and_record(id, entity, "contact_id")
        if if_unchanged:
            if_unmodified_since = last_change(entity, "updated_date")
        return self._call(
            "PUT /api/v1/Contact/{id}",
            models.ContactEntityWithLinks,
            path={"id": id},
            query={"$select": select},
            headers={"If-Unmodified-Since": if_unmodified_since},
            json=json_names(models.ContactEntity, entity),
            options=extra,
        )

    def save_image(
        self,
        contact_id: int,
        image: Content,
        *,
        content_type: str = "image/jpeg",
        progress: Progress | None = None,
        **extra: Unpack[CallOptions],
    ) -> int:
        """Stores the picture of a contact.

        ImageInfo follows by itself.

        Args:
            contact_id: The contact.
            image: Picture in the format GIF, JPG, PNG or TIFF
            content_type: Media type of the file.
            progress: Called with the number of bytes sent, and the total number or None if it is unknown.

        Returns:
            Id of the picture among the blobs

        Raises:
            BadRequest: The request has no picture.

        Operation v1ContactEntity_SaveImage: rest/Contact/v1ContactEntity_SaveImage.md
        """
        return self._call(
            "PUT /api/v1/Contact/{contactId}/Image",
            int,
            path={"contactId": contact_id},
            content=(image, content_type, progress),
            options=extra,
        )

    def save(
        self, entity: models.ContactEntity, *, if_unchanged: bool = False, **extra: Unpack[CallOptions]
    ) -> models.ContactEntityWithLinks:
        """Update the record, or create it if it has no `contact_id`.

        Calls `update` or `create`. With `if_unchanged`, raises PreconditionFailed if the record has changed since
        its `updated_date`.
        """
        if entity.contact_id:
            return self.update(entity, if_unchanged=if_unchanged, **extra)
        return self.create(entity, **extra)

    delete_contact_entity = deprecated_name(delete)
    get_all = deprecated_name(list)
    get_contact_entity = deprecated_name(get)
    patch_contact_entity = deprecated_name(patch)
    post_contact_entity = deprecated_name(create)
    put_contact_entity = deprecated_name(update)
    get_contact_entity_if_modified = deprecated_name(get_if_modified)


class ContactResourceRaw(RawMethods):
    """The methods of `ContactResource`, returning raw responses."""

    def __init__(self, plain: ContactResource) -> None:
        super().__init__(plain)
        self.delete = raw(plain.delete)
        self.list = raw_list(plain.list)
        self.get = raw(plain.get)
        self.get_if_modified = raw(plain.get_if_modified)
        self.get_duplicate_rules = raw(plain.get_duplicate_rules)
        self.patch = raw(plain.patch)
        self.create = raw(plain.create)
        self.update = raw(plain.update)
        self.save_image = raw(plain.save_image)
        self.save = raw(plain.save)


class AsyncContactResource(AsyncResource):
    """The Contact entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncContactResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncContactResourceRaw(self)

    async def delete(
        self, id: int, *, if_unmodified_since: datetime | str | None = None, **extra: Unpack[CallOptions]
    ) -> None:
        """Deletes the ContactEntity. See `ContactResource.delete`."""
        return await self._send(
            "DELETE /api/v1/Contact/{id}",
            path={"id": id},
            headers={"If-Unmodified-Since": if_unmodified_since},
            options=extra,
        )

    def list(
        self,
        *,
        select: Names | None = None,
        filter: Filter | str | None = None,
        order_by: Names | None = None,
        entities: Names | None = None,
        top: int | None = None,
        skip: int | None = None,
        mode: Literal["Slim", "Wide", "Full"] | str | None = None,
        options: str | None = None,
        context: str | None = None,
        format: str | None = None,
        json_safe: bool | None = None,
        output: Literal["Logical", "Display"] | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> AsyncListing[dict[str, Any], models.ODataSlimResponse]:
        """Lists ContactEntity rows, as OData. See `ContactResource.list`."""
        return self._list(
            "GET /api/v1/Contact",
            models.ODataSlimResponse,
            dict[str, Any],
            query={
                "$select": select,
                "$filter": filter,
                "$orderBy": order_by,
                "$entities": entities,
                "$top": top,
                "$skip": skip,
                "$mode": mode,
                "$options": options,
                "$context": context,
                "$format": format,
                "$jsonSafe": json_safe,
                "$output": output,
            },
            options=extra,
        )

    async def get(
        self,
        id: int,
        *,
        select: Names | None = None,
        fk: bool | None = None,
        if_modified_since: datetime | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks:
        """Gets a ContactEntity object. See `ContactResource.get`."""
        return await self._call(
            "GET /api/v1/Contact/{id}",
            models.ContactEntityWithLinks,
            path={"id": id},
            query={"$select": select, "fk": fk},
            headers={"If-Modified-Since": if_modified_since},
            options=extra,
        )

    async def get_if_modified(
        self,
        id: int,
        if_modified_since: datetime | str,
        *,
        select: Names | None = None,
        fk: bool | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks | None:
        """Gets a ContactEntity object. See `ContactResource.get_if_modified`."""
        return await self._call(
            "GET /api/v1/Contact/{id}",
            models.ContactEntityWithLinks,
            path={"id": id},
            query={"$select": select, "fk": fk},
            headers={"If-Modified-Since": if_modified_since},
            not_modified="none",
            options=extra,
        )

    async def get_duplicate_rules(self, **extra: Unpack[CallOptions]) -> builtins.list[models.DuplicateRule]:
        """Gets the rules by which two contacts count as the same. See `ContactResource.get_duplicate_rules`."""
        return await self._call("GET /api/v1/Contact/DuplicateRules", list[models.DuplicateRule], options=extra)

    async def patch(
        self,
        id: int,
        changes: models.ContactEntityWithLinks | Mapping[str, Any] | Sequence[Mapping[str, Any]],
        after: models.ContactEntityWithLinks | Mapping[str, Any] | None = None,
        *,
        select: Names | None = None,
        if_unmodified_since: datetime | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks:
        """Changes parts of a ContactEntity, by a JSON Patch or a JSON Merge Patch document."""
        return await self._call(
            "PATCH /api/v1/Contact/{id}",
            models.ContactEntityWithLinks,
            path={"id": id},
            query={"$select": select},
            headers={"If-Unmodified-Since": if_unmodified_since},
            patch=(changes, after, models.ContactEntityWithLinks),
            options=extra,
        )

    async def create(
        self,
        new_entity: models.ContactEntity | Mapping[str, Any],
        *,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks:
        """Creates a new ContactEntity. See `ContactResource.create`."""
        return await self._call(
            "POST /api/v1/Contact",
            models.ContactEntityWithLinks,
            query={"$select": select},
            json=json_names(models.ContactEntity, new_entity),
            options=extra,
        )

    @overload
    async def update(
        self,
        id: int,
        entity: models.ContactEntity | Mapping[str, Any],
        *,
        select: Names | None = None,
        if_unmodified_since: datetime | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks: ...

    @overload
    async def update(
        self,
        entity: models.ContactEntity,
        /,
        *,
        select: Names | None = None,
        if_unchanged: bool = False,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks: ...

    async def update(
        self,
        id: int | models.ContactEntity,
        entity: models.ContactEntity | Mapping[str, Any] | None = None,
        *,
        select: Names | None = None,
        if_unmodified_since: datetime | str | None = None,
        if_unchanged: bool = False,
        **extra: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks:
        """Saves an existing ContactEntity. See `ContactResource.update`."""
        id, entity = key_and_record(id, entity, "contact_id")
        if if_unchanged:
            if_unmodified_since = last_change(entity, "updated_date")
        return await self._call(
            "PUT /api/v1/Contact/{id}",
            models.ContactEntityWithLinks,
            path={"id": id},
            query={"$select": select},
            headers={"If-Unmodified-Since": if_unmodified_since},
            json=json_names(models.ContactEntity, entity),
            options=extra,
        )

    async def save_image(
        self,
        contact_id: int,
        image: AsyncContent,
        *,
        content_type: str = "image/jpeg",
        progress: Progress | None = None,
        **extra: Unpack[CallOptions],
    ) -> int:
        """Stores the picture of a contact. See `ContactResource.save_image`."""
        return await self._call(
            "PUT /api/v1/Contact/{contactId}/Image",
            int,
            path={"contactId": contact_id},
            content=(image, content_type, progress),
            options=extra,
        )

    async def save(
        self, entity: models.ContactEntity, *, if_unchanged: bool = False, **extra: Unpack[CallOptions]
    ) -> models.ContactEntityWithLinks:
        """Update the record, or create it if it has no `contact_id`. See `ContactResource.save`."""
        if entity.contact_id:
            return await self.update(entity, if_unchanged=if_unchanged, **extra)
        return await self.create(entity, **extra)

    delete_contact_entity = deprecated_name(delete)
    get_all = deprecated_name(list)
    get_contact_entity = deprecated_name(get)
    patch_contact_entity = deprecated_name(patch)
    post_contact_entity = deprecated_name(create)
    put_contact_entity = deprecated_name(update)
    get_contact_entity_if_modified = deprecated_name(get_if_modified)


class AsyncContactResourceRaw(RawMethods):
    """The methods of `AsyncContactResource`, returning raw responses."""

    def __init__(self, plain: AsyncContactResource) -> None:
        super().__init__(plain)
        self.delete = async_raw(plain.delete)
        self.list = async_raw_list(plain.list)
        self.get = async_raw(plain.get)
        self.get_if_modified = async_raw(plain.get_if_modified)
        self.get_duplicate_rules = async_raw(plain.get_duplicate_rules)
        self.patch = async_raw(plain.patch)
        self.create = async_raw(plain.create)
        self.update = async_raw(plain.update)
        self.save_image = async_raw(plain.save_image)
        self.save = async_raw(plain.save)
