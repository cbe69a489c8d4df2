"""`api.yaml` of a spec: what holds for the whole API, and what its operations share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

import yaml

from generator.spec.model import (
    ClientOption,
    Extension,
    FilterSyntax,
    NaiveTimes,
    OAuthFlow,
    Parameter,
    ParameterIn,
    SchemeIn,
    SchemeType,
    Section,
    SecurityRequirement,
    SecurityScheme,
)
from generator.spec.nodes import FileNodes
from generator.spec.rules import NO_SCHEME, WRONG_KIND
from generator.spec.types import STRING
from generator.spec.versions import SAMPLES_INSIDE


@dataclass(frozen=True, slots=True)
class Shared:
    """What `api.yaml` says. `parameters` are by the key that operations refer to them by: `query $select`."""

    version: int
    """Of the YAML form."""
    sections: tuple[Section, ...]
    security_schemes: tuple[SecurityScheme, ...]
    options: tuple[ClientOption, ...]
    filters: FilterSyntax
    error_properties: tuple[str, ...]
    extensions: tuple[Extension, ...]
    naive_times: NaiveTimes
    security: tuple[SecurityRequirement, ...]
    request_media_types: tuple[str, ...]
    response_media_types: tuple[str, ...]
    parameters: Mapping[str, Parameter]

    @property
    def parameter_keys(self) -> tuple[str, ...]:
        """What may be said about a parameter beside its location and name."""
        return _parameter_keys(self.version)


_NEEDED = ("version", "title", "release", "groups")
_KEYS = (
    *_NEEDED[:3],
    *(
        "sections",
        "security_schemes",
        "options",
        "filters",
        "error_properties",
        "extensions",
        "naive_times",
        "defaults",
    ),
)


def _parameter_keys(version: int) -> tuple[str, ...]:
    keys = ("type", "required", "description", "client_name")
    return (*keys, "example") if version == SAMPLES_INSIDE else keys


def read_root(head: FileNodes) -> dict[str, yaml.Node]:
    """The entries of `api.yaml`."""
    return head.record(head.root(), (*_KEYS, "parameters", "groups"), _NEEDED)


def read_shared(head: FileNodes, root: Mapping[str, yaml.Node]) -> Shared:
    """Everything but title, release and the list of group files."""
    schemes = _schemes(head, root.get("security_schemes"))
    defaults = head.record(root.get("defaults"), ("security", "request_media_types", "response_media_types"))
    parameters, version = {}, int(head.text(root.get("version")) or 0)
    for key, key_node, value in head.pairs(root.get("parameters")):
        location, _, name = key.partition(" ")
        if location not in get_args(ParameterIn):
            head.add(WRONG_KIND, "expected a name such as `query $select`", key_node)
        facts = head.record(value, _parameter_keys(version))
        parameters[key] = read_parameter(head, cast("ParameterIn", location), name, facts)
    return Shared(
        version=version,
        sections=_sections(head, root.get("sections")),
        security_schemes=schemes,
        options=tuple(ClientOption(name, head.text(node)) for name, _, node in head.pairs(root.get("options"))),
        filters=_filters(head, root.get("filters")),
        error_properties=head.texts(root.get("error_properties")),
        extensions=_extensions(head, root.get("extensions")),
        naive_times=_naive_times(head, root.get("naive_times")),
        security=_requirements(head, defaults.get("security"), schemes),
        request_media_types=head.texts(defaults.get("request_media_types")),
        response_media_types=head.texts(defaults.get("response_media_types")),
        parameters=parameters,
    )


def read_security(reader: FileNodes, node: yaml.Node, shared: Shared) -> tuple[SecurityRequirement, ...]:
    """The security requirements of an operation."""
    return _requirements(reader, node, shared.security_schemes)


def read_parameter(reader: FileNodes, location: ParameterIn, name: str, facts: Mapping[str, yaml.Node]) -> Parameter:
    """A parameter from what is said about it."""
    return Parameter(
        location=location,
        name=name,
        type=reader.type(facts["type"]) if "type" in facts else STRING,
        required=reader.flag(facts.get("required")),
        description=reader.text(facts.get("description")),
        example=reader.optional_text(facts.get("example")),
        client_name=reader.name(facts.get("client_name")),
    )


def _sections(head: FileNodes, node: yaml.Node | None) -> tuple[Section, ...]:
    found = []
    for name, _, value in head.pairs(node):
        keys = ("title", "noun", "description", "attribute")
        members = head.record(value, keys, ("title", "noun"))
        found.append(Section(name, **{key: head.text(members.get(key)) for key in keys}))
    return tuple(found)


def _filters(head: FileNodes, node: yaml.Node | None) -> FilterSyntax:
    members = head.record(node, ("contains", "date"))
    return FilterSyntax(**{key: head.text(value) for key, value in members.items()})


def _schemes(head: FileNodes, node: yaml.Node | None) -> tuple[SecurityScheme, ...]:
    found = []
    for key, _, value in head.pairs(node):
        keys = ("type", "scheme", "in", "name", "prefix", "description", "flows")
        members = head.record(value, keys, ("type",))
        location = head.word(members["in"], get_args(SchemeIn)) if "in" in members else ""
        texts = {name: head.text(members.get(name)) for name in ("scheme", "name", "prefix", "description")}
        type_ = cast("SchemeType", head.word(members.get("type"), get_args(SchemeType)))
        flows = tuple(_flow(head, name, flow) for name, _, flow in head.pairs(members.get("flows")))
        found.append(SecurityScheme(key, type_, location=cast("SchemeIn", location), flows=flows, **texts))
    return tuple(found)


def _flow(head: FileNodes, name: str, node: yaml.Node) -> OAuthFlow:
    members = head.record(node, ("authorization_url", "token_url", "scopes"))
    texts = {key: head.text(members.get(key)) for key in ("authorization_url", "token_url")}
    return OAuthFlow(name, scopes=head.texts(members.get("scopes")), **texts)


def _naive_times(head: FileNodes, node: yaml.Node | None) -> NaiveTimes:
    return cast("NaiveTimes", "" if node is None else head.word(node, get_args(NaiveTimes)))


def _extensions(head: FileNodes, node: yaml.Node | None) -> tuple[Extension, ...]:
    found = []
    for key, key_node, value in head.pairs(node):
        if not key.startswith("x-"):
            head.add(WRONG_KIND, "expected a name that starts with `x-`", key_node)
        members = head.record(value, ("description", "label"), ("description", "label"))
        found.append(Extension(key, head.text(members.get("description")), head.text(members.get("label"))))
    return tuple(found)


def _requirements(
    reader: FileNodes, node: yaml.Node | None, schemes: tuple[SecurityScheme, ...]
) -> tuple[SecurityRequirement, ...]:
    known = {scheme.key for scheme in schemes}
    found = []
    for item in reader.items(node):
        requirement = []
        for key, key_node, scopes in reader.pairs(item):
            if key not in known:
                reader.add(NO_SCHEME, f"there is no security scheme `{key}`", key_node)
            requirement.append((key, reader.texts(scopes)))
        found.append(tuple(requirement))
    return tuple(found)
