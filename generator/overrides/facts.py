"""Which facts each kind of place has, and what they change in the spec."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from generator.overrides.entries import FactName, Value
from generator.overrides.places import Kind, Part, Place
from generator.spec.model import Field, Operation, Parameter, RequestBody, Response
from generator.spec.types import STRING, ListOf, MapOf, OpenEnum, Ref, Type, Union, Unknown, from_text

_NAMED: dict[FactName, str] = {"rename": "name", "argument": "client_name"}
_TYPED: dict[FactName, str] = {"type": "type", "values": "type", "description": "description"}
_PARAMETER: dict[FactName, str] = {**_TYPED, "required": "required", **_NAMED, "drop": ""}
_FIELD: dict[FactName, str] = {**_PARAMETER, "read_only": "read_only", "deprecated": "deprecated"}

FACTS: Mapping[Kind, Mapping[FactName, str]] = {
    "model": {"description": "description", "rename": "name", "add": "", "drop": ""},
    "field": _FIELD,
    "operation": {
        "description": "description",
        "deprecated": "deprecated",
        "repeatable": "repeatable",
        "rename": "id",
        "method": "client_name",
        "add": "",
        "drop": "",
    },
    "request": {
        "type": "type",
        "description": "description",
        "required": "required",
        **_NAMED,
        "add": "",
        "drop": "",
    },
    "argument": _FIELD,
    "path": {**_TYPED, **_NAMED},
    "query": _PARAMETER,
    "header": _PARAMETER,
    "response": {"type": "type", "nullable": "nullable", "description": "description", "drop": ""},
    "query list": {"add": ""},
    "header list": {"add": ""},
}
"""Kind of a place -> the facts that an override can give there, each with the attribute of the spec that it sets.

A fact without an attribute adds or removes parts. Attributes are set in this order: `type` before `values`.
"""

ADDED: Mapping[Kind, Kind] = {
    "model": "field",
    "operation": "argument",
    "request": "argument",
    "query list": "query",
    "header list": "header",
}
"""Kind of a place that parts can be added to -> kind of the parts."""

Typed = Field | Parameter | RequestBody | Response
"""Parts that have a type."""

AnyPart = TypeVar("AnyPart", bound=Part)

_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+\Z")
"""A token (RFC 9110, section 5.6.2), as the name of a header must be."""


def misfit(name: FactName, place: Place, part: Part) -> str:
    """Why a fact cannot be given at a place; empty if it can."""
    known = FACTS[place.kind]
    if name not in known:
        return f"`{name}` cannot be given here; what can is {', '.join(f'`{fact}`' for fact in known)}"
    if isinstance(part, RequestBody) and part.form == "arguments" and name in ("type", "rename", "argument"):
        return f"the request has named arguments: override them one by one, as in `{place}.NAME`"
    if name == "add" and place.kind in ("operation", "request"):
        return _cannot_add(part)
    if name == "values" and isinstance(part, Typed) and not _has_strings(part.type):
        return "only a string has values: give its `type` too"
    return ""


def _cannot_add(part: Part) -> str:
    body = part.body if isinstance(part, Operation) else part
    if isinstance(body, RequestBody):
        if body.form == "arguments":
            return ""
        model = f": add properties to its model, `at: {body.type.model}`" if isinstance(body.type, Ref) else ""
        return f"the request is one value, without named arguments{model}"
    if isinstance(part, Operation) and part.method in ("GET", "HEAD"):
        return f"a {part.method} request has no body: add query parameters with `at: {part.id}.query`"
    return ""


def name_problem(kind: Kind, name: str) -> str:
    """Why a thing of this kind cannot be called so in the spec; empty if it can."""
    if not name.isprintable() or not name.strip():
        return "the name is blank or holds characters that cannot be printed"
    if kind == "model" and not _is_reference(name):
        return "no model can be called so: it is a word of the type notation, or holds other marks than `_.+-`"
    if kind == "header" and not _HEADER.match(name):
        return "no header can be called so (RFC 9110, section 5.1)"
    if kind == "path" and re.search(r"[{}/]", name):
        return "the name of a path parameter holds no `{`, `}` or `/`"
    return ""


def _is_reference(name: str) -> bool:
    try:
        return from_text(name) == Ref(name)
    except ValueError:
        return False


def changed(part: AnyPart, place: Place, facts: Mapping[FactName, Value]) -> AnyPart:
    """The part with every fact that sets one of its attributes."""
    for name, attribute in FACTS[place.kind].items():
        if attribute and name in facts:
            value: Any = facts[name]
            if name == "values":
                value = _with_values(cast("Field", part).type, value)
            part = replace(part, **{attribute: value})
    return part


def _with_values(type_: Type, values: tuple[str, ...]) -> Type:
    """The type with its strings, or what is unknown in it, as an open enumeration of the values."""
    match type_:
        case ListOf(inner):
            return ListOf(_with_values(inner, values))
        case MapOf(inner):
            return MapOf(_with_values(inner, values))
        case Union(options):
            return Union(tuple(_with_values(option, values) if _has_strings(option) else option for option in options))
        case _:
            return OpenEnum(values)


def _has_strings(type_: Type | None) -> bool:
    match type_:
        case ListOf(inner) | MapOf(inner):
            return _has_strings(inner)
        case Union(options):
            return any(map(_has_strings, options))
        case _:
            return type_ == STRING or isinstance(type_, (OpenEnum, Unknown))
