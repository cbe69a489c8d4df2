"""What a published document says about an API, in the types of the spec: facts with their places, no judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.reference.places import DocumentPlace, Places
from generator.spec.model import ParameterIn
from generator.spec.types import Type


@dataclass(frozen=True, slots=True)
class ReferenceField:
    """A property of a record, or a named argument of a request. `pointer` is a JSON Pointer (RFC 6901)."""

    name: str
    type: Type
    pointer: str
    description: str = ""
    required: bool = False
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class ReferenceModel:
    """A record. `named` tells one of the document's own names from one that was made for a schema without a name."""

    name: str
    fields: Mapping[str, ReferenceField]
    pointer: str
    description: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class ReferenceParameter:
    """A path, query or header parameter."""

    location: ParameterIn
    name: str
    type: Type
    pointer: str
    required: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceOperation:
    """An operation. `responses` holds those with a body, by status code."""

    id: str
    method: str
    path: str
    pointer: str
    parameters: tuple[ReferenceParameter, ...] = ()
    request: Type | None = None
    request_pointer: str = ""
    responses: Mapping[int, Type] = field(default_factory=dict)
    response_pointers: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reference:
    """A document. `path` is the file as the user would write it."""

    path: str
    operations: Mapping[str, ReferenceOperation]
    """By operation id."""
    models: Mapping[str, ReferenceModel]
    places: Places

    def place(self, pointer: str) -> DocumentPlace:
        """A place in this document."""
        return DocumentPlace(self.places, pointer)

    def routes(self) -> dict[tuple[str, str], ReferenceOperation]:
        """The operations by method and path, where template names and case do not count."""
        return {route(operation.method, operation.path): operation for operation in self.operations.values()}


def route(method: str, path: str) -> tuple[str, str]:
    """What identifies an operation to a server: the method, and the path without the names in its templates."""
    parts = ("{}" if part.startswith("{") and part.endswith("}") else part.lower() for part in path.split("/"))
    return method.upper(), "/".join(parts)
