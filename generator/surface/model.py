"""A change of the Python surface as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "name-removed",
    "name-changed",
    "name-added",
    "kind-changed",
    "base-removed",
    "argument-removed",
    "argument-added",
    "argument-required",
    "argument-moved",
    "argument-kind-changed",
    "default-changed",
    "argument-type-changed",
    "return-type-changed",
    "attribute-type-changed",
]

COMPATIBLE: frozenset[Kind] = frozenset({"name-added", "argument-added"})
"""All others are changes after which something that could be written no longer can."""


@dataclass(frozen=True, slots=True, order=True)
class SurfaceChange:
    """One change. `name` is how a caller reaches it: `client.harbour.find(depth)`, `models.Boat.length`.

    `before` and `after` are code, or None where there is nothing.
    """

    kind: Kind
    name: str
    before: str | None = None
    after: str | None = None

    @property
    def is_breaking(self) -> bool:
        """Whether a caller of the old client may have written what can no longer be written."""
        return self.kind not in COMPATIBLE
