"""TableRecord: 1 method."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Unpack

from .._deprecated_name import RawMethods
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw


class TableRecordResource(Resource):
    """The TableRecord entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> TableRecordResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return TableRecordResourceRaw(self)

    def update_row(self, table_name: str, id: int, values: Mapping[str, str], **extra: Unpack[CallOptions]) -> None:
        """Changes a row of a table

        Args:
            table_name: The table. It has to be an 'extratable'; its name begins with y_
            id: The row.
            values: A StringDictionary with new values by column. Columns that are left out keep theirs.

        Raises:
            BadRequest: Bad request. The request has no body.

        Operation v1TableRecord_UpdateRow: rest/TableRecord/v1TableRecord_UpdateRow.md
        """
        return self._send(
            "PUT /api/v1/Table/{tableName}/{id}", path={"tableName": table_name, "id": id}, json=values, options=extra
        )


class TableRecordResourceRaw(RawMethods):
    """The methods of `TableRecordResource`, returning raw responses."""

    def __init__(self, plain: TableRecordResource) -> None:
        super().__init__(plain)
        self.update_row = raw(plain.update_row)


class AsyncTableRecordResource(AsyncResource):
    """The TableRecord entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncTableRecordResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncTableRecordResourceRaw(self)

    async def update_row(
        self, table_name: str, id: int, values: Mapping[str, str], **extra: Unpack[CallOptions]
    ) -> None:
        """Changes a row of a table. See `TableRecordResource.update_row`."""
        return await self._send(
            "PUT /api/v1/Table/{tableName}/{id}", path={"tableName": table_name, "id": id}, json=values, options=extra
        )


class AsyncTableRecordResourceRaw(RawMethods):
    """The methods of `AsyncTableRecordResource`, returning raw responses."""

    def __init__(self, plain: AsyncTableRecordResource) -> None:
        super().__init__(plain)
        self.update_row = async_raw(plain.update_row)
