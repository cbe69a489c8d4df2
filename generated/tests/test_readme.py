"""Every code block of the README runs, one after the other. No request leaves the machine."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest

from .subject import PACKAGE, AsyncChunks, AsyncHttpResponse, Headers, HttpRequest, HttpResponse

README = Path(__file__).parents[1] / "README.md"


def status_of(request: HttpRequest, requests: list[str]) -> int:
    """Read a request to its end and record it; returns the status of the response."""
    if isinstance(request.content, Iterable) and not isinstance(request.content, bytes):
        list(request.content)
    requests.append(request.method)
    return 404 if request.url.endswith("/404") else 200


class EmptyObjects:
    """A transport that answers every request with an empty object."""

    requests: list[str]

    def __init__(self, **settings: Any) -> None:
        """Accepts the settings of an `HttpTransport`."""

    def send(self, request: HttpRequest, /) -> HttpResponse:
        return HttpResponse(status_of(request, self.requests), Headers(), [b"{}"])

    def close(self) -> None:
        pass


class AsyncEmptyObjects:
    """As `EmptyObjects`, asynchronous."""

    requests: list[str]

    def __init__(self, **settings: Any) -> None:
        """Accepts the settings of an `AsyncHttpTransport`."""

    async def send(self, request: HttpRequest, /) -> AsyncHttpResponse:
        return AsyncHttpResponse(status_of(request, self.requests), AsyncChunks(b"{}"))

    async def close(self) -> None:
        pass


@pytest.mark.filterwarnings(f"ignore::{PACKAGE}.ResponseWarning")
def test_every_block_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    EmptyObjects.requests = AsyncEmptyObjects.requests = []
    for module in (f"{PACKAGE}._http", PACKAGE):  # the package exports what the module defines
        monkeypatch.setattr(f"{module}.HttpTransport", EmptyObjects)
        monkeypatch.setattr(f"{module}.AsyncHttpTransport", AsyncEmptyObjects)
    if find_spec("opentelemetry") is None:
        monkeypatch.setitem(sys.modules, "opentelemetry", MagicMock())
    monkeypatch.chdir(tmp_path)
    Path("upload.bin").write_bytes(b"content")
    blocks = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {"__name__": "readme"}
    for block in blocks:
        exec(compile(block, str(README), "exec", dont_inherit=True), names)
    assert len(blocks) >= 5
