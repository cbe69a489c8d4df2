"""Which bodies are files."""

from __future__ import annotations

from generator.http_message import OCTET_STREAM
from generator.spec.types import UNKNOWN, Scalar, Type

_FILE_MEDIA = ("image/", "video/", "audio/", OCTET_STREAM, "application/pdf", "multipart/")


def is_file(type_: Type | None, media_types: tuple[str, ...]) -> bool:
    """Whether a body is a file: its type says so, or nothing is known of it but a media type of files."""
    if isinstance(type_, Scalar):
        return type_.name in ("binary", "byte")
    return type_ in (None, UNKNOWN) and any(map(is_file_media, media_types))


def is_file_media(media_type: str) -> bool:
    """Whether a media type is one of files."""
    return media_type.startswith(_FILE_MEDIA)
