"""Types as JSON Schema 2020-12, the dialect of OpenAPI 3.1. What comes out is plain data for `trusted.yaml_value`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.spec.model import Api, Field, Model, Operation, RequestBody
from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Union, Unknown
from generator.views.openapi.prose import prose, with_notes

Schema = dict[str, object]

_NO_COMPONENT_KEY = re.compile(r"[^A-Za-z0-9._-]+")
_CODE = re.compile(r"(^```.*?^```|`[^`\n]+`)", re.MULTILINE | re.DOTALL)
_PATCH_MODEL = "JsonPatch"
_PATCH_ITEM = "JsonPatchOperation"


def component_keys(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """A key for each name, of the characters that OpenAPI 3.1 allows (section 4.8.7); one that is taken gets `_2`."""
    used = set(taken)
    keys: list[str] = []
    for name in names:
        key = wanted = _NO_COMPONENT_KEY.sub("_", name) or "_"
        number = 1
        while key in used:
            number += 1
            key = f"{wanted}_{number}"
        used.add(key)
        keys.append(key)
    return keys


@dataclass(frozen=True, slots=True)
class SchemaNames:
    """Keys under `components/schemas`: of the models by name, of argument bags by operation id, of patch documents."""

    models: dict[str, str]
    arguments: dict[str, str]
    patches: dict[tuple[Field, ...], tuple[str, str]]
    """Documented members of one step of a JSON Patch -> (key of the document, key of its step)."""

    @classmethod
    def of(cls, api: Api) -> SchemaNames:
        """Models keep their names; whatever else needs a key makes room for them."""
        models = dict(zip((m.name for m in api.models), component_keys(m.name for m in api.models), strict=True))
        bodies = [(operation, operation.body) for _, operation in api.operations() if operation.body]
        with_bags = [operation.id for operation, body in bodies if body.form == "arguments"]
        bags = component_keys((f"{id_}Request" for id_ in with_bags), models.values())
        taken = {*models.values(), *bags}
        patches: dict[tuple[Field, ...], tuple[str, str]] = {}
        for _, body in bodies:
            if body.form == "patch" and body.fields not in patches:
                document, item = component_keys((_PATCH_MODEL, _PATCH_ITEM), taken)
                patches[body.fields] = document, item
                taken |= {document, item}
        return cls(models, dict(zip(with_bags, bags, strict=True)), patches)


def ref(section: str, key: str) -> Schema:
    """A Reference Object."""
    return {"$ref": f"#/components/{section}/{key}"}


def type_schema(type_: Type, names: SchemaNames, *, nullable: bool = False) -> Schema:
    """The schema of a type; `nullable` adds null to what it accepts."""
    match type_:
        case Scalar():
            schema: Schema = {"type": [type_.json_type, "null"] if nullable else type_.json_type}
            return {**schema, "format": type_.format} if type_.format else schema
        case OpenEnum(values):
            # The second alternative keeps it open: a reader sees the known values, a validator accepts a new one.
            any_string: Schema = {"type": ["string", "null"] if nullable else "string"}
            return {"anyOf": [{"type": "string", "enum": list(values)}, any_string]} if values else any_string
        case ListOf(item):
            return {"type": ["array", "null"] if nullable else "array", "items": type_schema(item, names)}
        case MapOf(value):
            values_schema = type_schema(value, names, nullable=True)
            return {"type": ["object", "null"] if nullable else "object", "additionalProperties": values_schema}
        case Ref(model):
            reference = ref("schemas", names.models[model])
            return {"anyOf": [reference, {"type": "null"}]} if nullable else reference
        case Union(options):
            alternatives = [type_schema(option, names) for option in options]
            return {"anyOf": [*alternatives, {"type": "null"}] if nullable else alternatives}
        case Unknown():
            return {}


def record_schema(fields: Iterable[Field], names: SchemaNames, description: str = "") -> Schema:
    """An object with these properties. Any of them may be null, and others may come: no `additionalProperties`."""
    schema: Schema = {"type": "object"}
    if text := prose(description):
        schema["description"] = text
    properties: dict[str, Schema] = {}
    required: list[str] = []
    for field in fields:
        if field.name in properties:
            continue
        properties[field.name] = _field_schema(field, names)
        if field.required:
            required.append(field.name)
    if required:
        schema["required"] = required
    if properties:
        schema["properties"] = properties
    return schema


def _field_schema(field: Field, names: SchemaNames) -> Schema:
    schema = type_schema(field.type, names, nullable=True)
    if text := with_notes(field.description, (field.deprecated,)):
        schema["description"] = text
    if field.read_only:
        schema["readOnly"] = True
    if field.deprecated is not None:
        schema["deprecated"] = True
    if field.primary_key:
        schema["x-primary-key"] = True
    schema |= dict(field.extensions)
    return schema


def _model_schema(model: Model, names: SchemaNames) -> Schema:
    own = record_schema(model.fields, names, model.description)
    if model.extends is None:
        return own
    base = ref("schemas", names.models[model.extends])
    description = own.pop("description", None)
    schema: Schema = {"allOf": [base, own] if model.fields else [base]}
    return {**schema, "description": description} if description else schema


def component_schemas(api: Api, names: SchemaNames) -> dict[str, Schema]:
    """Everything under `components/schemas`, by key, in alphabetical order whatever the case."""
    schemas = {names.models[model.name]: _model_schema(model, names) for model in api.models}
    for _, operation in api.operations():
        if operation.body and operation.body.form == "arguments":
            schemas[names.arguments[operation.id]] = _arguments_schema(operation, operation.body, names)
    for fields, (document, item) in names.patches.items():
        schemas[document] = {
            "type": "array",
            "description": "A JSON Patch (RFC 6902): changes that are made in this order, all of them or none.",
            "items": ref("schemas", item),
        }
        schemas[item] = record_schema(fields, names, "One change.") if fields else dict(_RFC_6902_STEP)
    return dict(sorted(schemas.items(), key=lambda entry: (entry[0].lower(), entry[0])))


def _arguments_schema(operation: Operation, body: RequestBody, names: SchemaNames) -> Schema:
    return record_schema(body.fields, names, f"Arguments of {operation.id}.")


_RFC_6902_STEP: Schema = {
    "type": "object",
    "description": "One change.",
    "required": ["op", "path"],
    "properties": {
        "op": {"type": "string", "description": "`add`, `remove`, `replace`, `move`, `copy` or `test`."},
        "path": {"type": "string", "description": "JSON Pointer (RFC 6901) to the place that changes."},
        "from": {"type": "string", "description": "JSON Pointer to the source of `move` and `copy`."},
        "value": {"description": "What `add`, `replace` and `test` set or expect."},
    },
}
