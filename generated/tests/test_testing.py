"""The server in memory answers every operation with its documented sample, and does as it is told."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from .exchange import Exchange, exchanges, text
from .subject import PACKAGE, AsyncClient, Client, ConnectionLost, FakeServer, StatusError, encode

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings(f"ignore::{PACKAGE}.ResponseWarning"),
]

ADDRESS = "http://testserver"
ANSWERED = list({e.call: e for e in reversed(exchanges()) if e.response["outcome"] in ("value", "none")}.values())
"""The first exchange of each operation that has a good response."""
RECORDS = [e for e in ANSWERED if e.kind == "call" and isinstance(e.response.get("json"), dict)]


@pytest.mark.parametrize("exchange", ANSWERED, ids=str)
def test_sync(exchange: Exchange) -> None:
    server = FakeServer()
    with Client(ADDRESS, transport=server.transport) as client:
        result = exchange.method(client)(**exchange.arguments())
        if exchange.kind == "list":
            result = list(result)
        elif exchange.kind == "download":
            result = result.read()
    _check(exchange, server, result)


@pytest.mark.parametrize("exchange", ANSWERED[::5], ids=str)
def test_async(exchange: Exchange, runner: asyncio.Runner) -> None:
    async def call() -> Any:
        async with AsyncClient(ADDRESS, transport=server.async_transport) as client:
            result = exchange.method(client)(**exchange.arguments())
            if exchange.kind == "list":
                return [row async for row in result]
            result = await result
            return await result.read() if exchange.kind == "download" else result

    server = FakeServer()
    _check(exchange, server, runner.run(call()))


def _check(exchange: Exchange, server: FakeServer, result: Any) -> None:
    (call,) = server.calls
    assert server.calls_of(exchange.call) == [call]
    assert (call.method, call.path) == (exchange.request["method"], exchange.request["path"])
    assert sorted(call.query) == sorted((name, value) for name, value in exchange.request.get("query", []))
    if "json" in exchange.request:
        assert text(call.json()) == text(exchange.request["json"])
    if exchange.kind == "call":
        assert text(encode(result)) == text(exchange.response["json"])
    elif exchange.kind == "download":
        assert result == exchange.documented_response().body
    elif exchange.kind == "send":
        assert result is None


def _told(server: FakeServer, exchange: Exchange) -> Any:
    with Client(ADDRESS, transport=server.transport, max_retries=0) as client:
        return encode(exchange.method(client)(**exchange.arguments()))


@pytest.mark.parametrize("exchange", RECORDS[:1], ids=str)
def test_answers_and_failures_in_their_order(exchange: Exchange) -> None:
    server = FakeServer()
    server.answer(exchange.call, {"First": 1}, times=2)
    server.fail(exchange.call, times=1)
    server.answer(exchange.call, b'{"Last": 1}')
    assert [_told(server, exchange), _told(server, exchange)] == [{"First": 1}, {"First": 1}]
    with pytest.raises(ConnectionLost):
        _told(server, exchange)
    assert [_told(server, exchange), _told(server, exchange)] == [{"Last": 1}, {"Last": 1}]
    server.answer(exchange.call, {"Message": "in use"}, status=409, headers={"X-Id": "7"})
    with pytest.raises(StatusError) as refused:
        _told(server, exchange)
    assert (refused.value.status, refused.value.headers["x-id"]) == (409, "7")
    assert len(server.calls) == 6
    server.reset()
    assert not server.calls
    assert _told(server, exchange) == exchange.response["json"]


@pytest.mark.parametrize("exchange", RECORDS[:1], ids=str)
def test_an_answer_can_be_a_model(exchange: Exchange) -> None:
    server = FakeServer()
    with Client(ADDRESS, transport=server.transport) as client:
        record = exchange.method(client)(**exchange.arguments())
        server.answer(exchange.call, record)
        assert exchange.method(client)(**exchange.arguments()) == record


@pytest.mark.parametrize("exchange", RECORDS[:1], ids=str)
def test_an_unknown_name_is_an_error_that_says_the_nearest(exchange: Exchange) -> None:
    with pytest.raises(LookupError, match=f"did you mean .*{exchange.call}"):
        FakeServer().answer(f"{exchange.call}s")
