"""A server on a local socket that sends the responses it is given and records the requests."""

from __future__ import annotations

import socket
import ssl
import threading
import time
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
    delay: float = 0.0
    """Seconds before it is sent."""
    byte_delay: float = 0.0
    """Seconds before each byte of the body."""

    def message(self) -> bytes:
        """The HTTP message, as bytes."""
        lines = [f"HTTP/1.1 {self.status} Status", *(f"{name}: {value}" for name, value in self.headers)]
        if self.status not in (204, 304):
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join([*lines, "", ""]).encode("ascii") + self.body[: self.cut]


class Loopback:
    """The server. Each connection has a thread; all send from one list of responses, the last of which is repeated.

    `connections` counts those that were accepted, `open_connections` those that are open.
    """

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.connections = 0
        self.open_connections = 0
        self.tls: ssl.SSLContext | None = None
        self._responses: list[Response] = []
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}{BASE_PATH}"
        threading.Thread(target=self._accept, daemon=True).start()

    def will(self, *responses: Response) -> None:
        """Discard the recorded requests, and send these responses from now on."""
        self.received = []
        self.connections = 0
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
            with self._lock:
                self.connections += 1
                self.open_connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        if self.tls is not None:
            try:
                connection = self.tls.wrap_socket(connection, server_side=True)
            except OSError:
                connection.close()
                return
        with connection, connection.makefile("rb") as stream:
            try:
                while (request := _read(stream)) is not None:
                    self.received.append(request)
                    response = self._responses.pop(0) if len(self._responses) > 1 else self._responses[0]
                    if response.delay:
                        time.sleep(response.delay)
                    _send(connection, response)
                    if response.cut is not None:
                        return
            except ConnectionError:
                return
            finally:
                with self._lock:
                    self.open_connections -= 1


def _send(connection: socket.socket, response: Response) -> None:
    message = response.message()
    if not response.byte_delay:
        connection.sendall(message)
        return
    head, blank, body = message.partition(b"\r\n\r\n")
    connection.sendall(head + blank)
    for byte in body:
        time.sleep(response.byte_delay)
        connection.sendall(bytes([byte]))


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
