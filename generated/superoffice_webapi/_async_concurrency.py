"""Many calls at the same time, as tasks of asyncio or trio: what `_concurrency` does with threads.

boats = await async_call_all(client.boat.get, ids, limit=20)
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import TypeVar

from anyio import create_memory_object_stream, create_task_group
from anyio.abc import TaskGroup
from anyio.streams.memory import MemoryObjectSendStream

from ._concurrency import DEFAULT_LIMIT, Outcome, check_limit
from ._pause import SharedPause, shared_pause

Item = TypeVar("Item")
Result = TypeVar("Result")


async def async_call_all(
    call: Callable[[Item], Awaitable[Result]], items: Iterable[Item], *, limit: int = DEFAULT_LIMIT
) -> list[Result]:
    """Call a function with each item, up to `limit` at the same time; returns the results in the order of the items.

    The first exception is raised. Calls that have not ended by then are cancelled.
    """
    results: dict[int, Result] = {}
    async with async_call_as_completed(call, items, limit=limit) as outcomes:
        async for outcome in outcomes:
            results[outcome.index] = outcome.result
    return [results[index] for index in range(len(results))]


@asynccontextmanager
async def async_call_as_completed(
    call: Callable[[Item], Awaitable[Result]], items: Iterable[Item], *, limit: int = DEFAULT_LIMIT
) -> AsyncGenerator[AsyncIterator[Outcome[Item, Result]]]:
    """Call a function with each item, up to `limit` at the same time; gives each outcome as soon as it is there.

        async with async_call_as_completed(client.boat.get, ids) as outcomes:
            async for outcome in outcomes:
                print(outcome.item, outcome.error or outcome.result)

    An exception of a call is part of its outcome. Items are taken as they are needed. When the block is left early, the
    calls that have not ended are cancelled.
    """
    check_limit(limit)
    waiting = enumerate(items)
    pause = SharedPause()
    sender, receiver = create_memory_object_stream[Outcome[Item, Result]]()

    async def work(own: MemoryObjectSendStream[Outcome[Item, Result]]) -> None:
        with own:
            for index, item in waiting:
                await own.send(await _async_outcome(call, index, item, pause))

    with receiver:
        async with _task_group() as tasks:
            with sender:
                for _ in range(limit):
                    tasks.start_soon(work, sender.clone())
            yield receiver


@asynccontextmanager
async def _task_group() -> AsyncGenerator[TaskGroup]:
    """A task group that ends with its block, and raises an exception as it is: not within an ExceptionGroup."""
    error: Exception | None = None
    try:
        async with create_task_group() as tasks:
            yield tasks
            tasks.cancel_scope.cancel()
    except ExceptionGroup as group:
        error = group.exceptions[0]
    if error is not None:
        raise error


async def _async_outcome(
    call: Callable[[Item], Awaitable[Result]], index: int, item: Item, pause: SharedPause
) -> Outcome[Item, Result]:
    shared_pause.set(pause)
    try:
        return Outcome(index, item, None, (await call(item),))
    except Exception as error:
        return Outcome(index, item, error)
