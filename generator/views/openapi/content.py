"""Parameters, request bodies and responses of an operation, as plain data for `trusted.yaml_value`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from http import HTTPStatus

from generator.http_message import CONTENT_HEADERS, is_json, variables
from generator.spec.model import Api, Operation, Parameter, RequestBody, Response
from generator.spec.types import ListOf, OpenEnum, Ref, Scalar, Type
from generator.views.openapi.examples import (
    JSON_PATCH,
    MERGE_PATCH,
    Example,
    request_examples,
    response_examples,
)
from generator.views.openapi.prose import prose
from generator.views.openapi.schemas import Schema, SchemaNames, component_keys, ref, type_schema


@dataclass(frozen=True, slots=True)
class SharedParameters:
    """Parameters that pages of several groups document in the same words: their keys under `components/parameters`."""

    keys: dict[Parameter, str]
    """Parameter without its example -> key."""
    examples: dict[Parameter, str]
    """Parameter without its example -> the one that most pages give."""

    @classmethod
    def of(cls, api: Api) -> SharedParameters:
        """In the order of their names; of several with one name, that of the most operations has the plain key."""
        groups: dict[Parameter, set[tuple[str, ...]]] = {}
        examples: dict[Parameter, Counter[str | None]] = {}
        for group, operation in api.operations():
            for parameter in _documented(operation):
                if parameter.location != "path":
                    words = _words(parameter)
                    groups.setdefault(words, set()).add(group.path)
                    examples.setdefault(words, Counter())[parameter.example] += 1
        shared = [words for words, places in groups.items() if len(places) > 1]
        shared.sort(key=lambda p: (_key_stem(p).lower(), p.location, p.name, -examples[p].total(), p.description))
        keys = component_keys(map(_key_stem, shared))
        return cls(
            dict(zip(shared, keys, strict=True)),
            {words: example for words in shared if (example := _commonest(examples[words], words.type)) is not None},
        )

    def components(self, names: SchemaNames) -> dict[str, Schema]:
        """Everything under `components/parameters`."""
        return {
            key: _parameter_object(replace(words, example=self.examples.get(words)), names)
            for words, key in self.keys.items()
        }


def _words(parameter: Parameter) -> Parameter:
    return replace(parameter, example=None)


def _commonest(examples: Counter[str | None], type_: Type) -> str | None:
    fitting = [example for example in examples if example is not None and _typed(example, type_)[0]]
    return min(fitting, key=lambda example: (-examples[example], example), default=None)


def _key_stem(parameter: Parameter) -> str:
    return re.sub(r"^[^A-Za-z0-9]+", "", parameter.name)


def parameter_objects(operation: Operation, shared: SharedParameters, names: SchemaNames) -> list[Schema]:
    """The parameters of an operation: those of the path first, by the names that its template has."""
    objects = [_parameter_object(parameter, names) for parameter in _path_parameters(operation)]
    for parameter in _documented(operation):
        if parameter.location != "path":
            key = shared.keys.get(_words(parameter))
            objects.append(ref("parameters", key) if key else _parameter_object(parameter, names))
    return objects


def _documented(operation: Operation) -> Iterable[Parameter]:
    """Each parameter once. In names of headers the case says nothing (RFC 9110, section 5.1)."""
    seen: set[tuple[str, str]] = set()
    for parameter in operation.parameters:
        name = parameter.name.lower() if parameter.location == "header" else parameter.name
        is_said = parameter.location == "header" and name in CONTENT_HEADERS
        if not is_said and (parameter.location, name) not in seen:
            seen.add((parameter.location, name))
            yield parameter


def _path_parameters(operation: Operation) -> list[Parameter]:
    documented = [p for p in operation.parameters if p.location == "path"]
    exact = {p.name: p for p in documented}
    loose = {p.name.lower(): p for p in documented}
    found: list[Parameter] = []
    for name in variables(operation.path):
        known = exact.get(name) or loose.get(name.lower()) or Parameter("path", name)
        found.append(Parameter("path", name, known.type, True, known.description, known.example))
    return found


def _parameter_object(parameter: Parameter, names: SchemaNames) -> Schema:
    result: Schema = {"name": parameter.name, "in": parameter.location}
    if text := prose(parameter.description):
        result["description"] = text
    if parameter.required:
        result["required"] = True
    result["schema"] = type_schema(parameter.type, names)
    if parameter.example is not None:
        fits, value = _typed(parameter.example, parameter.type)
        if fits:
            result["example"] = value
    return result


def _typed(text: str, type_: Type) -> tuple[bool, object]:
    """An example as a value of the type; (False, None) for one that is none."""
    match type_:
        case OpenEnum() | Scalar("string" | "date" | "date-time" | "binary" | "byte"):
            return True, text
        case ListOf(item):
            fits, value = _typed(text, item)
            return fits, [value]
        case Scalar():
            try:
                value = json.loads(text)
            except ValueError:
                return False, None
            kinds: dict[str, tuple[type, ...]] = {"boolean": (bool,), "integer": (int,), "number": (int, float)}
            fits = isinstance(value, kinds[type_.json_type]) and (isinstance(value, bool) == (type_.name == "bool"))
            return fits, value
        case _:
            return False, None


def request_object(operation: Operation, body: RequestBody, names: SchemaNames) -> Schema:
    """The Request Body Object. Every media type has the same schema, but for those of a patch."""
    media_types = _media_types(body)
    schemas = {media_type: _body_schema(operation, body, media_type, names) for media_type in media_types}
    result: Schema = {}
    if text := prose(body.description):
        result["description"] = text
    if body.required:
        result["required"] = True
    result["content"] = _content(schemas, request_examples(operation, media_types))
    return result


def _media_types(body: RequestBody) -> list[str]:
    if body.form != "patch":
        return list(dict.fromkeys(body.media_types)) or [_usual_media_type(body.type)]
    if not body.media_types:
        return [JSON_PATCH, MERGE_PATCH, "application/json"]
    # The two that say which patch it is come first, so that a reader meets them before the ambiguous ones.
    return sorted(dict.fromkeys(body.media_types), key=lambda m: (m != JSON_PATCH, m != MERGE_PATCH))


def _usual_media_type(type_: Type | None) -> str:
    return "application/octet-stream" if _is_binary(type_) else "application/json"


def _is_binary(type_: Type | None) -> bool:
    return isinstance(type_, Scalar) and type_.name == "binary"


def _body_schema(operation: Operation, body: RequestBody, media_type: str, names: SchemaNames) -> Schema:
    if body.form == "arguments":
        return ref("schemas", names.arguments[operation.id])
    value = type_schema(body.type, names) if body.type else {}
    if body.form == "value":
        return value
    changes = ref("schemas", names.patches[body.fields][0])
    merge = value or {"type": "object"}
    if media_type in (JSON_PATCH, MERGE_PATCH):
        return changes if media_type == JSON_PATCH else merge
    return {"anyOf": [changes, merge]}


def _content(schemas: dict[str, Schema], examples: list[Example]) -> Schema:
    content: Schema = {}
    for media_type, schema in schemas.items():
        entry: Schema = {"schema": schema}
        values = [example.value for example in examples if example.media_type == media_type]
        if len(values) == 1:
            entry["example"] = values[0]
        elif values:
            entry["examples"] = {f"sample-{number}": {"value": value} for number, value in enumerate(values, 1)}
        content[media_type] = entry
    return content


def response_objects(operation: Operation, names: SchemaNames) -> Schema:
    """The Responses Object: every status that the page lists, in order. A page that lists none has a `default`."""
    by_status: dict[int, Response] = {}
    for response in operation.responses:
        known = by_status.get(response.status)
        if known is None or (known.type is None and response.type is not None):
            by_status[response.status] = response
    if not by_status:
        return {"default": {"description": "The page of this operation lists no response."}}
    return {str(status): _response_object(operation, by_status[status], names) for status in sorted(by_status)}


def _response_object(operation: Operation, response: Response, names: SchemaNames) -> Schema:
    result: Schema = {"description": prose(response.description) or _phrase(response.status)}
    if response.type is not None:
        media_types = list(dict.fromkeys(response.media_types)) or [_usual_media_type(response.type)]
        # A record that does not exist is answered with null; a list of what does not exist is an empty list.
        may_be_null = any(map(is_json, media_types)) and isinstance(response.type, Ref)
        schema = type_schema(response.type, names, nullable=may_be_null)
        examples = response_examples(operation, response.status, media_types)
        result["content"] = _content(dict.fromkeys(media_types, schema), examples)
    return result


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}."
