"""The shape of a method: its arguments, where each goes in the request, and what it returns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from generator.spec.model import Api, Operation
from generator.spec.types import UNKNOWN, Type
from generator.trusted import SafeText
from generator.views.python.annotations import Annotations
from generator.views.python.expressions import Expression

Location = Literal["path", "query", "header", "property", "body", "patch", "file", "method"]
"""Where an argument goes in a request: a parameter's `in`, a property of the JSON body, or the whole body; "method" is
one that only the method itself reads."""

BodyKind = Literal["", "arguments", "value", "patch", "file"]
"""What the body of a request is made of; empty for a request without one."""

ReturnKind = Literal["call", "send", "list", "download"]
"""Which helper of the runtime makes the call: one value, nothing, a list that comes in pages, or a file."""

NO_CLASS = SafeText("")


@dataclass(frozen=True, slots=True)
class Argument:
    """A parameter of a method. It goes to `location` of the request, under the name `wire` where it has one there."""

    name: SafeText
    annotation: Expression
    location: Location
    wire: str = ""
    type: Type = UNKNOWN
    """What the documentation says of its values."""
    description: str = ""
    default: Expression | None = None
    """None for an argument that must be given."""
    positional: bool = False
    record: Expression | None = None
    """The type at run time of one in the body that can hold records: in place of each, a method takes a dict."""
    is_chosen: bool = False
    """Whether the spec gives the name; another one follows from the wire name, and is made unique."""


@dataclass(frozen=True, slots=True)
class ReturnShape:
    """What a method returns."""

    kind: ReturnKind
    annotation: Expression
    runtime_types: tuple[Expression, ...] = ()
    """The types that the helper takes."""
    may_be_none: bool = False
    """Whether None stands for what does not exist."""
    is_model: bool = False
    """Whether it is a record."""
    description: str = ""


@dataclass(frozen=True, slots=True)
class SavedRecord:
    """How a method takes the key in its path from the record that is its body."""

    by_key: tuple[Argument, ...]
    """The arguments where key and record are passed."""
    by_record: tuple[Argument, ...]
    """The arguments where only the record is passed, the first of them."""
    names: tuple[SafeText, SafeText]
    """The arguments for key and record."""
    key: SafeText
    """The attribute of the record that is its key."""
    condition: SafeText
    """The argument for If-Unmodified-Since, which `if_unchanged` sets; empty where there is none."""
    changed: SafeText
    """The attribute that holds the time of the last change; empty where there is none."""


@dataclass(frozen=True, slots=True)
class MethodShape:
    """All there is to know to write the methods of one operation, and to call them."""

    operation: Operation
    name: SafeText
    arguments: tuple[Argument, ...]
    returns: ReturnShape
    body: BodyKind = ""
    none_if_not_modified: bool = False
    saved: SavedRecord | None = None
    """For a method that also takes the record alone."""
    argument_class: SafeText = NO_CLASS
    """The class that collects the optional arguments, where there are too many to name each in the signature."""

    @property
    def collected(self) -> tuple[Argument, ...]:
        """The arguments that `argument_class` holds."""
        if not self.argument_class:
            return ()
        return tuple(a for a in self.arguments if a.default is not None and not a.positional)

    def at(self, location: Location) -> list[Argument]:
        """The arguments that go to one location of the request."""
        return [argument for argument in self.arguments if argument.location == location]


@dataclass(frozen=True, slots=True)
class ShapeContext:
    """What the shapes of all operations of a group depend on."""

    api: Api
    annotations: Annotations
    reserved: Collection[str]
    """Names that no argument may have."""
    runtime_headers: frozenset[str]
    """Request headers, in lower case, that are no arguments: the runtime of the client writes them."""
