"""How many connections a client opens: `python -m benchmarks.connections [CALLS [AT_A_TIME]]`, else 2,000 and 100.

The runtime of the client calls a server on loopback that answers each request after a few milliseconds, with threads,
with tasks, and with its own `call_all` and `async_call_all`. Printed are the connections that the
server accepted (wanted: no more than calls at the same time), the calls for each connection, and the calls a second.
"""

from __future__ import annotations

import asyncio
import importlib
import sys
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from generator.runtime_tests.loopback import Loopback, Response

ROOT = Path(__file__).parents[1]
MILLISECONDS = 5
"""How long the server takes for an answer, so that calls overlap."""
PATH = "GET /boats/{id}"


def main(arguments: list[str]) -> None:
    """Measure and print."""
    calls, at_a_time = (*map(int, arguments), *(2000, 100)[len(arguments) :])
    table = Table(title=f"{calls:,} calls, {at_a_time} at the same time, answered after {MILLISECONDS} ms")
    for heading in ("with", "connections", "calls for each", "calls a second"):
        table.add_column(heading, justify="left" if heading == "with" else "right")
    server = Loopback()
    server.will(Response(200, b"{}", [("Content-Type", "application/json")], delay=MILLISECONDS / 1000))
    for name, run in RUNS.items():
        server.received, server.connections = [], 0
        start = time.perf_counter()
        run(server.url, calls, at_a_time)
        seconds = time.perf_counter() - start
        opened = server.connections
        table.add_row(name, f"{opened:,}", f"{calls / opened:.1f}", f"{calls / seconds:,.0f}")
    Console().print(table)


def _runtime(module: str) -> Any:
    return importlib.import_module(f"generator.runtime.{module}")


def _threads(url: str, calls: int, at_a_time: int) -> None:
    with _runtime("_base_client").BaseClient(url) as client, ThreadPoolExecutor(at_a_time) as pool:
        list(pool.map(_call(client), range(calls)))


def _call_all(url: str, calls: int, at_a_time: int) -> None:
    with _runtime("_base_client").BaseClient(url) as client:
        _runtime("_concurrency").call_all(_call(client), range(calls), limit=at_a_time)


def _tasks(url: str, calls: int, at_a_time: int) -> None:
    async def run() -> None:
        limit = asyncio.Semaphore(at_a_time)
        async with _runtime("_base_client").AsyncBaseClient(url) as client:
            call = _async_call(client)

            async def one(number: int) -> None:
                async with limit:
                    await call(number)

            await asyncio.gather(*map(one, range(calls)))

    asyncio.run(run())


def _async_call_all(url: str, calls: int, at_a_time: int) -> None:
    async def run() -> None:
        async with _runtime("_base_client").AsyncBaseClient(url) as client:
            await _runtime("_async_concurrency").async_call_all(_async_call(client), range(calls), limit=at_a_time)

    asyncio.run(run())


def _call(client: Any) -> Callable[[int], Any]:
    resource = _runtime("_resource").Resource(client._core)
    return lambda number: resource._call(PATH, dict, path={"id": number})


def _async_call(client: Any) -> Callable[[int], Awaitable[Any]]:
    resource = _runtime("_resource").AsyncResource(client._core)
    return lambda number: resource._call(PATH, dict, path={"id": number})


RUNS = {"threads": _threads, "call_all": _call_all, "tasks": _tasks, "async_call_all": _async_call_all}

if __name__ == "__main__":
    main(sys.argv[1:])
