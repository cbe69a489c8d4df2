"""Python's search for cycles among objects, left out where it only costs time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Millions of small objects that all live on: looking for cycles among them costs a third of the time.

    At the end Python looks for them once more, which takes as long as a stage: a whole command is therefore one such
    context, whatever its stages do.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def set_aside_for_collection() -> None:
    """Let `collect` look at nothing that is there now: pages, for example, refer to nothing that refers to them."""
    gc.freeze()


def collect() -> None:
    """Free what is in cycles, such as the trees of evidence, so that later stages take the memory and no more."""
    gc.collect()
    gc.unfreeze()


def collect_seldom() -> None:
    """For a worker process, which makes many small objects and soon forgets them: a tenth of black's time."""
    gc.freeze()
    gc.set_threshold(100_000)
