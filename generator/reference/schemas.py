"""JSON Schema, as Swagger 2.0 and OpenAPI 3.x write it, to the types of the spec."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings import Finding
from generator.naming import pascal, unique
from generator.reference.model import ReferenceField, ReferenceModel
from generator.reference.places import Places
from generator.reference.rules import BROKEN_REFERENCE, SAME_MODEL_NAME
from generator.spec.types import STRING, UNKNOWN, ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Union

Schema = Mapping[str, Any]

_SCALARS = {
    ("string", "date-time"): "date-time",
    ("string", "date"): "date",
    ("string", "binary"): "binary",
    ("string", "byte"): "byte",
    ("integer", "int16"): "int16",
    ("integer", "int32"): "int32",
    ("integer", "int64"): "int64",
    ("integer", None): "integer",
    ("number", None): "number",
    ("boolean", None): "bool",
    ("file", None): "binary",
}
_WITHOUT_FORMAT = {"string": "string", "integer": "integer", "number": "double", "boolean": "bool"}
_MOST_LEVELS = 64
"""Of schemas within schemas, and of `$ref` to `$ref`."""


class Schemas:
    """The schemas of one document. `models` gains a record for each schema with properties that a type mentions."""

    def __init__(self, definitions: Mapping[str, Any], pointer: str, places: Places) -> None:
        self._definitions = definitions
        self._pointer = pointer
        self._places = places
        self._names = self._short_names()
        self.models: dict[str, ReferenceModel] = {}
        self.findings: list[Finding] = []

    def _short_names(self) -> dict[str, str]:
        """Definition -> name in the spec: without its namespace, where that tells it apart."""
        short = [pascal(name.rpartition(".")[2]) for name in self._definitions]
        taken: set[str] = set()
        names = {}
        for name, wanted in zip(self._definitions, short, strict=True):
            chosen = wanted if wanted not in taken else unique([pascal(name)], taken)[0]
            taken.add(chosen)
            names[name] = chosen
        return names

    def read_all(self) -> None:
        """Read every definition that is a record."""
        for name, short in self._names.items():
            pointer = f"{self._pointer}/{_escaped(name)}"
            if short != pascal(name.rpartition(".")[2]):
                message = f"`{name}` is called `{short}`, for its short name is taken"
                self.findings.append(Finding(SAME_MODEL_NAME, message, self._places.span(pointer)))
            self.type_of({"$ref": f"#{pointer}"}, pointer, short)

    def type_of(self, schema: Any, pointer: str, name: str, level: int = 0) -> Type:
        """The type of a schema. `name` is what a record without a name is called after."""
        if not isinstance(schema, Mapping) or level > _MOST_LEVELS:
            return UNKNOWN
        if isinstance(target := schema.get("$ref"), str):
            return self._target(target, pointer, level)
        options = [option for key in ("anyOf", "oneOf") for option in _list(schema, key) if not _is_null(option)]
        if options:
            return _alternatives([self.type_of(option, pointer, name, level + 1) for option in options])
        parts = _list(schema, "allOf")
        if len(parts) == 1 and "properties" not in schema:
            return self.type_of(parts[0], pointer, name, level + 1)
        if parts or isinstance(schema.get("properties"), Mapping):
            return self._record(schema, pointer, name, level, named=False)
        return self._plain(schema, pointer, name, level)

    def _plain(self, schema: Schema, pointer: str, name: str, level: int) -> Type:
        kind = _kind(schema)
        values = [value for value in _list(schema, "enum") if isinstance(value, str)]
        if values and kind in (None, "string"):
            return OpenEnum(tuple(dict.fromkeys(values)))
        if kind == "array":
            return ListOf(self.type_of(schema.get("items"), f"{pointer}/items", name, level + 1))
        if kind == "object" or "additionalProperties" in schema:
            inner = schema.get("additionalProperties")
            if isinstance(inner, Mapping):
                return MapOf(self.type_of(inner, f"{pointer}/additionalProperties", name, level + 1))
            return UNKNOWN
        if kind == "string" and "contentEncoding" in schema:
            return Scalar("byte")
        if kind in _WITHOUT_FORMAT or kind == "file":
            known = _SCALARS.get((kind, schema.get("format")))
            return Scalar(known or _WITHOUT_FORMAT.get(kind, "string"))
        return UNKNOWN

    def _target(self, target: str, pointer: str, level: int) -> Type:
        name = target.removeprefix(f"#{self._pointer}/").replace("~1", "/").replace("~0", "~")
        schema = self._definitions.get(name) if target.startswith(f"#{self._pointer}/") else None
        if not isinstance(schema, Mapping):
            self.findings.append(
                Finding(
                    BROKEN_REFERENCE,
                    f"not followed, bundle the document into one file: {target[:120]}",
                    self._places.span(pointer),
                )
            )
            return UNKNOWN
        at = f"{self._pointer}/{_escaped(name)}"
        short = self._names[name]
        if short in self.models:
            return Ref(short)
        if isinstance(schema.get("properties"), Mapping) or len(_list(schema, "allOf")) > 1:
            return self._record(schema, at, short, level, named=True)
        return self.type_of(schema, at, short, level + 1)

    def _record(self, schema: Schema, pointer: str, name: str, level: int, *, named: bool) -> Type:
        chosen = name if named else unique([name], self.models.keys() | self._names.values())[0]
        description = _text(schema, "description")
        self.models[chosen] = ReferenceModel(chosen, {}, pointer, description, named)  # it may refer to itself
        fields = {field.name: field for field in self._fields(schema, pointer, chosen, level)}
        self.models[chosen] = ReferenceModel(chosen, fields, pointer, description, named)
        return Ref(chosen)

    def _fields(self, schema: Schema, pointer: str, name: str, level: int) -> Iterator[ReferenceField]:
        """The properties of a record, those of the schemas that it is composed of first."""
        for number, part in enumerate(_list(schema, "allOf")):
            base = self.type_of(part, f"{pointer}/allOf/{number}", name, level + 1)
            if isinstance(base, Ref) and base.model in self.models:
                yield from self.models[base.model].fields.values()
        properties = schema.get("properties")
        required = set(map(str, _list(schema, "required")))
        for key, inner in properties.items() if isinstance(properties, Mapping) else ():
            at = f"{pointer}/properties/{_escaped(str(key))}"
            known = inner if isinstance(inner, Mapping) else {}
            yield ReferenceField(
                name=str(key),
                type=self.type_of(known, at, name + pascal(str(key)), level + 1),
                pointer=at,
                description=_text(known, "description"),
                required=key in required,
                read_only=known.get("readOnly") is True,
            )


def _alternatives(options: list[Type]) -> Type:
    """One type of several: the values of open enumerations are strings, everything else is a union."""
    strings = [option for option in options if isinstance(option, OpenEnum) or option == STRING]
    if len(strings) == len(options):
        values = [value for option in strings if isinstance(option, OpenEnum) for value in option.values]
        return OpenEnum(tuple(dict.fromkeys(values))) if values else STRING
    unique_options = tuple(dict.fromkeys(options))
    return unique_options[0] if len(unique_options) == 1 else Union(unique_options)


def _kind(schema: Schema) -> str | None:
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next((part for part in kind if part != "null"), None)
    return kind if isinstance(kind, str) else None


def _is_null(schema: Any) -> bool:
    return isinstance(schema, Mapping) and schema.get("type") == "null"


def _list(schema: Schema, key: str) -> list[Any]:
    value = schema.get(key)
    return value if isinstance(value, list) else []


def _text(schema: Schema, key: str) -> str:
    value = schema.get(key)
    return value if isinstance(value, str) else ""


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
