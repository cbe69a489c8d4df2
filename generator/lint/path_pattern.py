"""Which pages a setting or a suppression is about: patterns as in `.gitignore`, from any folder of the path."""

from __future__ import annotations

import functools

from pathspec import GitIgnoreSpec


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern covers a path as it is printed: `tasks/**` covers `docs/tasks/get.md`, `/docs` only `docs/…`.

    A pattern that starts with `/` starts at the first folder of the path; every other one at any folder.
    """
    return _spec(pattern).match_file(path)


@functools.cache
def _spec(pattern: str) -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines([pattern if pattern.startswith("/") else f"**/{pattern}"])
