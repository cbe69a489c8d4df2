"""Types and records as JSON Schema 2020-12, the dialect of OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.spec.model import Field, Model
from generator.spec.types import UNKNOWN, ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Union, Unknown
from generator.trusted import SafeText, yaml_key, yaml_value
from generator.views.openapi.prose import description


@dataclass(frozen=True, slots=True)
class ExtensionView:
    """A specification extension: key with its colon, and value."""

    key: SafeText
    value: SafeText


@dataclass(frozen=True, slots=True)
class TypeView:
    """The Schema Object of a type. A member that is None or empty is left out; without members it accepts any value."""

    reference: SafeText | None = None
    type: SafeText | None = None
    nullable: bool = False
    """With `type` or `any_of`: null is accepted too."""
    enum: SafeText | None = None
    format: SafeText | None = None
    encoding: SafeText | None = None
    """Of a string that stands for bytes."""
    items: TypeView | None = None
    values: TypeView | None = None
    """Of a dictionary: the schema of its values."""
    any_of: tuple[TypeView, ...] = ()


@dataclass(frozen=True, slots=True)
class PropertyView:
    """A property of a record: its key with the colon, and its Schema Object. `type` is None where any value will do."""

    key: SafeText
    type: TypeView | None
    description: SafeText | None
    read_only: bool
    write_only: bool
    deprecated: bool
    primary_key: bool
    extensions: tuple[ExtensionView, ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """The Schema Object of a record. A member that is None or empty is left out."""

    description: SafeText | None
    required: SafeText | None
    properties: tuple[PropertyView, ...]


@dataclass(frozen=True, slots=True)
class ExtendedRecordView:
    """The Schema Object of a record that has the properties of another too."""

    description: SafeText | None
    base: SafeText
    """Reference to the schema of the other."""
    own: RecordView | None
    """What this one adds."""


ANY = TypeView()
"""The schema that accepts any value."""

OBJECT = TypeView(type=yaml_value("object"))
"""The schema of any JSON object."""

_ARRAY = yaml_value("array")
_BASE64 = yaml_value("base64")
_STRING = yaml_value("string")


def schema_reference(key: str) -> SafeText:
    """Reference to an entry of `components/schemas`."""
    return yaml_value(f"#/components/schemas/{key}")


def type_schema(type_: Type, models: Mapping[str, str], *, nullable: bool = False) -> TypeView:
    """The schema of a type; `nullable` adds null to what it accepts. `models` maps names to keys of components."""
    match type_:
        case Scalar("byte"):  # a format until OpenAPI 3.0; since 3.1 what JSON Schema has for it (section 4.8.24.5.1)
            return TypeView(type=_STRING, nullable=nullable, encoding=_BASE64)
        case Scalar(json_type=json_type, format=format_):
            known = yaml_value(format_) if format_ else None
            return TypeView(type=yaml_value(json_type), nullable=nullable, format=known)
        case OpenEnum(values):
            # The second alternative keeps it open: a reader sees the known values, a validator accepts a new one.
            if not values:
                return TypeView(type=_STRING, nullable=nullable)
            known_values = TypeView(type=_STRING, enum=yaml_value(values))
            return TypeView(any_of=(known_values, TypeView(type=_STRING)), nullable=nullable)
        case ListOf(item):
            return TypeView(type=_ARRAY, nullable=nullable, items=type_schema(item, models))
        case MapOf(value):
            return TypeView(type=OBJECT.type, nullable=nullable, values=type_schema(value, models, nullable=True))
        case Ref(model):
            reference = TypeView(reference=schema_reference(models[model]))
            return TypeView(any_of=(reference,), nullable=True) if nullable else reference
        case Union(options):
            return TypeView(any_of=tuple(type_schema(option, models) for option in options), nullable=nullable)
        case Unknown():
            return ANY


def record_schema(fields: Iterable[Field], models: Mapping[str, str], text: str = "") -> RecordView:
    """An object with these properties. Any of them may be null, and a server may send others."""
    by_name: dict[str, Field] = {}
    for field in fields:
        by_name.setdefault(field.name, field)
    required = [field.name for field in by_name.values() if field.required]
    return RecordView(
        description=description(text),
        required=yaml_value(required) if required else None,
        properties=tuple(_property(field, models) for field in by_name.values()),
    )


def _property(field: Field, models: Mapping[str, str]) -> PropertyView:
    return PropertyView(
        key=yaml_key(field.name),
        type=None if field.type == UNKNOWN else type_schema(field.type, models, nullable=True),
        description=description(field.description, field.deprecated),
        read_only=field.read_only,
        write_only=field.write_only,
        deprecated=field.deprecated is not None,
        primary_key=field.primary_key,
        extensions=tuple(ExtensionView(yaml_key(key), yaml_value(value)) for key, value in field.extensions),
    )


def extended_record_schema(model: Model, base: str, models: Mapping[str, str]) -> ExtendedRecordView:
    """The schema of a model that extends the model `base`."""
    own = record_schema(model.fields, models) if model.fields else None
    return ExtendedRecordView(description(model.description), schema_reference(models[base]), own)
