"""Api -> the texts of `specs/*.yaml`. Everything that has its default value is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.naming import snake, unique
from generator.spec.model import (
    Api,
    Field,
    FilterSyntax,
    Group,
    Model,
    OAuthFlow,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Section,
    SecurityRequirement,
    SecurityScheme,
)
from generator.spec.samples import parameter_key, samples_node, samples_path, without_example
from generator.spec.types import STRING, to_text
from generator.spec.versions import VERSION
from generator.yamltext import Value, dump

Node = dict[str, Value]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shared:
    """What stands once in `api.yaml` because most operations say it. `parameters` are without examples."""

    security: tuple[SecurityRequirement, ...]
    request_media_types: tuple[str, ...]
    response_media_types: tuple[str, ...]
    parameters: Mapping[tuple[str, str], Parameter]


def encode(api: Api) -> dict[str, str]:
    """The spec files: path in the spec folder -> text. Raises ValueError where one name stands for two things."""
    shared = _shared(api)
    paths = group_paths(api.groups)
    files = {
        "api.yaml": dump(_api(api, shared, paths)),
        "models.yaml": dump({"models": _keyed((model.name, _model(model)) for model in api.models)}),
    }
    for path, group in zip(paths, api.groups, strict=True):
        node, samples = _group(group, shared), samples_node(group)
        if samples:
            node["samples"] = samples_path(path)
            files[samples_path(path)] = dump(samples)
        files[path] = dump(node)
    return files


def group_paths(groups: tuple[Group, ...]) -> list[str]:
    """The file of each group, relative to the folder of specs."""
    return [f"{path}.yaml" for path in unique(f"{group.section}/{snake(group.name)}" for group in groups)]


def _shared(api: Api) -> Shared:
    operations = [operation for _, operation in api.operations()]
    variants: dict[tuple[str, str], Counter[Parameter]] = {}
    for operation in operations:
        for parameter in operation.parameters:
            variants.setdefault((parameter.location, parameter.name), Counter())[without_example(parameter)] += 1
    commonest = {key: counter.most_common(1)[0] for key, counter in sorted(variants.items())}
    responses = (response for operation in operations for response in operation.responses if response.type is not None)
    return Shared(
        security=_most_common(operation.security for operation in operations),
        request_media_types=_most_common(operation.body.media_types for operation in operations if operation.body),
        response_media_types=_most_common(response.media_types for response in responses),
        parameters={key: parameter for key, (parameter, count) in commonest.items() if count > 1},
    )


def _most_common(values: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else ()


def _api(api: Api, shared: Shared, paths: list[str]) -> Node:
    node: Node = {"version": VERSION, "title": api.title, "release": api.version}
    if api.sections:
        node["sections"] = _keyed((section.name, _section(section)) for section in api.sections)
    if api.security_schemes:
        node["security_schemes"] = _keyed((scheme.key, _security_scheme(scheme)) for scheme in api.security_schemes)
    if api.options:
        node["options"] = _keyed((option.name, option.header) for option in api.options)
    if api.filters != FilterSyntax():
        node["filters"] = {"contains": api.filters.contains, "date": api.filters.date}
    if api.error_properties:
        node["error_properties"] = list(api.error_properties)
    if api.extensions:
        node["extensions"] = _keyed((e.key, {"description": e.description, "label": e.label}) for e in api.extensions)
    if api.naive_times:
        node["naive_times"] = api.naive_times
    defaults: Node = {}
    if shared.security:
        defaults["security"] = _security(shared.security)
    if shared.request_media_types:
        defaults["request_media_types"] = list(shared.request_media_types)
    if shared.response_media_types:
        defaults["response_media_types"] = list(shared.response_media_types)
    if defaults:
        node["defaults"] = defaults
    if shared.parameters:
        node["parameters"] = {parameter_key(p): _parameter_facts(p) for p in shared.parameters.values()}
    node["groups"] = paths
    return node


def _section(section: Section) -> Node:
    node: Node = {"title": section.title, "noun": section.noun}
    if section.description:
        node["description"] = section.description
    if section.attribute:
        node["attribute"] = section.attribute
    return node


def _security_scheme(scheme: SecurityScheme) -> Node:
    members: Node = {
        "type": scheme.type,
        "scheme": scheme.scheme,
        "in": scheme.location,
        "name": scheme.name,
        "prefix": scheme.prefix,
        "description": scheme.description,
        "flows": _keyed((flow.name, _flow(flow)) for flow in scheme.flows),
    }
    return {key: value for key, value in members.items() if value}


def _flow(flow: OAuthFlow) -> Node:
    members: Node = {
        "authorization_url": flow.authorization_url,
        "token_url": flow.token_url,
        "scopes": list(flow.scopes),
    }
    return {key: value for key, value in members.items() if value}


def _security(alternatives: tuple[SecurityRequirement, ...]) -> list[Value]:
    return [dict(requirement) for requirement in alternatives]


def _group(group: Group, shared: Shared) -> Node:
    return {
        "path": group.path,
        "operations": _keyed((operation.id, _operation(operation, shared)) for operation in group.operations),
    }


def _operation(operation: Operation, shared: Shared) -> Node:
    node: Node = {"endpoint": f"{operation.method} {operation.path}", "page": operation.page}
    if operation.name:
        node["name"] = operation.name
    if operation.client_name:
        node["client_name"] = operation.client_name
    if operation.summary:
        node["summary"] = operation.summary
    if operation.description:
        node["description"] = operation.description
    if operation.deprecated is not None:
        node["deprecated"] = operation.deprecated
    if operation.repeatable is not None:
        node["repeatable"] = operation.repeatable
    if operation.availability:
        node["availability"] = list(operation.availability)
    if operation.security != shared.security:
        node["security"] = _security(operation.security)
    if operation.parameters:
        node["parameters"] = [_parameter(parameter, shared) for parameter in operation.parameters]
    if operation.body:
        node["body"] = _body(operation.body, shared)
    if operation.responses:
        node["responses"] = _keyed((str(r.status), _response(r, shared)) for r in operation.responses)
    return node


def _parameter(parameter: Parameter, shared: Shared) -> Value:
    if shared.parameters.get((parameter.location, parameter.name)) == without_example(parameter):
        return parameter_key(parameter)
    return {"in": parameter.location, "name": parameter.name, **_parameter_facts(parameter)}


def _parameter_facts(parameter: Parameter) -> Node:
    node: Node = {}
    if parameter.type != STRING:
        node["type"] = to_text(parameter.type)
    if parameter.required:
        node["required"] = True
    if parameter.description:
        node["description"] = parameter.description
    if parameter.client_name:
        node["client_name"] = parameter.client_name
    return node


def _body(body: RequestBody, shared: Shared) -> Node:
    node: Node = {"name": body.name, "form": body.form}
    if body.client_name:
        node["client_name"] = body.client_name
    if body.type is not None:
        node["type"] = to_text(body.type)
    if not body.required:
        node["required"] = False
    if body.media_types != shared.request_media_types:
        node["media_types"] = list(body.media_types)
    if body.description:
        node["description"] = body.description
    if body.fields:
        node["fields"] = _fields(body.fields)
    return node


def _response(response: Response, shared: Shared) -> Node:
    node: Node = {}
    if response.type is not None:
        node["type"] = to_text(response.type)
    if response.nullable:
        node["nullable"] = True
    if response.location:
        node["location"] = response.location
    if response.media_types != (shared.response_media_types if response.type is not None else ()):
        node["media_types"] = list(response.media_types)
    if response.description:
        node["description"] = response.description
    return node


def _model(model: Model) -> Node:
    node: Node = {}
    if model.extends is not None:
        node["extends"] = model.extends
    if model.description:
        node["description"] = model.description
    if model.fields:
        node["fields"] = _fields(model.fields)
    return node


def _fields(fields: tuple[Field, ...]) -> Node:
    return _keyed((field.name, _field(field)) for field in fields)


def _field(field: Field) -> Value:
    node: Node = {"type": to_text(field.type)}
    if field.client_name:
        node["client_name"] = field.client_name
    for flag in ("required", "read_only", "write_only", "primary_key", "last_modified"):
        if getattr(field, flag):
            node[flag] = True
    if field.deprecated is not None:
        node["deprecated"] = field.deprecated
    node |= dict(field.extensions)
    if field.description:
        node["description"] = field.description
    return node if len(node) > 1 else node["type"]


def _keyed(entries: Iterable[tuple[str, Value]]) -> Node:
    node: Node = {}
    for key, value in entries:
        if key in node:
            raise ValueError(f"two entries of one mapping are called {key!r}")
        node[key] = value
    return node
