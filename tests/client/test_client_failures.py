"""Error answers, broken connections, and what is sent again."""

from __future__ import annotations

import asyncio
import io
import pickle
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from tests.client import harbour
from tests.client.harbour import Answer, Server


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (304, "NotModified"),
        (400, "BadRequest"),
        (401, "Unauthorized"),
        (403, "Forbidden"),
        (404, "NotFound"),
        (405, "StatusError"),
        (409, "Conflict"),
        (412, "PreconditionFailed"),
        (429, "RateLimited"),
        (500, "ServerError"),
        (503, "ServerError"),
    ],
)
def test_each_status_has_its_class(server: Server, client: Any, status: int, name: str) -> None:
    package = harbour.package()
    server.will(Answer(status, {"Message": "because"}))
    with pytest.raises(package.StatusError) as caught:
        client.boat.get(7, max_retries=0)
    assert type(caught.value) is getattr(package, name)
    assert isinstance(caught.value, package.HarbourError)
    assert (caught.value.method, caught.value.url, caught.value.status) == (
        "GET",
        f"{server.url}/api/v1/Boat/7",
        status,
    )


@pytest.mark.parametrize(
    ("body", "message", "error_type"),
    [
        ({"Message": "plain"}, "plain", None),
        ({"ErrorType": "Limit", "ErrorMessage": "typed"}, "typed", "Limit"),
        ({"error": {"type": "inner", "message": "nested"}}, "nested", "inner"),
        ({"error": "short"}, "short", "short"),
        ([1], "bad request", None),
        (None, "bad request", None),
        ("text", "text", None),
        (b"", "bad request", None),
        (b"just words", "just words", None),
        (b'{"Message": "cut', '{"Message": "cut', None),
        (b"<html><head><title>IIS &amp; co</title></head><body>x</body></html>", "IIS & co", None),
        (b"<p>no <b>title</b></p>", "no title", None),
        (b"\xff\xfe\x00", "\ufffd\ufffd\x00", None),
        (b"[" * 100_000, "[" * 200 + "\u2026", None),
    ],
)
def test_whatever_the_body_is_it_is_the_right_error(
    server: Server, client: Any, body: Any, message: str, error_type: str | None
) -> None:
    server.will(Answer(400, body, {"X-Request-Id": "r7"}))
    with pytest.raises(harbour.package().BadRequest) as caught:
        client.boat.get(7)
    error = caught.value
    assert (error.message, error.error_type, error.request_id) == (message, error_type, "r7")


def test_a_redirect_is_not_followed(server: Server, client: Any) -> None:
    server.will(Answer(301, b"", {"Location": "https://u:p@elsewhere.example.com/x?token=t"}))
    with pytest.raises(harbour.package().StatusError, match=r"redirected to https://elsewhere\.example\.com/x") as caught:
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
        client.agents.pilot.guide()
    assert len(server.received) == 1
    server.will(Answer(200, {"BoatId": 7}, cut=3), Answer(200, {"BoatId": 7}))
    assert client.boat.get(7).boat_id == 7
    assert (len(server.received), len(waits)) == (2, 1)


def test_a_connection_that_is_refused_is_tried_again_for_any_method(waits: list[float]) -> None:
    package = harbour.package()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/C"
    with package.Harbour(url) as client, pytest.raises(package.ConnectionFailed) as caught:
        client.agents.pilot.guide()
    assert len(waits) == 2
    assert str(caught.value).startswith(f"POST {url}/api/v1/Agents/Pilot/Guide: ")


