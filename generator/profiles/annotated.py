"""The parts of a profile that say what JSON in HTML comments, placeholders and several request lines mean.

Read by `generator.pages.annotated` and `generator.pages.addresses`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.profiles.build import needs_groups

PageLayout = Literal["operation", "annotated"]
"""What a page is: one operation, whose request line stands in a fence under the title; or anything, with request lines
and samples under several headings, definitions of types, and annotations in comments."""

FenceKind = Literal["request", "response", "definition", "example", "other"]
"""What an annotation can say of the fence below it."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """The keys of the JSON in a comment (`<!-- {...} -->`) above a fence; blank for what the pages do not annotate."""

    kind: str = ""
    """What the fence is: one of `kinds`."""
    kinds: Mapping[str, FenceKind] = field(default_factory=dict)
    type: tuple[str, ...] = ()
    """The type of the value in the fence; the first key that is there counts."""
    list: str = ""
    """True where the value is a list of the type."""
    list_type: re.Pattern[str] | None = None
    """How the type itself says that the value is a list; group `item`."""
    base: str = ""
    """The type that a definition extends."""
    open: str = ""
    """True where values of a defined type may have further properties."""
    name: str = ""
    """The name of a request, or the names of the requests that a response is of."""


@dataclass(frozen=True, slots=True)
class Representation:
    """How the JSON representation of a type says what its values are."""

    type: tuple[str, ...] = ()
    """The properties whose value is the type of the object that they are in."""
    choice: str = ""
    """What stands between the values of an enumeration."""
    note: re.Pattern[str] | None = None
    """What may stand behind the name of a type in a text, and is no part of it."""
    choices: re.Pattern[str] | None = None
    """Values that a description lists; group `values`, in which each value stands in emphasis or as code."""

    def __post_init__(self) -> None:
        needs_groups("choices", self.choices, ("values",))


@dataclass(frozen=True, slots=True)
class Envelope:
    """How a list is answered: an object with the rows and, where there are more, the address of the next page."""

    rows: str = ""
    next: str = ""
    name: str = "{item}List"
    """The name of the type of such an object, from that of its rows."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Forms of a path that address the same thing. The first is the one that an operation is known by."""

    forms: tuple[str, ...]
    after: str = ""
    """The first form of an earlier rule, behind which these stand; blank for the start of the path."""


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """The rows of a table of permissions that start with `starts` name the scopes of an OAuth 2 flow."""

    starts: str
    flow: str


@dataclass(frozen=True, slots=True)
class Scopes:
    """The tables of permissions: any one of the scopes in a row is enough."""

    scheme: str = ""
    """The key of the security scheme, of type oauth2."""
    rows: tuple[ScopeRow, ...] = ()
    scope: re.Pattern[str] | None = None
    """A scope in a cell; any other text there names none."""
