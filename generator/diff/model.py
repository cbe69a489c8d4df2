"""A change between two specs as data, and the one table that says which change is breaking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

Kind = Literal[
    "operation-removed",
    "operation-renamed",
    "operation-added",
    "parameter-removed",
    "parameter-type-changed",
    "parameter-required-changed",
    "parameter-added",
    "request-property-removed",
    "request-property-type-changed",
    "request-property-added",
    "response-property-removed",
    "response-property-type-changed",
    "response-property-added",
    "status-removed",
    "status-added",
    "media-type-removed",
    "media-type-added",
    "enum-value-removed",
    "enum-value-added",
    "model-renamed",
    "deprecated",
    "text-changed",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which changes of one severity are listed."""

Severity = Literal["breaking", "compatible", "docs"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The worst first. "docs" is a change of the documentation alone: nothing says that the API itself has changed."""

Direction = Literal["request", "response"]

Case = Literal[
    "", "required", "optional", "success", "error", "request", "response", "name", "address", "wider", "narrower",
    "other", "known",
]  # fmt: skip
"""What a severity depends on besides the kind.

Of a type: "wider" has room for every value that was possible, "narrower" for no other one, "known" differs only in what
one side leaves open, "other" is the rest. "success" and "error" are classes of status codes; "name" and "address" are
what an operation is called and where it is.
"""

_ACCEPTED: Mapping[Case, Severity] = {
    "known": "docs",
    "wider": "compatible",
    "narrower": "breaking",
    "other": "breaking",
}
"""By what a server now accepts."""

_NEEDED: Mapping[Case, Severity] = {"required": "breaking", "optional": "compatible"}
"""By whether a caller must now send it."""

SEVERITY: Mapping[Kind, Mapping[Case, Severity]] = {
    "operation-removed": {"": "breaking"},
    "operation-renamed": {"name": "compatible", "address": "breaking"},
    "operation-added": {"": "compatible"},
    "parameter-removed": {"": "breaking"},
    "parameter-type-changed": _ACCEPTED,
    "parameter-required-changed": _NEEDED,
    "parameter-added": _NEEDED,
    "request-property-removed": {"": "breaking"},
    "request-property-type-changed": _ACCEPTED,
    "request-property-added": _NEEDED,
    "response-property-removed": {"": "breaking"},
    "response-property-type-changed": {
        "known": "docs",
        "wider": "breaking",
        "narrower": "compatible",
        "other": "breaking",
    },
    "response-property-added": {"": "compatible"},
    "status-removed": {"success": "breaking", "error": "compatible"},
    "status-added": {"": "compatible"},
    "media-type-removed": {"": "breaking"},
    "media-type-added": {"": "compatible"},
    "enum-value-removed": {"request": "breaking", "response": "compatible"},
    "enum-value-added": {"": "compatible"},
    "model-renamed": {"": "compatible"},
    "deprecated": {"": "compatible"},
    "text-changed": {"": "docs"},
}
"""Kind -> case -> how much it matters to whoever sends requests and reads responses.

The id of an operation and the name of a model are in no message. What they mean for code that is written against a
generated client is a question of that client's surface.
"""


@dataclass(frozen=True, slots=True, order=True)
class Reach:
    """An operation that a change reaches. `at` is the shortest way in it: `response.200.Field[].Field`, or blank."""

    id: str
    at: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `place` is written as in overrides: of the new spec, or of the old one for what was removed.

    `model` is the shared record that has changed, or None. `before` and `after` are None where there is nothing.
    """

    kind: Kind
    severity: Severity
    model: str | None
    place: str
    before: str | None
    after: str | None
    operations: tuple[Reach, ...]


class Difference(NamedTuple):
    """One change of one part, whoever uses it. `below` is the way to it from the part's owner: `.Field`, or blank."""

    kind: Kind
    place: str
    before: str | None = None
    after: str | None = None
    case: Case = ""
    model: str | None = None
    below: str = ""

    @property
    def severity(self) -> Severity:
        """What the table says."""
        return SEVERITY[self.kind][self.case]


def need(of_required: bool) -> Case:
    """The case of something that a caller sends."""
    return "required" if of_required else "optional"


class RecordPair(NamedTuple):
    """A model of the old spec and one of the new, where one place has both; by the direction of the message."""

    direction: Direction
    old: str
    new: str


class Comparison(NamedTuple):
    """What was found at a part, and what it leads to."""

    differences: tuple[Difference, ...] = ()
    pairs: tuple[tuple[str, RecordPair], ...] = ()
    """The way from the part to each pair of records that is to be compared too."""


def together(comparisons: Iterable[Comparison]) -> Comparison:
    """Several comparisons as one."""
    found = tuple(comparisons)
    return Comparison(
        tuple(difference for one in found for difference in one.differences),
        tuple(pair for one in found for pair in one.pairs),
    )
