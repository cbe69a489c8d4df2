"""Many calls at the same time: limit, order, exceptions, one pause for all, cancellation."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.runtime._async_concurrency import async_call_all, async_call_as_completed
from generator.runtime._concurrency import Outcome, call_all, call_as_completed
from generator.runtime._errors import NotFound, RateLimited
from generator.runtime._http import AsyncHttpTransport
from generator.runtime._transport import AsyncChunks, AsyncHttpResponse, Headers, HttpRequest, HttpResponse
from generator.runtime_tests.loopback import Loopback, Response
from tests.runtime.calls import URL, AsyncClient, Client

JSON = ("content-type", "application/json")


class Server:
    """A transport, synchronous and asynchronous, that answers what `reply` says and counts how many calls overlap."""

    def __init__(self, reply: Callable[[int], tuple[int, Headers]] | None = None) -> None:
        self.times: list[float] = []
        self.statuses: list[int] = []
        self.most = 0
        self._open = 0
        self._reply = reply
        self._lock = threading.Lock()

    def _begin(self, request: HttpRequest) -> tuple[int, Headers, bytes]:
        with self._lock:
            self._open += 1
            self.most = max(self.most, self._open)
            id_ = int(request.url.rpartition("/")[2])
            status, headers = (
                self._reply(len(self.times)) if self._reply else (404 if id_ < 0 else 200, Headers([JSON]))
            )
            self.times.append(time.monotonic())
            self.statuses.append(status)
        return status, headers, b'{"SaleId": %d}' % id_

    def _end(self) -> None:
        with self._lock:
            self._open -= 1

    def sync(self) -> Any:
        """The synchronous transport."""
        server = self

        class Transport:
            def send(self, request: HttpRequest, /) -> HttpResponse:
                status, headers, body = server._begin(request)
                time.sleep(0.002)
                server._end()
                return HttpResponse(status, headers, (body,))

        return Transport()

    def asynchronous(self) -> Any:
        """The asynchronous transport."""
        server = self

        class Transport:
            async def send(self, request: HttpRequest, /) -> AsyncHttpResponse:
                status, headers, body = server._begin(request)
                try:
                    await asyncio.sleep(0.002)
                finally:
                    server._end()
                return AsyncHttpResponse(status, AsyncChunks(body), headers)

        return Transport()


All = Callable[..., list[int | None]]


@pytest.fixture(params=["threads", "tasks"])
def get_all(request: pytest.FixtureRequest) -> All:
    """Reads the sales with some ids over a server; returns their ids."""

    def threads(server: Server, ids: Any, limit: int = 10, **options: Any) -> list[int | None]:
        client = Client(URL, transport=server.sync(), **options)
        return [sale.sale_id for sale in call_all(client.sales.get, ids, limit=limit)]

    def tasks(server: Server, ids: Any, limit: int = 10, **options: Any) -> list[int | None]:
        client = AsyncClient(URL, transport=server.asynchronous(), **options)
        return [sale.sale_id for sale in asyncio.run(async_call_all(client.sales.get, ids, limit=limit))]

    return threads if request.param == "threads" else tasks


def test_results_are_in_the_order_of_the_items(get_all: All) -> None:
    server = Server()
    assert get_all(server, range(1, 101), limit=7) == [*range(1, 101)]
    assert 1 < server.most <= 7
    assert get_all(server, [], limit=7) == []


def test_the_first_exception_is_raised_and_ends_the_rest(get_all: All) -> None:
    server = Server()
    with pytest.raises(NotFound):
        get_all(server, [1, 2, -1, *range(3, 200)], limit=2)
    assert len(server.times) < 20


def test_an_exception_of_the_items_is_raised_as_it_is(get_all: All) -> None:
    def ids() -> Iterator[int]:
        yield 1
        raise KeyError("items")

    with pytest.raises(KeyError, match="items"):
        get_all(Server(), ids())


def test_a_limit_below_one(get_all: All) -> None:
    with pytest.raises(ValueError, match="limit must be at least 1, not 0"):
        get_all(Server(), [1], limit=0)


def test_one_refused_request_pauses_all_of_them(get_all: All) -> None:
    # Every tenth request is refused; the next ones must not come before the pause is over, but those on their way.
    def reply(number: int) -> tuple[int, Headers]:
        if number % 10 == 9:
            return 429, Headers([("retry-after", "0.2")])
        return 200, Headers([JSON])

    server = Server(reply)
    assert get_all(server, range(1, 31), limit=4) == [*range(1, 31)]
    refused = [at for at, status in zip(server.times, server.statuses, strict=True) if status == 429]
    assert len(refused) == 3
    for at in refused:
        assert sum(at < other < at + 0.19 for other in server.times) <= 4


def test_a_group_that_makes_progress_is_refused_any_number_of_times(get_all: All) -> None:
    # The server accepts 5 requests in each window of 50 ms, and refuses the others.
    window = [0.0, 0]

    def reply(number: int) -> tuple[int, Headers]:
        if time.monotonic() > window[0] + 0.05:
            window[:] = [time.monotonic(), 0]
        window[1] += 1
        return (200, Headers([JSON])) if window[1] <= 5 else (429, Headers([("retry-after", "0.05")]))

    server = Server(reply)
    assert get_all(server, range(1, 61), limit=20) == [*range(1, 61)]
    assert server.statuses.count(429) > 10


def test_a_server_that_refuses_everything_ends_the_group(get_all: All) -> None:
    server = Server(lambda number: (429, Headers([("retry-after", "0.01")])))
    with pytest.raises(RateLimited):
        get_all(server, range(1, 100), limit=3, max_retries=2)
    assert len(server.times) < 30


def test_outcomes_as_they_are_completed() -> None:
    client = Client(URL, transport=Server().sync())
    with call_as_completed(client.sales.get, [1, -1, 2], limit=2) as outcomes:
        check(list(outcomes))
    with call_as_completed(client.sales.get, range(1, 10**9), limit=2) as outcomes:
        assert next(outcomes).result.sale_id


def test_outcomes_as_they_are_completed_in_an_event_loop() -> None:
    async def main() -> None:
        client = AsyncClient(URL, transport=Server().asynchronous())
        async with async_call_as_completed(client.sales.get, [1, -1, 2], limit=2) as outcomes:
            check([outcome async for outcome in outcomes])
        async with async_call_as_completed(client.sales.get, range(1, 10**9), limit=2) as outcomes:
            async for outcome in outcomes:
                assert outcome.result.sale_id
                break
        with pytest.raises(KeyError, match="body"):
            async with async_call_as_completed(client.sales.get, range(1, 10**9), limit=2) as outcomes:
                raise KeyError("body")

    asyncio.run(main())


def check(outcomes: list[Outcome[int, Any]]) -> None:
    """Check the outcomes of the ids 1, -1 and 2, of which the second does not exist."""
    first, failed, last = sorted(outcomes, key=lambda outcome: outcome.index)
    assert [(outcome.item, outcome.result.sale_id) for outcome in (first, last)] == [(1, 1), (2, 2)]
    assert (failed.item, type(failed.error), first.error) == (-1, NotFound, None)
    with pytest.raises(NotFound):
        failed.result  # noqa: B018


def test_a_cancelled_group_leaves_the_pool_healthy() -> None:
    server = Loopback()
    server.will(Response(200, b'{"SaleId": 7}', [("Content-Type", "application/json")], delay=0.02))

    async def main() -> None:
        async with AsyncHttpTransport(max_connections=10) as transport:
            client = AsyncClient(server.url, transport=transport)
            group = asyncio.create_task(async_call_all(client.sales.get, range(1, 101), limit=20))
            while len(server.received) < 50:
                await asyncio.sleep(0.005)
            group.cancel()
            with pytest.raises(asyncio.CancelledError):
                await group
            assert len(server.received) < 100
            sales = await async_call_all(lambda id_: client.sales.get(id_, timeout=5), range(1, 51), limit=20)
            assert len(sales) == 50
            assert server.open_connections <= 10

    asyncio.run(main())
    end = time.monotonic() + 5
    while server.open_connections and time.monotonic() < end:
        time.sleep(0.01)
    assert server.open_connections == 0
    server.close()
