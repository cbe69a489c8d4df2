"""What every record of the API has in common: how JSON becomes a model, and a model JSON again, with nothing lost."""

from __future__ import annotations

import base64
import binascii
import json
import threading
from collections.abc import Container, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import GenericAlias, NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, TypeAdapter, ValidationError
from pydantic_core import CoreSchema, PydanticCustomError, PydanticSerializationError, core_schema, to_json

from ._problem import Problem
from ._timestamp import Date, DateTime, Timestamp

_building = threading.RLock()


def wire_name(attribute: str) -> str:
    """The name that the API gives to an attribute, where its annotation names no other: `sale_date` -> `SaleDate`."""
    return "".join(word[:1].upper() + word[1:] for word in attribute.split("_"))


def wire(name: str, *, default: Any = None) -> Any:
    """A field that has another name in the API than `wire_name` gives."""
    return Field(default, alias=name)


class Model(BaseModel):
    """A record of the API. Its attributes are the documented properties, in snake_case.

    A property can have a value, be null (None) or be absent: reading an absent one gives None, `model_fields_set`
    has the names that are present, assigning makes a property present, `del` makes it absent. Properties that
    the documentation does not know are in `model_extra`, and are sent back.
    """

    model_config = ConfigDict(
        alias_generator=wire_name,
        validate_by_name=True,
        validate_by_alias=True,
        extra="allow",
        protected_namespaces=(),
        ser_json_inf_nan="constants",
        # Most models of a module are only ever parts of another, whose validator covers them.
        defer_build=True,
    )

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 0,
        _types_namespace: Mapping[str, Any] | None = None,
    ) -> bool | None:
        """Build the validator of the class; pydantic calls this at first use, from whichever thread is first.

        Names resolve in the module of the class alone, never in the frames of a caller.
        """
        with _building:
            return super().model_rebuild(
                force=force, raise_errors=raise_errors, _types_namespace=dict(_types_namespace or {})
            )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        _keep_exact(schema)
        return schema

    def __delattr__(self, name: str) -> None:
        """Make a property absent."""
        if name in type(self).model_fields:
            vars(self)[name] = None
            self.__pydantic_fields_set__.discard(name)
        else:
            super().__delattr__(name)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        absent = type(self).model_fields.keys() - self.model_fields_set
        return ((name, value) for name, value in super().__repr_args__() if name not in absent)


def _keep_exact(schema: Any) -> None:
    """Close two gaps in a core schema through which pydantic would not give back what it was given."""
    kind = schema["type"]
    if kind == "int":
        # Where the documentation promises a number and `true` comes, `true` goes back, not 1.
        schema.setdefault("serialization", {"type": "any"})
    elif kind == "model-fields":
        # An unknown property that is spelt like an attribute would mark that attribute as present.
        schema["extras_keys_schema"] = core_schema.no_info_plain_validator_function(_Unlike(schema["fields"]))
    parts = schema["fields"].values() if kind == "model-fields" else schema["choices"] if kind == "union" else ()
    inner = (schema[key] for key in ("schema", "items_schema", "values_schema") if key in schema)
    for part in (*parts, *inner):
        _keep_exact(part)


class _Unlike:
    """Takes every property name but those of the attributes; a record that has one goes the careful way (`salvage`)."""

    def __init__(self, attributes: Container[str]) -> None:
        self._attributes = attributes

    def __call__(self, name: str) -> str:
        if name in self._attributes:
            raise PydanticCustomError("attribute_name", "Property is spelt like an attribute")
        return name


class _Open:
    """Pydantic schema of an enumeration that a newer server may extend: any string."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        schema = core_schema.str_schema()
        return core_schema.nullable_schema(schema) if NoneType in get_args(source) else schema


class _Number:
    """Pydantic schema of a number: an integer stays one, however large."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        integer, fraction = core_schema.int_schema(strict=True), core_schema.float_schema()
        return core_schema.union_schema([integer, fraction], mode="left_to_right")


