"""The code blocks of the README of the package run, one after the other."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest

from tests.client import harbour

_PAGE = b'{"value": [{"Name": "Tor"}]}'


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[str]]:
    """The requests that clients with a transport of the package send. The answers follow from the address."""
    package = harbour.package()
    http = importlib.import_module("harbour_client._http")
    requests: list[str] = []

    def reply(request: Any) -> tuple[int, bytes]:
        path = request.url.partition("/customer")[2]
        requests.append(f"{request.method} {path}")
        if request.content is not None and not isinstance(request.content, bytes):
            list(request.content)
        if path.endswith("/404"):
            return 404, b'{"Message": "no such boat"}'
        if path.endswith("/Photo"):
            return 200, b"5" if request.method == "PUT" else b"picture"
        is_list = path.partition("?")[0] == "/api/v1/Boat"
        return 200, _PAGE if is_list else b'{"BoatId": 7, "Name": "Elida", "Changed": "2026-02-11T08:14:52Z"}'

    def send(_: object, request: Any) -> Any:
        status, body = reply(request)
        return package.HttpResponse(status, package.Headers([("Content-Type", "application/json")]), [body])

    async def send_async(_: object, request: Any) -> Any:
        status, body = reply(request)
        return package.AsyncHttpResponse(status, importlib.import_module("harbour_client._transport").AsyncChunks(body))

    monkeypatch.setattr(http.HttpTransport, "send", send)
    monkeypatch.setattr(http.AsyncHttpTransport, "send", send_async)
    (tmp_path / "upload.bin").write_bytes(b"picture")
    monkeypatch.chdir(tmp_path)
    yield requests
    assert (tmp_path / "download.bin").read_bytes() == b"picture"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["download.bin", "upload.bin"]


def test_every_block_runs(seen: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    tracer = MagicMock()
    monkeypatch.setattr("opentelemetry.trace.get_tracer", lambda _: tracer)
    blocks = re.findall(r"```python\n(.*?)```", harbour.tree()["README.md"], re.DOTALL)
    names: dict[str, Any] = {"__name__": "readme"}
    for block in blocks:
        exec(compile(block, "README.md", "exec", dont_inherit=True), names)  # noqa: S102 the point of the test
    names["test_my_program"](names["FakeServer"]())
    assert len(blocks) == 22
    several = slice(21, 26)  # by tasks and threads, in any order
    seen[several] = sorted(seen[several])
    assert seen == [
        "GET /api/v1/Boat/123",
        "POST /api/v1/Agents/Pilot/Guide",
        "GET /api/v1/Boat/123",
        "GET /api/v1/Boat?$top=100",
        "GET /api/v1/Boat",
        "GET /api/v1/Boat?$filter=startswith(name,%27O%27%27Neill%27)%20and%20rank%20gt%203&$top=1",
        "GET /api/v1/Boat",
        "GET /api/v1/Boat/123",
        "PUT /api/v1/Boat/7",
        "GET /api/v1/Boat/123",
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
        "GET /api/v1/Boat?$top=100",
        *(f"GET /api/v1/Boat/{id_}" for id_ in (1, 1, 2, 3, 404)),
        "GET /api/v1/Boat/123",
    ]
    tracer.start_span.assert_called_once()
    span = tracer.start_span()
    span.set_attribute.assert_called_with("http.response.status_code", 200)
    span.end.assert_called_once()
    assert "no such boat" in capsys.readouterr().out
