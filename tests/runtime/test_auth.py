"""Authentication schemes, secrets, and settings from environment variables."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from generator.runtime._auth import Auth, Basic, Bearer, PrefixedToken, Secret, Session
from generator.runtime._base_client import BaseClient
from generator.runtime._errors import ConfigurationError, Unauthorized
from generator.runtime._transport import Headers
from tests.runtime.calls import Prepared, client, response


class Ticket(PrefixedToken):
    """As it is generated."""

    __slots__ = ()

    prefix = "Ticket"


AUTH_VARIABLES = ((Bearer, ("TOKEN",)), (Ticket, ("TICKET",)), (Basic, ("USERNAME", "PASSWORD")))


@pytest.mark.parametrize(
    ("auth", "expected"),
    [
        (Basic("tje", "pæss"), "Basic dGplOnDDpnNz"),
        (Ticket("7T:abc"), "Ticket 7T:abc"),
        (Bearer("abc"), "Bearer abc"),
        (Bearer(lambda: "called"), "Bearer called"),
    ],
)
def test_the_header_of_each_scheme(auth: Auth, expected: str) -> None:
    api, transport = client(response(), auth=auth, api_key="key")
    api.sales.get(7)
    assert transport.requests[0].headers["Authorization"] == expected
    assert transport.requests[0].headers["X-Api-Key"] == "key"
    assert "***" in repr(auth)


@pytest.mark.parametrize("text", ["", "a\r\nX-Other: b", "é", "a\x00"])
def test_what_cannot_be_a_secret(text: str) -> None:
    with pytest.raises(ConfigurationError):
        Secret(text)


def test_a_user_name_with_a_colon() -> None:
    with pytest.raises(ConfigurationError, match="colon"):
        Basic("a:b", "c")


def test_a_session_sends_the_cookies_and_the_token_among_them() -> None:
    session = Session({"CSRF-Token": "x1", "sid": "s1"})
    assert session.headers(None) == {"Cookie": "CSRF-Token=x1; sid=s1", "X-CSRF-Token": "x1"}
    session.on_response(Headers([("Set-Cookie", "CSRF-Token=x2; path=/; HttpOnly"), ("Set-Cookie", "sid=; path=/")]))
    assert session.headers(None) == {"Cookie": "CSRF-Token=x2; sid=s1", "X-CSRF-Token": "x2"}


def test_a_session_with_a_token_of_its_own_or_in_another_cookie() -> None:
    own = Session({"sid": "s"}, csrf_token="t")  # noqa: S106
    assert own.headers(None)["X-CSRF-Token"] == "t"
    assert Session({"other": "o"}, csrf_cookie="other").headers(None)["X-CSRF-Token"] == "o"
    with pytest.raises(ConfigurationError, match="csrf_token, or a cookie named CSRF-Token"):
        Session({"sid": "s1"})


def test_a_rejected_token_is_refreshed_once() -> None:
    tokens = iter(["old", "new", "newer"])
    api, transport = client(response(401), response(200), auth=Bearer(lambda: next(tokens)))
    api.sales.create({"SaleId": 1})
    assert [request.headers["Authorization"] for request in transport.requests] == ["Bearer old", "Bearer new"]
    assert transport.bodies == [b'{"SaleId":1}'] * 2


def test_a_refresh_that_does_not_help_is_not_repeated() -> None:
    calls: list[int] = []

    def source() -> str:
        calls.append(1)
        return f"t{len(calls)}"

    api, transport = client(response(401), auth=Bearer(source))
    with pytest.raises(Unauthorized):
        api.sales.get(7)
    assert (len(calls), len(transport.requests)) == (2, 2)


def test_threads_that_are_rejected_together_refresh_once() -> None:
    calls: list[int] = []

    def source() -> str:
        calls.append(1)
        return f"t{len(calls)}"

    auth = Bearer(source)
    rejected = auth.acquire(None)
    barrier = threading.Barrier(8)

    def refresh(_: int) -> str:
        barrier.wait(10)
        token = auth.acquire(rejected)
        assert token is not None
        return token.reveal()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(refresh, range(8))) == {"t2"}


def test_an_asynchronous_source_needs_an_asynchronous_client() -> None:
    async def source() -> str:
        return "t"

    auth = Bearer(source)
    with pytest.raises(ConfigurationError, match="asynchronous"):
        auth.acquire(None)

    async def main() -> str:
        token = await auth.acquire_async(None)
        assert token is not None
        return token.reveal()

    assert asyncio.run(main()) == "t"


def test_an_event_loop_does_not_wait_for_another_one() -> None:
    entered, leave = threading.Event(), threading.Event()
    sources: list[int] = []

    async def source() -> str:
        sources.append(1)
        if len(sources) == 1:
            entered.set()
            await asyncio.to_thread(leave.wait, 10)
        return "t"

    auth = Bearer(source)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(lambda: asyncio.run(auth.acquire_async(None)))
        assert entered.wait(10)
        try:
            assert asyncio.run(asyncio.wait_for(auth.acquire_async(None), 5)) == Secret("t")
        finally:
            leave.set()
        assert first.result() == Secret("t")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TOKEN": "t", "TICKET": "later"}, "Bearer t"),
        ({"TICKET": "7T:x"}, "Ticket 7T:x"),
        ({"USERNAME": "u", "PASSWORD": "p"}, "Basic dTpw"),
        ({"USERNAME": "u"}, "Basic dTo="),
        ({}, None),
    ],
)
def test_the_environment(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str | None) -> None:
    for name in ("TOKEN", "TICKET", "USERNAME", "PASSWORD"):
        monkeypatch.delenv(f"API_{name}", raising=False)
    for name, value in {**environment, "BASE_URL": "https://host/from/environment/", "API_KEY": "key"}.items():
        monkeypatch.setenv(f"API_{name}", value)
    transport = Prepared(response())
    api = BaseClient(auth_variables=AUTH_VARIABLES, transport=transport)
    assert api.base_url == "https://host/from/environment"
    settings = api._core.settings
    assert (settings.auth.headers(None)["Authorization"] if settings.auth else None) == expected
    assert settings.secret_headers == {"X-Api-Key": Secret("key")}


def test_options_change_secrets_and_credentials() -> None:
    api, transport = client(response(), auth=Bearer("a"), api_key="old")
    api.with_options(api_key="new", auth=Bearer("b")).sales.get(7)
    api.with_options(api_key=None, auth=None).sales.get(7)
    sent: list[Any] = [
        (request.headers.get("X-Api-Key"), request.headers.get("Authorization")) for request in transport.requests
    ]
    assert sent == [("new", "Bearer b"), (None, None)]


@pytest.mark.parametrize(
    "base_url", ["", "host/x", "ftp://host/x", "https://user:hunter2@host/x", "https://host/x?token=hunter2"]
)
def test_a_base_url_that_cannot_be_one(monkeypatch: pytest.MonkeyPatch, base_url: str) -> None:
    monkeypatch.delenv("API_BASE_URL", raising=False)
    with pytest.raises(ConfigurationError) as caught:
        BaseClient(base_url)
    assert "user:" not in str(caught.value)
