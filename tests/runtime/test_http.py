"""The built-in transports, over a socket: connections, limits, timeouts, event loops, what the HTTP library logs."""

from __future__ import annotations

import asyncio
import gc
import logging
import shutil
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest

from generator.runtime._errors import ClientClosed, ConnectionFailed, PoolTimeout, TimedOut, TransportError
from generator.runtime._http import AsyncHttpTransport, HttpTransport
from generator.runtime._transport import Timeout
from generator.runtime_tests.loopback import Loopback, Response
from tests.runtime.calls import AsyncClient, Client

JSON = [("Content-Type", "application/json")]
SALE = Response(200, b'{"SaleId": 7}', JSON)


@pytest.fixture
def server() -> Iterator[Loopback]:
    server = Loopback()
    server.will(SALE)
    yield server
    server.close()


def closed(server: Loopback) -> bool:
    """Whether every connection is closed, now or soon."""
    end = time.monotonic() + 5
    while server.open_connections and time.monotonic() < end:
        time.sleep(0.01)
    return not server.open_connections


Caller = Callable[..., Any]


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, server: Loopback) -> Caller:
    """Reads a sale, with a transport of these settings; returns it."""

    def sync(settings: dict[str, Any], **options: Any) -> Any:
        with HttpTransport(**settings) as transport:
            return Client(server.url, transport=transport, max_retries=0).sales.get(7, **options)

    async def asynchronous(settings: dict[str, Any], **options: Any) -> Any:
        async with AsyncHttpTransport(**settings) as transport:
            return await AsyncClient(server.url, transport=transport, max_retries=0).sales.get(7, **options)

    return sync if request.param == "sync" else lambda *a, **k: asyncio.run(asynchronous(*a, **k))


# Each response takes a moment, so that the calls overlap.
SLOW_SALE = Response(200, b'{"SaleId": 7}', JSON, delay=0.01)


def test_threads_open_no_more_connections_than_there_are_calls_at_a_time(server: Loopback) -> None:
    server.will(SLOW_SALE)
    with Client(server.url) as client, ThreadPoolExecutor(30) as pool:
        assert len(list(pool.map(client.sales.get, range(1, 201)))) == 200
    assert server.connections <= 30
    assert closed(server)


def test_tasks_open_no_more_connections_than_there_are_calls_at_a_time(server: Loopback) -> None:
    server.will(SLOW_SALE)

    async def main() -> None:
        limit = asyncio.Semaphore(30)
        async with AsyncClient(server.url) as client:

            async def get(number: int) -> None:
                async with limit:
                    await client.sales.get(number)

            await asyncio.gather(*(get(number) for number in range(1, 201)))

    asyncio.run(main())
    assert server.connections <= 30
    assert closed(server)


def test_the_pool_has_the_size_that_it_was_given(server: Loopback) -> None:
    server.will(SLOW_SALE)
    with HttpTransport(max_connections=3) as transport, ThreadPoolExecutor(10) as pool:
        client = Client(server.url, transport=transport)
        assert len(list(pool.map(client.sales.get, range(1, 41)))) == 40
    assert server.connections == 3


def test_waiting_for_a_connection_is_an_error_of_its_own(server: Loopback) -> None:
    server.will(Response(200, b"{}", JSON, delay=0.5))
    with HttpTransport(max_connections=1) as transport, ThreadPoolExecutor(1) as pool:
        client = Client(server.url, transport=transport)
        first = pool.submit(client.sales.get, 1)
        while not server.received:
            time.sleep(0.01)
        with pytest.raises(
            PoolTimeout, match=r"GET \S+/sales/2: all 1 connections are in use: raise max_conn"
        ) as caught:
            client.sales.get(2, timeout=Timeout(pool=0.05))
        first.result()
    assert isinstance(caught.value, TransportError)
    assert not isinstance(caught.value, (ConnectionFailed, TimedOut))
    assert [request.path for request in server.received] == ["/sales/1"]


