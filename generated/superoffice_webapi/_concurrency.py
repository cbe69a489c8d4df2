"""Many calls at the same time, in threads: up to a limit; when the server limits the rate of one, all of them wait.

    boats = call_all(client.boat.get, ids, limit=20)

The functions take a method of a client, or a function that calls one, and the values that it is called with.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, Generic, TypeVar

from ._pause import SharedPause, shared_pause

Item = TypeVar("Item")
Result = TypeVar("Result")
Item_co = TypeVar("Item_co", covariant=True)
Result_co = TypeVar("Result_co", covariant=True)

DEFAULT_LIMIT: Final = 10


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item_co, Result_co]):
    """What came of one call: its result, or the exception that it raised."""

    index: int
    """The position of the item among all items, from 0."""
    item: Item_co
    """What the function was called with."""
    error: Exception | None = None
    _results: tuple[Result_co, ...] = field(default=(), repr=False)

    @property
    def result(self) -> Result_co:
        """The result of the call. Raises its exception, if there is one."""
        if self.error is not None:
            raise self.error
        return self._results[0]


def call_all(call: Callable[[Item], Result], items: Iterable[Item], *, limit: int = DEFAULT_LIMIT) -> list[Result]:
    """Call a function with each item, in up to `limit` threads; returns the results in the order of the items.

    The first exception is raised. Calls that have not begun by then are not made; those that have are waited for.
    """
    results: dict[int, Result] = {}
    with call_as_completed(call, items, limit=limit) as outcomes:
        for outcome in outcomes:
            results[outcome.index] = outcome.result
    return [results[index] for index in range(len(results))]


@contextmanager
def call_as_completed(
    call: Callable[[Item], Result], items: Iterable[Item], *, limit: int = DEFAULT_LIMIT
) -> Generator[Iterator[Outcome[Item, Result]]]:
    """Call a function with each item, in up to `limit` threads; gives each outcome as soon as it is there.

        with call_as_completed(client.boat.get, ids) as outcomes:
            for outcome in outcomes:
                print(outcome.item, outcome.error or outcome.result)

    An exception of a call is part of its outcome. Items are taken as they are needed. When the block is left early, no
    further call is made, and those that have begun are waited for.
    """
    check_limit(limit)
    with ThreadPoolExecutor(limit, thread_name_prefix=__package__ or "") as executor:
        yield _outcomes(call, items, limit, executor)


def _outcomes(
    call: Callable[[Item], Result], items: Iterable[Item], limit: int, executor: Executor
) -> Iterator[Outcome[Item, Result]]:
    pause = SharedPause()

    def begin(index: int, item: Item) -> Future[Outcome[Item, Result]]:
        return executor.submit(copy_context().run, _outcome, call, index, item, pause)

    waiting = enumerate(items)
    running = {begin(*entry) for entry in islice(waiting, limit)}
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        running |= {begin(*entry) for entry in islice(waiting, len(done))}
        for future in done:
            yield future.result()


def _outcome(call: Callable[[Item], Result], index: int, item: Item, pause: SharedPause) -> Outcome[Item, Result]:
    shared_pause.set(pause)
    try:
        return Outcome(index, item, None, (call(item),))
    except Exception as error:
        return Outcome(index, item, error)


def check_limit(limit: int) -> None:
    """Raise ValueError for a limit that allows no call."""
    if limit < 1:
        raise ValueError(f"limit must be at least 1, not {limit}")
