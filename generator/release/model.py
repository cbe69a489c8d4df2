"""An entry of a release note as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Heading = Literal["Removed", "Changed", "Deprecated", "Added"]
HEADINGS: tuple[Heading, ...] = get_args(Heading)
"""Headings of Keep a Changelog 1.1.0, those with breaking changes first."""

SEVERAL_GROUPS = "Several groups"
MODELS = "Shared models"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as a caller of the client sees it. `text` is Markdown on one line."""

    heading: Heading
    part: str
    """Section and group, or what stands for many of them."""
    is_breaking: bool
    text: str
    methods: tuple[str, ...] = ()
    """What it reaches, also where the text names only some: `client.harbour.find`."""
    classes: tuple[str, ...] = ()
    """Of a record that has another name: the class before and after."""


@dataclass(frozen=True, slots=True)
class ReleaseNote:
    """What changed, the breaking changes first in each part."""

    entries: tuple[Entry, ...]
    texts: int
    """How many changes there are of the documentation alone: the client is the same, but for its docstrings."""
