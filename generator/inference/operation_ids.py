"""What the id of an operation says: the group of the operation, its method, and the type that the method is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SUBJECT = re.compile(
    r"\A[A-Z][a-z]+(?:Default|All|My|And[A-Z][a-z]+|Or[A-Z][a-z]+)*"
    r"(?P<name>(?!(?:And|Or|From|By|For|With|On|In|Of|As|At)[A-Z])[A-Z][A-Za-z0-9]*?)(?:List|Array)?\d*"
    r"(?:(?:From|By|For|With|On|In|To|Of|As|At)(?:[A-Z].*)?)?\Z"
)
"""A verb, what it is about, and what narrows it: `GetAllBoatListsByOwner`."""


@dataclass(frozen=True, slots=True)
class OperationId:
    """The parts of an id; all are blank for an id without parts."""

    group: str = ""
    method: str = ""
    name: str = ""
    """What the operation is called in its group."""

    @property
    def subject(self) -> str | None:
        """What the method is about: `SaveBoat` names `Boat`; None for a method that says no more than its verb."""
        m = _SUBJECT.match(self.method)
        return m["name"] if m else None


def operation_id(text: str, pattern: re.Pattern[str] | None) -> OperationId:
    """The parts of an id by the profile's pattern: the groups `group`, `method` and, where it differs, `name`."""
    m = pattern.match(text) if pattern else None
    return OperationId(m["group"], m["method"], m.groupdict().get("name") or m["method"]) if m else OperationId()
