"""Appointment: 2 methods."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw
from .._types import Names


class AppointmentResource(Resource):
    """The Appointment entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AppointmentResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AppointmentResourceRaw(self)

    def get(
        self,
        id: int,
        *,
        select: Names | None = None,
        fk: bool | None = None,
        if_modified_since: datetime | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.AppointmentEntityWithLinks:
        """Gets a AppointmentEntity object.

        Calls the Appointment agent service GetAppointmentEntity.

        Args:
            id: The AppointmentEntity to read.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.
            fk: Also read the foreign keys, as ExtraFields with names like 'app.device.keyname'.
            if_modified_since: Raise NotModified if the resource has not changed since this time.

        Returns:
            AppointmentEntity found.

        Raises:
            NotModified: The AppointmentEntity is as it was at the time in If-Modified-Since.
            NotFound: Not Found.

        Operation v1AppointmentEntity_GetAppointmentEntity:
        rest/Appointment/v1AppointmentEntity_GetAppointmentEntity.md
        """
        return self._call(
            "GET /api/v1/Appointment/{id}",
            models.AppointmentEntityWithLinks,
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
    ) -> models.AppointmentEntityWithLinks | None:
        """Gets a AppointmentEntity object.

        Calls the Appointment agent service GetAppointmentEntity.

        Args:
            id: The AppointmentEntity to read.
            if_modified_since: Return the resource only if it has changed since this time.
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.
            fk: Also read the foreign keys, as ExtraFields with names like 'app.device.keyname'.

        Returns:
            AppointmentEntity found. None if it has not changed.

        Raises:
            NotFound: Not Found.

        Operation v1AppointmentEntity_GetAppointmentEntity:
        rest/Appointment/v1AppointmentEntity_GetAppointmentEntity.md
        """
        return self._call(
            "GET /api/v1/Appointment/{id}",
            models.AppointmentEntityWithLinks,
            path={"id": id},
            query={"$select": select, "fk": fk},
            headers={"If-Modified-Since": if_modified_since},
            not_modified="none",
            options=extra,
        )

    get_appointment_entity = deprecated_name(get)
    get_appointment_entity_if_modified = deprecated_name(get_if_modified)


class AppointmentResourceRaw(RawMethods):
    """The methods of `AppointmentResource`, returning raw responses."""

    def __init__(self, plain: AppointmentResource) -> None:
        super().__init__(plain)
        self.get = raw(plain.get)
        self.get_if_modified = raw(plain.get_if_modified)


class AsyncAppointmentResource(AsyncResource):
    """The Appointment entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncAppointmentResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncAppointmentResourceRaw(self)

    async def get(
        self,
        id: int,
        *,
        select: Names | None = None,
        fk: bool | None = None,
        if_modified_since: datetime | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.AppointmentEntityWithLinks:
        """Gets a AppointmentEntity object. See `AppointmentResource.get`."""
        return await self._call(
            "GET /api/v1/Appointment/{id}",
            models.AppointmentEntityWithLinks,
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
    ) -> models.AppointmentEntityWithLinks | None:
        """Gets a AppointmentEntity object. See `AppointmentResource.get_if_modified`."""
        return await self._call(
            "GET /api/v1/Appointment/{id}",
            models.AppointmentEntityWithLinks,
            path={"id": id},
            query={"$select": select, "fk": fk},
            headers={"If-Modified-Since": if_modified_since},
            not_modified="none",
            options=extra,
        )

    get_appointment_entity = deprecated_name(get)
    get_appointment_entity_if_modified = deprecated_name(get_if_modified)


class AsyncAppointmentResourceRaw(RawMethods):
    """The methods of `AsyncAppointmentResource`, returning raw responses."""

    def __init__(self, plain: AsyncAppointmentResource) -> None:
        super().__init__(plain)
        self.get = async_raw(plain.get)
        self.get_if_modified = async_raw(plain.get_if_modified)
