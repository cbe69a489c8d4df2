"""The OpenAPI 3.1 document: sections of finished YAML for `templates/openapi.yaml.j2` to place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from generator.http_message import variables
from generator.naming import unique
from generator.spec.model import Api, Group, Operation, Section, SecurityRequirement
from generator.trusted import SafeText, yaml_key, yaml_scalar, yaml_value
from generator.views.openapi.content import SharedParameters, parameter_objects, request_object, response_objects
from generator.views.openapi.paths import PathItem, path_items
from generator.views.openapi.prose import lines_of, with_notes
from generator.views.openapi.schemas import Schema, SchemaNames, component_schemas
from generator.views.openapi.security import requirements, security_schemes, usual_security


@dataclass(frozen=True, slots=True)
class OpenapiSettings:
    """What the document says that no page does."""

    title: str
    version: str
    server: str = "https://{host}/{customer}"
    """Template of the address that every path is relative to."""
    docs_url: str | None = None
    """Address of the folder of the published pages, if they are published."""


@dataclass(frozen=True, slots=True)
class TagView:
    """A group of operations: one agent or one entity."""

    name: SafeText
    description: SafeText


@dataclass(frozen=True, slots=True)
class OperationView:
    """An Operation Object. None where the operation has no such member."""

    method: SafeText
    id: SafeText
    tag: SafeText
    summary: SafeText
    description: SafeText | None
    docs_url: SafeText | None
    deprecated: bool
    availability: SafeText | None
    parameters: SafeText | None
    request: SafeText | None
    responses: SafeText
    security: SafeText | None


@dataclass(frozen=True, slots=True)
class PathView:
    """A Path Item Object. `key` includes its colon; `description` tells what a fragment in it is for."""

    key: SafeText
    description: SafeText | None
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True)
class OpenapiView:
    """The document."""

    title: SafeText
    version: SafeText
    server: SafeText
    server_variables: SafeText | None
    docs_url: SafeText | None
    tags: tuple[TagView, ...]
    tag_groups: SafeText | None
    security: SafeText
    paths: tuple[PathView, ...]
    parameters: SafeText | None
    schemas: SafeText
    security_schemes: SafeText | None


def openapi_view(api: Api, settings: OpenapiSettings) -> OpenapiView:
    """Everything that the template places. Raises KeyError for a type that names a model which the API lacks."""
    operations = [operation for _, operation in api.operations()]
    names = SchemaNames.of(api)
    shared = SharedParameters.of(api)
    tags = _tags(api)
    usual = usual_security(operations)
    builder = _Builder(settings, names, shared, tags, usual)
    return OpenapiView(
        title=yaml_scalar(settings.title, 2),
        version=yaml_scalar(settings.version, 2),
        server=yaml_scalar(settings.server, 4),
        server_variables=_section(_server_variables(settings.server), 4),
        docs_url=yaml_scalar(settings.docs_url, 2) if settings.docs_url else None,
        tags=tuple(
            TagView(
                yaml_scalar(tags[group.path], 4),
                yaml_scalar(f"Operations of the {group.name} {api.section_of(group).noun}.", 4),
            )
            for group in api.groups
        ),
        tag_groups=_section(_tag_groups(api, tags), 0),
        security=yaml_value(requirements(usual), 0),
        paths=tuple(builder.path(item) for item in path_items(api.operations())),
        parameters=_section(shared.components(names), 2),
        schemas=yaml_value(component_schemas(api, names), 2),
        security_schemes=_section(security_schemes(api.security_schemes), 2),
    )


@dataclass(frozen=True, slots=True)
class _Builder:
    """What every operation needs to know of the whole document."""

    settings: OpenapiSettings
    names: SchemaNames
    shared: SharedParameters
    tags: dict[tuple[str, ...], str]
    usual: tuple[SecurityRequirement, ...]

    def path(self, item: PathItem) -> PathView:
        note = f"What follows `#` tells these operations from those of `{item.plain}`. It is not sent."
        return PathView(
            key=yaml_key(item.key, 2),
            description=yaml_scalar(note, 4) if item.plain is not None else None,
            operations=tuple(self.operation(group, operation) for group, operation in item.operations),
        )

    def operation(self, group: Group, operation: Operation) -> OperationView:
        notes = [*operation.availability, operation.deprecated]
        description = with_notes(operation.description, notes)
        body = operation.body
        own_security = requirements(operation.security) if operation.security != self.usual else None
        return OperationView(
            method=yaml_key(operation.method.lower(), 4),
            id=yaml_scalar(operation.id, 6),
            tag=yaml_scalar(self.tags[group.path], 8),
            summary=yaml_scalar(_summary(operation), 6),
            description=yaml_scalar(description, 6) if description else None,
            docs_url=self._docs_url(operation),
            deprecated=operation.deprecated is not None,
            availability=_section(operation.availability, 6),
            parameters=_section(parameter_objects(operation, self.shared, self.names), 6),
            request=_section(request_object(operation, body, self.names), 6) if body else None,
            responses=yaml_value(response_objects(operation, self.names), 6),
            security=yaml_value(own_security, 6) if own_security is not None else None,
        )

    def _docs_url(self, operation: Operation) -> SafeText | None:
        if not self.settings.docs_url:
            return None
        return yaml_scalar(f"{self.settings.docs_url.rstrip('/')}/{quote(operation.page)}", 8)


def _summary(operation: Operation) -> str:
    """One line of plain text. Where the page has none, the last part of the id in angle brackets: not its own words."""
    return " ".join(lines_of(operation.summary).split()) or f"<{operation.id.rpartition('_')[2]}>"


def _section(value: Mapping[str, object] | Sequence[object], indent: int) -> SafeText | None:
    """What stands behind a key in column `indent`; None for an empty section, which the document leaves out."""
    return yaml_value(value, indent) if value else None


def _server_variables(server: str) -> Schema:
    return {
        name: {"default": name, "description": "Differs from one installation to another."}
        for name in variables(server)
    }


def _tags(api: Api) -> dict[tuple[str, ...], str]:
    """The tag of each group: its name, and the noun of its section where the client holds the section apart."""
    groups = {group.path: group for group in api.groups}
    tags = unique(_tag(group, api.section_of(group)) for group in groups.values())
    return dict(zip(groups, tags, strict=True))


def _tag(group: Group, section: Section) -> str:
    return f"{group.name} {section.noun}" if section.attribute else group.name


def _tag_groups(api: Api, tags: dict[tuple[str, ...], str]) -> list[Schema]:
    found: list[Schema] = []
    for section in api.sections:
        members = [tags[group.path] for group in api.groups if group.section == section.name]
        if members:
            found.append({"name": section.title, "tags": members})
    return found
