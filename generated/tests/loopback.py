"""A server on a socket of this machine that answers what it is told to and keeps what it was sent."""

from __future__ import annotations

import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import parse_qsl

TENANT = "/Cust1"


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it came. Names of headers are in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """What stands between the address of the tenant and the query, still percent-encoded."""
        return self.target.partition("?")[0].removeprefix(TENANT)

    @property
    def query(self) -> list[tuple[str, str]]:
        """Names and values of the query."""
        return parse_qsl(self.target.partition("?")[2], keep_blank_values=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """A response. With `cut`, the connection breaks after so many bytes of the body."""

    status: int = 200
    body: bytes = b""
    headers: Sequence[tuple[str, str]] = ()
    cut: int | None = None

    def wire(self) -> bytes:
        """The bytes of it."""
        lines = [f"HTTP/1.1 {self.status} Status", *(f"{name}: {value}" for name, value in self.headers)]
        if self.status not in (204, 304):
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join([*lines, "", ""]).encode("ascii") + self.body[: self.cut]


class Loopback:
    """The server. Each connection has a thread; all draw from one list of answers, the last of which repeats."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self._answers: list[Answer] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}{TENANT}"
        threading.Thread(target=self._accept, daemon=True).start()

    def will(self, *answers: Answer) -> None:
        """Forget what was received; answer so from now on."""
        self.received = []
        self._answers = list(answers)

    def close(self) -> None:
        """Take no more connections."""
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
                    answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
                    connection.sendall(answer.wire())
                    if answer.cut is not None:
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
