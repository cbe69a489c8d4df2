"""What hooks and the log are told about each request."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from generator.runtime._errors import ConnectionLost, ServerError
from generator.runtime._events import RequestEvent, ResponseEvent
from generator.runtime._transport import AsyncChunks, AsyncHttpResponse, HttpResponse
from tests.runtime.calls import URL, AsyncClient, client, response


class Hooks:
    """Hooks that keep what they are told."""

    def __init__(self) -> None:
        self.requests: list[RequestEvent] = []
        self.responses: list[ResponseEvent] = []

    def options(self) -> Any:
        """The hooks as options of a client."""
        return {"on_request": self.requests.append, "on_response": self.responses.append}


def test_each_request_and_what_came_of_it(waits: list[float]) -> None:
    hooks = Hooks()
    api, _ = client(
        ConnectionLost("cut"), response(503), response(200, headers={"X-Request-Id": "r"}), **hooks.options()
    )
    api.sales.get(7)
    assert [(e.method, e.template, e.url, e.attempt) for e in hooks.requests] == [
        ("GET", "/sales/{id}", f"{URL}/sales/7", attempt) for attempt in (1, 2, 3)
    ]
    lost, unavailable, last = hooks.responses
    assert [event.request for event in hooks.responses] == hooks.requests
    assert (type(lost.error), lost.status) == (ConnectionLost, None)
    assert (unavailable.error, unavailable.status) == (None, 503)
    assert (last.status, last.headers["x-request-id"]) == (200, "r")
    assert all(event.seconds >= 0 for event in hooks.responses)


def test_a_hook_adds_headers_and_keeps_a_state() -> None:
    def begin(event: RequestEvent) -> None:
        event.headers["traceparent"] = f"00-{event.attempt}"
        event.state["span"] = 7

    states: list[Any] = []
    api, transport = client(
        response(), on_request=begin, on_response=lambda event: states.append(event.request.state["span"])
    )
    api.sales.get(7)
    assert transport.requests[0].headers["traceparent"] == "00-1"
    assert states == [7]


def test_an_event_holds_no_secret() -> None:
    hooks = Hooks()
    api, _ = client(response(), api_key="hunter2", **hooks.options())
    api.sales._send("GET /a", query={"key": "hunter2"})
    assert "hunter2" not in f"{hooks.requests} {hooks.responses}"


def test_a_hook_that_fails_changes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    def fail(event: object) -> None:
        raise LookupError("in a hook")

    api, _ = client(response(200, b'{"SaleId": 7}'), on_request=fail, on_response=fail)
    assert api.sales.get(7).sale_id == 7
    assert caplog.text.count("LookupError: in a hook") == 2


def test_hooks_are_options_of_a_derived_client() -> None:
    hooks = Hooks()
    api, _ = client(response())
    api.with_options(**hooks.options()).sales.get(7)
    api.sales.get(8)
    assert [event.url for event in hooks.requests] == [f"{URL}/sales/7"]


def test_a_download_is_told_of_when_its_headers_have_arrived() -> None:
    hooks = Hooks()
    api, _ = client(response(200, b"picture", {}), **hooks.options())
    file = api.sales.download()
    assert [event.status for event in hooks.responses] == [200]
    assert file.read() == b"picture"


def test_hooks_of_an_asynchronous_client_learn_of_a_cancelled_call() -> None:
    hooks = Hooks()

    class Slow:
        async def send(self, request: object, /) -> AsyncHttpResponse:
            if hooks.responses:
                return AsyncHttpResponse(200, AsyncChunks(b'{"SaleId": 7}'))
            await asyncio.sleep(60)
            raise AssertionError

    async def main() -> None:
        api = AsyncClient(URL, transport=Slow(), **hooks.options())
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(api.sales.get(7), 0.01)
        assert (await api.sales.get(7)).sale_id == 7

    asyncio.run(main())
    cancelled, complete = hooks.responses
    assert (type(cancelled.error), cancelled.status) == (asyncio.CancelledError, None)
    assert (complete.error, complete.status) == (None, 200)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (lambda: response(200), r"GET /customer/a\?key=\*\*\*&n=1: 200, \d+ ms, attempt 1"),
        (lambda: response(500), r"GET /customer/a\?key=\*\*\*&n=1: 500, \d+ ms, attempt 1"),
        (
            lambda: ConnectionLost("cut"),
            r"GET /customer/a\?key=\*\*\*&n=1: ConnectionLost: cut, \d+ ms, attempt 1",
        ),
    ],
)
def test_the_log(
    answer: Callable[[], HttpResponse | ConnectionLost], expected: str, caplog: pytest.LogCaptureFixture
) -> None:
    api, _ = client(answer(), max_retries=0)
    with caplog.at_level(logging.DEBUG, "generator.runtime"), suppress(ServerError, ConnectionLost):
        api.sales._send("GET /a", query={"key": "hunter2", "n": 1})
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("generator.runtime", "DEBUG")
    assert re.fullmatch(expected, record.getMessage())
