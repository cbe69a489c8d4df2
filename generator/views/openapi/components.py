"""Keys of components (OpenAPI 3.1, section 4.8.7), and what stands under `components/schemas`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.spec.model import Api, Field, Model
from generator.trusted import SafeText, yaml_key
from generator.views.openapi.schemas import (
    ExtendedRecordView,
    RecordView,
    extended_record_schema,
    record_schema,
    schema_reference,
)

_NO_COMPONENT_KEY = re.compile(r"[^A-Za-z0-9._-]+")
_PATCH_MODEL = "JsonPatch"
_PATCH_ITEM = "JsonPatchOperation"


@dataclass(frozen=True, slots=True)
class ComponentView:
    """An entry of `components/schemas`, and its key with the colon.

    It is one of the schemas below; without any it is an operation of a JSON Patch document as RFC 6902 defines it.
    """

    key: SafeText
    record: RecordView | None = None
    extended: ExtendedRecordView | None = None
    patch_of: SafeText | None = None
    """A JSON Patch document: reference to the schema of one operation in it."""


def component_keys(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """A key for each name, of the characters that OpenAPI allows; one that is taken gets `_2`."""
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
class SchemaKeys:
    """Keys under `components/schemas`: of models by name, of arguments by operation id, of JSON Patch documents."""

    models: dict[str, str]
    arguments: dict[str, str]
    patches: dict[tuple[Field, ...], tuple[str, str]]
    """Documented members of one operation of a JSON Patch -> (key of the document, key of its operation)."""
    records: Mapping[str, Model]
    """Models by name."""

    @classmethod
    def of(cls, api: Api) -> SchemaKeys:
        """Models keep their names; other schemas get a key that no model has."""
        models = dict(zip((m.name for m in api.models), component_keys(m.name for m in api.models), strict=True))
        bodies = [(operation, operation.body) for _, operation in api.operations() if operation.body]
        with_arguments = [operation.id for operation, body in bodies if body.form == "arguments"]
        arguments = component_keys((f"{id_}Request" for id_ in with_arguments), models.values())
        taken = {*models.values(), *arguments}
        patches: dict[tuple[Field, ...], tuple[str, str]] = {}
        for _, body in bodies:
            if body.form == "patch" and body.fields not in patches:
                document, item = component_keys((_PATCH_MODEL, _PATCH_ITEM), taken)
                patches[body.fields] = document, item
                taken |= {document, item}
        return cls(models, dict(zip(with_arguments, arguments, strict=True)), patches, api.models_by_name)


def component_schemas(api: Api, keys: SchemaKeys) -> tuple[ComponentView, ...]:
    """Everything under `components/schemas`, in alphabetical order whatever the case."""
    found = {keys.models[model.name]: _model(model, keys.models) for model in api.models}
    for _, operation in api.operations():
        if operation.body and operation.body.form == "arguments":
            key = keys.arguments[operation.id]
            schema = record_schema(operation.body.fields, keys.models, f"Arguments of {operation.id}.")
            found[key] = ComponentView(yaml_key(key), schema)
    for fields, (document, item) in keys.patches.items():
        found[document] = ComponentView(yaml_key(document), patch_of=schema_reference(item))
        documented = record_schema(fields, keys.models, "One change.") if fields else None
        found[item] = ComponentView(yaml_key(item), documented)
    return tuple(found[key] for key in sorted(found, key=lambda key: (key.lower(), key)))


def _model(model: Model, models: Mapping[str, str]) -> ComponentView:
    key = yaml_key(models[model.name])
    if model.extends is not None:
        return ComponentView(key, extended=extended_record_schema(model, model.extends, models))
    return ComponentView(key, record_schema(model.fields, models, model.description))
