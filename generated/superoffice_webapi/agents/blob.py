"""BLOB: 2 methods."""

from __future__ import annotations

from functools import cached_property
from typing import Unpack

from .._deprecated_name import RawMethods, deprecated_name
from .._download import AsyncDownload, Download
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw
from .._types import UNSET, Names


class BLOBAgent(Resource):
    """The BLOB agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> BLOBAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return BLOBAgentRaw(self)

    def get_stream(
        self, *, blob_entity_id: int | None = UNSET, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> Download | None:
        """Reads a binary object

        Args:
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Returns:
            The file, to be read or saved. None if it does not exist.

        Operation v1BLOBAgent_GetBlobStream: agent/BLOB_Agent/v1BLOBAgent_GetBlobStream.md
        """
        return self._find_download(
            "POST /api/v1/Agents/BLOB/GetBlobStream",
            query={"$select": select},
            json={"BlobEntityId": blob_entity_id},
            options=extra,
        )

    def set_stream(
        self,
        *,
        blob_entity_id: int | None = UNSET,
        stream: str | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> None:
        """Writes a binary object

        Args:
            select: Optional. Comma separated names of the properties to keep, such as "Name,department,category".
                All others come back as null. Leave it out to get everything.

        Operation v1BLOBAgent_SetBlobStream: agent/BLOB_Agent/v1BLOBAgent_SetBlobStream.md
        """
        return self._send(
            "POST /api/v1/Agents/BLOB/SetBlobStream",
            query={"$select": select},
            json={"BlobEntityId": blob_entity_id, "Stream": stream},
            options=extra,
        )

    get_blob_stream = deprecated_name(get_stream)
    set_blob_stream = deprecated_name(set_stream)


class BLOBAgentRaw(RawMethods):
    """The methods of `BLOBAgent`, returning raw responses."""

    def __init__(self, plain: BLOBAgent) -> None:
        super().__init__(plain)
        self.get_stream = raw(plain.get_stream)
        self.set_stream = raw(plain.set_stream)


class AsyncBLOBAgent(AsyncResource):
    """The BLOB agent. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncBLOBAgentRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncBLOBAgentRaw(self)

    async def get_stream(
        self, *, blob_entity_id: int | None = UNSET, select: Names | None = None, **extra: Unpack[CallOptions]
    ) -> AsyncDownload | None:
        """Reads a binary object. See `BLOBAgent.get_stream`."""
        return await self._find_download(
            "POST /api/v1/Agents/BLOB/GetBlobStream",
            query={"$select": select},
            json={"BlobEntityId": blob_entity_id},
            options=extra,
        )

    async def set_stream(
        self,
        *,
        blob_entity_id: int | None = UNSET,
        stream: str | None = UNSET,
        select: Names | None = None,
        **extra: Unpack[CallOptions],
    ) -> None:
        """Writes a binary object. See `BLOBAgent.set_stream`."""
        return await self._send(
            "POST /api/v1/Agents/BLOB/SetBlobStream",
            query={"$select": select},
            json={"BlobEntityId": blob_entity_id, "Stream": stream},
            options=extra,
        )

    get_blob_stream = deprecated_name(get_stream)
    set_blob_stream = deprecated_name(set_stream)


class AsyncBLOBAgentRaw(RawMethods):
    """The methods of `AsyncBLOBAgent`, returning raw responses."""

    def __init__(self, plain: AsyncBLOBAgent) -> None:
        super().__init__(plain)
        self.get_stream = async_raw(plain.get_stream)
        self.set_stream = async_raw(plain.set_stream)
