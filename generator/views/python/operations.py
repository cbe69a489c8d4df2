"""One operation as two methods: signature, docstring and call, for the synchronous and the asynchronous class."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from generator import naming
from generator.http_message import has_request_body
from generator.spec.model import Absent, Api, Field, Operation, Parameter, Response
from generator.spec.types import ListOf, Ref, Scalar, Type, Unknown
from generator.trusted import SafeText, identifier, literal
from generator.views.python.annotations import Annotations, optional
from generator.views.python.extensions import extension_notes
from generator.views.python.headers import is_common_header, runtime_headers

_CONDITIONS = {"if-modified-since": (304, "GET"), "if-unmodified-since": (412, "")}
"""Conditional request headers (RFC 9110, section 13.1) -> the status that tells they are understood, and the method."""
_FILE_MEDIA = ("image/", "video/", "audio/", "application/octet-stream", "application/pdf", "multipart/")


@dataclass(frozen=True, slots=True)
class Argument:
    """A parameter of a method. `place` is the part of the request that it goes to, under the name `wire`."""

    name: SafeText
    annotation: str
    place: str
    wire: str
    description: str = ""
    default: str | None = None
    """Code of the default; None for an argument that must be given."""
    positional: bool = False

    @property
    def code(self) -> SafeText:
        """How it stands in the signature."""
        return SafeText(f"{self.name}: {self.annotation}" + (f" = {self.default}" if self.default is not None else ""))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a method gives. `kind` says which helper of the runtime makes the call."""

    kind: str
    """`call`, `send`, `list` or `download`."""
    annotation: str
    values: tuple[SafeText, ...] = ()
    """Code of the types, as the helper takes them."""
    description: str = ""
    enveloped: bool = False
    """Whether the annotation still has to be said for the asynchronous class: `Listing` -> `AsyncListing`."""


@dataclass(frozen=True, slots=True)
class MethodShape:
    """All there is to know to write the methods of one operation."""

    operation: Operation
    name: SafeText
    arguments: tuple[Argument, ...]
    answer: Answer
    absent: Absent = "error"
    none_if_not_modified: bool = False


def method_shape(  # noqa: PLR0917
    api: Api,
    absent: Absent,
    operation: Operation,
    name: SafeText,
    annotations: Annotations,
    options: Collection[str],
) -> MethodShape:
    """Work out arguments and answer. `options` are the names that `**extra` takes."""
    answer = _answer(api, absent, operation, annotations)
    drafts = [*_path(operation, annotations), *_body(api, operation, annotations)]
    drafts += _keywords(api, operation, annotations)
    drafts += _conditions(operation)
    names = naming.unique((draft.name for draft in drafts), {"self", "extra", *options})
    arguments = [
        Argument(identifier(name), d.annotation, d.place, d.wire, d.description, d.default, d.positional)
        for name, d in zip(names, drafts, strict=True)
    ]
    arguments.sort(key=lambda argument: (not argument.positional, argument.default is not None))
    return MethodShape(operation, name, tuple(arguments), answer, absent)


def if_modified_variant(shape: MethodShape) -> MethodShape | None:
    """The same call as a method that gives None for what has not changed, if the operation can say so.

    It has a name of its own: two types of answer, told apart by an argument, would blur the errors of type checkers.
    """
    condition = next((a for a in shape.arguments if a.wire == "If-Modified-Since"), None)
    if condition is None or shape.operation.method != "GET" or shape.answer.kind != "call":
        return None
    since = replace(
        condition,
        annotation="datetime | str",
        default=None,
        positional=True,
        description="The moment.",
    )
    arguments = [since if argument is condition else argument for argument in shape.arguments]
    arguments.sort(key=lambda argument: (not argument.positional, argument.default is not None))
    answer = replace(shape.answer, annotation=optional(shape.answer.annotation))
    name = identifier(f"{shape.name}_if_modified")
    return replace(shape, name=name, arguments=tuple(arguments), answer=answer, none_if_not_modified=True)


def unshadowed(shape: MethodShape, taken: Collection[str]) -> MethodShape:
    """The shape in a class that has methods `taken`: beside a method called `list`, the type is `builtins.list`."""
    hidden = [name for name in ("list", "dict", "str", "int", "float", "bool", "bytes") if name in taken]
    if not hidden:
        return shape
    pattern = re.compile(rf"(?<![\w.\"])({'|'.join(hidden)})(?![\w\"])")

    def said(annotation: str) -> str:
        return pattern.sub(r"builtins.\1", annotation)

    return replace(
        shape,
        arguments=tuple(replace(argument, annotation=said(argument.annotation)) for argument in shape.arguments),
        answer=replace(shape.answer, annotation=said(shape.answer.annotation)),
    )


def _draft(wire: str, annotation: str, place: str, description: str = "", default: str | None = None) -> Argument:
    return Argument(SafeText(naming.snake(wire)), annotation, place, wire, description, default)


def _path(operation: Operation, annotations: Annotations) -> list[Argument]:
    return [
        Argument(
            SafeText(naming.snake(p.name)), annotations.argument(p.type), "path", p.name, p.description, positional=True
        )
        for p in operation.parameters
        if p.location == "path"
    ]


