"""Files that the server sends, read while they arrive."""

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


class _BaseDownload:
    """Status, headers and size of a file: what is known before its body is read."""

    def __init__(self, call: Call, response: HttpResponse | AsyncHttpResponse) -> None:
        self._call = call
        self._started = False
        self._finished = False
        self.status = response.status
        self.headers: Headers = response.headers

    @property
    def media_type(self) -> str | None:
        """The media type of the file according to the server, such as `image/png`; None if it gives none."""
        return self.headers.get("content-type", "").partition(";")[0].strip() or None

    @property
    def length(self) -> int | None:
        """Number of bytes; None if the server does not say, or compresses the body."""
        text = self.headers.get("content-length", "")
        return int(text) if text.isdigit() and "content-encoding" not in self.headers else None

    def _start(self) -> None:
        if self._started:
            raise RuntimeError("this file was read already; call the method again for another download")
        self._started = True

    def _with_request(self, error: TransportError) -> TransportError:
        """The error of a transport, with the request that it belongs to."""
        return type(error)(error.message, method=self._call.method, url=self._call.redacted_url)

    def __del__(self) -> None:
        if not getattr(self, "_finished", True):
            warnings.warn(f"{self!r} was neither read to its end nor closed", ResourceWarning, stacklevel=2)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._call.method} {self._call.template}: {self.media_type}>"


class Download(_BaseDownload):
    """A file to download. Reading it to its end releases the connection; so does leaving its `with` block."""

    def __init__(self, call: Call, response: HttpResponse) -> None:
        super().__init__(call, response)
        self._response = response

    def read(self) -> bytes:
        """The whole content."""
        return b"".join(self.iter_bytes())

    def iter_bytes(self, progress: Progress | None = None) -> Iterator[bytes]:
        """The content in chunks, as they arrive. `progress` is called after each chunk."""
        self._start()
        received, failure = 0, None
        try:
            for chunk in self._response.chunks:
                yield chunk
                received += len(chunk)
                if progress:
                    progress(received, self.length)
        except TransportError as error:
            failure = self._with_request(error)
        finally:
            self.close()
        if failure:
            raise failure

    def save(self, target: str | os.PathLike[str] | IO[bytes], *, progress: Progress | None = None) -> int:
        """Write the content to a path or an open binary file; returns the number of bytes.

        A file at a path is created, or replaced, only when the download is complete.
        """
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
        """Release the connection. What was not read is discarded."""
        self._finished = True
        self._response.close()

    def __enter__(self) -> Download:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class AsyncDownload(_BaseDownload):
    """A file to download. Reading it to its end releases the connection; so does leaving its `async with` block."""

    def __init__(self, call: Call, response: AsyncHttpResponse) -> None:
        super().__init__(call, response)
        self._response = response

    async def read(self) -> bytes:
        """The whole content."""
        return b"".join([chunk async for chunk in self.iter_bytes()])

    async def iter_bytes(self, progress: Progress | None = None) -> AsyncIterator[bytes]:
        """The content in chunks, as they arrive. `progress` is called after each chunk."""
        self._start()
        received, failure = 0, None
        try:
            async for chunk in self._response.chunks:
                yield chunk
                received += len(chunk)
                if progress:
                    progress(received, self.length)
        except TransportError as error:
            failure = self._with_request(error)
        finally:
            await self.close()
        if failure:
            raise failure

    async def save(self, target: str | os.PathLike[str] | IO[bytes], *, progress: Progress | None = None) -> int:
        """Write the content to a path or an open binary file; returns the number of bytes.

        A file at a path is created, or replaced, only when the download is complete.
        """
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
        """Release the connection. What was not read is discarded."""
        self._finished = True
        await self._response.close()

    async def __aenter__(self) -> AsyncDownload:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, at: Any) -> None:
        await self.close()


def _remove(path: str) -> None:
    if os.path.exists(path):
        os.remove(path)
