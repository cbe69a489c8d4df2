"""Selection: 1 method."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Unpack

from .._deprecated_name import RawMethods, deprecated_name
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw


class SelectionResource(Resource):
    """The Selection entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> SelectionResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return SelectionResourceRaw(self)

    def remove_members_by_id(self, selection_id: int, ids: Any, **extra: Unpack[CallOptions]) -> None:
        """Takes members out of a selection.

        What the ids are ids of depends on the selection: contacts, sales and so on.

        Args:
            selection_id: The selection.
            ids: A collection of contact, sale or project ids.

        Operation v1SelectionEntity_RemoveSelectionMembersById:
        rest/Selection/v1SelectionEntity_RemoveSelectionMembersById.md
        """
        return self._send(
            "POST /api/v1/Selection/{selectionId}/Members/Remove",
            path={"selectionId": selection_id},
            json=ids,
            options=extra,
        )

    remove_selection_members_by_id = deprecated_name(remove_members_by_id)


class SelectionResourceRaw(RawMethods):
    """The methods of `SelectionResource`, returning raw responses."""

    def __init__(self, plain: SelectionResource) -> None:
        super().__init__(plain)
        self.remove_members_by_id = raw(plain.remove_members_by_id)


class AsyncSelectionResource(AsyncResource):
    """The Selection entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncSelectionResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncSelectionResourceRaw(self)

    async def remove_members_by_id(self, selection_id: int, ids: Any, **extra: Unpack[CallOptions]) -> None:
        """Takes members out of a selection. See `SelectionResource.remove_members_by_id`."""
        return await self._send(
            "POST /api/v1/Selection/{selectionId}/Members/Remove",
            path={"selectionId": selection_id},
            json=ids,
            options=extra,
        )

    remove_selection_members_by_id = deprecated_name(remove_members_by_id)


class AsyncSelectionResourceRaw(RawMethods):
    """The methods of `AsyncSelectionResource`, returning raw responses."""

    def __init__(self, plain: AsyncSelectionResource) -> None:
        super().__init__(plain)
        self.remove_members_by_id = async_raw(plain.remove_members_by_id)
