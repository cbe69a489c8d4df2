"""The base class of the models; decoding and encoding of JSON, such that encoding restores what was decoded."""

from __future__ import annotations

import base64
import binascii
import json
import threading
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import GenericAlias, NoneType
from typing import TYPE_CHECKING, Annotated, Any, Self, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, TypeAdapter, ValidationError
from pydantic_core import CoreSchema, PydanticSerializationError, core_schema, to_json

from ._core_schema import Misfit, preserve_values
from ._problem import Problem
from ._property_names import attributes, json_value, no_property
from ._timestamp import Date, DateTime, Timestamp

_build_lock = threading.RLock()


def wire_name(attribute: str) -> str:
    """The property name of an attribute that has no alias: `sale_date` -> `SaleDate`."""
    return "".join(word[:1].upper() + word[1:] for word in attribute.split("_"))


def wire(name: str, *, default: Any = None) -> Any:
    """A field with another property name than `wire_name` gives."""
    return Field(default, alias=name)


class Model(BaseModel):
    """Base class of the models. The attributes of a model are the documented properties, in snake_case.

    A property has a value, is null (None) or is absent. The value of an absent one is None; `model_fields_set` has the
    names of those that are present; assignment makes a property present, `del` makes it absent. An absent property is
    not sent. Undocumented properties are in `model_extra`, under their names in JSON, and are sent back to the server;
    to add one, put it there: any other name than those of the attributes is refused.
    """

    model_config = ConfigDict(
        alias_generator=wire_name,
        validate_by_name=True,
        validate_by_alias=True,
        extra="allow",
        protected_namespaces=(),
        ser_json_inf_nan="constants",
        # Most models are only used as parts of another one, whose validator covers them.
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
        """Build the validator of the class. Pydantic calls this at first use, in any thread.

        Annotations are resolved in the module of the class, never in the frames of the caller.
        """
        with _build_lock:
            return super().model_rebuild(
                force=force, raise_errors=raise_errors, _types_namespace=dict(_types_namespace or {})
            )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        preserve_values(schema)
        return schema

    if not TYPE_CHECKING:  # type checkers know the attributes: with these methods, they would allow any

        def __init__(self, /, **values: Any) -> None:
            """A model from attributes by name; names in JSON are taken too. Raises TypeError for any other name."""
            if unknown := values.keys() - attributes(type(self)).keys():
                raise TypeError(no_property(type(self), min(unknown)))
            super().__init__(**values)

        # Without this mark, pydantic would call the constructor for each model that it decodes.
        __init__.__pydantic_base_init__ = True

        def __setattr__(self, name: str, value: Any) -> None:
            """Set a property. Raises AttributeError for a name that is neither an attribute nor in `model_extra`."""
            if not name.startswith("_"):
                value = self._checked(name, value)
            super().__setattr__(name, value)

    def _checked(self, name: str, value: Any) -> Any:
        """A value for an attribute, with the names that JSON has in dicts. Raises AttributeError for another name."""
        if name in type(self).model_fields:
            return json_value(type(self), name, value) if isinstance(value, (dict, list)) else value
        if name in self.model_extra:
            return value
        raise AttributeError(no_property(type(self), name))

    @property
    def model_extra(self) -> dict[str, Any]:
        """The undocumented properties, by their names in JSON. They can be changed, added and removed."""
        return cast("dict[str, Any]", self.__pydantic_extra__)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, in which `update` sets attributes. Raises AttributeError for a name as assignment does."""
        changes = {name: self._checked(name, value) for name, value in (update or {}).items()}
        return super().model_copy(update=changes, deep=deep)

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


class _Open:
    """Pydantic schema of an enumeration to which the server may add values: any string."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        schema = core_schema.str_schema()
        return core_schema.nullable_schema(schema) if NoneType in get_args(source) else schema


class _Number:
    """Pydantic schema of a number: an integer of any size stays an integer."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        integer, fraction = core_schema.int_schema(strict=True), core_schema.float_schema()
        return core_schema.union_schema([integer, fraction], mode="left_to_right")


class _Base64:
    """Pydantic schema of bytes that are base64 text (RFC 4648, section 4) in JSON."""

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
            raise binascii.Error("not the canonical text of these bytes")
        return value


def _base64_text(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


Open = _Open()
"""Marks an enumeration: `Annotated[Literal["A", "B"] | str, Open]`."""

Number = Annotated[float, _Number()]
"""A floating-point number; an integer in its place keeps all its digits."""

Base64 = Annotated[bytes, _Base64()]
"""Bytes, as base64 text in JSON."""


class DecodeError(ValueError):
    """Strict decoding: the document differs from its type. `problems` lists the differences."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,)


def decode(type_: Any, data: bytes, *, strict: bool = False) -> tuple[Any, tuple[Problem, ...]]:
    """Decode a JSON document as a type: a model, a scalar, Any, or an optional, list or dict of these.

    Values that do not match their type are kept as plain JSON values, and returned as problems; with `strict`,
    DecodeError is raised for them. `null` is None for every type. Raises ValueError for a document that is not JSON.
    """
    misfits: list[Misfit] = []
    value = None
    try:
        value = validate_json(type_, data, misfits)
        if not misfits:
            return value, ()
    except ValidationError:
        misfits.clear()
    from ._lenient import decode_lenient, decode_rows  # only a document that does not match its type needs it

    try:
        if misfits:
            problems = decode_rows(type_, value, len(misfits))
        else:
            raw = json.loads(data)
            value, problems = (None, ()) if raw is None else decode_lenient(type_, raw)
    except RecursionError:
        raise ValueError("the document is nested too deeply") from None
    if strict and problems:
        raise DecodeError(problems)
    return value, problems


def encode(value: Any) -> Any:
    """The JSON value (dict, list, str, int, float, bool, None) of a model, date, bytes, enum or container of these."""
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
        # A lone surrogate cannot be encoded in UTF-8, but JSON can hold it as an escape sequence.
        return json.dumps(encode(value)).encode()


def complete(*models: type[Model]) -> None:
    """Build the validators of the models now instead of at first use."""
    for model in models:
        model.model_rebuild()


def validate_json(type_: Any, data: bytes | str, misfits: list[Misfit] | None = None) -> Any:
    """Decode a JSON document that matches its type; raises pydantic's ValidationError for one that does not.

    With `misfits`, a row of a list that does not match is a `Misfit` in the result, and added to them.
    """
    # Strict, because "12" would become 12 and be encoded as 12; by alias only, because an undocumented property `name`
    # would become `Name`.
    validator: Any = getattr(type_, "__pydantic_validator__", None) or _adapter(type_).validator
    return validator.validate_json(data, strict=True, context=misfits, by_alias=True, by_name=False)


class _Preserved:
    """Pydantic schema of a type that is no model, as `preserve_values` changes it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        preserve_values(schema)
        return schema


@cache
def _adapter(type_: Any) -> TypeAdapter[Any]:
    with _build_lock:
        annotation: Any = Annotated[_preserving(type_), _Preserved()]
        return TypeAdapter(annotation)


_PRESERVING: dict[Any, Any] = {float: Number, datetime: Timestamp, date: Date, bytes: Base64}


def _preserving(type_: Any) -> Any:
    """The annotation that preserves values as they were received, for plain classes: `list[date]` -> `list[Date]`."""
    origin = get_origin(type_)
    if origin in (list, dict):
        return GenericAlias(origin, tuple(map(_preserving, get_args(type_))))
    return _PRESERVING.get(type_, type_)
