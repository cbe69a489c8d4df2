"""Small shared types: what was not given, what may be sent as a file, and how progress is told."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Callable, Iterable
from typing import IO, Any, Final, TypeAlias


class Unset:
    """The type of `UNSET`: an argument that was not given, which is not the same as one that is None."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final[Any] = Unset()
"""Stands for an argument that was not given: its property is left out of the request. None is sent as `null`."""

Names: TypeAlias = str | Iterable[str]
"""A comma separated string, or the names one by one."""

Progress: TypeAlias = Callable[[int, int | None], object]
"""Called with the number of bytes done, and the number in all where that is known."""

Content: TypeAlias = bytes | bytearray | memoryview | os.PathLike[str] | IO[bytes] | Iterable[bytes]
"""What can be sent as a file: bytes, a path, an open binary file, or an iterable of chunks."""

AsyncContent: TypeAlias = Content | AsyncIterable[bytes]
"""As `Content`; an asynchronous iterable of chunks too."""
