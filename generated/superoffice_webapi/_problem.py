"""What can be wrong with an answer that is good otherwise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A value of a response that is not what the documentation promises. The value itself is in place, as it came."""

    path: str
    """Where, as a JSONPath (RFC 9535): `$.Dates[0].StartDate`."""
    expected: str
    got: str
    """The JSON type that came instead, or `nothing`."""

    def __str__(self) -> str:
        return f"{self.path}: expected {self.expected}, got {self.got}"
