"""my harbour berths: 4 methods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, Literal, Unpack

from .. import models
from .._deprecated_name import RawMethods
from .._options import CallOptions
from .._property_names import json_names
from .._resource import AsyncResource, Resource, async_raw, raw
from .._types import UNSET, Names


class MyHarbourBerthsResource(Resource):
    """The my harbour berths resource. A call that fails raises HarbourError."""

    @cached_property
    def with_raw_response(self) -> MyHarbourBerthsResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return MyHarbourBerthsResourceRaw(self)

    def get(
        self,
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

        Operation berth_get.my_harbour_berths: api/berth_get.md
        """
        return self._call(
            "GET /my/harbour/berths/{berth-id}",
            models.Berth,
            path={"berth-id": berth_id},
            query={"$select": select, "$expand": expand},
            headers={"if-none-match": if_none_match, "If-Modified-Since": if_modified_since},
            options=extra,
        )

    def get_if_modified(
        self,
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

        Operation berth_get.my_harbour_berths: api/berth_get.md
        """
        return self._call(
            "GET /my/harbour/berths/{berth-id}",
            models.Berth,
            path={"berth-id": berth_id},
            query={"$select": select, "$expand": expand},
            headers={"If-Modified-Since": if_modified_since, "if-none-match": if_none_match},
            not_modified="none",
            options=extra,
        )

    def head(
        self,
        berth_id: str,
        *,
        select: Names | None = None,
        expand: Names | None = None,
        if_none_match: str | None = None,
        **extra: Unpack[CallOptions],
    ) -> None:
        """HEAD requests

        Args:
            if_none_match: The tag of the copy at hand: where it still holds, the answer is `304 Not Modified`.

        Raises:
            NotModified: Not Modified

        Operation berth_get.my_harbour_berths_head: api/berth_get.md
        """
        return self._send(
            "HEAD /my/harbour/berths/{berth-id}",
            path={"berth-id": berth_id},
            query={"$select": select, "$expand": expand},
            headers={"if-none-match": if_none_match},
            options=extra,
        )

    def tow(
        self,
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

        Operation berth_tow.my_harbour_berths: api/berth_tow.md
        """
        return self._send(
            "POST /my/harbour/berths/{berth-id}/tow",
            path={"berth-id": berth_id},
            json={"target": json_names(models.Berth, target), "speed": speed, "crew": crew, "hours": hours},
            options=extra,
        )


class MyHarbourBerthsResourceRaw(RawMethods):
    """The methods of `MyHarbourBerthsResource`, returning raw responses."""

    def __init__(self, plain: MyHarbourBerthsResource) -> None:
        super().__init__(plain)
        self.get = raw(plain.get)
        self.get_if_modified = raw(plain.get_if_modified)
        self.head = raw(plain.head)
        self.tow = raw(plain.tow)


class AsyncMyHarbourBerthsResource(AsyncResource):
    """The my harbour berths resource. A call that fails raises HarbourError."""

    @cached_property
    def with_raw_response(self) -> AsyncMyHarbourBerthsResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncMyHarbourBerthsResourceRaw(self)

    async def get(
        self,
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
            "GET /my/harbour/berths/{berth-id}",
            models.Berth,
            path={"berth-id": berth_id},
            query={"$select": select, "$expand": expand},
            headers={"if-none-match": if_none_match, "If-Modified-Since": if_modified_since},
            options=extra,
        )

    async def get_if_modified(
        self,
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
            "GET /my/harbour/berths/{berth-id}",
            models.Berth,
            path={"berth-id": berth_id},
            query={"$select": select, "$expand": expand},
            headers={"If-Modified-Since": if_modified_since, "if-none-match": if_none_match},
            not_modified="none",
            options=extra,
        )

    async def head(
        self,
        berth_id: str,
        *,
        select: Names | None = None,
        expand: Names | None = None,
        if_none_match: str | None = None,
        **extra: Unpack[CallOptions],
    ) -> None:
        """HEAD requests. See `MyHarbourBerthsResource.head`."""
        return await self._send(
            "HEAD /my/harbour/berths/{berth-id}",
            path={"berth-id": berth_id},
            query={"$select": select, "$expand": expand},
            headers={"if-none-match": if_none_match},
            options=extra,
        )

    async def tow(
        self,
        berth_id: str,
        *,
        target: models.Berth | Mapping[str, Any] | None = UNSET,
        speed: Literal["fast", "slow"] | str | None = UNSET,
        crew: Sequence[str] | None = UNSET,
        hours: int | None = UNSET,
        **extra: Unpack[CallOptions],
    ) -> None:
        """Starts to tow; the tug reports when it is done. See `MyHarbourBerthsResource.tow`."""
        return await self._send(
            "POST /my/harbour/berths/{berth-id}/tow",
            path={"berth-id": berth_id},
            json={"target": json_names(models.Berth, target), "speed": speed, "crew": crew, "hours": hours},
            options=extra,
        )


class AsyncMyHarbourBerthsResourceRaw(RawMethods):
    """The methods of `AsyncMyHarbourBerthsResource`, returning raw responses."""

    def __init__(self, plain: AsyncMyHarbourBerthsResource) -> None:
        super().__init__(plain)
        self.get = async_raw(plain.get)
        self.get_if_modified = async_raw(plain.get_if_modified)
        self.head = async_raw(plain.head)
        self.tow = async_raw(plain.tow)
