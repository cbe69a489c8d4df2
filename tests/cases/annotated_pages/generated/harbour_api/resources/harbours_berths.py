"""harbours berths: 6 methods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, Literal, Unpack

from .. import models
from .._deprecated_name import RawMethods
from .._options import CallOptions
from .._pagination import AsyncListing, Listing
from .._property_names import json_names
from .._resource import AsyncResource, Resource, async_raw, async_raw_list, raw, raw_list
from .._types import UNSET, Names


class HarboursBerthsResource(Resource):
    """The harbours berths resource. A call that fails raises HarbourError."""

    @cached_property
    def with_raw_response(self) -> HarboursBerthsResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return HarboursBerthsResourceRaw(self)

    def get(
        self,
        harbour_id: str,
        berth_id: str,
        *,
        select: Names | None = None,
        expand: Names | None = None,
        if_none_match: str | None = None,
        if_modified_since: datetime | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.Berth:
        """Gives one berth of a harbour, by its number or by the name that is painted on the pier.

        Rows can be narrowed with `$select` and `$expand`.

        HEAD requests
        Tells whether a berth exists.

        Args:
            if_none_match: The tag of the copy at hand: where it still holds, the answer is `304 Not Modified`.
            if_modified_since: Raise NotModified if the resource has not changed since this time.

        Raises:
            NotModified: Not Modified

        Operation berth_get: api/berth_get.md
        """
        return self._call(
            "GET /harbours/{harbour-id}/berths/{berth-id}",
            models.Berth,
            path={"harbour-id": harbour_id, "berth-id": berth_id},
            query={"$select": select, "$expand": expand},
            headers={"if-none-match": if_none_match, "If-Modified-Since": if_modified_since},
            options=extra,
        )

    def get_if_modified(
        self,
        harbour_id: str,
        berth_id: str,
        if_modified_since: datetime | str,
        *,
        select: Names | None = None,
        expand: Names | None = None,
        if_none_match: str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.Berth | None:
        """Gives one berth of a harbour, by its number or by the name that is painted on the pier.

        Rows can be narrowed with `$select` and `$expand`.

        HEAD requests
        Tells whether a berth exists.

        Args:
            if_modified_since: Return the resource only if it has changed since this time.
            if_none_match: The tag of the copy at hand: where it still holds, the answer is `304 Not Modified`.

        Returns:
            None if it has not changed.

        Operation berth_get: api/berth_get.md
        """
        return self._call(
            "GET /harbours/{harbour-id}/berths/{berth-id}",
            models.Berth,
            path={"harbour-id": harbour_id, "berth-id": berth_id},
            query={"$select": select, "$expand": expand},
            headers={"If-Modified-Since": if_modified_since, "if-none-match": if_none_match},
            not_modified="none",
            options=extra,
        )

    def list_boats(
        self,
        harbour_id: str,
        berth_id: str,
        *,
        top: int | None = None,
        sort: str | None = None,
        **extra: Unpack[CallOptions],
    ) -> Listing[models.Boat, models.BoatCollectionResponse]:
        """Every boat that lies at a berth now.

        Use `$top` for the size of a page.

        Returns:
            The rows of the list, requested page by page during iteration.

        Operation berth_list_boats: api/berth_list_boats.md
        """
        return self._list(
            "GET /harbours/{harbour-id}/berths/{berth-id}/boats",
            models.BoatCollectionResponse,
            models.Boat,
            path={"harbour-id": harbour_id, "berth-id": berth_id},
            query={"$top": top, "sort": sort},
            options=extra,
        )

    def get_latest_boat(
        self, harbour_id: str, berth_id: str, *, top: int | None = None, **extra: Unpack[CallOptions]
    ) -> models.Boat:
        """Latest boat

        Operation berth_list_boats.harbours_berths_get_latestBoat: api/berth_list_boats.md
        """
        return self._call(
            "GET /harbours/{harbour-id}/berths/{berth-id}/latestBoat",
            models.Boat,
            path={"harbour-id": harbour_id, "berth-id": berth_id},
            query={"$top": top},
            options=extra,
        )

    def tow(
        self,
        harbour_id: str,
        berth_id: str,
        *,
        target: models.Berth | Mapping[str, Any] | None = UNSET,
        speed: Literal["fast", "slow"] | str | None = UNSET,
        crew: Sequence[str] | None = UNSET,
        hours: int | None = UNSET,
        **extra: Unpack[CallOptions],
    ) -> None:
        """Starts to tow; the tug reports when it is done.

        With status 202, the work goes on after the answer: `with_raw_response` gives the header `Location` with its
        address.

        Args:
            target: The berth to tow to.
            speed: One of *slow* or *fast*.
            crew: Names of those on board.
            hours: How long the tug may take.

        Operation berth_tow: api/berth_tow.md
        """
        return self._send(
            "POST /harbours/{harbour-id}/berths/{berth-id}/tow",
            path={"harbour-id": harbour_id, "berth-id": berth_id},
            json={"target": json_names(models.Berth, target), "speed": speed, "crew": crew, "hours": hours},
            options=extra,
        )

    def update(
        self, harbour_id: str, berth_id: str, body: models.Berth | Mapping[str, Any], **extra: Unpack[CallOptions]
    ) -> models.Berth:
        """Only what is sent changes.

        Args:
            body: The request body.

        Operation berth_update: api/berth_update.md
        """
        return self._call(
            "PATCH /harbours/{harbour-id}/berths/{berth-id}",
            models.Berth,
            path={"harbour-id": harbour_id, "berth-id": berth_id},
            json=json_names(models.Berth, body),
            options=extra,
        )


class HarboursBerthsResourceRaw(RawMethods):
    """The methods of `HarboursBerthsResource`, returning raw responses."""

    def __init__(self, plain: HarboursBerthsResource) -> None:
        super().__init__(plain)
        self.get = raw(plain.get)
        self.get_if_modified = raw(plain.get_if_modified)
        self.list_boats = raw_list(plain.list_boats)
        self.get_latest_boat = raw(plain.get_latest_boat)
        self.tow = raw(plain.tow)
        self.update = raw(plain.update)


class AsyncHarboursBerthsResource(AsyncResource):
    """The harbours berths resource. A call that fails raises HarbourError."""

    @cached_property
    def with_raw_response(self) -> AsyncHarboursBerthsResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncHarboursBerthsResourceRaw(self)

    async def get(
        self,
        harbour_id: str,
        berth_id: str,
        *,
        select: Names | None = None,
        expand: Names | None = None,
        if_none_match: str | None = None,
        if_modified_since: datetime | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.Berth:
        """Gives one berth of a harbour, by its number or by the name that is painted on the pier."""
        return await self._call(
            "GET /harbours/{harbour-id}/berths/{berth-id}",
            models.Berth,
            path={"harbour-id": harbour_id, "berth-id": berth_id},
            query={"$select": select, "$expand": expand},
            headers={"if-none-match": if_none_match, "If-Modified-Since": if_modified_since},
            options=extra,
        )

    async def get_if_modified(
        self,
        harbour_id: str,
        berth_id: str,
        if_modified_since: datetime | str,
        *,
        select: Names | None = None,
        expand: Names | None = None,
        if_none_match: str | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.Berth | None:
        """Gives one berth of a harbour, by its number or by the name that is painted on the pier."""
        return await self._call(
            "GET /harbours/{harbour-id}/berths/{berth-id}",
            models.Berth,
            path={"harbour-id": harbour_id, "berth-id": berth_id},
            query={"$select": select, "$expand": expand},
            headers={"If-Modified-Since": if_modified_since, "if-none-match": if_none_match},
            not_modified="none",
            options=extra,
        )

    def list_boats(
        self,
        harbour_id: str,
        berth_id: str,
        *,
        top: int | None = None,
        sort: str | None = None,
        **extra: Unpack[CallOptions],
    ) -> AsyncListing[models.Boat, models.BoatCollectionResponse]:
        """Every boat that lies at a berth now. See `HarboursBerthsResource.list_boats`."""
        return self._list(
            "GET /harbours/{harbour-id}/berths/{berth-id}/boats",
            models.BoatCollectionResponse,
            models.Boat,
            path={"harbour-id": harbour_id, "berth-id": berth_id},
            query={"$top": top, "sort": sort},
            options=extra,
        )

    async def get_latest_boat(
        self, harbour_id: str, berth_id: str, *, top: int | None = None, **extra: Unpack[CallOptions]
    ) -> models.Boat:
        """Latest boat. See `HarboursBerthsResource.get_latest_boat`."""
        return await self._call(
            "GET /harbours/{harbour-id}/berths/{berth-id}/latestBoat",
            models.Boat,
            path={"harbour-id": harbour_id, "berth-id": berth_id},
            query={"$top": top},
            options=extra,
        )

    async def tow(
        self,
        harbour_id: str,
        berth_id: str,
        *,
        target: models.Berth | Mapping[str, Any] | None = UNSET,
        speed: Literal["fast", "slow"] | str | None = UNSET,
        crew: Sequence[str] | None = UNSET,
        hours: int | None = UNSET,
        **extra: Unpack[CallOptions],
    ) -> None:
        """Starts to tow; the tug reports when it is done. See `HarboursBerthsResource.tow`."""
        return await self._send(
            "POST /harbours/{harbour-id}/berths/{berth-id}/tow",
            path={"harbour-id": harbour_id, "berth-id": berth_id},
            json={"target": json_names(models.Berth, target), "speed": speed, "crew": crew, "hours": hours},
            options=extra,
        )

    async def update(
        self, harbour_id: str, berth_id: str, body: models.Berth | Mapping[str, Any], **extra: Unpack[CallOptions]
    ) -> models.Berth:
        """Only what is sent changes. See `HarboursBerthsResource.update`."""
        return await self._call(
            "PATCH /harbours/{harbour-id}/berths/{berth-id}",
            models.Berth,
            path={"harbour-id": harbour_id, "berth-id": berth_id},
            json=json_names(models.Berth, body),
            options=extra,
        )


class AsyncHarboursBerthsResourceRaw(RawMethods):
    """The methods of `AsyncHarboursBerthsResource`, returning raw responses."""

    def __init__(self, plain: AsyncHarboursBerthsResource) -> None:
        super().__init__(plain)
        self.get = async_raw(plain.get)
        self.get_if_modified = async_raw(plain.get_if_modified)
        self.list_boats = async_raw_list(plain.list_boats)
        self.get_latest_boat = async_raw(plain.get_latest_boat)
        self.tow = async_raw(plain.tow)
        self.update = async_raw(plain.update)