class _Base64:
    """Pydantic schema of bytes that stand as base64 (RFC 4648, section 4) in JSON."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.json_or_python_schema(
            core_schema.no_info_after_validator_function(self._read, core_schema.str_schema(strict=True)),
            core_schema.bytes_schema(strict=True),
            serialization=core_schema.plain_serializer_function_ser_schema(_base64_text, when_used="json"),
        )

    @staticmethod
    def _read(text: str) -> bytes:
        value = base64.b64decode(text, validate=True)
        if _base64_text(value) != text:
            raise binascii.Error("not the text that these bytes are written as")
        return value


def _base64_text(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


Open = _Open()
"""Marks an enumeration: `Annotated[Literal["A", "B"] | str, Open]`."""

Number = Annotated[float, _Number()]
"""A number with a fraction; a large integer in its place is not rounded."""

Base64 = Annotated[bytes, _Base64()]
"""Bytes inside a JSON document."""


class DecodeError(ValueError):
    """A response does not fit its documented type, and strictness was asked for."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,)


def decode(type_: Any, data: bytes, *, strict: bool = False) -> tuple[Any, tuple[Problem, ...]]:
    """Read a JSON document as a type: a model, a list or dict of something, a scalar, an optional, Any.

    What does not fit stays in place as plain JSON values and is reported; with `strict`, DecodeError is raised.
    `null` is None whatever the type. Raises ValueError when the data are no JSON.
    """
    try:
        return validate_json(type_, data), ()
    except ValidationError:
        pass
    from ._salvage import salvage  # only a response that does not fit needs it

    try:
        raw = json.loads(data)
        value, problems = (None, ()) if raw is None else salvage(type_, raw)
    except RecursionError:
        raise ValueError("the document is nested too deeply") from None
    if strict and problems:
        raise DecodeError(problems)
    return value, problems


def encode(value: Any) -> Any:
    """The JSON value (dict, list, str, int, float, bool, None) of models, dates, bytes and containers of them."""
    items: Any = value
    if isinstance(value, Model):
        serializer = value.__pydantic_serializer__
        return serializer.to_python(value, mode="json", by_alias=True, exclude_unset=True, warnings=False)
    if isinstance(value, dict):
        return {str(encode(key)): encode(item) for key, item in items.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [encode(item) for item in items]
    if isinstance(value, date):
        return value.text if isinstance(value, DateTime) else value.isoformat()
    if isinstance(value, bytes):
        return _base64_text(value)
    return encode(value.value) if isinstance(value, Enum) else value


def encode_json(value: Any) -> bytes:
    """The JSON document of a value, in UTF-8."""
    try:
        if isinstance(value, Model):
            return value.__pydantic_serializer__.to_json(value, by_alias=True, exclude_unset=True, warnings=False)
        return to_json(encode(value), inf_nan_mode="constants")
    except PydanticSerializationError:
        # Half a surrogate pair has no UTF-8; JSON can still carry it, as an escape.
        return json.dumps(encode(value)).encode()


def complete(*models: type[Model]) -> None:
    """Build the validators of the models now rather than at first use."""
    for model in models:
        model.model_rebuild()


def validate_json(type_: Any, data: bytes | str) -> Any:
    """Read a JSON document that fits its type; raises pydantic's ValidationError for one that does not."""
    # Strict, or "12" would become 12 and go back as 12; by alias alone, or an unknown `name` would become `Name`.
    validator: Any = getattr(type_, "__pydantic_validator__", None) or _adapter(type_).validator
    return validator.validate_json(data, strict=True, by_alias=True, by_name=False)


@cache
def _adapter(type_: Any) -> TypeAdapter[Any]:
    with _building:
        return TypeAdapter(_exact(type_))


_EXACT: dict[Any, Any] = {float: Number, datetime: Timestamp, date: Date, bytes: Base64}


def _exact(type_: Any) -> Any:
    """The annotation that keeps a value exact, for a type made of plain classes: `list[date]` -> `list[Date]`."""
    origin = get_origin(type_)
    if origin in (list, dict):
        return GenericAlias(origin, tuple(map(_exact, get_args(type_))))
    return _EXACT.get(type_, type_)
