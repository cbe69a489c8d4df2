"""Document: 2 methods."""

from __future__ import annotations

from functools import cached_property
from typing import Unpack

from .. import models
from .._deprecated_name import RawMethods, deprecated_name
from .._download import AsyncDownload, Download
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw
from .._types import AsyncContent, Content, Progress


class DocumentResource(Resource):
    """The Document entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> DocumentResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return DocumentResourceRaw(self)

    def get_stream(self, document_id: int, **extra: Unpack[CallOptions]) -> Download:
        """Reads the content of a document

        Args:
            document_id: The document.

        Returns:
            The file, to be read or saved.

        Operation v1DocumentEntity_GetDocumentStream: rest/Document/v1DocumentEntity_GetDocumentStream.md
        """
        return self._download(
            "GET /api/v1/Document/{documentId}/Content", path={"documentId": document_id}, options=extra
        )

    def set_stream_from_id(
        self,
        document_id: int,
        stream: Content,
        *,
        content_type: str = "application/octet-stream",
        progress: Progress | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.DocumentEntity:
        """Stores the content of a document.

        The server may have to give the file another name. So it returns the document: go on with this one, and
        forget what you read before.

        Args:
            document_id: The document.
            stream: The content.
            content_type: Media type of the file.
            progress: Called with the number of bytes sent, and the total number or None if it is unknown.

        Operation v1DocumentEntity_SetDocumentStreamFromId:
        rest/Document/v1DocumentEntity_SetDocumentStreamFromId.md
        """
        return self._call(
            "PUT /api/v1/Document/{documentId}/Content",
            models.DocumentEntity,
            path={"documentId": document_id},
            content=(stream, content_type, progress),
            options=extra,
        )

    get_document_stream = deprecated_name(get_stream)
    set_document_stream_from_id = deprecated_name(set_stream_from_id)


class DocumentResourceRaw(RawMethods):
    """The methods of `DocumentResource`, returning raw responses."""

    def __init__(self, plain: DocumentResource) -> None:
        super().__init__(plain)
        self.get_stream = raw(plain.get_stream)
        self.set_stream_from_id = raw(plain.set_stream_from_id)


class AsyncDocumentResource(AsyncResource):
    """The Document entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncDocumentResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncDocumentResourceRaw(self)

    async def get_stream(self, document_id: int, **extra: Unpack[CallOptions]) -> AsyncDownload:
        """Reads the content of a document. See `DocumentResource.get_stream`."""
        return await self._download(
            "GET /api/v1/Document/{documentId}/Content", path={"documentId": document_id}, options=extra
        )

    async def set_stream_from_id(
        self,
        document_id: int,
        stream: AsyncContent,
        *,
        content_type: str = "application/octet-stream",
        progress: Progress | None = None,
        **extra: Unpack[CallOptions],
    ) -> models.DocumentEntity:
        """Stores the content of a document. See `DocumentResource.set_stream_from_id`."""
        return await self._call(
            "PUT /api/v1/Document/{documentId}/Content",
            models.DocumentEntity,
            path={"documentId": document_id},
            content=(stream, content_type, progress),
            options=extra,
        )

    get_document_stream = deprecated_name(get_stream)
    set_document_stream_from_id = deprecated_name(set_stream_from_id)


class AsyncDocumentResourceRaw(RawMethods):
    """The methods of `AsyncDocumentResource`, returning raw responses."""

    def __init__(self, plain: AsyncDocumentResource) -> None:
        super().__init__(plain)
        self.get_stream = async_raw(plain.get_stream)
        self.set_stream_from_id = async_raw(plain.set_stream_from_id)
