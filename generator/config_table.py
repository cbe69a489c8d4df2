"""The table of the settings in a TOML file: its name, misspelled or not, and the line of each key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.spelling import nearest

TABLE = ("tool", "sdkgen")
"""Path of the table that holds the settings."""


def misspelled_tables(document: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Paths of the tables, at the top or one level below it, whose name is nearly that of the settings' table."""
    for name, table in document.items():
        if isinstance(table, dict):
            paths = [(name,), *((name, key) for key, value in table.items() if isinstance(value, dict))]
            yield from (path for path in paths if path != TABLE and nearest(path[-1], TABLE[-1:]))


def line_of(text: str, path: tuple[str, ...]) -> int:
    """The line, from 1, on which a table or a key stands; 1 if it is not found.

    tomllib gives no positions, so lines are scanned: a key that stands inside a text of several lines is found too.
    """
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("["):
            here = table = _key_parts(line.partition("]")[0])
        else:
            here = (*table, *_key_parts(line.partition("=")[0]))
        if here[: len(path)] == path:
            return number
    return 1


def _key_parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip(" \t[\"'") for part in text.split("."))
