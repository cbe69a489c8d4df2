"""One function over many items, on all cores: in worker processes where that pays, with the results in order."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

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
    # Spawned, as on macOS and Windows: a fork of a process with threads (a progress bar is one) can hang.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_ignore_interrupts) as pool:
        try:
            yield from pool.map(function, items, chunksize=chunk)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole process group; the parent deals with it