def test_waiting_for_a_connection_in_an_event_loop(server: Loopback) -> None:
    server.will(Response(200, b"{}", JSON, delay=0.5))

    async def main() -> None:
        async with AsyncHttpTransport(max_connections=1) as transport:
            client = AsyncClient(server.url, transport=transport)
            first = asyncio.create_task(client.sales.get(1))
            await asyncio.sleep(0.1)
            with pytest.raises(PoolTimeout, match="all 1 connections are in use"):
                await client.sales.get(2, timeout=Timeout(pool=0.05))
            await first

    asyncio.run(main())


@pytest.mark.parametrize("timeout", [0.05, Timeout(read=0.05), Timeout(total=0.05)])
def test_each_timeout_counts(server: Loopback, call: Caller, timeout: float | Timeout) -> None:
    server.will(Response(200, b"{}", JSON, delay=1))
    start = time.monotonic()
    with pytest.raises(TimedOut):
        call({}, timeout=timeout)
    assert time.monotonic() - start < 1


def test_the_total_covers_retries_and_waits(server: Loopback, call: Caller) -> None:
    server.will(Response(503, b"{}", JSON, delay=0.02))
    start = time.monotonic()
    with pytest.raises(Exception, match=r"GET \S+/sales/7: 503"):
        call({}, timeout=Timeout(total=1), max_retries=1000)
    assert time.monotonic() - start < 2
    assert 1 <= len(server.received) < 10


def test_a_body_that_comes_byte_by_byte_ends_with_the_total(server: Loopback, call: Caller) -> None:
    server.will(Response(200, b"[" + b"1," * 100 + b"1]", JSON, byte_delay=0.05))
    start = time.monotonic()
    with pytest.raises(TimedOut, match=r"not complete within 0\.3 s: the response did not end in time"):
        call({}, timeout=Timeout(total=0.3))
    assert time.monotonic() - start < 3


def test_a_transport_is_shared_by_clients_and_closed_by_its_owner(server: Loopback) -> None:
    with HttpTransport() as transport:
        for _ in range(3):
            with Client(server.url, transport=transport) as client:
                client.sales.get(7)
        assert server.connections == 1
    assert closed(server)
    with pytest.raises(ClientClosed, match="the transport is closed"):
        Client(server.url, transport=transport).sales.get(7)


def test_an_asynchronous_transport_is_shared_too(server: Loopback) -> None:
    async def main() -> None:
        async with AsyncHttpTransport() as transport:
            for _ in range(3):
                async with AsyncClient(server.url, transport=transport) as client:
                    await client.sales.get(7)
            assert server.connections == 1
        with pytest.raises(ClientClosed, match="the transport is closed"):
            await AsyncClient(server.url, transport=transport).sales.get(7)

    asyncio.run(main())
    assert closed(server)


def test_a_client_is_used_in_several_event_loops(server: Loopback) -> None:
    client = AsyncClient(server.url)
    for run in (1, 2, 3):
        assert asyncio.run(client.sales.get(7)).sale_id == 7
        assert closed(server), "the connections of an event loop are closed with it"
        assert server.connections == run

    async def last() -> None:
        await client.sales.get(7)
        await client.close()
        with pytest.raises(ClientClosed):
            await client.sales.get(7)

    asyncio.run(last())
    assert closed(server)


def test_event_loops_of_several_threads_use_one_client(server: Loopback) -> None:
    client = AsyncClient(server.url)

    async def many() -> int:
        return sum([sale.sale_id or 0 for sale in await asyncio.gather(*map(client.sales.get, range(1, 21)))])

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: asyncio.run(many()), range(4))) == [140] * 4
    assert closed(server)


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_event_loop_that_was_closed_without_its_generators(server: Loopback) -> None:
    transport = AsyncHttpTransport()
    client = AsyncClient(server.url, transport=transport)
    for _ in range(3):
        loop = asyncio.new_event_loop()
        assert loop.run_until_complete(client.sales.get(7)).sale_id == 7
        loop.close()
    assert len(transport._pools) == 1
    del transport, client
    gc.collect()  # while the warnings of the event loop are ignored
    assert closed(server)


