"""Ticket: 2 methods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, Literal, TypeAlias, Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._filter import Filter
from .._options import CallOptions
from .._pagination import AsyncListing, Listing
from .._resource import AsyncResource, Resource, async_raw, async_raw_list, raw, raw_list
from .._types import Names

MergedTicketEntityCreatedByType: TypeAlias = Literal[
    "Unknown", "InternalAssociate", "ResourceAssociate", "ExternalAssociate"
]


class TicketResource(Resource):
    """The Ticket entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> TicketResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return TicketResourceRaw(self)

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
        """Lists TicketEntity rows, as OData.

        The rows come page by page; each page but the last has a link to the next one.

        Reads the "FindTicket" archive through the Archive service.

        Args:
            select: Comma separated names of the columns to return, such as "ticketId,title,createdAt".
            filter: Expression that a row must fulfil, like "createdAt after '2026-01-01'"
            order_by: Comma separated names of the columns to sort by, each with a direction if wanted: "createdAt
                desc"
            entities: Comma separated kinds of rows. Default = "ticket"
            top: How many rows to return
            skip: How many rows to leave out at the front

        Returns:
            The rows of the list, requested page by page during iteration.

        Operation v1TicketEntity_GetAll: rest/Ticket/v1TicketEntity_GetAll.md
        """
        return self._list(
            "GET /api/v1/Ticket",
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

    def merge_tickets(
        self,
        *,
        secondary_ticket_ids: Sequence[int],
        merged_ticket_entity_ticket_id: int | None = None,
        merged_ticket_entity_title: str | None = None,
        merged_ticket_entity_created_at: datetime | None = None,
        merged_ticket_entity_created_by_associate_id: int | None = None,
        merged_ticket_entity_created_by_name: str | None = None,
        merged_ticket_entity_created_by_type: MergedTicketEntityCreatedByType | str | None = None,
        merged_ticket_entity_status_ticket_status_id: int | None = None,
        merged_ticket_entity_status_name: str | None = None,
        merged_ticket_entity_tags: Sequence[Any] | None = None,
        merged_ticket_entity_suggested_category_id: int | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.TicketEntity:
        """Makes one ticket out of several

        Args:
            secondary_ticket_ids: The tickets that go into the other one
            merged_ticket_entity_ticket_id: The primary key (auto-incremented)
            merged_ticket_entity_title: What the request is about.
            merged_ticket_entity_created_at: When the request came in.
            merged_ticket_entity_created_by_associate_id: Primary key
            merged_ticket_entity_created_by_name: Initials of the user
            merged_ticket_entity_created_by_type: Kind of user
            merged_ticket_entity_status_ticket_status_id: The primary key (auto-incremented)
            merged_ticket_entity_status_name: Name of the status
            merged_ticket_entity_tags: Ids of its tags
            merged_ticket_entity_suggested_category_id: Category that fits best, says the AI

        Operation v1TicketEntity_MergeTickets: rest/Ticket/v1TicketEntity_MergeTickets.md
        """
        return self._call(
            "POST /api/v1/Ticket/Merge",
            models.TicketEntity,
            query={
                "secondaryTicketIds": secondary_ticket_ids,
                "mergedTicketEntity.ticketId": merged_ticket_entity_ticket_id,
                "mergedTicketEntity.title": merged_ticket_entity_title,
                "mergedTicketEntity.createdAt": merged_ticket_entity_created_at,
                "mergedTicketEntity.createdBy.associateId": merged_ticket_entity_created_by_associate_id,
                "mergedTicketEntity.createdBy.name": merged_ticket_entity_created_by_name,
                "mergedTicketEntity.createdBy.type": merged_ticket_entity_created_by_type,
                "mergedTicketEntity.status.ticketStatusId": merged_ticket_entity_status_ticket_status_id,
                "mergedTicketEntity.status.name": merged_ticket_entity_status_name,
                "mergedTicketEntity.tags": merged_ticket_entity_tags,
                "mergedTicketEntity.suggestedCategoryId": merged_ticket_entity_suggested_category_id,
            },
            options=extra,
        )

    get_all = deprecated_name(list)


class TicketResourceRaw(RawMethods):
    """The methods of `TicketResource`, returning raw responses."""

    def __init__(self, plain: TicketResource) -> None:
        super().__init__(plain)
        self.list = raw_list(plain.list)
        self.merge_tickets = raw(plain.merge_tickets)


class AsyncTicketResource(AsyncResource):
    """The Ticket entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncTicketResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncTicketResourceRaw(self)

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
        """Lists TicketEntity rows, as OData. See `TicketResource.list`."""
        return self._list(
            "GET /api/v1/Ticket",
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

    async def merge_tickets(
        self,
        *,
        secondary_ticket_ids: Sequence[int],
        merged_ticket_entity_ticket_id: int | None = None,
        merged_ticket_entity_title: str | None = None,
        merged_ticket_entity_created_at: datetime | None = None,
        merged_ticket_entity_created_by_associate_id: int | None = None,
        merged_ticket_entity_created_by_name: str | None = None,
        merged_ticket_entity_created_by_type: MergedTicketEntityCreatedByType | str | None = None,
        merged_ticket_entity_status_ticket_status_id: int | None = None,
        merged_ticket_entity_status_name: str | None = None,
        merged_ticket_entity_tags: Sequence[Any] | None = None,
        merged_ticket_entity_suggested_category_id: int | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.TicketEntity:
        """Makes one ticket out of several. See `TicketResource.merge_tickets`."""
        return await self._call(
            "POST /api/v1/Ticket/Merge",
            models.TicketEntity,
            query={
                "secondaryTicketIds": secondary_ticket_ids,
                "mergedTicketEntity.ticketId": merged_ticket_entity_ticket_id,
                "mergedTicketEntity.title": merged_ticket_entity_title,
                "mergedTicketEntity.createdAt": merged_ticket_entity_created_at,
                "mergedTicketEntity.createdBy.associateId": merged_ticket_entity_created_by_associate_id,
                "mergedTicketEntity.createdBy.name": merged_ticket_entity_created_by_name,
                "mergedTicketEntity.createdBy.type": merged_ticket_entity_created_by_type,
                "mergedTicketEntity.status.ticketStatusId": merged_ticket_entity_status_ticket_status_id,
                "mergedTicketEntity.status.name": merged_ticket_entity_status_name,
                "mergedTicketEntity.tags": merged_ticket_entity_tags,
                "mergedTicketEntity.suggestedCategoryId": merged_ticket_entity_suggested_category_id,
            },
            options=extra,
        )

    get_all = deprecated_name(list)


class AsyncTicketResourceRaw(RawMethods):
    """The methods of `AsyncTicketResource`, returning raw responses."""

    def __init__(self, plain: AsyncTicketResource) -> None:
        super().__init__(plain)
        self.list = async_raw_list(plain.list)
        self.merge_tickets = async_raw(plain.merge_tickets)
