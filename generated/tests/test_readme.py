"""The code blocks of the README run, one after the other. Nothing leaves the machine: every answer is an empty object."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import superoffice_webapi as package
from superoffice_webapi import _http, _transport

README = Path(__file__).parents[1] / "README.md"


def status_of(request: Any, requests: list[str]) -> int:
    """What to answer; the request is read to its end and noted."""
    if request.content is not None and not isinstance(request.content, bytes):
        list(request.content)
    requests.append(request.method)
    return 404 if request.url.endswith("/404") else 200


class Answers:
    def __init__(self, requests: list[str]) -> None:
        self.requests = requests

    def send(self, request: Any, /) -> package.HttpResponse:
        return package.HttpResponse(status_of(request, self.requests), package.Headers(), [b"{}"])

    def close(self) -> None:
        pass


class AsyncAnswers:
    def __init__(self, requests: list[str]) -> None:
        self.requests = requests

    async def send(self, request: Any, /) -> package.AsyncHttpResponse:
        return package.AsyncHttpResponse(status_of(request, self.requests), _transport.AsyncChunks(b"{}"))

    async def close(self) -> None:
        pass


@pytest.mark.filterwarnings("ignore::superoffice_webapi.ResponseWarning")
def test_every_block_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    requests: list[str] = []
    monkeypatch.setattr(_http, "HttpTransport", lambda: Answers(requests))
    monkeypatch.setattr(_http, "AsyncHttpTransport", lambda: AsyncAnswers(requests))
    monkeypatch.chdir(tmp_path)
    Path("upload.bin").write_bytes(b"content")
    blocks = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {"__name__": "readme"}
    for block in blocks:
        exec(compile(block, str(README), "exec", dont_inherit=True), names)
    assert len(blocks) >= 5
