"""One server, one synchronous and one asynchronous client for all tests."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator

import pytest

from .loopback import Loopback
from .subject import ENVIRONMENT_PREFIX, AsyncClient, Client

pytest.register_assert_rewrite(f"{__package__}.exchange")


@pytest.fixture(scope="session", autouse=True)
def _no_environment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.upper().startswith(f"{ENVIRONMENT_PREFIX}_"):
                patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def server() -> Iterator[Loopback]:
    server = Loopback()
    yield server
    server.close()


@pytest.fixture(scope="session")
def client(server: Loopback) -> Iterator[Client]:
    with Client(server.url, max_retries=0) as client:
        yield client


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="session")
def async_client(server: Loopback, runner: asyncio.Runner) -> Iterator[AsyncClient]:
    client = AsyncClient(server.url, max_retries=0)
    yield client
    runner.run(client.close())
