"""Every code block of the README runs, one after the other, on the documented samples: no network is needed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from .subject import PACKAGE, FakeServer

README = Path(__file__).parents[1] / "README.md"


@pytest.mark.filterwarnings(f"ignore::{PACKAGE}.ResponseWarning")
def test_every_block_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    server = FakeServer()

    def send(_: object, request: Any) -> Any:
        return server.transport.send(request)

    async def send_async(_: object, request: Any) -> Any:
        return await server.async_transport.send(request)

    monkeypatch.setattr(f"{PACKAGE}._http.HttpTransport.send", send)
    monkeypatch.setattr(f"{PACKAGE}._http.AsyncHttpTransport.send", send_async)
    monkeypatch.chdir(tmp_path)
    Path("upload.bin").write_bytes(b"content")
    blocks = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {"__name__": "readme"}
    for block in blocks:
        exec(compile(block, str(README), "exec", dont_inherit=True), names)
    names["test_my_program"](names["FakeServer"]())
    assert len(blocks) >= 9
