"""The intermediate spec as data: what the pages say about the API, and nothing about how it is written out.

Every string in here that came from a page is untrusted: it reaches an output only through `generator.trusted`.
Tuples are sorted once, by whoever builds them; equal APIs compare equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from generator.spec.types import STRING, Type

VERSION = 1
"""Version of the YAML form. A spec of another version is refused."""

ParameterIn = Literal["path", "query", "header"]
GroupKind = Literal["agent", "entity"]
BodyForm = Literal["arguments", "value", "patch"]
Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
Scheme = Literal["basic", "soticket", "bearer", "xsrf", "app-token"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A path, query or header parameter (OpenAPI Parameter Object). `name` is the wire name."""

    location: ParameterIn
    name: str
    type: Type = STRING
    required: bool = False
    description: str = ""
    example: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a record. `name` is the wire name."""

    name: str
    type: Type
    description: str = ""
    required: bool = False
    read_only: bool = False
    primary_key: bool = False
    deprecated: str | None = None
    """What the page says about the deprecation, for one that is deprecated; may be empty text."""
    mdo_list: str | None = None
    """Name of the MDO list that holds the values to choose from."""


@dataclass(frozen=True, slots=True)
class Model:
    """A record shared by name. `extends` names a model whose fields come before these."""

    name: str
    fields: tuple[Field, ...]
    description: str = ""
    extends: str | None = None


@dataclass(frozen=True, slots=True)
class RequestBody:
    """What an operation is sent.

    form "arguments": the body is a bag of named arguments, `fields`, documented on the page of the operation.
    form "value": one JSON value (or binary) of type `type`.
    form "patch": an RFC 6902 JSON Patch or an RFC 7396 merge patch of the model in `type`.
    """

    name: str
    form: BodyForm
    type: Type | None = None
    fields: tuple[Field, ...] = ()
    media_types: tuple[str, ...] = ()
    description: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Response:
    """What an operation answers with under one status code. `type` is None where there is no body."""

    status: int
    description: str = ""
    type: Type | None = None
    media_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One half of a sample: its start line, header lines and body, as the page writes them."""

    start: str
    headers: tuple[tuple[str, str], ...] = ()
    body: str | None = None
    """Text of the body (JSON, mostly); None where the page shows none."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A documented exchange."""

    request: Message | None = None
    response: Message | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One endpoint: one page."""

    id: str
    method: Method
    path: str
    """Template with `{name}` parts, from the root of the host's customer: `/api/v1/Contact/{id}`."""
    page: str
    """The page, relative to its root, with `/`."""
    summary: str = ""
    description: str = ""
    """Markdown without HTML; paragraphs are separated by blank lines."""
    deprecated: str | None = None
    availability: tuple[str, ...] = ()
    """Notes such as "not available online"."""
    parameters: tuple[Parameter, ...] = ()
    body: RequestBody | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[Scheme, ...] = ()
    samples: tuple[Sample, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one agent or one entity. `name` is the documentation's: `Appointment`."""

    kind: GroupKind
    name: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Api:
    """Everything that the outputs are made from."""

    title: str
    version: str
    groups: tuple[Group, ...] = ()
    models: tuple[Model, ...] = ()
    models_by_name: dict[str, Model] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "models_by_name", {model.name: model for model in self.models})

    def operations(self) -> Iterator[tuple[Group, Operation]]:
        """Every operation with its group, in spec order."""
        for group in self.groups:
            for operation in group.operations:
                yield group, operation

    def all_fields(self, model: Model) -> tuple[Field, ...]:
        """The fields of a model, those that it inherits first."""
        inherited = self.all_fields(self.models_by_name[model.extends]) if model.extends else ()
        own = {f.name for f in model.fields}
        return (*(f for f in inherited if f.name not in own), *model.fields)
