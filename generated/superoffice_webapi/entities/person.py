"""Person: 1 method."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, TypeAlias, Unpack

from .._deprecated_name import RawMethods
from .._download import AsyncDownload, Download
from .._options import CallOptions
from .._resource import AsyncResource, Resource, async_raw, raw

IfBlank: TypeAlias = Literal["Default", "ClearPixel", "SrNoPhoto", "SrNoPhotoWithBorder", "Null", "GenericFileIcon"]


class PersonResource(Resource):
    """The Person entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> PersonResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return PersonResourceRaw(self)

    def get_image(
        self,
        person_id: int,
        *,
        w: int | None = None,
        h: int | None = None,
        type: str | None = None,
        if_blank: IfBlank | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> Download:
        """The picture of a person.

        It comes as it was stored. Give a width, a height or a type, and the server
        scales the picture and converts it.

        Args:
            person_id: The person.
            w: Width in pixels.
            h: Height in pixels.
            type: PNG, GIF or JPEG
            if_blank: What to send for a person without a picture; Null, the default, is 404

        Returns:
            The file, to be read or saved.

        Raises:
            NotFound: The person has no picture, and ifBlank asks for none

        Operation v1PersonEntity_GetImage: rest/Person/v1PersonEntity_GetImage.md
        """
        return self._download(
            "GET /api/v1/Person/{personId}/Image",
            path={"personId": person_id},
            query={"w": w, "h": h, "type": type, "ifBlank": if_blank},
            options=extra,
        )


class PersonResourceRaw(RawMethods):
    """The methods of `PersonResource`, returning raw responses."""

    def __init__(self, plain: PersonResource) -> None:
        super().__init__(plain)
        self.get_image = raw(plain.get_image)


class AsyncPersonResource(AsyncResource):
    """The Person entity. A call that fails raises SuperOfficeError."""

    @cached_property
    def with_raw_response(self) -> AsyncPersonResourceRaw:
        """The same methods, returning the raw response: status, headers and body beside the value."""
        return AsyncPersonResourceRaw(self)

    async def get_image(
        self,
        person_id: int,
        *,
        w: int | None = None,
        h: int | None = None,
        type: str | None = None,
        if_blank: IfBlank | str | None = None,
        **extra: Unpack[CallOptions],
    ) -> AsyncDownload:
        """The picture of a person. See `PersonResource.get_image`."""
        return await self._download(
            "GET /api/v1/Person/{personId}/Image",
            path={"personId": person_id},
            query={"w": w, "h": h, "type": type, "ifBlank": if_blank},
            options=extra,
        )


class AsyncPersonResourceRaw(RawMethods):
    """The methods of `AsyncPersonResource`, returning raw responses."""

    def __init__(self, plain: AsyncPersonResource) -> None:
        super().__init__(plain)
        self.get_image = async_raw(plain.get_image)
