"""The code blocks of the README of the package run, one after the other."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest

from tests.client import harbour

_PAGE = b'{"value": [{"Name": "Tor"}]}'


class _Answers:
    """A transport that answers by the shape of the address."""

    def __init__(self, package: Any, seen: list[str], **settings: Any) -> None:
        self._package = package
        self._seen = seen
        seen.extend(f"setting {name}" for name in settings)

    def _reply(self, request: Any) -> tuple[int, bytes]:
        path = request.url.partition("/customer")[2]
        self._seen.append(f"{request.method} {path}")
        if path.endswith("/404"):
            return 404, b'{"Message": "no such boat"}'
        if path.endswith("/Photo"):
            return 200, b"5" if request.method == "PUT" else b"picture"
        is_list = path.partition("?")[0] == "/api/v1/Boat"
        return 200, _PAGE if is_list else b'{"BoatId": 7, "Name": "Elida"}'

    def send(self, request: Any, /) -> Any:
        status, body = self._reply(request)
        if request.content is not None and not isinstance(request.content, bytes):
            list(request.content)
        headers = self._package.Headers([("Content-Type", "application/json")])
        return self._package.HttpResponse(status, headers, [body])

    def close(self) -> None:
        pass


class _AsyncAnswers(_Answers):
    async def send(self, request: Any, /) -> Any:
        status, body = self._reply(request)
        chunks = harbour.package()._transport.AsyncChunks(body)
        return self._package.AsyncHttpResponse(status, chunks)

    async def close(self) -> None:  # type: ignore[override]
        pass


@pytest.fixture
def opentelemetry() -> MagicMock:
    """What stands for OpenTelemetry, and records how it is used."""
    return MagicMock()


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, opentelemetry: MagicMock) -> Iterator[list[str]]:
    package = harbour.package()
    requests: list[str] = []
    package.Harbour, package.AsyncHarbour  # noqa: B018 loads the modules
    http = __import__("harbour_client._http", fromlist=["_http"])
    for module in (http, package):
        monkeypatch.setattr(module, "HttpTransport", partial(_Answers, package, requests))
        monkeypatch.setattr(module, "AsyncHttpTransport", partial(_AsyncAnswers, package, requests))
    monkeypatch.setitem(sys.modules, "opentelemetry", opentelemetry)
    (tmp_path / "upload.bin").write_bytes(b"picture")
    monkeypatch.chdir(tmp_path)
    yield requests
    assert (tmp_path / "download.bin").read_bytes() == b"picture"
    assert sorted(os.listdir()) == ["download.bin", "upload.bin"]  # noqa: PTH208


def test_every_block_runs(seen: list[str], opentelemetry: MagicMock, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"```python\n(.*?)```", harbour.tree()["README.md"], re.DOTALL)
    names: dict[str, Any] = {"__name__": "readme"}
    for block in blocks:
        exec(compile(block, "README.md", "exec", dont_inherit=True), names)  # noqa: S102 the point of the test
    assert len(blocks) == 21
    called, many = seen[:18], seen[18:]
    assert called == [
        "POST /api/v1/Agents/Pilot/Guide",
        "GET /api/v1/Boat/123",
        "GET /api/v1/Boat?$top=100",
        "GET /api/v1/Boat",
        "GET /api/v1/Boat",
        "GET /api/v1/Boat?$filter=startswith(name,%27O%27%27Neill%27)%20and%20rank%20gt%203&$top=1",
        "PUT /api/v1/Boat/7",
        "POST /api/v1/Boat",
        "PATCH /api/v1/Boat/123",
        "PATCH /api/v1/Boat/123",
        "GET /api/v1/Boat/123",
        "PATCH /api/v1/Boat/123",
        "GET /api/v1/Boat/123/Photo",
        "PUT /api/v1/Boat/123/Photo",
        "GET /api/v1/Boat/404",
        "GET /api/v1/Boat/123",
        "GET /api/v1/Boat/123",
        "GET /api/v1/Boat?$top=100",
    ]
    assert sorted(many[:5]) == [f"GET /api/v1/Boat/{id_}" for id_ in (1, 1, 2, 3, 404)]
    settings = ["setting proxy", "setting verify", "setting client_certificate", "setting max_connections"]
    assert many[5:] == [*settings, "GET /api/v1/Boat/123"]
    span = opentelemetry.trace.get_tracer().start_span()
    span.set_attribute.assert_called_with("http.response.status_code", 200)
    span.end.assert_called_once()
    assert "no such boat" in capsys.readouterr().out
