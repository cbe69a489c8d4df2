"""JSON values against types: the rules of the schemas that the OpenAPI document has for these types.

A property may be null and a record may have properties that nobody documents. An item of a list is null only where its
type is not known. A string has the format of its type: date-time and date as in RFC 3339, section 5.6, bytes in base64
as in RFC 4648, section 4. An integer is in the range of its type.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from generator.spec.model import Field, Model
from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Union, Unknown, to_text

Steps = tuple[str | int, ...]
"""Where in a JSON value: property names and list positions."""

_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)\Z")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\Z")


@dataclass(frozen=True, slots=True)
class Misfit:
    """A place in a value where it is not as its type says."""

    at: Steps
    kind: Literal["type", "format", "missing"]
    """Another JSON type; a text or number that is none of its type's; a required property that is not there."""
    found: str
    """What stands there, in words; the name of a property that is missing."""
    expected: str


def fits(value: Any, type_: Type, models: Mapping[str, Model], *, nullable: bool = False) -> bool:
    """Whether a value is as its type says; with `nullable`, null is so too."""
    if value is None:
        return nullable or isinstance(type_, Unknown)
    match type_:
        case Scalar(name):
            return _is_of_type(value, type_.json_type) and _has_format(value, name)
        case Ref(model):
            return fits_record(value, _fields(model, models), models)
        case ListOf(item):
            return isinstance(value, list) and all(fits(inner, item, models) for inner in value)
        case MapOf(entry):
            return isinstance(value, dict) and all(fits(v, entry, models, nullable=True) for v in value.values())
        case OpenEnum():
            return isinstance(value, str)
        case Union(options):
            return any(fits(value, option, models) for option in options)
        case Unknown():
            return True


def fits_record(value: Any, fields: Iterable[Field], models: Mapping[str, Model]) -> bool:
    """Whether a value is an object with these properties."""
    if not isinstance(value, dict):
        return False
    for field in fields:
        if field.name not in value:
            if field.required:
                return False
        elif not fits(value[field.name], field.type, models, nullable=True):
            return False
    return True


def misfits(value: Any, type_: Type, models: Mapping[str, Model], at: Steps = ()) -> Iterator[Misfit]:
    """Where a value is not as its type says. Null at the place itself is as it says."""
    if value is None or fits(value, type_, models):
        return
    match type_, value:
        case (ListOf(item), list()):
            for i, inner in enumerate(value):
                if inner is None and not isinstance(item, Unknown):
                    yield Misfit((*at, i), "type", "null", _in_words(item))
                yield from misfits(inner, item, models, (*at, i))
        case (MapOf(entry), dict()):
            for name, inner in value.items():
                yield from misfits(inner, entry, models, (*at, name))
        case (Ref(model), dict()):
            yield from record_misfits(value, _fields(model, models), models, at)
        case (Scalar(name, json_type=json_type), _) if _is_of_type(value, json_type):
            yield Misfit(at, "format", str(value), name)
        case (Union(), _):
            yield Misfit(at, "type", _kind(value), to_text(type_))
        case _:
            yield Misfit(at, "type", _kind(value), _in_words(type_))


def record_misfits(
    value: Mapping[str, Any], fields: Iterable[Field], models: Mapping[str, Model], at: Steps = ()
) -> Iterator[Misfit]:
    """Where an object is not as the fields of a record say."""
    for field in fields:
        if field.name in value:
            yield from misfits(value[field.name], field.type, models, (*at, field.name))
        elif field.required:
            yield Misfit(at, "missing", field.name, _in_words(field.type))


def typed(text: str, type_: Type) -> tuple[bool, Any]:
    """A text that stands for a value of a type, as in an address: whether it does, and the value."""
    match type_:
        case ListOf(item):
            is_one, value = typed(text, item)
            return is_one, [value]
        case OpenEnum():
            return True, text
        case Scalar(json_type="string"):
            return fits(text, type_, {}), text
        case Scalar(json_type="boolean"):  # servers take it in any case, and many languages write a capital
            return text.lower() in ("true", "false"), text.lower() == "true"
        case Scalar():
            try:
                value = json.loads(text)
            except ValueError:
                return False, None
            return fits(value, type_, {}), value
        case _:
            return False, None


def _fields(name: str, models: Mapping[str, Model]) -> Iterator[Field]:
    """The fields of a model: its own, and those of the model that it extends."""
    model: Model | None = models[name]
    while model is not None:
        yield from model.fields
        model = models[model.extends] if model.extends else None


def _is_of_type(value: Any, json_type: str) -> bool:
    if isinstance(value, bool):
        return json_type == "boolean"
    if isinstance(value, int):
        return json_type in ("integer", "number")
    if isinstance(value, float):
        return json_type == "number" or (json_type == "integer" and value.is_integer())
    return isinstance(value, str) and json_type == "string"


def _has_format(value: Any, scalar: str) -> bool:
    check = _FORMATS.get(scalar)
    return check is None or check(value)


def is_date_time(text: str) -> bool:
    """Whether a text is a date-time of RFC 3339 that a calendar has."""
    if not _DATE_TIME.match(text):
        return False
    try:
        datetime.fromisoformat(text[:19])
    except ValueError:
        return False
    return True


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-12-31")


_FORMATS: dict[str, Callable[[Any], bool]] = {
    "date-time": is_date_time,
    "date": _is_date,
    "byte": lambda text: bool(_BASE64.match(text)),
    "int16": lambda number: -(2**15) <= number < 2**15,
    "int32": lambda number: -(2**31) <= number < 2**31,
    "int64": lambda number: -(2**63) <= number < 2**63,
}
"""Name of a scalar -> whether a value of its JSON type is one."""


def _kind(value: Any) -> str:
    names = {
        bool: "a boolean",
        int: "an integer",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
    }
    return names[type(value)]


def _in_words(type_: Type) -> str:
    match type_:
        case ListOf():
            return "a list"
        case MapOf():
            return "an object"
        case _:
            return to_text(type_)
