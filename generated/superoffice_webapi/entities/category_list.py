"""CategoryList: 3 methods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Unpack

from .. import models
from .._options import CallOptions
from .._property_names import json_names
from .._resource import AsyncResource, Resource, async_raw, raw


class CategoryListResource(Resource):
    """The CategoryList entity."""

    @cached_property
    def with_raw_response(self) -> CategoryListResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return CategoryListResourceRaw(self)

    def get_category(self, id: int, **extra: Unpack[CallOptions]) -> models.ListItemEntity:
        """Gets a Category item by its number.

        Args:
            id: The Category to read.

        Raises:
            NotFound: Not Found.
            SuperOfficeError: for any other failure.

        Operation v1CategoryList_GetCategory: rest/List_Category/v1CategoryList_GetCategory.md
        """
        return self._call("GET /api/v1/List/Category/Items/{id}", models.ListItemEntity, path={"id": id}, options=extra)

    def get_category_headings_for_list_item(
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

    def put_all_category(
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

    get = get_category


class CategoryListResourceRaw:
    """The methods of `CategoryListResource`, returning raw responses."""

    def __init__(self, plain: CategoryListResource) -> None:
        self.get_category = raw(plain.get_category)
        self.get_category_headings_for_list_item = raw(plain.get_category_headings_for_list_item)
        self.put_all_category = raw(plain.put_all_category)
        self.get = self.get_category


class AsyncCategoryListResource(AsyncResource):
    """The CategoryList entity."""

    @cached_property
    def with_raw_response(self) -> AsyncCategoryListResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncCategoryListResourceRaw(self)

    async def get_category(self, id: int, **extra: Unpack[CallOptions]) -> models.ListItemEntity:
        """Gets a Category item by its number. See `CategoryListResource.get_category`."""
        return await self._call(
            "GET /api/v1/List/Category/Items/{id}", models.ListItemEntity, path={"id": id}, options=extra
        )

    async def get_category_headings_for_list_item(
        self, item_id: int, *, show_deleted: bool | None = None, **extra: Unpack[CallOptions]
    ) -> list[models.Interest]:
        """Gets the headings above an item of the Category list.

        See `CategoryListResource.get_category_headings_for_list_item`.
        """
        return await self._call(
            "GET /api/v1/List/Category/Items/{itemId}/Headings",
            list[models.Interest],
            path={"itemId": item_id},
            query={"showDeleted": show_deleted},
            options=extra,
        )

    async def put_all_category(
        self, list_items: Sequence[models.ListItemEntity | Mapping[str, Any]], **extra: Unpack[CallOptions]
    ) -> list[models.ListItemEntity]:
        """Saves the Category list. See `CategoryListResource.put_all_category`."""
        return await self._call(
            "PUT /api/v1/List/Category/Items",
            list[models.ListItemEntity],
            json=json_names(list[models.ListItemEntity], list_items),
            options=extra,
        )

    get = get_category


class AsyncCategoryListResourceRaw:
    """The methods of `AsyncCategoryListResource`, returning raw responses."""

    def __init__(self, plain: AsyncCategoryListResource) -> None:
        self.get_category = async_raw(plain.get_category)
        self.get_category_headings_for_list_item = async_raw(plain.get_category_headings_for_list_item)
        self.put_all_category = async_raw(plain.put_all_category)
        self.get = self.get_category
