"""Archive: 2 methods."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal, Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._filter import Filter
from .._options import CallOptions
from .._pagination import AsyncListing, Listing
from .._resource import AsyncResource, Resource, async_raw, async_raw_list, raw, raw_list
from .._types import Names


class ArchiveResource(Resource):
    """The Archive entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> ArchiveResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return ArchiveResourceRaw(self)

    def get_archive(self, **extra: Unpack[CallOptions]) -> dict[str, str]:
        """Lists the archives that can be read with OData.

        Read the "$metadata" archive to learn the columns of each, as XML.

        Operation v1Archive_GetArchive: rest/Archive/v1Archive_GetArchive.md
        """
        return self._call("GET /api/v1/Archive", dict[str, str], options=extra)

    def get(
        self,
        archive_provider_name: str,
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
        metadata: str | None = None,
        inline_count: Literal["False", "Estimate", "True", "AllPages"] | str | None = None,
        json_safe: bool | None = None,
        output: Literal["Logical", "Display"] | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> Listing[dict[str, Any], models.ODataSlimResponse]:
        """Reads an archive as OData.

        Answers in JSON or in ATOM and XML, whichever the Accept header asks for. These OData parameters are known:

        * $top=1000
        * $filter=col1 eq 'foo'
        * $select=col1,abc/col3

        Filter Operators
        ints: between, eq, ne, lt, gt

        strings: is, isNot, begins, contains

        dates: after, before, dateBetween

        Unary ops: today, thisWeek, thisYear

        Funcs: startswith(a,b), next(f,n,period), this(f,period)

        Aggregation operators
        Column names may group rows and sum them up.
        Put a function around the name:

        * GroupBy(col)
        * Sum(col)
        * Count(col)
        * DatePart(col)

        And say behind it where the result goes:

        * :Header
        * :Footer
        * :HideDetail

        Example: one header row for each last name.

        ```
        GroupBy(lastName):Header
        ```

        Example: how many rows fall into each month; functions can nest.

        ```
        GroupBy(DatePart(personUpdatedDate):YearMonth):Header
        ```

        Strings
        A quote inside a text is written twice: `name begins 'O''Hara'`

        Brackets and or
        Conditions may stand in brackets: `(name begins 'S' or name begins 'T') and category gt 1`

        Args:
            archive_provider_name: Which archive: FindContact, Person, Product and so on. A blank name gives their
                list.
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
            metadata: "ALL" returns what is known of every column; the other parameters then have no effect.
            inline_count: Whether, and how exactly, rows are counted
            json_safe: Write _ for each character of a column name that is not safe in JSON.
            output: For booleans in SLIM mode: true and false (Logical), or icons (Display). Dates are ISO strings
                in both.

        Returns:
            The rows of the list, requested page by page during iteration.

        Operation v1Archive_GetArchive_GET: rest/Archive/v1Archive_GetArchive_GET.md
        """
        return self._list(
            "GET /api/v1/Archive/{archiveProviderName}",
            models.ODataSlimResponse,
            dict[str, Any],
            path={"archiveProviderName": archive_provider_name},
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
                "$metadata": metadata,
                "$inlineCount": inline_count,
                "$jsonSafe": json_safe,
                "$output": output,
            },
            options=extra,
        )

    get_archive_get = deprecated_name(get)


class ArchiveResourceRaw(RawMethods):
    """The methods of `ArchiveResource`, returning raw responses."""

    def __init__(self, plain: ArchiveResource) -> None:
        super().__init__(plain)
        self.get_archive = raw(plain.get_archive)
        self.get = raw_list(plain.get)


class AsyncArchiveResource(AsyncResource):
    """The Archive entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncArchiveResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncArchiveResourceRaw(self)

    async def get_archive(self, **extra: Unpack[CallOptions]) -> dict[str, str]:
        """Lists the archives that can be read with OData. See `ArchiveResource.get_archive`."""
        return await self._call("GET /api/v1/Archive", dict[str, str], options=extra)

    def get(
        self,
        archive_provider_name: str,
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
        metadata: str | None = None,
        inline_count: Literal["False", "Estimate", "True", "AllPages"] | str | None = None,
        json_safe: bool | None = None,
        output: Literal["Logical", "Display"] | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> AsyncListing[dict[str, Any], models.ODataSlimResponse]:
        """Reads an archive as OData. See `ArchiveResource.get`."""
        return self._list(
            "GET /api/v1/Archive/{archiveProviderName}",
            models.ODataSlimResponse,
            dict[str, Any],
            path={"archiveProviderName": archive_provider_name},
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
                "$metadata": metadata,
                "$inlineCount": inline_count,
                "$jsonSafe": json_safe,
                "$output": output,
            },
            options=extra,
        )

    get_archive_get = deprecated_name(get)


class AsyncArchiveResourceRaw(RawMethods):
    """The methods of `AsyncArchiveResource`, returning raw responses."""

    def __init__(self, plain: AsyncArchiveResource) -> None:
        super().__init__(plain)
        self.get_archive = async_raw(plain.get_archive)
        self.get = async_raw_list(plain.get)
