"""CategoryList: 3 methods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._options import CallOptions
from .._property_names import json_names
from .._resource import AsyncResource, Resource, async_raw, raw


class CategoryListResource(Resource):
    """The CategoryList entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> CategoryListResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return CategoryListResourceRaw(self)

    def get(self, id: int, **extra: Unpack[CallOptions]) -> models.ListItemEntity:
        """Gets a Category item by its number.

        Args:
            id: The Category to read.

        Raises:
            NotFound: Not Found.

        Operation v1CategoryList_GetCategory: rest/List_Category/v1CategoryList_GetCategory.md
        """
        return self._call("GET /api/v1/List/Category/Items/{id}", models.ListItemEntity, path={"id": id}, options=extra)

    def get_headings_for_list_item(
        self, item_id: int, *, show_deleted: bool | None = None, **extra: Unpack[CallOptions]
    ) -> list[models.Interest]:
        """Gets the headings above an item of the Category list.

        Calls the List agent service GetHeadings.

        Args:
            item_id: The item.
            show_deleted: True to include headings that can no longer be chosen.

        Operation v1CategoryList_GetCategoryHeadingsForListItem:
        rest/List_Category/v1CategoryList_GetCategoryHeadingsForListItem.md
        """
        return self._call(
            "GET /api/v1/List/Category/Items/{itemId}/Headings",
            list[models.Interest],
            path={"itemId": item_id},
            query={"showDeleted": show_deleted},
            options=extra,
        )

    def update_all(
        self, list_items: Sequence[models.ListItemEntity | Mapping[str, Any]], **extra: Unpack[CallOptions]
    ) -> list[models.ListItemEntity]:
        """Saves the Category list

        Args:
            list_items: All items of the list, changed or not.

        Operation v1CategoryList_PutAllCategory: rest/List_Category/v1CategoryList_PutAllCategory.md
        """
        return self._call(
            "PUT /api/v1/List/Category/Items",
            list[models.ListItemEntity],
            json=json_names(list[models.ListItemEntity], list_items),
            options=extra,
        )

    get_category = deprecated_name(get)
    get_category_headings_for_list_item = deprecated_name(get_headings_for_list_item)
    put_all_category = deprecated_name(update_all)


class CategoryListResourceRaw(RawMethods):
    """The methods of `CategoryListResource`, returning raw responses."""

    def __init__(self, plain: CategoryListResource) -> None:
        super().__init__(plain)
        self.get = raw(plain.get)
        self.get_headings_for_list_item = raw(plain.get_headings_for_list_item)
        self.update_all = raw(plain.update_all)


class AsyncCategoryListResource(AsyncResource):
    """The CategoryList entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncCategoryListResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncCategoryListResourceRaw(self)

    async def get(self, id: int, **extra: Unpack[CallOptions]) -> models.ListItemEntity:
        """Gets a Category item by its number. See `CategoryListResource.get`."""
        return await self._call(
            "GET /api/v1/List/Category/Items/{id}", models.ListItemEntity, path={"id": id}, options=extra
        )

    async def get_headings_for_list_item(
        self, item_id: int, *, show_deleted: bool | None = None, **extra: Unpack[CallOptions]
    ) -> list[models.Interest]:
        """Gets the headings above an item of the Category list."""
        return await self._call(
            "GET /api/v1/List/Category/Items/{itemId}/Headings",
            list[models.Interest],
            path={"itemId": item_id},
            query={"showDeleted": show_deleted},
            options=extra,
        )

    async def update_all(
        self, list_items: Sequence[models.ListItemEntity | Mapping[str, Any]], **extra: Unpack[CallOptions]
    ) -> list[models.ListItemEntity]:
        """Saves the Category list. See `CategoryListResource.update_all`."""
        return await self._call(
            "PUT /api/v1/List/Category/Items",
            list[models.ListItemEntity],
            json=json_names(list[models.ListItemEntity], list_items),
            options=extra,
        )

    get_category = deprecated_name(get)
    get_category_headings_for_list_item = deprecated_name(get_headings_for_list_item)
    put_all_category = deprecated_name(update_all)


class AsyncCategoryListResourceRaw(RawMethods):
    """The methods of `AsyncCategoryListResource`, returning raw responses."""

    def __init__(self, plain: AsyncCategoryListResource) -> None:
        super().__init__(plain)
        self.get = async_raw(plain.get)
        self.get_headings_for_list_item = async_raw(plain.get_headings_for_list_item)
        self.update_all = async_raw(plain.update_all)
