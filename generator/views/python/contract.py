"""The contract tests of the generated client: each documented exchange as a call, what it sends, and what comes back.

How a sample maps to arguments is decided here, from the spec; the tests that read the data know nothing about the API.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

from generator import http_message
from generator.spec.model import Api, Group, Message, Sample
from generator.spec.types import ListOf, Ref, Scalar, Type
from generator.trusted import SafeText, identifier, json_text, path_part
from generator.views.python.annotations import Annotations
from generator.views.python.contract_values import address_text, from_text, parsed, placeholder, placeholder_text
from generator.views.python.names import ClientNames, client_names
from generator.views.python.operations import Argument, MethodShape, method_shape
from generator.views.python.package import CALL_OPTIONS, ClientSettings, header_options

_PATCH_MEDIA_TYPES = ("application/json-patch+json", "application/merge-patch+json")
"""RFC 6902, section 6, and RFC 7396, section 4: right for a patch, even where a page shows `application/json`."""

_OF_THE_WAY = frozenset(
    ("connection", "content-encoding", "content-length", "expect", "host", "transfer-encoding", "upgrade", "user-agent")
)
"""Headers that whoever sends a message writes for himself (RFC 9110, sections 7.2, 7.6.1, 8.4, 8.6, 10.1)."""

Case = dict[str, Any]
"""One exchange as JSON values; `runtime_tests/exchange.py` documents the keys."""


@dataclass(frozen=True, slots=True)
class SamplesView:
    """The data file of one group: a JSON document a case, each on its own line."""

    name: SafeText
    cases: tuple[SafeText, ...]


@dataclass(frozen=True, slots=True)
class ContractView:
    """Everything that the templates of the tests place."""

    package: SafeText
    client: SafeText
    groups: tuple[SamplesView, ...]


def contract_view(api: Api, settings: ClientSettings) -> ContractView:
    """The exchanges of every operation. An operation without a sample gets one that the spec alone makes."""
    names = client_names(api)
    annotations = Annotations(names.classes, "models.")
    options = (*CALL_OPTIONS, *(option.name for option in header_options(api)))
    groups = []
    for group in api.groups:
        group_names = names.groups[group.path]
        shapes = (
            method_shape(
                api, api.section_of(group).absent, operation, group_names.methods[operation.id], annotations, options
            )
            for operation in group.operations
        )
        cases = (
            json_text(_case(group, shape, sample, names))
            for shape in shapes
            for sample in shape.operation.samples or (Sample(),)
        )
        groups.append(SamplesView(path_part(f"{api.section_of(group).noun}_{group_names.attribute}"), tuple(cases)))
    return ContractView(
        package=identifier(settings.package),
        client=identifier(settings.client_name),
        groups=tuple(groups),
    )


def _case(group: Group, shape: MethodShape, sample: Sample, names: ClientNames) -> Case:
    operation = shape.operation
    request = sample.request or Message(f"{operation.method} {operation.path}")
    given: dict[str, Any] = {}
    types: dict[str, Any] = {}
    path = _path(shape, request, given)
    query = _query(shape, request, given)
    headers, accepted = _headers(shape, request, given)
    body = _body(shape, request, types, names)
    return {
        "id": operation.id,
        "call": f"{names.operation(group, operation).path}.{shape.name}",
        "kind": shape.answer.kind,
        **_filled(given=given, types=types),
        "request": {
            "method": operation.method,
            "path": path,
            **_filled(query=query, headers=headers),
            **accepted,
            **body,
        },
        "response": _response(shape, sample.response),
    }


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _target(message: Message) -> tuple[str, list[tuple[str, str]]]:
    """Path and query of the start line of a request."""
    path, _, query = http_message.target_of(message.start).partition("?")
    return path, parse_qsl(query, keep_blank_values=True)


def _path(shape: MethodShape, request: Message, given: dict[str, Any]) -> str:
    """The path as it must be sent: what the sample fills in stays, what it leaves as a template gets a value."""
    template = shape.operation.path
    names = http_message.VARIABLE.findall(template)
    literal_parts = map(re.escape, http_message.VARIABLE.split(template)[::2])
    match = re.fullmatch("([^/]*)".join(literal_parts), _target(request)[0], re.IGNORECASE)
    shown = dict(zip(names, match.groups(), strict=True)) if match else {}
    types = {p.name: p.type for p in shape.operation.parameters if p.location == "path"}
    for argument in _placed(shape, "path"):
        text = unquote(shown.get(argument.wire, ""))
        if not text or "{" in text or text in (".", ".."):
            text = placeholder_text(types[argument.wire])
        given[argument.name] = from_text(types[argument.wire], text)
        sent = quote(address_text(given[argument.name]), safe="~")
        template = template.replace("{" + argument.wire + "}", sent)
    return template


def _query(shape: MethodShape, request: Message, given: dict[str, Any]) -> list[list[str]]:
    """Name and value of each parameter of the query that the page gives a value for."""
    shown = {name.lower(): value for name, value in _target(request)[1]}
    parameters = {p.name: p for p in shape.operation.parameters if p.location == "query"}
    pairs: list[list[str]] = []
    for argument in _placed(shape, "query"):
        parameter = parameters[argument.wire]
        text = shown.get(parameter.name.lower(), parameter.example)
        if text is None and parameter.required:
            text = placeholder_text(parameter.type)
        if text is not None:
            given[argument.name] = from_text(parameter.type, text)
            pairs.append([parameter.name, address_text(given[argument.name])])
    return pairs


def _headers(shape: MethodShape, request: Message, given: dict[str, Any]) -> tuple[dict[str, str], Case]:
    """Headers that must be sent as documented, and the media types that the page would take and give."""
    operation = shape.operation
    types = {p.name.lower(): p.type for p in operation.parameters if p.location == "header"}
    shown = {name.lower(): value for name, value in _plain_headers(request)}
    answers = [media for response in operation.responses for media in response.media_types]
    accepted = _media_type(shown.pop("accept", "")) or list(dict.fromkeys(answers))
    content_types = _media_type(shown.pop("content-type", ""))
    if _placed(shape, "content") and operation.body is not None:
        content_types = [*content_types, *operation.body.media_types]
    elif _placed(shape, "patch"):
        content_types = [*content_types, *_PATCH_MEDIA_TYPES]
    from_arguments: list[str] = []
    for argument in _placed(shape, "headers"):
        name = argument.wire.lower()
        if name not in shown and argument.default is None:
            shown[name] = placeholder_text(types[name])
        if name in shown:
            given[argument.name] = shown[name]
            from_arguments.append(name)
    sends_body = any(_placed(shape, place) for place in ("json", "body", "patch", "content"))
    media = _filled(accept=accepted, content_types=content_types if sends_body else [])
    return shown, {**media, **_filled(from_arguments=from_arguments)}


def _plain_headers(message: Message) -> list[tuple[str, str]]:
    """The headers of a message that say something about it rather than about its way over the network."""
    return [
        (name, value)
        for name, value in message.headers
        if re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", name) and value.isprintable() and value.isascii()
        if name.lower() not in _OF_THE_WAY
    ]


def _media_type(header: str) -> list[str]:
    media_type = http_message.media_type(header)
    return [media_type] if media_type else []


def _body(shape: MethodShape, request: Message, types: dict[str, Any], names: ClientNames) -> Case:
    """The body that must be sent (`json` or `text`), and which argument each part of it goes to."""
    if content := _placed(shape, "content"):
        return {"text": request.body or "file", "argument": content[0].name}
    known, value = parsed(request.body)
    if whole := _placed(shape, "patch") or _placed(shape, "body"):
        type_ = shape.operation.body.type if shape.operation.body else None
        if whole[0].place == "body":
            types.update(_filled(**{whole[0].name: _conversion(type_, names)}))
        if not known and whole[0].default is None:
            known, value = True, {} if whole[0].place == "patch" else placeholder(type_)
        return {"json": value, "argument": whole[0].name} if known else {}
    body = shape.operation.body
    if body is None or body.form != "arguments" or not http_message.has_request_body(shape.operation.method):
        return {}
    fields = {field.name: field.type for field in body.fields}
    document = dict(value) if isinstance(value, dict) else {}
    arguments: dict[str, str] = {}
    for argument in _placed(shape, "json"):
        if argument.wire not in document and argument.default is None:
            document[argument.wire] = placeholder(fields[argument.wire])
        if argument.wire in document:
            arguments[argument.name] = argument.wire
            types.update(_filled(**{argument.name: _conversion(fields[argument.wire], names)}))
    sent = {wire: value for wire, value in document.items() if wire in arguments.values()}
    return {"json": sent, "arguments": arguments}


def _response(shape: MethodShape, response: Message | None) -> Case:
    """What the server answers, and what the method makes of it."""
    documented = shape.operation.responses
    status = documented[0].status if documented else 200
    body = None
    headers: dict[str, str] = {}
    if response is not None:
        status = http_message.status_of(response.start) or status
        headers = dict(_plain_headers(response))
        body = response.body
    is_json, value = parsed(body)
    text = {} if status in (204, 304) or body is None else {"json": value} if is_json else {"text": body}
    return {
        "status": status,
        **_filled(headers=headers),
        **text,
        "outcome": _outcome(shape, status, nothing=not text or (value is None and is_json)),
    }


def _outcome(shape: MethodShape, status: int, *, nothing: bool) -> str:
    """`value`, `none`, or the kind of error: `missing` (NotFound) or `refused` (any other)."""
    kind, may_be_none = shape.answer.kind, shape.absent == "none"
    if status >= 300:
        return "none" if status == 404 and may_be_none and kind != "send" else "missing" if status == 404 else "refused"
    if kind == "send":
        return "none"
    if not nothing:
        return "value"
    raises = not may_be_none and (kind == "download" or shape.operation.method == "GET")
    return "missing" if raises or (kind == "list" and shape.operation.method == "GET") else "none"


def _placed(shape: MethodShape, place: str) -> list[Argument]:
    return [argument for argument in shape.arguments if argument.place == place]


def _conversion(type_: Type | None, names: ClientNames) -> Any:
    """What the tests make of a JSON value before it is passed: `datetime`, the name of a model, or a list of such."""
    match type_:
        case Scalar("date-time"):
            return "datetime"
        case Ref(model) if model in names.models:
            return names.models[model].class_
        case ListOf(item):
            inner = _conversion(item, names)
            return [inner] if inner else None
    return None


def cases(view: ContractView) -> Iterator[tuple[str, Any]]:
    """Group and case of everything in a view."""
    for group in view.groups:
        for case in group.cases:
            yield group.name, json.loads(case)
