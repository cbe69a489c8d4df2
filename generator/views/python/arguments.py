"""The arguments of the method of an operation: from its parameters, its body, the conditions that it understands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator import naming
from generator.http_message import OCTET_STREAM, has_request_body
from generator.spec.model import Field, Operation, Parameter, RequestBody
from generator.spec.types import STRING, UNKNOWN, Ref, Type
from generator.trusted import SafeText
from generator.views.python.annotations import DATETIME, MAPPING_OF_ANY, SEQUENCE, STR
from generator.views.python.expressions import NONE, Constant, Expression, Name, Subscript, optional, union
from generator.views.python.field_text import field_text
from generator.views.python.files import is_file, is_file_media
from generator.views.python.headers import is_common_header
from generator.views.python.shapes import Argument, BodyKind, Location, ShapeContext

_CONDITIONS = {"if-modified-since": (304, "GET"), "if-unmodified-since": (412, "")}
"""Conditional request headers (RFC 9110, section 13.1) -> the status that tells they are understood, and the method."""

_UNSET = Name("UNSET", ".._types")
_NAMES = Name("Names", ".._types")
_FILTER = union((Name("Filter", ".._filter"), STR))
_PROGRESS = Name("Progress", ".._types")
_CONTENT = Name("Content", ".._types", asynchronous="AsyncContent")
MOMENT = union((DATETIME, STR))


def _draft(  # noqa: PLR0917
    wire: str,
    annotation: Expression,
    location: Location,
    type_: Type,
    description: str,
    required: bool,
    default: Expression = NONE,
    chosen: str = "",
) -> Argument:
    """An argument that is passed by keyword, before its name is made unique. `chosen` is the one in the spec."""
    name = SafeText(chosen or naming.snake(wire))
    optional_default = None if required else default
    return Argument(name, annotation, location, wire, type_, description, optional_default, is_chosen=bool(chosen))


def path_arguments(context: ShapeContext, operation: Operation) -> Iterator[Argument]:
    """The variables of the path, which are passed by position."""
    for p in operation.parameters:
        if p.location == "path":
            annotation = context.annotations.argument(p.type)
            draft = _draft(p.name, annotation, "path", p.type, p.description, required=True, chosen=p.client_name)
            yield replace(draft, positional=True)


def body_arguments(context: ShapeContext, operation: Operation) -> tuple[BodyKind, list[Argument]]:
    """What the body is made of, and the arguments for it."""
    body = operation.body
    if body is None or not has_request_body(operation.method):
        return "", []
    if body.form == "value" and is_file(body.type, body.media_types):
        return "file", _file_arguments(body)
    if body.form == "arguments":
        return "arguments", [_property_argument(context, field_) for field_ in body.fields]
    if body.form == "patch":
        return "patch", _patch_arguments(context, body)
    annotation = context.annotations.argument(body.type or UNKNOWN)
    value = Argument(
        _body_name(body),
        annotation if body.required else optional(annotation),
        "body",
        type=body.type or UNKNOWN,
        record=context.annotations.record(body.type),
        description=body.description or "The request body.",
        default=None if body.required else NONE,
        positional=True,
        is_chosen=bool(body.client_name),
    )
    return "value", [value]


def _body_name(body: RequestBody) -> SafeText:
    return SafeText(body.client_name or naming.snake(body.name))


def _file_arguments(body: RequestBody) -> list[Argument]:
    name, is_chosen = _body_name(body), bool(body.client_name)
    candidates = [OCTET_STREAM] if OCTET_STREAM in body.media_types else filter(is_file_media, body.media_types)
    media_type = next(iter(candidates), OCTET_STREAM)
    what = "Media type of the file."
    progress = "Called with the number of bytes sent, and the total number or None if it is unknown."
    return [
        Argument(
            name, _CONTENT, "file", description=body.description or "The file.", positional=True, is_chosen=is_chosen
        ),
        Argument(SafeText("content_type"), STR, "file", description=what, default=Constant(media_type)),
        Argument(SafeText("progress"), optional(_PROGRESS), "file", description=progress, default=NONE),
    ]


def _property_argument(context: ShapeContext, field_: Field) -> Argument:
    annotation = context.annotations.argument(field_.type)
    draft = _draft(
        field_.name,
        annotation if field_.required else optional(annotation),
        "property",
        field_.type,
        field_text(context.api, field_, is_argument=True),
        field_.required,
        _UNSET,
        field_.client_name,
    )
    return replace(draft, record=context.annotations.record(field_.type))


def _patch_arguments(context: ShapeContext, body: RequestBody) -> list[Argument]:
    model = context.annotations.argument(body.type) if isinstance(body.type, Ref) else MAPPING_OF_ANY
    changes = union((model, Subscript(SEQUENCE, (MAPPING_OF_ANY,))))
    text = "A JSON Patch (a list), a JSON Merge Patch (a dict), or the record before the change, with `after`."
    after = "The record after the change."
    first = Argument(
        _body_name(body),
        changes,
        "patch",
        description=text,
        positional=True,
        record=context.annotations.record(body.type),
        is_chosen=bool(body.client_name),
    )
    second = Argument(SafeText("after"), optional(model), "patch", description=after, default=NONE, positional=True)
    return [first, second]


def keyword_arguments(context: ShapeContext, operation: Operation) -> Iterator[Argument]:
    """The parameters of the query, and the headers that neither the runtime nor `condition_arguments` covers."""
    for p in operation.parameters:
        name = p.name.lower()
        is_own_header = (
            p.location == "header"
            and name not in context.runtime_headers
            and not is_common_header(p.name)
            and name not in _CONDITIONS
        )
        if p.location == "query" or is_own_header:
            is_names = p.type == STRING and _is_list_of_names(p)
            is_filter = p.type == STRING and p.name.lower() == "$filter"
            annotation = _NAMES if is_names else _FILTER if is_filter else context.annotations.argument(p.type)
            annotation = annotation if p.required else optional(annotation)
            location: Location = "query" if p.location == "query" else "header"
            yield _draft(p.name, annotation, location, p.type, p.description, p.required, chosen=p.client_name)


def condition_arguments(operation: Operation) -> Iterator[Argument]:
    """The conditional headers that the operation documents, or whose status it documents."""
    statuses = {response.status for response in operation.responses}
    named = {p.name.lower() for p in operation.parameters if p.location == "header"}
    texts = {
        "if-modified-since": "Raise NotModified if the resource has not changed since this time.",
        "if-unmodified-since": "Raise PreconditionFailed if the resource has changed since this time.",
    }
    for header, (status, method) in _CONDITIONS.items():
        if header in named or (status in statuses and method in ("", operation.method)):
            yield _draft(header.title(), optional(MOMENT), "header", STRING, texts[header], required=False)


def _is_list_of_names(parameter: Parameter) -> bool:
    """Whether the string is a list: OData says so (URL Conventions, 5.1), or the text does: `Comma separated list`."""
    text = parameter.description.lower()
    return parameter.name.lower() in ("$select", "$orderby", "$expand") or ("comma" in text and "separated" in text)
