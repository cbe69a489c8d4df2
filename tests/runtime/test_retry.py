"""Which requests may be sent again, and after how long a wait."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from generator.runtime._errors import (
    ConnectionFailed,
    ConnectionLost,
    PoolTimeout,
    RateLimited,
    ServerError,
    StatusError,
    TimedOut,
)
from generator.runtime._retry import may_retry_after_failure, may_retry_after_status, retry_after, wait_before
from generator.runtime._transport import Headers
from tests.runtime.calls import client, response


@pytest.mark.parametrize("form", ["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"])
def test_retry_after_as_a_date_in_every_form_of_http(form: str) -> None:
    date = datetime.now(UTC) + timedelta(seconds=30)
    seconds = retry_after(Headers([("Retry-After", date.strftime(form))]))
    assert seconds is not None
    assert 25 < seconds <= 30


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30", 30.0),
        ("1.5", 1.5),
        ("0", 0.0),
        ("-5", 0.0),
        (format_datetime(datetime(2000, 1, 1, tzinfo=UTC), usegmt=True), 0.0),
        ("", None),
        ("soon", None),
        ("nan", None),
        ("inf", None),
        ("1e400", None),
        ("Thu, 99 Foo 2015 07:28:00 GMT", None),
        ("Thu, 01 Jan 99999999999 07:28:00 GMT", None),
    ],
)
def test_retry_after(text: str, expected: float | None) -> None:
    assert retry_after(Headers([("Retry-After", text)])) == expected


def test_waits_double_up_to_a_limit_and_are_partly_random() -> None:
    for retry, longest in enumerate((0.5, 1, 2, 4, 8, 8), 1):
        waits = [wait_before(retry, None) for _ in range(50)]
        assert longest / 2 <= min(waits) < max(waits) <= longest


def test_a_requested_wait_is_never_cut_short() -> None:
    assert all(10 <= wait_before(1, 10) <= 10.25 for _ in range(50))
    assert wait_before(1, 0) == 0


def test_a_failure_may_be_retried_if_that_repeats_no_effect() -> None:
    assert may_retry_after_failure(ConnectionFailed("x"), repeatable=False)
    assert may_retry_after_failure(ConnectionLost("x"), repeatable=True)
    assert not may_retry_after_failure(TimedOut("x"), repeatable=False)
    assert may_retry_after_failure(TimedOut("x"), repeatable=True)
    assert not may_retry_after_failure(PoolTimeout("x"), repeatable=True)


@pytest.mark.parametrize(
    ("status", "whole_body_sent", "repeatable", "expected"),
    [
        (429, True, False, True),
        (503, False, False, True),
        (503, True, False, False),
        (503, True, True, True),
        (502, True, True, True),
        (500, True, True, False),
        (404, True, True, False),
    ],
)
def test_a_status_may_be_retried(status: int, whole_body_sent: bool, repeatable: bool, expected: bool) -> None:
    assert may_retry_after_status(status, whole_body_sent=whole_body_sent, repeatable=repeatable) is expected


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        *(("GET /a", 3), ("HEAD /a", 3), ("OPTIONS /a", 3), ("PUT /a", 3), ("DELETE /a", 3)),
        *(("POST /a", 1), ("PATCH /a", 1)),
    ],
)
def test_requests_of_an_idempotent_method_are_repeated(operation: str, expected: int, waits: list[float]) -> None:
    api, transport = client(ConnectionLost("cut"))
    with pytest.raises(ConnectionLost):
        api.sales._send(operation)
    assert len(transport.requests) == expected


def test_an_operation_that_only_reads_is_repeated_whatever_its_method(waits: list[float]) -> None:
    api, transport = client(ConnectionLost("cut"))
    with pytest.raises(ConnectionLost):
        api.sales._send("POST /a", repeatable=True)
    assert len(transport.requests) == 3


@pytest.mark.parametrize(
    ("method", "status", "options", "requests"),
    [
        ("get", 503, {}, 3),
        ("get", 500, {}, 1),
        ("get", 429, {"max_retries": 0}, 1),
        ("get", 503, {"max_retries": 5}, 6),
        ("create", 429, {}, 3),
        ("create", 503, {}, 1),
        ("create", 503, {"retry_unsafe": True}, 3),
    ],
)
def test_how_often_a_call_is_sent(
    waits: list[float], method: str, status: int, options: dict[str, Any], requests: int
) -> None:
    api, transport = client(response(status))
    with pytest.raises(StatusError):
        api.sales.get(7, **options) if method == "get" else api.sales.create({}, **options)
    assert (len(transport.requests), len(waits)) == (requests, requests - 1)


def test_a_failure_is_followed_by_success(waits: list[float]) -> None:
    api, transport = client(ConnectionLost("cut"), response(503), response(200, b'{"SaleId": 7}'))
    assert api.sales.get(7).sale_id == 7
    assert (len(transport.requests), len(waits)) == (3, 2)


def test_a_wait_that_is_too_long_raises_at_once(waits: list[float]) -> None:
    api, transport = client(response(429, headers={"Retry-After": "3600"}))
    with pytest.raises(RateLimited) as caught:
        api.sales.get(7)
    assert (caught.value.retry_after, waits, len(transport.requests)) == (3600.0, [], 1)


def test_a_body_that_can_be_read_once_is_sent_once(waits: list[float]) -> None:
    for content, requests in ((iter([b"ab"]), 1), (b"ab", 3), ([b"a", b"b"], 3), (io.BytesIO(b"ab"), 3)):
        api, transport = client(response(429))
        with pytest.raises(RateLimited):
            api.sales.upload(content)
        assert transport.bodies == [b"ab"] * requests


def test_the_error_names_the_request_and_redacts_it(waits: list[float]) -> None:
    api, _ = client(response(500, b"<html><title>Oops</title></html>"), headers={"X-Key": "secret"})
    with pytest.raises(ServerError) as caught:
        api.sales.get(7)
    assert str(caught.value) == "GET https://host/customer/sales/7: 500 Oops"
