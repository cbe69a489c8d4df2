"""Error answers, broken connections, and what is sent again."""

from __future__ import annotations

import asyncio
import pickle
import socket
from typing import Any

import pytest

from tests.client import harbour
from tests.client.harbour import Answer, Server


def test_a_redirect_is_not_followed(server: Server, client: Any) -> None:
    server.will(Answer(301, b"", {"Location": "https://u:p@elsewhere.example.com/x?token=t"}))
    with pytest.raises(
        harbour.package().StatusError, match=r"redirected to https://elsewhere\.example\.com/x"
    ) as caught:
        client.boat.get(7)
    assert (len(server.received), "u:p" in str(caught.value), "=t" in str(caught.value)) == (1, False, False)


def test_errors_can_be_pickled(server: Server, client: Any) -> None:
    server.will(Answer(429, {"Message": "slow down"}, {"Retry-After": "120"}))
    with pytest.raises(harbour.package().RateLimited) as caught:
        client.boat.get(7)
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert (str(copy), copy.retry_after, dict(copy.headers)) == (str(caught.value), 120.0, dict(caught.value.headers))


def test_a_good_status_with_a_body_that_is_no_json(server: Server, client: Any) -> None:
    server.will(Answer(200, b"<html>sign in</html>"))
    with pytest.raises(harbour.package().InvalidResponse, match="the response is not JSON") as caught:
        client.boat.get(7)
    assert (caught.value.status, caught.value.content) == (200, b"<html>sign in</html>")


def test_a_body_that_is_cut_off_is_a_lost_connection(server: Server, client: Any, waits: list[float]) -> None:
    lost = harbour.package().ConnectionLost
    server.will(Answer(200, {"BoatId": 7}, cut=3))
    with pytest.raises(lost):
        client.agents.pilot.leave()
    assert len(server.received) == 1
    for read in (lambda: client.boat.get(7), client.agents.pilot.guide):
        waits.clear()
        server.will(Answer(200, {"BoatId": 7}, cut=3), Answer(200, {"BoatId": 7}))
        assert read().boat_id == 7
        assert (len(server.received), len(waits)) == (2, 1)


def test_a_connection_that_is_refused_is_tried_again_for_any_method(waits: list[float]) -> None:
    package = harbour.package()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/C"
    with package.Harbour(url) as client, pytest.raises(package.ConnectionFailed) as caught:
        client.agents.pilot.guide()
    assert len(waits) == 2
    assert str(caught.value).startswith(f"POST {url}/api/v1/Agents/Pilot/Guide: ")


def test_a_503_that_came_before_the_body_was_sent_is_tried_again(waits: list[float]) -> None:
    package = harbour.package()
    answers = iter([(503, False), (200, True)])
    sent: list[bytes] = []

    class Impatient:
        def send(self, request: Any, /) -> Any:
            status, reads = next(answers)
            if reads:
                sent.append(b"".join(request.content))
            return package.HttpResponse(status, package.Headers(), [b"5"])

        def close(self) -> None:
            pass

    with package.Harbour("http://host/C", transport=Impatient()) as client:
        assert client.boat.set_photo(7, iter([b"ab", b"cd"])) == 5
    assert (sent, len(waits)) == ([b"abcd"], 1)


def test_a_timeout(client: Any) -> None:
    package = harbour.package()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/C"
        with package.Harbour(url, timeout=0.05, max_retries=0) as patient, pytest.raises(package.TimedOut):
            patient.boat.get(7)


def test_a_closed_client_says_so(server: Server) -> None:
    client = harbour.package().Harbour(server.url)
    client.close()
    client.close()
    with pytest.raises(harbour.package().ClientClosed, match="the client is closed"):
        client.boat.get(7)


def test_the_asynchronous_client_repeats_too(server: Server) -> None:
    package = harbour.package()

    async def main() -> None:
        async with package.AsyncHarbour(server.url) as client:
            server.will(Answer(429, {}, {"Retry-After": "0"}), Answer(200, {"BoatId": 7}))
            assert (await client.boat.get(7)).boat_id == 7
            server.will(Answer(200, {"BoatId": 7}, cut=3))
            with pytest.raises(package.ConnectionLost):
                await client.agents.pilot.leave()
            server.will(Answer(500, b"<html><title>Oops</title></html>"))
            with pytest.raises(package.ServerError, match="500 Oops"):
                await client.boat.get(7)

    asyncio.run(main())
