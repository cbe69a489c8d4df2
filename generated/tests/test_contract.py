"""Each documented exchange: the client sends the documented request, and returns all of the response."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from .exchange import Exchange, exchanges
from .loopback import Loopback
from .subject import PACKAGE, AsyncClient, Client, NotFound, StatusError

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings(f"ignore::{PACKAGE}.ResponseWarning"),
]


@pytest.mark.parametrize("exchange", exchanges(), ids=str)
def test_sync(exchange: Exchange, server: Loopback, client: Client) -> None:
    server.will(exchange.documented_response())
    try:
        result = exchange.method(client)(**exchange.arguments())
        if exchange.kind == "list":
            result = next(result.pages())
        elif exchange.kind == "download" and result is not None:
            result = result.read()
    except StatusError as error:
        result = error
    _check(exchange, server, result)


@pytest.mark.parametrize("exchange", exchanges(), ids=str)
def test_async(exchange: Exchange, server: Loopback, async_client: AsyncClient, runner: asyncio.Runner) -> None:
    async def call() -> Any:
        raw = exchange.kind == "list"
        result = await exchange.method(async_client, raw=raw)(**exchange.arguments())
        if exchange.kind == "list":
            return result.value
        return await result.read() if exchange.kind == "download" and result is not None else result

    server.will(exchange.documented_response())
    try:
        result = runner.run(call())
    except StatusError as error:
        result = error
    _check(exchange, server, result)


def _check(exchange: Exchange, server: Loopback, result: Any) -> None:
    (received,) = server.received
    exchange.check_request(received)
    match exchange.response["outcome"]:
        case "none":
            assert result is None
        case "empty":
            assert result == []
        case "missing":
            assert isinstance(result, NotFound)
        case "refused":
            assert isinstance(result, StatusError)
            assert result.status == exchange.response["status"]
        case _:
            exchange.check_result(result)
