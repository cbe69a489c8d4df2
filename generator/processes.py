"""Work on all cores: the worker processes of a run, which its stages share."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import TypeVar

from generator.garbage_collection import collect_seldom

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Workers:
    """The worker processes of a run: none before one pays, and none after the `with` block.

    Outside such a block, all work is done in this process. `count` is how many there may be, by default one a core;
    none of it changes a result. `preparation` is what a worker can do before there is work: importing what that needs.
    """

    def __init__(self, count: int | None = None, preparation: Callable[[], None] | None = None) -> None:
        self._count = count or os.cpu_count() or 1
        self._preparation = preparation
        self._is_open = False
        self._pool: ProcessPoolExecutor | None = None
        self._started = 0

    def __enter__(self) -> Workers:
        self._is_open = True
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the workers; what has not begun is left out."""
        self._is_open = False
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    @property
    def are_running(self) -> bool:
        """Whether work can be handed over without starting a process."""
        return self._started > 0

    def prepare(self) -> None:
        """Have the workers prepared behind the work that they have; start one if there is none.

        Without a preparation nothing is done: the run has no work for them but what it hands them now.
        """
        if self._is_open and self._count > 1 and self._preparation:
            pool = self._start(1)
            for _ in range(self._started):
                pool.submit(self._preparation)

    def results_of(
        self, function: Callable[[_Item], _Result], items: Sequence[_Item], *, pays: bool, chunk: int = 1
    ) -> Iterator[_Result]:
        """The result for each item, in order. `function` and items must pickle if `pays`: whether workers are worth it.

        `chunk` is how many items a worker is handed at a time; for one such part no worker is started. Workers begin at
        once; without them, each result is made when it is asked for. An exception of the function is raised where its
        result would come.
        """
        wanted = min(self._count, -(-len(items) // max(chunk, 1)))
        if not self._is_open or not pays or self._count < 2 or wanted < (1 if self.are_running else 2):
            return map(function, items)
        return self._start(wanted).map(function, items, chunksize=chunk)

    def result_of(self, function: Callable[[_Item], _Result], item: _Item, *, pays: bool) -> Callable[[], _Result]:
        """Call a function in a worker, if that `pays`, while this process does something else.

        What is returned waits for the result, or raises the exception of the function. It is called once.
        """
        if not self._is_open or not pays or self._count < 2:
            return lambda: function(item)
        return self._start(1).submit(function, item).result

    def _start(self, wanted: int) -> ProcessPoolExecutor:
        """The pool, which starts a process when there is work for it and no other is idle."""
        if self._pool is None:
            # Spawned, as on macOS and Windows: a fork of a process with threads (a progress bar is one) can hang.
            self._pool = ProcessPoolExecutor(self._count, mp_context=get_context("spawn"), initializer=_begin)
        self._started = max(self._started, wanted)
        return self._pool


HERE = Workers(1)
"""No workers: everything is done in this process."""


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole process group; the parent deals with it
    Thread(target=_end_with_parent, daemon=True).start()
    collect_seldom()


def _end_with_parent() -> None:
    """A parent that is killed cannot end its workers, which would wait for work for ever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
