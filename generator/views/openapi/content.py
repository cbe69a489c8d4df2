"""Request bodies and responses (OpenAPI 3.1, sections 4.8.13 to 4.8.17): their media types, schemas and examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from generator.http_message import JSON, JSON_PATCH, MERGE_PATCH, OCTET_STREAM, is_json
from generator.spec.conformance import fits, fits_record
from generator.spec.model import Field, Model, Operation, RequestBody, Response
from generator.spec.types import BINARY, STRING, UNKNOWN, Ref, Scalar, Type
from generator.trusted import SafeText, yaml_key, yaml_value
from generator.views.openapi.components import SchemaKeys
from generator.views.openapi.examples import Example, request_examples, response_examples
from generator.views.openapi.prose import description
from generator.views.openapi.schemas import OBJECT, TypeView, schema_reference, type_schema

_CHANGE = (Field("op", STRING, required=True), Field("path", STRING, required=True), Field("from", STRING))
"""The members of an operation of a JSON Patch that no page documents (RFC 6902, section 4)."""


@dataclass(frozen=True, slots=True)
class MediaTypeView:
    """A Media Type Object and its key with the colon: one example, or several that are numbered, or none."""

    key: SafeText
    schema: TypeView
    example: SafeText | None
    examples: tuple[SafeText, ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """A Request Body Object."""

    description: SafeText | None
    required: bool
    content: tuple[MediaTypeView, ...]


@dataclass(frozen=True, slots=True)
class ResponseView:
    """A Response Object, and its status code with the colon."""

    status: SafeText
    description: SafeText
    location: SafeText | None
    """The key of the header with the address of a job that goes on, or of what was asked for."""
    content: tuple[MediaTypeView, ...]


def body_view(operation: Operation, body: RequestBody, keys: SchemaKeys) -> BodyView:
    """The request body. Every media type has the same schema, except those of a patch."""
    media_types = _media_types(body)
    schemas = {media_type: _body_schema(operation, body, media_type, keys) for media_type in media_types}
    return BodyView(
        description=description(body.description),
        required=body.required,
        content=_content(
            schemas,
            [
                example
                for example in request_examples(operation, media_types)
                if _fits_body(example, body, keys.records)
            ],
        ),
    )


def _media_types(body: RequestBody) -> list[str]:
    if body.form != "patch":
        return list(dict.fromkeys(body.media_types)) or [_usual_media_type(body.type)]
    if not body.media_types:
        return [JSON_PATCH, MERGE_PATCH, JSON]
    # The two that say which patch it is come first, so that a reader meets them before the ambiguous ones.
    return sorted(dict.fromkeys(body.media_types), key=lambda m: (m != JSON_PATCH, m != MERGE_PATCH))


def _usual_media_type(type_: Type | None) -> str:
    return OCTET_STREAM if _is_binary(type_) else JSON


def _is_binary(type_: Type | None) -> bool:
    return isinstance(type_, Scalar) and type_.name == "binary"


def _body_schema(operation: Operation, body: RequestBody, media_type: str, keys: SchemaKeys) -> TypeView:
    if body.form == "arguments":
        return TypeView(reference=schema_reference(keys.arguments[operation.id]))
    type_ = body.type or UNKNOWN
    if body.form == "value":
        return type_schema(type_, keys.models)
    changes = TypeView(reference=schema_reference(keys.patches[body.fields][0]))
    merge = OBJECT if type_ == UNKNOWN else type_schema(type_, keys.models)
    if media_type in (JSON_PATCH, MERGE_PATCH):
        return changes if media_type == JSON_PATCH else merge
    return TypeView(any_of=(changes, merge))


def _fits_body(example: Example, body: RequestBody, models: Mapping[str, Model]) -> bool:
    """Whether an example is as the schema says that `_body_schema` gives its media type."""
    value, type_ = example.value, body.type or UNKNOWN
    if body.form == "arguments":
        return fits_record(value, body.fields, models)
    if body.form == "value":
        return fits(value, type_, models)
    is_merge = isinstance(value, dict) if type_ == UNKNOWN else fits(value, type_, models)
    is_changes = isinstance(value, list) and all(fits_record(item, body.fields or _CHANGE, models) for item in value)
    if example.media_type in (JSON_PATCH, MERGE_PATCH):
        return is_changes if example.media_type == JSON_PATCH else is_merge
    return is_changes or is_merge


def _content(schemas: dict[str, TypeView], examples: list[Example]) -> tuple[MediaTypeView, ...]:
    content: list[MediaTypeView] = []
    for media_type, schema in schemas.items():
        values = tuple(yaml_value(example.value) for example in examples if example.media_type == media_type)
        only = values[0] if len(values) == 1 else None
        content.append(MediaTypeView(yaml_key(media_type), schema, only, () if only else values))
    return tuple(content)


def response_views(operation: Operation, keys: SchemaKeys) -> tuple[ResponseView, ...]:
    """The response of every status that the page lists, in order."""
    by_status: dict[int, Response] = {}
    for response in operation.responses:
        known = by_status.get(response.status)
        if known is None or (known.type is None and response.type is not None):
            by_status[response.status] = response
    return tuple(_response(operation, by_status[status], keys) for status in sorted(by_status))


def _response(operation: Operation, response: Response, keys: SchemaKeys) -> ResponseView:
    content: tuple[MediaTypeView, ...] = ()
    if response.type is not None:
        media_types = list(dict.fromkeys(response.media_types)) or [_usual_media_type(response.type)]
        # A record that does not exist is answered with null; a list of what does not exist is an empty list.
        may_be_null = any(map(is_json, media_types)) and (
            isinstance(response.type, Ref) or (response.nullable and response.type != BINARY)
        )
        schema = type_schema(response.type, keys.models, nullable=may_be_null)
        examples = [
            example
            for example in response_examples(operation, response.status, media_types)
            if fits(example.value, response.type, keys.records, nullable=may_be_null)
        ]
        content = _content(dict.fromkeys(media_types, schema), examples)
    text = description(response.description) or yaml_value(_phrase(response.status))
    location = yaml_key(response.location) if response.location else None
    return ResponseView(yaml_key(str(response.status)), text, location, content)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}."
