"""Every code block of the README runs, one after the other, on the documented samples: no network is needed."""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest

from .subject import PACKAGE, FakeServer

README = Path(__file__).parents[1] / "README.md"


@pytest.mark.filterwarnings(f"ignore::{PACKAGE}.ResponseWarning")
def test_every_block_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    server = FakeServer()

    def transport(**settings: object) -> object:
        return server.transport

    def async_transport(**settings: object) -> object:
        return server.async_transport

    for module in (f"{PACKAGE}._http", PACKAGE):  # the package exports what the module defines
        monkeypatch.setattr(f"{module}.HttpTransport", transport)
        monkeypatch.setattr(f"{module}.AsyncHttpTransport", async_transport)
    if find_spec("opentelemetry") is None:
        monkeypatch.setitem(sys.modules, "opentelemetry", MagicMock())
    monkeypatch.chdir(tmp_path)
    Path("upload.bin").write_bytes(b"content")
    blocks = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {"__name__": "readme"}
    for block in blocks:
        exec(compile(block, str(README), "exec", dont_inherit=True), names)
    assert len(blocks) >= 5
