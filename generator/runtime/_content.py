"""Request bodies: JSON, patches and files, and whether they can be sent again."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, TypeGuard, cast

from ._property_names import json_names
from ._types import AsyncContent, Progress

_CHUNK = 256 * 1024


@dataclass(slots=True)
class Body:
    """The body of one request: `content`, or the bytes that are read from `source` while it is sent."""

    media_type: str
    content: bytes = field(default=b"", repr=False)
    source: AsyncContent | None = field(default=None, repr=False)
    progress: Progress | None = None
    started: bool = False
    """Whether sending has begun."""
    whole_sent: bool = False
    """Whether all of it was sent."""
    _start: int = 0

    def __post_init__(self) -> None:
        if _is_file(self.source) and self.source.seekable():
            self._start = self.source.tell()

    @property
    def replayable(self) -> bool:
        """Whether it can be sent from its start, now or again."""
        source = self.source
        if source is None or isinstance(source, os.PathLike) or not self.started:
            return True
        if _is_file(source):
            return source.seekable()
        return isinstance(source, Iterable) and iter(source) is not source

    @property
    def length(self) -> int | None:
        """Number of bytes; None if it is unknown before sending."""
        source = self.source
        if source is None:
            return len(self.content)
        if isinstance(source, os.PathLike):
            return os.stat(source).st_size
        if _is_file(source) and source.seekable():
            here = source.tell()
            end = source.seek(0, os.SEEK_END)
            source.seek(here)
            return end - self._start
        return None

    def chunks(self) -> bytes | Iterator[bytes]:
        """The body from its start, for a transport. Raises TypeError for an asynchronous source."""
        if self.source is None and self.progress is None:
            self.started = self.whole_sent = True
            return self.content
        if not isinstance(self.source, (Iterable, os.PathLike, type(None))):
            raise TypeError("an asynchronous iterable needs an asynchronous client")
        return self._counted()

    def async_chunks(self) -> bytes | AsyncIterator[bytes]:
        """As `chunks`, for an asynchronous transport. Files are read in worker threads."""
        if self.source is None and self.progress is None:
            self.started = self.whole_sent = True
            return self.content
        return self._counted_async()

    def _counted(self) -> Iterator[bytes]:
        total, sent = self.length, 0
        self.started, self.whole_sent = True, False
        for chunk in self._pieces():
            yield chunk
            sent += len(chunk)
            if self.progress:
                self.progress(sent, total)
        self.whole_sent = True

    async def _counted_async(self) -> AsyncIterator[bytes]:
        total, sent = self.length, 0
        self.started, self.whole_sent = True, False
        async for chunk in self._async_pieces():
            yield chunk
            sent += len(chunk)
            if self.progress:
                self.progress(sent, total)
        self.whole_sent = True

    def _pieces(self) -> Iterator[bytes]:
        source = self.source
        if source is None:
            for start in range(0, len(self.content), _CHUNK):
                yield self.content[start : start + _CHUNK]
        elif isinstance(source, os.PathLike):
            with open(source, "rb") as file:
                yield from _read(file)
        elif _is_file(source):
            if source.seekable():
                source.seek(self._start)
            yield from _read(source)
        else:
            yield from cast("Iterable[bytes]", source)

    async def _async_pieces(self) -> AsyncIterator[bytes]:
        if isinstance(self.source, AsyncIterable):
            async for chunk in self.source:
                yield chunk
        elif isinstance(self.source, os.PathLike) or _is_file(self.source):
            from anyio import to_thread

            pieces = self._pieces()
            while (piece := await to_thread.run_sync(next, pieces, None)) is not None:
                yield piece
        else:
            for chunk in self._pieces():
                yield chunk


def json_body(value: Any) -> Body:
    """A JSON document. Raises IncompleteRecord for a record that was read with `select`."""
    from ._model import encode_json
    from ._selection import refuse_incomplete

    refuse_incomplete(value)
    return Body("application/json", encode_json(value))


def patch_body(changes: Any, after: Any = None, record: Any = object) -> Body:
    """A JSON Patch (RFC 6902) if `changes` is a list, otherwise a JSON Merge Patch (RFC 7396).

    With `after`, the merge patch that turns `changes` into `after`; both are models or mappings. `record` is the type
    that mappings stand for. Raises IncompleteRecord for a record alone that was read with `select`.
    """
    from ._model import Model, encode_json
    from ._selection import refuse_incomplete

    changes, after = json_names(record, changes), json_names(record, after)
    if after is not None:
        from ._patch import merge_patch

        changes = merge_patch(changes, after)
    else:
        refuse_incomplete(changes)
    is_list = isinstance(changes, Iterable) and not isinstance(changes, (Mapping, Model))
    kind = "json-patch" if is_list else "merge-patch"
    return Body(f"application/{kind}+json", encode_json(list(cast("Iterable[Any]", changes)) if is_list else changes))


def file_body(content: AsyncContent, media_type: str, progress: Progress | None = None) -> Body:
    """A file. Raises TypeError for a `str`, which could be a path or the content."""
    if isinstance(content, str):
        raise TypeError("content is a str: pass pathlib.Path(...) for a file, or bytes")
    if isinstance(content, (bytes, bytearray, memoryview)):
        return Body(media_type, bytes(content), progress=progress)
    return Body(media_type, source=content, progress=progress)


def _is_file(source: object) -> TypeGuard[IO[bytes]]:
    return hasattr(source, "read") and hasattr(source, "seekable")


def _read(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
