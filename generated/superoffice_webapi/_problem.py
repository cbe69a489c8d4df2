"""How a response can differ from its documented type."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A value of a response that is not of its documented type. The result of the call holds it as it was received."""

    path: str
    """Where the value is, as a JSONPath (RFC 9535): `$.Dates[0].StartDate`."""
    expected: str
    """The documented type."""
    got: str
    """The JSON type that was received, or `nothing` for a required property that is absent."""

    def __str__(self) -> str:
        return f"{self.path}: expected {self.expected}, got {self.got}"
