"""The intermediate spec as data: what the pages say about the API, and nothing about how it is written out.

Every string in here that came from a page is untrusted: it reaches an output only through `generator.trusted`.
Tuples are sorted once, by whoever builds them; equal APIs compare equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from generator.http_message import IDEMPOTENT_METHODS
from generator.spec.types import STRING, Type

ParameterIn = Literal["path", "query", "header"]
BodyForm = Literal["arguments", "value", "patch"]
Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
SchemeType = Literal["http", "apiKey", "oauth2"]
SchemeIn = Literal["", "header", "query", "cookie"]
NaiveTimes = Literal["", "utc"]

SecurityRequirement = tuple[tuple[str, tuple[str, ...]], ...]
"""Schemes that are needed together, each with its scopes (OpenAPI 3.1, Security Requirement Object)."""


@dataclass(frozen=True, slots=True)
class OAuthFlow:
    """A way to get a token (OpenAPI 3.1, OAuth Flow Object), with the scopes that are asked for, in order."""

    name: str
    authorization_url: str = ""
    token_url: str = ""
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A way to authenticate (OpenAPI 3.1, Security Scheme Object). `key` is its name in requirements."""

    key: str
    type: SchemeType
    scheme: str = ""
    """Of type "http": the authentication scheme (RFC 9110, section 11.1)."""
    location: SchemeIn = ""
    """Of type "apiKey": where the key is sent; `in` in OpenAPI."""
    name: str = ""
    """Of type "apiKey": the name of the header, query parameter or cookie."""
    prefix: str = ""
    """Of type "apiKey" in a header: the word before the key. It makes an authentication scheme of the API's own."""
    description: str = ""
    flows: tuple[OAuthFlow, ...] = ()


@dataclass(frozen=True, slots=True)
class Extension:
    """What a specification extension (`x-…`) of a field means."""

    key: str
    description: str
    """Completes a sentence that starts with the key."""
    label: str
    """What stands before the value in documentation of the client."""


@dataclass(frozen=True, slots=True)
class ClientOption:
    """A request header that is an option of the client and of each call, rather than an argument of each method."""

    name: str
    header: str


@dataclass(frozen=True, slots=True)
class FilterSyntax:
    """How the conditions of a list are written, where it is not as in OData 4 (URL Conventions, section 5.1.1)."""

    contains: str = "contains({name},{value})"
    """Whether the text `{name}` holds the text `{value}`."""
    date: str = "{date}"
    """A date, or a date and time, from the text `{date}` (RFC 3339)."""


@dataclass(frozen=True, slots=True)
class Section:
    """A family of groups: a folder of the outputs, and a place on the client."""

    name: str
    """Folder of its groups in the outputs, and first part of their paths."""
    title: str
    noun: str
    """What one of its groups is called."""
    description: str = ""
    attribute: str = ""
    """Attribute of the client that holds the groups; empty where they are attributes of the client itself."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A path, query or header parameter (OpenAPI Parameter Object). `name` is the wire name."""

    location: ParameterIn
    name: str
    type: Type = STRING
    required: bool = False
    description: str = ""
    example: str | None = None
    client_name: str = ""
    """Name of the argument in a generated client; empty where it follows from the name."""


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a record. `name` is the wire name."""

    name: str
    type: Type
    description: str = ""
    required: bool = False
    read_only: bool = False
    primary_key: bool = False
    last_modified: bool = False
    """Whether it holds the time of the last change of the record."""
    deprecated: str | None = None
    """What the page says about the deprecation, for one that is deprecated; may be empty text."""
    extensions: tuple[tuple[str, str], ...] = ()
    """Key and value of each specification extension; `Api.extensions` says what they mean."""
    client_name: str = ""
    """Name of the attribute or argument in a generated client; empty where it follows from the name."""
    write_only: bool = False


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
    client_name: str = ""
    """Name of the argument in a generated client; empty where it follows from the name."""


@dataclass(frozen=True, slots=True)
class Response:
    """What an operation answers with under one status code. `type` is None where there is no body."""

    status: int
    description: str = ""
    type: Type | None = None
    media_types: tuple[str, ...] = ()
    nullable: bool = False
    """Whether it may be `null`, or be missing under status 404, for what does not exist."""
    location: str = ""
    """The header with the address of a job that goes on, or of what was asked for; blank where there is none."""


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
    security: tuple[SecurityRequirement, ...] = ()
    """Alternatives, of which a caller fulfils one."""
    samples: tuple[Sample, ...] = ()
    client_name: str = ""
    """Name of the method in a generated client; empty where it follows from the name."""
    name: str = ""
    """What the operation is called in its group; blank for what its id says by default."""
    repeatable: bool | None = None
    """Whether a request, sent twice, has the effect of one; None where it is as the method says (RFC 9110, 9.2.2)."""

    def __post_init__(self) -> None:
        if self.repeatable == (self.method in IDEMPOTENT_METHODS):
            object.__setattr__(self, "repeatable", None)

    @property
    def is_repeatable(self) -> bool:
        """Whether a request, sent twice, has the effect of one: by its method, or although it says otherwise."""
        return self.method in IDEMPOTENT_METHODS if self.repeatable is None else self.repeatable

    @property
    def name_in_group(self) -> str:
        """What the operation is called in its group."""
        return self.name or default_name(self.id)


def default_name(operation_id: str) -> str:
    """What an operation with this id is called in its group, if nothing else is known: what follows the first `_`."""
    return operation_id.partition("_")[2] or operation_id


@dataclass(frozen=True, slots=True)
class Group:
    """Operations that belong together. `path` is the name of a section, then the names that the documentation gives."""

    path: tuple[str, ...]
    operations: tuple[Operation, ...]

    @property
    def section(self) -> str:
        """Name of the section that the group is in."""
        return self.path[0]

    @property
    def name(self) -> str:
        """The group's name within its section."""
        return " ".join(self.path[1:])


@dataclass(frozen=True, slots=True)
class Api:
    """Everything that the outputs are made from."""

    title: str
    version: str
    groups: tuple[Group, ...] = ()
    models: tuple[Model, ...] = ()
    sections: tuple[Section, ...] = ()
    security_schemes: tuple[SecurityScheme, ...] = ()
    options: tuple[ClientOption, ...] = ()
    extensions: tuple[Extension, ...] = ()
    naive_times: NaiveTimes = ""
    """The time zone of a date-time that has none; empty where it is unknown."""
    error_properties: tuple[str, ...] = ()
    """Properties that only an error of the API itself has, and not one of a server or proxy in front of it."""
    filters: FilterSyntax = FilterSyntax()
    models_by_name: dict[str, Model] = field(init=False, repr=False, compare=False, hash=False)
    sections_by_name: dict[str, Section] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "models_by_name", {model.name: model for model in self.models})
        object.__setattr__(self, "sections_by_name", {section.name: section for section in self.sections})

    def section_of(self, group: Group) -> Section:
        """The section that a group is in."""
        return self.sections_by_name[group.section]

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
