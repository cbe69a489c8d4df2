"""Runs a function in a child process that is killed, or meets a full disk, at a given change of the disk."""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import partial

_CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.truncate"}
"""Audit events (PEP 578) of calls that change the disk, beside `open` for writing."""


def is_killed(
    function: Callable[[], object],
    *,
    at: int,
    fails_at: int = 0,
    within: str = "",
    allowed: tuple[type[Exception], ...] = (),
) -> bool:
    """Run a function in a fork that kills itself right before its change number `at`; False if it ended before.

    The change number `fails_at` fails with ENOSPC, and so does nothing; later ones succeed. Only changes whose
    paths, one after the other, hold `within` count. `allowed` exceptions of the function are no failure of the test.
    """
    child = forked(partial(_run_child, function, at, fails_at, within, allowed))
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the function raised: see standard error"
    return False


def forked(function: Callable[[], object]) -> int:
    """The process of a fork that runs a function and exits: with 0, or with 1 and a traceback if it raised."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a fork with threads, which none of these tests has
        child = os.fork()
    if child:
        return child
    try:
        function()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _run_child(
    function: Callable[[], object],
    at: int,
    fails_at: int,
    within: str,
    allowed: tuple[type[Exception], ...],
) -> None:
    count = 0

    def on_event(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if not (is_write or event in _CHANGES) or within not in " ".join(map(str, arguments)):
            return
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)
        if count == fails_at:
            raise OSError(errno.ENOSPC, "No space left on device")

    sys.addaudithook(on_event)
    with suppress(*allowed):
        function()