def _body(api: Api, operation: Operation, annotations: Annotations) -> list[Argument]:
    body = operation.body
    if body is None or not has_request_body(operation.method):
        return []
    name = SafeText(naming.snake(body.name))
    if is_upload(operation):
        media_type = next((media for media in body.media_types if _is_file_media(media)), "application/octet-stream")
        media_type = "application/octet-stream" if "application/octet-stream" in body.media_types else media_type
        return [
            Argument(name, "Content", "content", "", body.description or "The file.", positional=True),
            _draft("content_type", "str", "content", "Media type of the file.", literal(media_type)),
            _draft("progress", "Progress | None", "content", "Called with the bytes sent, and those in all.", "None"),
        ]
    if body.form == "arguments":
        return [
            _draft(
                field.name,
                annotations.argument(field.type) if field.required else optional(annotations.argument(field.type)),
                "json",
                _field_text(api, field),
                None if field.required else "UNSET",
            )
            for field in body.fields
        ]
    if body.form == "patch":
        model = annotations.argument(body.type) if isinstance(body.type, Ref) else "Mapping[str, Any]"
        changes = f"{model} | Sequence[Mapping[str, Any]]" if "Mapping[str, Any]" in model else "Any"
        text = "A JSON Patch (a list), or a merge patch (a dict); or what it was before the changes that `after` has."
        after = Argument(SafeText("after"), optional(model), "patch", "", "What it is to be.", "None", positional=True)
        return [Argument(name, changes, "patch", "", text, positional=True), after]
    annotation = annotations.argument(body.type or Unknown())
    return [
        Argument(
            name,
            annotation if body.required else optional(annotation),
            "body",
            "",
            body.description or "The body of the request.",
            None if body.required else "None",
            positional=True,
        )
    ]


def _keywords(api: Api, operation: Operation, annotations: Annotations) -> list[Argument]:
    found: list[Argument] = []
    written = runtime_headers(api)
    for parameter in operation.parameters:
        if parameter.location == "query" or (
            parameter.location == "header"
            and parameter.name.lower() not in written
            and not is_common_header(parameter.name)
            and parameter.name.lower() not in _CONDITIONS
        ):
            annotation = annotations.argument(parameter.type)
            if annotation == "str" and _is_list_of_names(parameter):
                annotation = "Names"
            default = None if parameter.required else "None"
            found.append(
                _draft(
                    parameter.name,
                    annotation if parameter.required else optional(annotation),
                    "query" if parameter.location == "query" else "headers",
                    parameter.description,
                    default,
                )
            )
    return found


def _conditions(operation: Operation) -> list[Argument]:
    statuses = {response.status for response in operation.responses}
    named = {p.name.lower() for p in operation.parameters if p.location == "header"}
    texts = {
        "if-modified-since": "Only if it changed after this moment; otherwise NotModified is raised.",
        "if-unmodified-since": "Only if it did not change after this moment; otherwise PreconditionFailed is raised.",
    }
    return [
        _draft(header.title(), "datetime | str | None", "headers", texts[header], "None")
        for header, (status, method) in _CONDITIONS.items()
        if header in named or (status in statuses and method in ("", operation.method))
    ]


def _is_list_of_names(parameter: Parameter) -> bool:
    """Whether the string is a list: OData says so (URL Conventions, 5.1), or the text does: `Comma separated list`."""
    said = parameter.description.lower()
    return parameter.name.lower() in ("$select", "$orderby", "$expand") or ("comma" in said and "separated" in said)


def is_upload(operation: Operation) -> bool:
    """Whether the body is a file: its type says so, or it has none and one of its media types is of files."""
    body = operation.body
    if body is None or body.form != "value":
        return False
    if isinstance(body.type, Scalar):
        return body.type.name in ("binary", "byte")
    return body.type in (None, Unknown()) and any(map(_is_file_media, body.media_types))


def is_download(response: Response) -> bool:
    """Whether an answer is a file: its type says so, or nothing is known of it but a media type of files."""
    if isinstance(response.type, Scalar):
        return response.type.name in ("binary", "byte")
    return response.type == Unknown() and any(map(_is_file_media, response.media_types))


def _is_file_media(media_type: str) -> bool:
    return media_type.startswith(_FILE_MEDIA)


def good_response(operation: Operation) -> Response | None:
    """The response with a body that stands for success, if there is one: the first 2xx that has one."""
    return next((r for r in operation.responses if 200 <= r.status < 300 and r.type is not None), None)


def _answer(api: Api, absent: Absent, operation: Operation, annotations: Annotations) -> Answer:
    response = good_response(operation)
    if response is None or response.type is None:
        return Answer("send", "None")
    optional_here = optional if absent == "none" else str
    if is_download(response):
        return Answer("download", optional_here("Download"), (), response.description, enveloped=True)
    row = _row_type(api, operation, response.type)
    if row is not None:
        page = annotations.answer(response.type)
        return Answer(
            "list",
            f"Listing[{annotations.answer(row)}, {page}]",
            (SafeText(page), SafeText(annotations.answer_value(row))),
            response.description,
            enveloped=True,
        )
    return Answer(
        "call",
        optional_here(annotations.answer(response.type)),
        (SafeText(annotations.answer_value(response.type)),),
        response.description,
    )


def _row_type(api: Api, operation: Operation, type_: Type) -> Type | None:
    """The type of the rows of an answer that is a page of a list (OData): it has `value`, and a link to the next."""
    if operation.method != "GET" or not isinstance(type_, Ref) or type_.model not in api.models_by_name:
        return None
    fields = {field.name: field.type for field in api.all_fields(api.models_by_name[type_.model])}
    rows = fields.get("value")
    has_link = any(naming.snake(name).endswith("next_link") for name in fields)
    if not has_link or rows is None:
        return None
    return rows.item if isinstance(rows, ListOf) else Unknown()


def _field_text(api: Api, field: Field) -> str:
    parts = [field.description, *extension_notes(api, field)]
    if field.deprecated is not None and "deprecated" not in field.description.lower():
        parts.append(f"Deprecated: {field.deprecated}" if field.deprecated else "Deprecated.")
    return " ".join(part for part in parts if part)
