"""Lenient decoding of a JSON document that does not match its type: what matches is decoded, the rest is kept."""

from __future__ import annotations

import json
from collections import deque
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import ValidationError

from ._core_schema import Misfit
from ._model import Model, Open, validate_json
from ._problem import Problem
from ._property_names import fields


def decode_lenient(type_: Any, raw: Any) -> tuple[Any, tuple[Problem, ...]]:
    """Decode a JSON value as a type, part by part. A part that does not match stays a JSON value and is a problem."""
    problems: list[Problem] = []
    value = _decode(type_, raw, "$", problems)
    return value, tuple(problems)


def decode_rows(type_: Any, value: Any, misfits: int) -> tuple[Problem, ...]:
    """Decode in place the rows that a value of a type holds as `Misfit`; `misfits` is the greatest number of them.

    Outer lists are searched before those inside their rows, so that a single bad row is found at once.
    """
    problems: list[Problem] = []
    places = deque[tuple[Any, Any, str]]([(type_, value, "$")])
    while misfits and places:
        type_, value, path = places.popleft()
        items: Any = value  # the checks below would make it a container of unknown values
        if isinstance(value, Model):
            places += (
                (annotation, inner, _member(path, name))
                for name, (attribute, annotation) in fields(type(value)).items()
                if isinstance(inner := vars(value)[attribute], (Model, list, dict))
            )
        elif isinstance(value, dict):
            item = _item_type(type_, dict)
            places += ((item, inner, _member(path, key)) for key, inner in items.items())
        elif isinstance(value, list):
            item = _item_type(type_, list)
            for index, row in enumerate(items):
                if type(row) is Misfit:
                    items[index] = _decode(item, row.raw, f"{path}[{index}]", problems)
                    misfits -= 1
            places.extend((item, row, f"{path}[{index}]") for index, row in enumerate(items) if misfits)
    return tuple(problems)


def _item_type(type_: Any, kind: type) -> Any:
    """The type of the values in a list or dict of this type; Any where the type is another one."""
    alternatives = _alternatives(type_)
    type_ = alternatives[0] if len(alternatives) == 1 else type_
    if get_origin(type_) is Annotated:
        return _item_type(get_args(type_)[0], kind)
    return get_args(type_)[-1] if get_origin(type_) is kind else Any


def _decode(type_: Any, raw: Any, path: str, problems: list[Problem]) -> Any:
    alternatives, got = _alternatives(type_), _JSON_TYPES[type(raw)]
    if got != "null" and len(alternatives) == 1:
        (type_,) = alternatives
    try:
        return validate_json(type_, json.dumps(raw))
    except ValidationError as error:
        invalid = error
    if len(alternatives) > 1:
        return _decode_union(alternatives, raw, path, problems)
    while get_origin(type_) is Annotated:
        type_ = str if Open in type_.__metadata__ else get_args(type_)[0]
    if got == "object" and isinstance(type_, type) and issubclass(type_, Model):
        return _decode_model(type_, raw, invalid, path, problems)
    if got == "object" and get_origin(type_) is dict:
        item = get_args(type_)[1]
        return {key: _decode(item, value, _member(path, key), problems) for key, value in raw.items()}
    if got == "array" and get_origin(type_) is list:
        (item,) = get_args(type_)
        return [_decode(item, value, f"{path}[{index}]", problems) for index, value in enumerate(raw)]
    expected = _type_name(type_)
    if expected != got:
        problems.append(Problem(path, expected, got))
    return raw


def _decode_union(alternatives: tuple[Any, ...], raw: Any, path: str, problems: list[Problem]) -> Any:
    """Decode as the alternative that matches best: one that decodes anything, then the one with fewest problems."""
    attempts: list[tuple[Any, list[Problem]]] = []
    for alternative in alternatives:
        found: list[Problem] = []
        attempts.append((_decode(alternative, raw, path, found), found))
    value, found = min(attempts, key=lambda attempt: (attempt[0] is raw, len(attempt[1])))
    if found and value is raw:
        found = [Problem(path, _type_name(Union[alternatives]), _JSON_TYPES[type(raw)])]  # noqa: UP007
    problems += found
    return value


def _decode_model(
    type_: type[Model], raw: dict[str, Any], invalid: ValidationError, path: str, problems: list[Problem]
) -> Model:
    errors = invalid.errors(include_url=False, include_context=False, include_input=False)
    mismatched = {error["loc"][0] if error["loc"] else "" for error in errors}
    try:
        model: Model = validate_json(type_, json.dumps({name: raw[name] for name in raw if name not in mismatched}))
    except ValidationError:
        model, mismatched = type_.model_construct(), set(raw)
    known, values = fields(type_), vars(model)
    for name, value in raw.items():
        if name not in mismatched:
            continue
        if name in known:
            attribute, annotation = known[name]
            values[attribute] = _decode(annotation, value, _member(path, name), problems)
            model.__pydantic_fields_set__.add(attribute)
        elif model.__pydantic_extra__ is not None:
            model.__pydantic_extra__[name] = value
    for name, (attribute, annotation) in known.items():
        if attribute not in values:
            values[attribute] = None
            problems.append(Problem(_member(path, name), _type_name(annotation), "nothing"))
    return model


_JSON_TYPES: dict[type, str] = {
    NoneType: "null", bool: "boolean", int: "integer", float: "number", str: "string",
    list: "array", dict: "object", datetime: "date-time", date: "date", bytes: "base64",
}  # fmt: skip


def _alternatives(type_: Any) -> tuple[Any, ...]:
    """The alternatives of a union without None; of any other type the type itself."""
    is_union = get_origin(type_) in (Union, UnionType)
    return tuple(argument for argument in get_args(type_) if argument is not NoneType) if is_union else (type_,)


def _type_name(type_: Any) -> str:
    """The name of a type in a problem."""
    origin = get_origin(type_)
    if origin is Annotated:
        return _type_name(str if Open in type_.__metadata__ else get_args(type_)[0])
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(map(_type_name, _alternatives(type_))))
    if origin is Literal:
        return "string"
    kind = origin or type_
    return _JSON_TYPES.get(kind) or str(getattr(kind, "__name__", kind))


def _member(path: str, key: str) -> str:
    if key.isidentifier():
        return f"{path}.{key}"
    quoted = key.replace("\\", "\\\\").replace("'", "\\'")
    return f"{path}['{quoted}']"
