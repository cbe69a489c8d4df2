"""The OpenAPI 3.1 document as values for `templates/openapi.yaml.j2`, which has its keys, their order and nesting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.document_info import Contact, License
from generator.http_message import variables
from generator.naming import unique
from generator.spec.model import Api, Group, Section
from generator.trusted import SafeText, yaml_key, yaml_value, yaml_words
from generator.views.openapi.components import ComponentView, SchemaKeys, component_schemas
from generator.views.openapi.operations import OperationViews, PathView
from generator.views.openapi.parameters import SharedParameters, SharedParameterView
from generator.views.openapi.paths import path_items
from generator.views.openapi.prose import prose
from generator.views.openapi.security import (
    RequirementView,
    SchemeView,
    requirement_views,
    scheme_views,
    usual_security,
)


@dataclass(frozen=True, slots=True)
class OpenapiSettings:
    """Settings of the document: what no page says."""

    title: str
    version: str
    server: str = "https://{host}/{customer}"
    """Template of the address that every path is relative to."""
    docs_url: str | None = None
    """Address of the folder of the published pages, if they are published."""
    contact: Contact | None = None
    license: License | None = None


@dataclass(frozen=True, slots=True)
class ContactView:
    """Contact Object. A member that is None is left out."""

    name: SafeText | None
    url: SafeText | None
    email: SafeText | None


@dataclass(frozen=True, slots=True)
class LicenseView:
    """License Object. A member that is None is left out."""

    name: SafeText
    identifier: SafeText | None
    url: SafeText | None


@dataclass(frozen=True, slots=True)
class ExtensionTextView:
    """What a specification extension means: words for the description of the document."""

    key: SafeText
    meaning: SafeText


@dataclass(frozen=True, slots=True)
class ServerVariableView:
    """A part of the server's address that differs: its name as a key, and the same name as the default."""

    key: SafeText
    name: SafeText


@dataclass(frozen=True, slots=True)
class TagView:
    """A group of operations."""

    name: SafeText
    description: SafeText


@dataclass(frozen=True, slots=True)
class TagGroupView:
    """A section of the API, with the tags of its groups."""

    name: SafeText
    tags: SafeText


@dataclass(frozen=True, slots=True)
class OpenapiView:
    """The document. A member that is None or empty is left out."""

    title: SafeText
    version: SafeText
    contact: ContactView | None
    license: LicenseView | None
    extensions: tuple[ExtensionTextView, ...]
    sections: SafeText
    """Names of all sections, for a sentence."""
    docs_url: SafeText | None
    server: SafeText
    server_variables: tuple[ServerVariableView, ...]
    security: tuple[RequirementView, ...]
    tags: tuple[TagView, ...]
    tag_groups: tuple[TagGroupView, ...]
    paths: tuple[PathView, ...]
    security_schemes: tuple[SchemeView, ...]
    parameters: tuple[SharedParameterView, ...]
    schemas: tuple[ComponentView, ...]


def openapi_view(api: Api, settings: OpenapiSettings) -> OpenapiView:
    """Everything that the template places. Raises KeyError for a type that names a model which the API lacks."""
    keys = SchemaKeys.of(api)
    shared = SharedParameters.of(api)
    tags = _tags(api)
    usual = usual_security(operation for _, operation in api.operations())
    operations = OperationViews(settings.docs_url, keys, shared, tags, usual)
    return OpenapiView(
        title=yaml_value(settings.title),
        version=yaml_value(settings.version),
        contact=_contact(settings.contact) if settings.contact else None,
        license=_license(settings.license) if settings.license else None,
        extensions=tuple(
            ExtensionTextView(yaml_words(extension.key), yaml_words(prose(extension.description)))
            for extension in api.extensions
        ),
        sections=yaml_words(_enumeration([section.name for section in api.sections])),
        docs_url=yaml_value(settings.docs_url) if settings.docs_url else None,
        server=yaml_value(settings.server),
        server_variables=tuple(
            ServerVariableView(yaml_key(name), yaml_value(name)) for name in variables(settings.server)
        ),
        security=requirement_views(usual),
        tags=tuple(_tag_view(group, api.section_of(group), tags[group.path]) for group in api.groups),
        tag_groups=tuple(_tag_groups(api, tags)),
        paths=tuple(operations.path(item) for item in path_items(api.operations())),
        security_schemes=scheme_views(api.security_schemes),
        parameters=shared.components(keys.models),
        schemas=component_schemas(api, keys),
    )


def _contact(contact: Contact) -> ContactView:
    return ContactView(_if_given(contact.name), _if_given(contact.url), _if_given(contact.email))


def _license(license_: License) -> LicenseView:
    return LicenseView(yaml_value(license_.name), _if_given(license_.identifier), _if_given(license_.url))


def _if_given(text: str) -> SafeText | None:
    return yaml_value(text) if text else None


def _enumeration(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def _tags(api: Api) -> dict[tuple[str, ...], str]:
    """The tag of each group: its name, and the noun of its section where the client holds the section apart."""
    groups = {group.path: group for group in api.groups}
    tags = unique(_tag(group, api.section_of(group)) for group in groups.values())
    return dict(zip(groups, tags, strict=True))


def _tag(group: Group, section: Section) -> str:
    return f"{group.name} {section.noun}" if section.attribute else group.name


def _tag_view(group: Group, section: Section, tag: str) -> TagView:
    return TagView(yaml_value(tag), yaml_value(f"Operations of the {group.name} {section.noun}."))


def _tag_groups(api: Api, tags: Mapping[tuple[str, ...], str]) -> list[TagGroupView]:
    found: list[TagGroupView] = []
    for section in api.sections:
        members = [tags[group.path] for group in api.groups if group.section == section.name]
        if members:
            found.append(TagGroupView(yaml_value(section.title), yaml_value(members)))
    return found
