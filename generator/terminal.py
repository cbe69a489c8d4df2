"""Standard output and standard error. The only module that prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from generator.analysis import OnProgress, no_progress
from generator.lint.formats.text import Line
from generator.lint.printable import printable


def replace_unprintable() -> None:
    """From now on, a character that an encoding of the two streams does not have is printed as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def print_lines(lines: Iterable[str], flush: bool = False) -> None:
    """Print lines to standard output. The lines are safe for a terminal."""
    try:
        sys.stdout.writelines(f"{line}\n" for line in lines)
        if flush:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader of the pipe has closed it, as `head` does. The run goes on, and its exit code is the same.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_styled(lines: Iterable[Line]) -> None:
    """Print lines to standard output, in colour if it is a terminal."""
    console = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
    styles = {"error": "red", "warning": "yellow", "info": "cyan", "source": "dim"}
    for line, style in lines:
        if console.is_terminal and style in styles:
            console.print(line, style=styles[style])
        else:
            print_lines([line])


def print_aside(lines: Iterable[str]) -> None:
    """Print lines to standard error, beside a document on standard output. The lines are safe for a terminal."""
    sys.stderr.writelines(f"{line}\n" for line in lines)


def complain(text: str) -> None:
    """Print why a command does not do what was asked, to standard error. The text may hold any characters."""
    print_aside(printable(line) for line in text.split("\n"))


@contextmanager
def progress_bar(quiet: bool) -> Iterator[OnProgress]:
    """A progress bar on a terminal; nothing where standard error is no terminal, or if `quiet`."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield no_progress
        return
    columns = (TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        progress.add_task("", total=None)
        bar = progress.tasks[0]

        def on_progress(stage: str, done: int, total: int) -> None:
            # Not `progress.update`: it cannot make a total unknown again.
            bar.description, bar.completed, bar.total = stage, done, total or None

        yield on_progress
