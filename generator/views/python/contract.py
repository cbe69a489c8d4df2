"""The contract tests of the generated client: each documented exchange as a call, what it sends, and what comes back.

How a sample maps to arguments is decided here, from the spec; the tests that read the data know nothing about the API.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

from generator import http_message
from generator.spec.model import Message, Sample, Section
from generator.spec.types import ListOf, Ref, Scalar, Type
from generator.trusted import SafeText, identifier, json_text, path_part
from generator.views.python.contract_values import address_text, from_text, parsed, placeholder, placeholder_text
from generator.views.python.design import ClientDesign, GroupDesign
from generator.views.python.names import ClientNames, GroupNames
from generator.views.python.returns import good_response
from generator.views.python.settings import ClientSettings
from generator.views.python.shapes import Argument, MethodShape

_PATCH_MEDIA_TYPES = (http_message.JSON_PATCH, http_message.MERGE_PATCH)
"""Right for a patch, even where a page shows `application/json`."""

_CONNECTION_HEADERS = frozenset(
    ("connection", "content-encoding", "content-length", "expect", "host", "transfer-encoding", "upgrade", "user-agent")
)
"""Headers that the sender of a message chooses for the connection (RFC 9110, 7.2, 7.6.1, 8.4, 8.6, 10.1)."""

Case = dict[str, Any]
"""One exchange as JSON values; `generator/runtime_tests/exchange.py` documents the keys."""


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
    sections: tuple[SafeText, ...]
    """The modules that lead to the groups."""
    groups: tuple[SamplesView, ...]


def contract_view(design: ClientDesign, settings: ClientSettings) -> ContractView:
    """The exchanges of every operation. An operation without a sample gets one that the spec alone makes."""
    return ContractView(
        package=identifier(settings.package),
        client=identifier(settings.client_name),
        sections=tuple(section.module for section in design.names.sections.values()),
        groups=tuple(_samples_view(group, design) for group in design.groups),
    )


def samples_name(section: Section, names: GroupNames) -> SafeText:
    """What the file of the exchanges of a group is called, without its suffix."""
    return path_part(f"{section.noun}_{names.module}")


def _samples_view(group: GroupDesign, design: ClientDesign) -> SamplesView:
    exchanges = ((method, sample) for method in group.methods for sample in method.operation.samples or (Sample(),))
    return SamplesView(
        name=samples_name(group.section, group.names),
        cases=tuple(json_text(_case(group, method, sample, design)) for method, sample in exchanges),
    )


def _case(group: GroupDesign, shape: MethodShape, sample: Sample, design: ClientDesign) -> Case:
    operation = shape.operation
    request = sample.request or Message(f"{operation.method} {operation.path}")
    given: dict[str, Any] = {}
    types: dict[str, Any] = {}
    path = _path(shape, request, given)
    query = _query(shape, request, given)
    headers, accepted = _headers(shape, request, given)
    body = _body(shape, request, types, design.names)
    return {
        "id": operation.id,
        "call": f"{group.names.path}.{shape.name}",
        "kind": shape.returns.kind,
        **_without_empty(given=given, types=types),
        "request": {
            "method": operation.method,
            "template": operation.path,
            "path": path,
            **_without_empty(query=query, headers=headers),
            **accepted,
            **body,
        },
        "response": _response(shape, sample.response, design.api.error_properties),
    }


def _without_empty(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _target(message: Message) -> tuple[str, list[tuple[str, str]]]:
    """Path and query of the start line of a request."""
    path, _, query = http_message.target_of(message.start).partition("?")
    return path, parse_qsl(query, keep_blank_values=True)


def _path(shape: MethodShape, request: Message, given: dict[str, Any]) -> str:
    """The path as it must be sent: what the sample fills in stays, what it leaves as a template gets a value."""
    path = shape.operation.path
    documented = http_message.template_values(path, _target(request)[0])
    for argument in shape.at("path"):
        text = unquote(documented.get(argument.wire, ""))
        if not text or "{" in text or text in (".", ".."):
            text = placeholder_text(argument.type)
        given[argument.name] = from_text(argument.type, text)
        path = path.replace("{" + argument.wire + "}", quote(address_text(given[argument.name]), safe="~"))
    return path


def _query(shape: MethodShape, request: Message, given: dict[str, Any]) -> list[list[str]]:
    """Name and value of each parameter of the query that the page gives a value for."""
    documented = {name.lower(): value for name, value in _target(request)[1]}
    parameters = {p.name: p for p in shape.operation.parameters if p.location == "query"}
    pairs: list[list[str]] = []
    for argument in shape.at("query"):
        parameter = parameters[argument.wire]
        text = documented.get(parameter.name.lower(), parameter.example)
        if text is None and parameter.required:
            text = placeholder_text(parameter.type)
        if text is not None:
            given[argument.name] = from_text(parameter.type, text)
            pairs.append([parameter.name, address_text(given[argument.name])])
    return pairs


def _headers(shape: MethodShape, request: Message, given: dict[str, Any]) -> tuple[dict[str, str], Case]:
    """Headers that must be sent as documented, and the media types that the page would take and give."""
    operation = shape.operation
    documented = {name.lower(): value for name, value in _plain_headers(request)}
    answers = [media for response in operation.responses for media in response.media_types]
    accepted = _media_type(documented.pop("accept", "")) or list(dict.fromkeys(answers))
    content_types = _media_type(documented.pop("content-type", ""))
    if shape.body == "file" and operation.body is not None:
        content_types = [*content_types, *operation.body.media_types]
    elif shape.body == "patch":
        content_types = [*content_types, *_PATCH_MEDIA_TYPES]
    from_arguments: list[str] = []
    for argument in shape.at("header"):
        name = argument.wire.lower()
        if name not in documented and argument.default is None:
            documented[name] = placeholder_text(argument.type)
        if name in documented:
            given[argument.name] = documented[name]
            from_arguments.append(name)
    sends_body = shape.body not in ("", "arguments") or bool(shape.at("property"))
    media = _without_empty(accept=accepted, content_types=content_types if sends_body else [])
    return documented, {**media, **_without_empty(from_arguments=from_arguments)}


def _plain_headers(message: Message) -> list[tuple[str, str]]:
    """The headers of a message that say something about it rather than about the connection."""
    return [
        (name, value)
        for name, value in message.headers
        if re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", name) and value.isprintable() and value.isascii()
        if name.lower() not in _CONNECTION_HEADERS
    ]


def _media_type(header: str) -> list[str]:
    media_type = http_message.media_type(header)
    return [media_type] if media_type else []


def _body(shape: MethodShape, request: Message, types: dict[str, Any], names: ClientNames) -> Case:
    """The body that must be sent (`json` or `text`), and which argument each part of it goes to."""
    match shape.body:
        case "file":
            return {"text": request.body or "file", "argument": shape.at("file")[0].name}
        case "patch":
            return _whole_body(shape.at("patch")[0], request, if_unknown={})
        case "value":
            argument = shape.at("body")[0]
            types.update(_without_empty(**{argument.name: _conversion(argument.type, names)}))
            return _whole_body(argument, request, if_unknown=placeholder(argument.type))
        case "arguments":
            return _properties(shape, request, types, names)
    return {}


def _whole_body(argument: Argument, request: Message, if_unknown: Any) -> Case:
    known, value = parsed(request.body)
    if not known and argument.default is None:
        known, value = True, if_unknown
    return {"json": value, "argument": argument.name} if known else {}


def _properties(shape: MethodShape, request: Message, types: dict[str, Any], names: ClientNames) -> Case:
    """The body of named arguments: the properties that the page shows, and those that must be given."""
    _, value = parsed(request.body)
    document = dict(value) if isinstance(value, dict) else {}
    arguments: dict[str, str] = {}
    for argument in shape.at("property"):
        if argument.wire not in document and argument.default is None:
            document[argument.wire] = placeholder(argument.type)
        if argument.wire in document:
            arguments[argument.name] = argument.wire
            types.update(_without_empty(**{argument.name: _conversion(argument.type, names)}))
    sent = {wire: value for wire, value in document.items() if wire in arguments.values()}
    return {"json": sent, "arguments": arguments}


def _response(shape: MethodShape, response: Message | None, error_properties: Collection[str]) -> Case:
    """What the server answers, and what the method makes of it."""
    documented = shape.operation.responses
    status = documented[0].status if documented else 200
    body = None
    headers: dict[str, str] = {}
    if response is not None:
        status = http_message.status_of(response.start) or status
        headers = dict(_plain_headers(response))
        body = response.body
    elif (good := good_response(shape.operation)) is not None:
        body = "file" if shape.returns.kind == "download" else json.dumps(placeholder(good.type))
    is_json, value = parsed(body)
    known = {name.lower() for name in error_properties}
    own = isinstance(value, dict) and (not known or any(name.lower() in known for name in value))
    text = {} if status in (204, 304) or body is None else {"json": value} if is_json else {"text": body}
    return {
        "status": status,
        **_without_empty(headers=headers),
        **text,
        "outcome": _outcome(shape, status, own=own, nothing=not text or (value is None and is_json)),
    }


def _outcome(shape: MethodShape, status: int, *, own: bool, nothing: bool) -> str:
    """`value`, `none`, `empty` (a list), or the kind of error: `missing` (NotFound) or `refused` (any other).

    `own` says whether the body is an error object of the API, `nothing` whether there is none, or `null`.
    """
    kind, may_be_none = shape.returns.kind, shape.returns.may_be_none
    if status >= 300:
        return "none" if status == 404 and may_be_none and own else "missing" if status == 404 else "refused"
    if kind == "send" or (nothing and may_be_none):
        return "none"
    if not nothing:
        return "value"
    if kind == "download" or shape.operation.method == "GET":
        return "missing"
    response = good_response(shape.operation)
    return "empty" if response is not None and isinstance(response.type, ListOf) else "none"


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
