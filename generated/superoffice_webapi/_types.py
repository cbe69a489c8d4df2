"""Types of arguments that many methods share."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Callable, Iterable
from typing import IO, Any, Final, TypeAlias


class Unset:
    """The type of `UNSET`: an argument that was not passed, as opposed to one that is None."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final[Any] = Unset()
"""Default of an argument that was not passed: its property is left out of the request. None is sent as `null`."""

Names: TypeAlias = str | Iterable[str]
"""Several names: as one comma separated string, or one by one."""

Progress: TypeAlias = Callable[[int, int | None], object]
"""Called with the number of bytes transferred and the total number of bytes, or None if the total is unknown."""

Content: TypeAlias = bytes | bytearray | memoryview | os.PathLike[str] | IO[bytes] | Iterable[bytes]
"""Content of a file to upload: bytes, a path, an open binary file, or an iterable of chunks."""

AsyncContent: TypeAlias = Content | AsyncIterable[bytes]
"""As `Content`, or an asynchronous iterable of chunks."""
