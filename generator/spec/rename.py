"""Other names for the models of an Api."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.spec.model import Api, Field, Model, Operation
from generator.spec.types import Type, with_references


def with_references_renamed(api: Api, names: Mapping[str, str]) -> Api:
    """The Api with every reference to a model under its new name. The models themselves keep theirs."""
    if not names:
        return api

    def type_of(type_: Type) -> Type:
        return with_references(type_, names)

    def fields_of(fields: Iterable[Field]) -> tuple[Field, ...]:
        return tuple(replace(field, type=type_of(field.type)) for field in fields)

    def model_of(model: Model) -> Model:
        extends = names.get(model.extends, model.extends) if model.extends else None
        return replace(model, fields=fields_of(model.fields), extends=extends)

    def operation_of(operation: Operation) -> Operation:
        body = operation.body
        if body is not None:
            body = replace(body, type=type_of(body.type) if body.type else None, fields=fields_of(body.fields))
        return replace(
            operation,
            parameters=tuple(replace(p, type=type_of(p.type)) for p in operation.parameters),
            body=body,
            responses=tuple(replace(r, type=type_of(r.type) if r.type else None) for r in operation.responses),
        )

    groups = (replace(group, operations=tuple(map(operation_of, group.operations))) for group in api.groups)
    return replace(api, models=tuple(map(model_of, api.models)), groups=tuple(groups))


def with_models_renamed(api: Api, names: Mapping[str, str]) -> Api:
    """The Api with models under their new names, and in the order of these."""
    if not names:
        return api
    renamed = with_references_renamed(api, names)
    models = (replace(model, name=names.get(model.name, model.name)) for model in renamed.models)
    return replace(renamed, models=tuple(sorted(models, key=lambda model: model.name)))
