"""Who the client says it is, and that it tells nobody else."""

from __future__ import annotations

import asyncio
import logging
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.client import harbour
from tests.client.harbour import Answer, Received, Server

APP, APP_SECRET = "app", "app-secret"
ENVIRONMENT = ("BASE_URL", "TOKEN", "TICKET", "USERNAME", "PASSWORD", "APP_TOKEN")


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ENVIRONMENT:
        monkeypatch.delenv(f"HARBOUR_{name}", raising=False)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda p: p.Basic("tje", "pæss"), "Basic dGplOnDDpnNz"),
        (lambda p: p.SOTicket("7T:abc"), "SOTicket 7T:abc"),
        (lambda p: p.Bearer("abc"), "Bearer abc"),
        (lambda p: p.Bearer(lambda: "called"), "Bearer called"),
    ],
)
def test_authorization(server: Server, make: Any, expected: str) -> None:
    package = harbour.package()
    with package.Harbour(server.url, auth=make(package), app_token=APP) as client:
        client.boat.get(7)
    assert (server.last.headers["authorization"], server.last.headers["hb-apptoken"]) == (expected, "app")
    assert "x-xsrf-token" not in server.last.headers


def test_a_session_sends_cookies_and_the_token_among_them(server: Server) -> None:
    package = harbour.package()
    session = package.Session({"XSRF-TOKEN": "x1", "sid": "s1"})
    with package.Harbour(server.url, auth=session) as client:
        server.will(Answer(body={}, headers={"Set-Cookie": "XSRF-TOKEN=x2; path=/; HttpOnly"}))
        client.boat.get(7)
        assert (server.last.headers["cookie"], server.last.headers["x-xsrf-token"]) == ("XSRF-TOKEN=x1; sid=s1", "x1")
        assert "authorization" not in server.last.headers
        client.boat.get(7)
        assert (server.last.headers["cookie"], server.last.headers["x-xsrf-token"]) == ("XSRF-TOKEN=x2; sid=s1", "x2")
    with pytest.raises(package.ConfigurationError, match="XSRF-TOKEN"):
        package.Session({"sid": "s1"})


def test_cookies_of_one_user_do_not_reach_another(server: Server) -> None:
    package = harbour.package()
    server.will(Answer(body={}, headers={"Set-Cookie": "sid=secret; path=/"}))
    with package.Harbour(server.url, auth=package.Bearer("a")) as client:
        client.boat.get(7)
        client.with_options(auth=package.Bearer("b")).boat.get(7)
    assert "cookie" not in server.last.headers
    assert server.last.headers["authorization"] == "Bearer b"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TOKEN": "t"}, "Bearer t"),
        ({"TICKET": "7T:x"}, "SOTicket 7T:x"),
        ({"USERNAME": "u", "PASSWORD": "p"}, "Basic dTpw"),
    ],
)
def test_the_environment(
    server: Server, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
) -> None:
    for name, value in {**environment, "BASE_URL": server.url, "APP_TOKEN": "app"}.items():
        monkeypatch.setenv(f"HARBOUR_{name}", value)
    with harbour.package().Harbour() as client:
        client.boat.get(7)
        assert (server.last.headers["authorization"], server.last.headers["hb-apptoken"]) == (expected, "app")
    with harbour.package().Harbour(auth=harbour.package().Bearer("own")) as client:
        client.boat.get(7)
        assert server.last.headers["authorization"] == "Bearer own"


def _refuses(token: str) -> Any:
    return lambda request: Answer(401 if request.headers["authorization"] == f"Bearer {token}" else 200, {"BoatId": 7})


def test_a_token_that_ran_out_is_refreshed_once_and_the_call_repeated(server: Server) -> None:
    package = harbour.package()
    tokens = iter(["old", "new"])
    server.will(_refuses("old"))
    with package.Harbour(server.url, auth=package.Bearer(lambda: next(tokens))) as client:
        assert client.agents.pilot.guide(boat_id=7).boat_id == 7
        assert [(r.headers["authorization"], r.body) for r in server.received] == [
            ("Bearer old", b'{"BoatId":7}'),
            ("Bearer new", b'{"BoatId":7}'),
        ]


def test_many_threads_refresh_once(server: Server) -> None:
    package = harbour.package()
    calls: list[int] = []
    gate = threading.Barrier(8)

    def source() -> str:
        calls.append(1)
        return f"t{len(calls)}"

    def refuse_first(request: Received) -> Answer:
        if request.headers["authorization"] == "Bearer t1":
            gate.wait(10)
            return Answer(401, {})
        return Answer(200, {"BoatId": 7})

    server.will(refuse_first)
    with package.Harbour(server.url, auth=package.Bearer(source)) as client, ThreadPoolExecutor(8) as pool:
        assert [boat.boat_id for boat in pool.map(client.boat.get, range(1, 9))] == [7] * 8
    assert len(calls) == 2


def test_an_asynchronous_source(server: Server) -> None:
    package = harbour.package()
    calls: list[int] = []

    async def source() -> str:
        calls.append(1)
        await asyncio.sleep(0.01)
        return f"t{len(calls)}"

    async def main() -> None:
        server.will(_refuses("t1"))
        async with package.AsyncHarbour(server.url, auth=package.Bearer(source)) as client:
            boats = await asyncio.gather(*(client.boat.get(number) for number in range(1, 6)))
        assert [boat.boat_id for boat in boats] == [7] * 5
        assert len(calls) == 2

    asyncio.run(main())
    with (
        package.Harbour(server.url, auth=package.Bearer(source)) as client,
        pytest.raises(package.ConfigurationError, match="asynchronous"),
    ):
        client.boat.get(7)


def test_no_secret_is_shown_anywhere(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    package = harbour.package()
    caplog.set_level(logging.DEBUG)
    secrets = ["hunter2", "aHVudGVy", APP_SECRET, "tok-secret", "7T:secret", "cookie-secret"]
    auths = [
        package.Basic("hunter2", "hunter2"),
        package.Bearer("tok-secret"),
        package.Bearer(lambda: "tok-secret"),
        package.SOTicket("7T:secret"),
        package.Session({"XSRF-TOKEN": "cookie-secret"}),
    ]
    shown: list[str] = []
    for auth in auths:
        shown.append(repr(auth))
        with package.Harbour(server.url, auth=auth, app_token=APP_SECRET) as client:
            shown.append(f"{client!r} {client.boat!r} {client.agents!r} {client._core!r}")
            for answer in (Answer(401, {}), Answer(200, {"BoatId": 7}, cut=2), Answer(200, b"<html>"), Answer(500, {})):
                server.will(answer)
                try:
                    client.agents.pilot.guide(max_retries=0)
                except package.HarbourError as error:
                    shown += _told(error)
        with package.Harbour("http://127.0.0.1:9/C", auth=auth, app_token=APP_SECRET, max_retries=0) as client:
            try:
                client.boat.get(7)
            except package.HarbourError as error:
                shown += _told(error)
    shown += [record.getMessage() for record in caplog.records]
    assert len(shown) > 50
    assert [secret for secret in secrets if secret in "\n".join(shown)] == []


def _told(error: BaseException) -> list[str]:
    """What an error says, with the local variables of the frames of the package, as a crash reporter shows them."""
    told = [repr(error), str(error), repr(vars(error))]
    stack = traceback.TracebackException.from_exception(error, capture_locals=True)
    while stack is not None:
        inside = [frame for frame in stack.stack if "harbour_client" in frame.filename or "httpx" in frame.filename]
        told += [f"{frame.name}: {frame.locals}" for frame in inside]
        stack = stack.__cause__ or stack.__context__  # type: ignore[assignment]
    return told
