"""Files that the server sends, read as they come."""

from __future__ import annotations

import os
import warnings
from collections.abc import AsyncIterator, Iterator
from types import TracebackType
from typing import IO, Any

from ._errors import TransportError
from ._request import Call
from ._transport import AsyncHttpResponse, Headers, HttpResponse
from ._types import Progress


class _Head:
    """What is known of a file before it is read."""

    def __init__(self, call: Call, response: HttpResponse | AsyncHttpResponse) -> None:
        self._call = call
        self._taken = False
        self._done = False
        self.status = response.status
        self.headers: Headers = response.headers

    @property
    def media_type(self) -> str | None:
        """What the server says the file is: `image/png`."""
        return self.headers.get("content-type", "").partition(";")[0].strip() or None

    @property
    def length(self) -> int | None:
        """Bytes in all, where the server says so and the body is not compressed on its way."""
        text = self.headers.get("content-length", "")
        return int(text) if text.isdigit() and "content-encoding" not in self.headers else None

    def _take(self) -> None:
        if self._taken:
            raise RuntimeError("this file was read already: it comes over the network once")
        self._taken = True

    def _located(self, error: TransportError) -> TransportError:
        return type(error)(error.message, method=self._call.method, url=self._call.shown_url)

    def __del__(self) -> None:
        if not getattr(self, "_done", True):
            warnings.warn(f"{self!r} was neither read to its end nor closed", ResourceWarning, stacklevel=2)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._call.method} {self._call.template}: {self.media_type}>"


class Download(_Head):
    """A file. Read it to its end, or use it as a context manager; either lets go of the connection."""

    def __init__(self, call: Call, response: HttpResponse) -> None:
        super().__init__(call, response)
        self._response = response

    def read(self) -> bytes:
        """All of it."""
        return b"".join(self.iter_bytes())

    def iter_bytes(self, progress: Progress | None = None) -> Iterator[bytes]:
        """The chunks, in the sizes in which they come."""
        self._take()
        done, failure = 0, None
        try:
            for chunk in self._response.chunks:
                yield chunk
                done += len(chunk)
                if progress:
                    progress(done, self.length)
        except TransportError as error:
            failure = self._located(error)
        finally:
            self.close()
        if failure:
            raise failure

    def save(self, target: str | os.PathLike[str] | IO[bytes], *, progress: Progress | None = None) -> int:
        """Write it to a path or an open binary file; gives the number of bytes. A path appears when it is whole."""
        if not isinstance(target, (str, os.PathLike)):
            return sum(target.write(chunk) for chunk in self.iter_bytes(progress))
        partial = f"{os.fspath(target)}.part"
        try:
            with open(partial, "wb") as file:
                count = sum(file.write(chunk) for chunk in self.iter_bytes(progress))
            os.replace(partial, target)
        except BaseException:
            _remove(partial)
            raise
        return count

    def close(self) -> None:
        """Let go of the connection; what was not read is lost."""
        self._done = True
        self._response.close()

    def __enter__(self) -> Download:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class AsyncDownload(_Head):
    """A file. Read it to its end, or use it as an asynchronous context manager; either lets go of the connection."""

    def __init__(self, call: Call, response: AsyncHttpResponse) -> None:
        super().__init__(call, response)
        self._response = response

    async def read(self) -> bytes:
        """All of it."""
        return b"".join([chunk async for chunk in self.iter_bytes()])

    async def iter_bytes(self, progress: Progress | None = None) -> AsyncIterator[bytes]:
        """The chunks, in the sizes in which they come."""
        self._take()
        done, failure = 0, None
        try:
            async for chunk in self._response.chunks:
                yield chunk
                done += len(chunk)
                if progress:
                    progress(done, self.length)
        except TransportError as error:
            failure = self._located(error)
        finally:
            await self.close()
        if failure:
            raise failure

    async def save(self, target: str | os.PathLike[str] | IO[bytes], *, progress: Progress | None = None) -> int:
        """Write it to a path or an open binary file; gives the number of bytes. A path appears when it is whole."""
        from anyio import to_thread

        if not isinstance(target, (str, os.PathLike)):
            return await self._write(target, progress)
        partial = f"{os.fspath(target)}.part"
        try:
            file: IO[bytes] = await to_thread.run_sync(open, partial, "wb")
            with file:
                count = await self._write(file, progress)
            await to_thread.run_sync(os.replace, partial, target)
        except BaseException:
            _remove(partial)
            raise
        return count

    async def _write(self, file: IO[bytes], progress: Progress | None) -> int:
        from anyio import to_thread

        count = 0
        async for chunk in self.iter_bytes(progress):
            count += await to_thread.run_sync(file.write, chunk)
        return count

    async def close(self) -> None:
        """Let go of the connection; what was not read is lost."""
        self._done = True
        await self._response.close()

    async def __aenter__(self) -> AsyncDownload:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, at: Any) -> None:
        await self.close()


def _remove(path: str) -> None:
    if os.path.exists(path):
        os.remove(path)