@pytest.mark.parametrize(
    ("method", "status", "options", "calls"),
    [
        ("get", 503, {}, 3),
        ("get", 502, {}, 3),
        ("get", 500, {}, 1),
        ("get", 429, {}, 3),
        ("get", 429, {"max_retries": 0}, 1),
        ("get", 503, {"max_retries": 5}, 6),
        ("guide", 429, {}, 3),
        ("guide", 503, {}, 1),
        ("guide", 503, {"retry_unsafe": True}, 3),
        ("guide", 502, {}, 1),
    ],
)
def test_what_is_sent_again(  # noqa: PLR0917
    server: Server, client: Any, waits: list[float], method: str, status: int, options: dict[str, Any], calls: int
) -> None:
    server.will(Answer(status, {}))
    with pytest.raises(harbour.package().StatusError):
        client.boat.get(7, **options) if method == "get" else client.agents.pilot.guide(**options)
    assert (len(server.received), len(waits)) == (calls, calls - 1)


def test_waits_grow_and_are_partly_left_to_chance(server: Server, client: Any, waits: list[float]) -> None:
    server.will(Answer(503, {}))
    with pytest.raises(harbour.package().ServerError):
        client.boat.get(7, max_retries=6)
    for wait, longest in zip(waits, (0.5, 1, 2, 4, 8, 8), strict=True):
        assert longest / 2 <= wait <= longest


@pytest.mark.parametrize("form", ["seconds", "imf", "rfc850", "asctime"])
def test_every_form_of_retry_after(server: Server, client: Any, waits: list[float], form: str) -> None:
    moment = datetime.now(UTC) + timedelta(seconds=30)
    texts = {
        "seconds": "30",
        "imf": format_datetime(moment, usegmt=True),
        "rfc850": moment.strftime("%A, %d-%b-%y %H:%M:%S GMT"),
        "asctime": moment.strftime("%a %b %d %H:%M:%S %Y"),
    }
    server.will(Answer(429, {}, {"Retry-After": texts[form]}), Answer(200, {"BoatId": 7}))
    assert client.boat.get(7).boat_id == 7
    assert 25 < waits[0] <= 30.3


@pytest.mark.parametrize("text", ["", "soon", "-5", "nan", "inf", "1e400", "Thu, 99 Foo 2015 07:28:00 GMT", "0"])
def test_a_retry_after_that_makes_no_sense(server: Server, client: Any, waits: list[float], text: str) -> None:
    server.will(Answer(429, {}, {"Retry-After": text}), Answer(200, {"BoatId": 7}))
    assert client.boat.get(7).boat_id == 7
    assert 0 <= waits[0] <= 0.5


def test_a_retry_after_that_is_too_long_is_raised(server: Server, client: Any, waits: list[float]) -> None:
    server.will(Answer(429, {}, {"Retry-After": "3600"}))
    with pytest.raises(harbour.package().RateLimited) as caught:
        client.boat.get(7)
    assert (caught.value.retry_after, waits, len(server.received)) == (3600.0, [], 1)


def test_a_body_that_cannot_be_read_twice_is_sent_once(server: Server, client: Any, waits: list[float]) -> None:
    server.will(Answer(429, {}))
    for content, calls in ((iter([b"ab"]), 1), (b"ab", 3), ([b"a", b"b"], 3), (io.BytesIO(b"ab"), 3)):
        server.received.clear()
        with pytest.raises(harbour.package().RateLimited):
            client.boat.set_photo(7, content)
        assert [request.body for request in server.received] == [b"ab"] * calls


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
    with pytest.raises(RuntimeError, match="the client is closed"):
        client.boat.get(7)


def test_the_asynchronous_client_repeats_too(server: Server) -> None:
    package = harbour.package()

    async def main() -> None:
        async with package.AsyncHarbour(server.url) as client:
            server.will(Answer(429, {}, {"Retry-After": "0"}), Answer(200, {"BoatId": 7}))
            assert (await client.boat.get(7)).boat_id == 7
            server.will(Answer(200, {"BoatId": 7}, cut=3))
            with pytest.raises(package.ConnectionLost):
                await client.agents.pilot.guide()
            server.will(Answer(500, b"<html><title>Oops</title></html>"))
            with pytest.raises(package.ServerError, match="500 Oops"):
                await client.boat.get(7)

    asyncio.run(main())
