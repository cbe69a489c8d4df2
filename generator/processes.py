"""Work on all cores: one function over many items, or one beside this process, in worker processes where that pays."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

from generator.garbage_collection import collect_seldom

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def results_of(
    function: Callable[[_Item], _Result],
    items: Sequence[_Item],
    *,
    pays: bool,
    workers: int | None = None,
    chunk: int = 1,
) -> Iterator[_Result]:
    """The result for each item, in order. `function` and items must pickle if `pays`: whether processes are worth it.

    `workers` is their number, by default one a core; `chunk` is how many items one is handed at a time. An exception
    of the function, or Ctrl-C, ends the workers and is raised here.
    """
    workers = min(workers or os.cpu_count() or 1, -(-len(items) // chunk))
    if not pays or workers < 2:
        yield from map(function, items)
        return
    with _pool(workers) as pool:
        yield from pool.map(function, items, chunksize=chunk)


@contextmanager
def beside(function: Callable[[_Item], _Result], item: _Item, *, pays: bool) -> Iterator[Callable[[], _Result]]:
    """Call a function in a worker process, if that `pays`, while this one does something else.

    What is handed out waits for the result, or raises the exception of the function. It is called once.
    """
    if not pays or (os.cpu_count() or 1) < 2:
        yield lambda: function(item)
        return
    with _pool(1) as pool:
        yield pool.submit(function, item).result


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    # Spawned, as on macOS and Windows: a fork of a process with threads (a progress bar is one) can hang.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole process group; the parent deals with it
    collect_seldom()
