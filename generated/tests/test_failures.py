"""What can go wrong on the way: refusals, pages of a proxy, connections that break."""

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
from exchange import Exchange, exchanges
from loopback import Answer, Loopback

from superoffice_webapi import (
    ConnectionLost,
    InvalidResponse,
    RateLimited,
    ServerError,
    AsyncSuperOffice,
    SuperOffice,
)

ANSWERED = [e for e in exchanges() if e.is_answered_in_json and e.kind == "call"]
HTML = Answer(500, b"<html><h1>Internal Server Error</h1></html>", [("Content-Type", "text/html")])

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::superoffice_webapi.ResponseWarning"),
]


def first(*methods: str) -> pytest.MarkDecorator:
    """The first exchange of each HTTP method, as a parameter of a test."""
    found = [next((e for e in ANSWERED if e.request["method"] == method), None) for method in methods]
    return pytest.mark.parametrize("exchange", [e for e in found if e is not None], ids=str)


Method = Callable[..., Any]


@pytest.fixture(params=["sync", "async"])
def calls(
    request: pytest.FixtureRequest,
    client: SuperOffice,
    async_client: AsyncSuperOffice,
    runner: asyncio.Runner,
) -> Method:
    """Makes the call of an exchange with one of the clients."""

    def call(exchange: Exchange, **options: Any) -> Any:
        if request.param == "sync":
            return exchange.method(client)(**exchange.arguments(), **options)
        return runner.run(exchange.method(async_client)(**exchange.arguments(), **options))

    return call


@contextmanager
def waits() -> Generator[list[float]]:
    """The waits that the client asks for, instead of waiting."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "sleep", slept.append)
        patch.setattr(anyio, "sleep", sleep)
        yield slept


def dated(form: str, moment: float) -> str:
    """A date in one of the forms of RFC 9110, section 5.6.7."""
    return datetime.fromtimestamp(moment, UTC).strftime(form)


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
def test_too_many_requests_is_waited_for(
    exchange: Exchange, server: Loopback, calls: Method, value: str | None, low: float, high: float
) -> None:
    if value and "%" in value:
        value = dated(value, time.time() + 20)
    server.will(Answer(429, b"", [("Retry-After", value)] if value is not None else []), exchange.answer())
    with waits() as slept:
        calls(exchange, max_retries=1)
    assert len(server.received) == 2
    assert low <= sum(slept) <= high


@first("GET", "POST")
def test_too_long_a_wait_is_the_callers_business(exchange: Exchange, server: Loopback, calls: Method) -> None:
    server.will(Answer(429, b"", [("Retry-After", "3600")]))
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
def test_html_with_a_good_status_is_no_answer(exchange: Exchange, server: Loopback, calls: Method) -> None:
    server.will(Answer(200, HTML.body, HTML.headers))
    with pytest.raises(InvalidResponse):
        calls(exchange)


@first("GET", "POST", "PUT", "PATCH")
def test_a_document_that_ends_too_early_is_no_answer(exchange: Exchange, server: Loopback, calls: Method) -> None:
    document = json.dumps({"A": "x" * 40}).encode()
    server.will(Answer(200, document[:-9], exchange.answer().headers))
    with pytest.raises(InvalidResponse):
        calls(exchange)


@first("POST", "PUT", "PATCH")
def test_a_connection_that_breaks_does_not_do_the_same_thing_twice(
    exchange: Exchange, server: Loopback, calls: Method
) -> None:
    whole = exchange.answer()
    server.will(Answer(200, whole.body, whole.headers, cut=len(whole.body) // 2), whole)
    with pytest.raises(ConnectionLost):
        calls(exchange, max_retries=3)
    assert len(server.received) == 1


@first("GET")
def test_a_connection_that_breaks_is_made_again_to_read(exchange: Exchange, server: Loopback, calls: Method) -> None:
    whole = exchange.answer()
    server.will(Answer(200, whole.body, whole.headers, cut=len(whole.body) // 2), whole)
    with waits() as slept:
        result = calls(exchange, max_retries=1)
    assert (len(server.received), len(slept)) == (2, 1)
    exchange.check_result(result)