def test_a_cancelled_call_leaves_the_pool_healthy(server: Loopback) -> None:
    async def main() -> None:
        async with AsyncHttpTransport(max_connections=10) as transport:
            client = AsyncClient(server.url, transport=transport)
            server.will(SLOW_SALE)
            calls = [asyncio.create_task(client.sales.get(number)) for number in range(1, 101)]
            await asyncio.wait(calls, return_when=asyncio.FIRST_COMPLETED)
            for one in calls:
                one.cancel()
            results = await asyncio.gather(*calls, return_exceptions=True)
            assert any(isinstance(result, asyncio.CancelledError) for result in results)
            server.will(SALE)
            await asyncio.gather(*(client.sales.get(number, timeout=5) for number in range(1, 51)))
            assert server.open_connections <= 10

    asyncio.run(main())
    assert closed(server)


def test_a_proxy(call: Caller, server: Loopback) -> None:
    address = server.url.removesuffix("/customer")
    server.url = "http://far.example.com/customer"
    assert call({"proxy": address.replace("//", "//user:pass@")}).sale_id == 7
    (received,) = server.received
    assert received.target == "http://far.example.com/customer/sales/7"
    assert received.headers["proxy-authorization"] == "Basic dXNlcjpwYXNz"


def test_a_proxy_of_the_environment_can_be_ignored(
    call: Caller, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with pytest.raises(ConnectionFailed):
        call({})
    assert call({"trust_env": False}).sale_id == 7


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 with its private key, in one file; it signed itself."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed, which makes the certificate")
    key, file = (tmp_path_factory.mktemp("tls") / name for name in ("key.pem", "certificate.pem"))
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + key.read_bytes())
    return file


@pytest.fixture
def tls_server(server: Loopback, certificate: Path) -> Loopback:
    """The server, which accepts only clients with the certificate."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=certificate)
    context.load_cert_chain(certificate)
    context.verify_mode = ssl.CERT_REQUIRED
    server.tls = context
    server.url = server.url.replace("http:", "https:")
    return server


def test_certificates_of_server_and_client(tls_server: Loopback, call: Caller, certificate: Path) -> None:
    context = ssl.create_default_context(cafile=certificate)
    assert call({"verify": certificate, "client_certificate": certificate}).sale_id == 7
    assert call({"verify": context, "client_certificate": (str(certificate), str(certificate))}).sale_id == 7
    assert call({"verify": False, "client_certificate": certificate}).sale_id == 7
    with pytest.raises(TransportError, match="certificate verify failed"):
        call({"client_certificate": certificate})
    with pytest.raises(TransportError):
        call({"verify": certificate})
    assert len(tls_server.received) == 3


def test_a_file_of_certificates_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        HttpTransport(verify="nowhere.pem")
    with pytest.raises(FileNotFoundError):
        AsyncHttpTransport(client_certificate="nowhere.pem")


def test_the_http_library_logs_no_secret_of_a_client(server: Loopback, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server.will(Response(200, b"", [*JSON, ("Set-Cookie", "sid=hunter2")]))
    with Client(server.url) as client:
        client.sales._send("GET /a", query={"key": "hunter2", "ticketEntityId": 7})

    async def main() -> None:
        async with AsyncClient(server.url) as client:
            await client.sales._send("GET /b", query={"key": "hunter2", "ticketEntityId": 7})

    asyncio.run(main())
    assert f"{server.url}/a?key=***&ticketEntityId=7" in caplog.text
    assert f"{server.url}/b?key=***&ticketEntityId=7" in caplog.text
    assert "receive_response_headers.complete" in caplog.text
    assert "hunter2" not in caplog.text
    httpx2.get(f"{server.url}/c", params={"key": "their own affair"})
    assert "/c?key=their+own+affair" in caplog.text
