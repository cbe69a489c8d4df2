"""Each documented exchange: what the client sends is what the page shows, and what comes back is whole."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from exchange import Exchange, exchanges
from loopback import Loopback

from superoffice_webapi import AsyncSuperOffice, NotFound, StatusError, SuperOffice

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::superoffice_webapi.ResponseWarning"),
]


@pytest.mark.parametrize("exchange", exchanges(), ids=str)
def test_sync(exchange: Exchange, server: Loopback, client: SuperOffice) -> None:
    server.will(exchange.answer())
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
def test_async(exchange: Exchange, server: Loopback, async_client: AsyncSuperOffice, runner: asyncio.Runner) -> None:
    async def obtain() -> Any:
        raw = exchange.kind == "list"
        result = await exchange.method(async_client, raw=raw)(**exchange.arguments())
        if exchange.kind == "list":
            return result.value
        return await result.read() if exchange.kind == "download" and result is not None else result

    server.will(exchange.answer())
    try:
        result = runner.run(obtain())
    except StatusError as error:
        result = error
    _check(exchange, server, result)


def _check(exchange: Exchange, server: Loopback, result: Any) -> None:
    (received,) = server.received
    exchange.check_request(received)
    match exchange.response["outcome"]:
        case "none":
            assert result is None
        case "missing":
            assert isinstance(result, NotFound)
        case "refused":
            assert isinstance(result, StatusError)
            assert result.status == exchange.response["status"]
        case _:
            exchange.check_result(result)
