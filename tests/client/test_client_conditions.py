"""The dates of conditional headers: UTC, whole seconds, and nothing that a server would have to ignore."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from generator.runtime._http_date import http_date
from generator.runtime._timestamp import DateTime
from tests.client import harbour
from tests.client.harbour import Answer

NOON = "Sat, 06 Jan 2024 12:00:00 GMT"


@pytest.fixture(params=["America/New_York", "Asia/Tokyo", "UTC"], autouse=True)
def _time_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The process runs in another time zone than the server."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2024, 1, 6, 12),
        datetime(2024, 1, 6, 14, tzinfo=timezone(timedelta(hours=2))),
        DateTime.fromisoformat("2024-01-06T12:00:00"),
        DateTime.fromisoformat("2024-01-06T12:00:00.9999999"),
        DateTime.fromisoformat("2024-01-06T07:00:00.5-05:00"),
        "2024-01-06T12:00:00.9999999",
        "2024-01-06T12:00:00Z",
        NOON,
        "Saturday, 06-Jan-24 12:00:00 GMT",
    ],
)
def test_a_time_is_written_in_utc_and_rounded_down(moment: Any) -> None:
    assert http_date(moment) == NOON


def test_a_time_before_1970_is_rounded_down_too() -> None:
    assert http_date(datetime(1969, 12, 31, 23, 59, 59, 900_000)) == "Wed, 31 Dec 1969 23:59:59 GMT"


@pytest.mark.parametrize("moment", ["yesterday", "", "0001-01-01T00:00:00+01:00"])
def test_a_text_that_a_server_would_ignore_is_refused(moment: str) -> None:
    with pytest.raises(ValueError, match=r"is no date|out of range"):
        http_date(moment)


@pytest.mark.parametrize("moment", [date(2024, 1, 6), 5])
def test_what_is_no_time_is_refused(moment: Any) -> None:
    with pytest.raises(TypeError, match="expected a datetime"):
        http_date(moment)


def test_a_time_without_a_zone_is_refused_where_the_api_does_not_document_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.runtime._http_date.NAIVE_TIMES_ARE_UTC", False)
    with pytest.raises(ValueError, match="no time zone"):
        http_date(datetime(2024, 1, 6, 12))
    assert http_date("2024-01-06T12:00:00Z") == NOON


def test_what_the_server_sent_comes_back_as_the_condition(server: harbour.Server, client: Any) -> None:
    server.will(Answer(body={"BoatId": 7, "Built": "2024-01-06T12:00:00.7"}))
    boat = client.boat.get(7)
    client.boat.patch(7, {}, if_unmodified_since=boat.built)
    assert server.last.headers["if-unmodified-since"] == NOON
    client.boat.get(7, if_modified_since=boat.built.text)
    assert server.last.headers["if-modified-since"] == NOON
    server.received.clear()
    with pytest.raises(ValueError, match="is no date"):
        client.boat.patch(7, {}, if_unmodified_since="yesterday")
    assert server.received == []


def test_the_asynchronous_client_does_the_same(server: harbour.Server) -> None:
    async def main() -> None:
        async with harbour.package().AsyncHarbour(server.url) as client:
            boat = await client.boat.get(7)
            await client.boat.patch(7, {}, if_unmodified_since=boat.built)

    server.will(Answer(body={"BoatId": 7, "Built": "2024-01-06T12:00:00.7"}))
    asyncio.run(main())
    assert server.last.headers["if-unmodified-since"] == NOON
