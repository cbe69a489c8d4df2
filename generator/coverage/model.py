"""Figures about how well the types of an API are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

State = Literal["pages", "reference", "overridden", "conflicting", "unknown"]
"""What the type of one part of an API rests on. Each part is in one state: overridden, else unknown, else conflicting,
else known from a reference alone, else from pages."""
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many types of parts are in each state, and how many samples there are and have no part of another type."""

    states: Mapping[State, int]
    samples: int
    matching: int

    @property
    def facts(self) -> int:
        """How many parts of the API have a type."""
        return sum(self.states.values())


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """The figures of the parts that the pages of one group show."""

    name: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    """The figures of one section. A part that several groups show counts once."""

    title: str
    noun: str
    """What one of its groups is called."""
    tally: Tally
    groups: tuple[GroupCoverage, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The figures of an API. `elsewhere` counts parts that no current page shows; they are in no section."""

    tally: Tally
    sections: tuple[SectionCoverage, ...]
    elsewhere: int
