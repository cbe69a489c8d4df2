"""A server on a local socket that sends the responses it is given and records the requests."""

from __future__ import annotations

import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import parse_qsl

BASE_PATH = "/customer"


@dataclass(frozen=True, slots=True)
class Received:
    """A request. The names of its headers are in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """The path behind the base address, percent-encoded."""
        return self.target.partition("?")[0].removeprefix(BASE_PATH)

    @property
    def query(self) -> list[tuple[str, str]]:
        """Names and values of the query parameters."""
        return parse_qsl(self.target.partition("?")[2], keep_blank_values=True)


@dataclass(frozen=True, slots=True)
class Response:
    """A response. With `cut`, the connection is closed after that many bytes of the body."""

    status: int = 200
    body: bytes = b""
    headers: Sequence[tuple[str, str]] = ()
    cut: int | None = None

    def message(self) -> bytes:
        """The HTTP message, as bytes."""
        lines = [f"HTTP/1.1 {self.status} Status", *(f"{name}: {value}" for name, value in self.headers)]
        if self.status not in (204, 304):
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join([*lines, "", ""]).encode("ascii") + self.body[: self.cut]


class Loopback:
    """The server. Each connection has a thread; all send from one list of responses, the last of which is repeated."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self._responses: list[Response] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}{BASE_PATH}"
        threading.Thread(target=self._accept, daemon=True).start()

    def will(self, *responses: Response) -> None:
        """Discard the recorded requests, and send these responses from now on."""
        self.received = []
        self._responses = list(responses)

    def close(self) -> None:
        """Accept no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as stream:
            try:
                while (request := _read(stream)) is not None:
                    self.received.append(request)
                    response = self._responses.pop(0) if len(self._responses) > 1 else self._responses[0]
                    connection.sendall(response.message())
                    if response.cut is not None:
                        return
            except ConnectionError:
                return


def _read(stream: BinaryIO) -> Received | None:
    start = stream.readline().decode("ascii").split()
    if len(start) != 3:
        return None
    headers: dict[str, str] = {}
    while line := stream.readline().decode("latin-1").strip():
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    if headers.get("transfer-encoding") == "chunked":
        chunks: list[bytes] = []
        while size := int(stream.readline(), 16):
            chunks.append(stream.read(size))
            stream.readline()
        stream.readline()
        body = b"".join(chunks)
    else:
        body = stream.read(int(headers.get("content-length", "0")))
    return Received(start[0], start[1], headers, body)
