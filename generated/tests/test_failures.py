"""Failures on the way: rate limits, HTML pages of a proxy, broken connections."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import anyio
import pytest

from .exchange import Exchange, exchanges
from .loopback import Loopback, Response
from .subject import PACKAGE, AsyncClient, Client, ConnectionLost, InvalidResponse, RateLimited, ServerError

WITH_JSON = [e for e in exchanges() if e.has_json_response and e.kind == "call"]
HTML = Response(500, b"<html><h1>Internal Server Error</h1></html>", [("Content-Type", "text/html")])

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings(f"ignore::{PACKAGE}.ResponseWarning"),
]


def first(*methods: str) -> pytest.MarkDecorator:
    """The first exchange of each HTTP method, as a parameter of a test."""
    found = [next((e for e in WITH_JSON if e.request["method"] == method), None) for method in methods]
    return pytest.mark.parametrize("exchange", [e for e in found if e is not None], ids=str)


Method = Callable[..., Any]


@pytest.fixture(params=["sync", "async"])
def calls(
    request: pytest.FixtureRequest,
    client: Client,
    async_client: AsyncClient,
    runner: asyncio.Runner,
) -> Method:
    """Makes the call of an exchange with the synchronous or the asynchronous client."""

    def call(exchange: Exchange, **options: Any) -> Any:
        if request.param == "sync":
            return exchange.method(client)(**exchange.arguments(), **options)
        return runner.run(exchange.method(async_client)(**exchange.arguments(), **options))

    return call


@contextmanager
def waits() -> Generator[list[float]]:
    """Replaces waiting: yields the list of the waits that the client asks for, in seconds."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "sleep", slept.append)
        patch.setattr(anyio, "sleep", sleep)
        yield slept


def date_text(form: str, timestamp: float) -> str:
    """A date in one of the forms of RFC 9110, section 5.6.7."""
    return datetime.fromtimestamp(timestamp, UTC).strftime(form)


@first("GET", "POST")
@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("0", 0.0, 0.3),
        ("7", 7.0, 7.3),
        ("1.5", 1.5, 1.8),
        ("%a, %d %b %Y %H:%M:%S GMT", 15.0, 21.0),
        ("%A, %d-%b-%y %H:%M:%S GMT", 15.0, 21.0),
        ("%a %b %d %H:%M:%S %Y", 15.0, 21.0),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 0.0, 0.3),
        ("soon", 0.0, 1.0),
        ("", 0.0, 1.0),
        (None, 0.0, 1.0),
    ],
)
def test_a_rate_limited_request_is_retried_after_a_wait(
    exchange: Exchange, server: Loopback, calls: Method, value: str | None, low: float, high: float
) -> None:
    if value and "%" in value:
        value = date_text(value, time.time() + 20)
    server.will(
        Response(429, b"", [("Retry-After", value)] if value is not None else []), exchange.documented_response()
    )
    with waits() as slept:
        calls(exchange, max_retries=1)
    assert len(server.received) == 2
    assert low <= sum(slept) <= high


@first("GET", "POST")
def test_a_wait_that_is_too_long_raises_at_once(exchange: Exchange, server: Loopback, calls: Method) -> None:
    server.will(Response(429, b"", [("Retry-After", "3600")]))
    with waits() as slept, pytest.raises(RateLimited) as caught:
        calls(exchange, max_retries=3)
    assert (len(server.received), slept, caught.value.status) == (1, [], 429)


@first("GET", "POST", "PUT", "PATCH")
def test_html_in_place_of_json_is_a_server_error(exchange: Exchange, server: Loopback, calls: Method) -> None:
    server.will(HTML)
    with pytest.raises(ServerError) as caught:
        calls(exchange)
    assert (caught.value.status, len(server.received)) == (500, 1)


@first("GET", "POST", "PUT", "PATCH")
def test_html_with_status_200_is_an_invalid_response(exchange: Exchange, server: Loopback, calls: Method) -> None:
    server.will(Response(200, HTML.body, HTML.headers))
    with pytest.raises(InvalidResponse):
        calls(exchange)


@first("GET", "POST", "PUT", "PATCH")
def test_truncated_json_is_an_invalid_response(exchange: Exchange, server: Loopback, calls: Method) -> None:
    document = json.dumps({"A": "x" * 40}).encode()
    server.will(Response(200, document[:-9], exchange.documented_response().headers))
    with pytest.raises(InvalidResponse):
        calls(exchange)


@first("PATCH")  # some POST only read, and are repeated
def test_a_broken_connection_does_not_repeat_a_write(exchange: Exchange, server: Loopback, calls: Method) -> None:
    whole = exchange.documented_response()
    server.will(Response(200, whole.body, whole.headers, cut=len(whole.body) // 2), whole)
    with pytest.raises(ConnectionLost):
        calls(exchange, max_retries=3)
    assert len(server.received) == 1


@first("GET", "PUT")
def test_a_broken_connection_repeats_an_idempotent_request(exchange: Exchange, server: Loopback, calls: Method) -> None:
    whole = exchange.documented_response()
    server.will(Response(200, whole.body, whole.headers, cut=len(whole.body) // 2), whole)
    with waits() as slept:
        result = calls(exchange, max_retries=1)
    assert (len(server.received), len(slept)) == (2, 1)
    exchange.check_result(result)
