"""A server and a client of the harbour API for each test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.client import harbour


@pytest.fixture(scope="session")
def _server() -> Iterator[harbour.Server]:
    server = harbour.Server()
    yield server
    server.close()


@pytest.fixture
def server(_server: harbour.Server) -> harbour.Server:
    """A server that answers `{}`, and has received nothing yet."""
    _server.will(harbour.Answer(body={}))
    return _server


@pytest.fixture
def client(server: harbour.Server) -> Iterator[Any]:
    """A synchronous client that waits for nothing."""
    with harbour.package().Harbour(server.url) as client:
        yield client


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits that a client wanted, none of which happens."""
    wanted: list[float] = []
    harbour.package()
    monkeypatch.setattr("harbour_client._core.time.sleep", wanted.append)
    return wanted
