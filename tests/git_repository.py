"""The current folder as a git repository, and commands that run in it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

from generator.cli import main

Run = Callable[..., tuple[int, str, str]]
"""Runs a command: exit code, standard output and standard error."""


def git(*arguments: str) -> None:
    """Run git, which must succeed."""
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def commit_everything() -> None:
    """Make the current folder a repository with one commit."""
    git("init", "-q")
    git("add", ".")
    git("-c", "user.name=n", "-c", "user.email=e@example.com", "commit", "-q", "-m", "first")


def runner(capsys: pytest.CaptureFixture[str], *first: str) -> Run:
    """Runs commands that begin with these arguments; what was printed before is forgotten."""
    capsys.readouterr()

    def command(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main([*first, *arguments])
        except SystemExit as stopped:
            code = int(str(stopped.code))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command
