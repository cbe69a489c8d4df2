"""Two versions of a small API of our own: edits of the second, and how its changes read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.diff.compare import compare
from generator.diff.model import Change
from generator.spec.model import Api, Field, Group, Model, Operation, RequestBody, Response
from generator.spec.types import from_text
from tests.overrides.harbour import HARBOUR, operation


def with_operation(id_: str, api: Api = HARBOUR, /, **facts: Any) -> Api:
    """The API with other facts of an operation."""
    groups = tuple(
        replace(group, operations=tuple(replace(o, **facts) if o.id == id_ else o for o in group.operations))
        for group in api.groups
    )
    return replace(api, groups=groups)


def without_operation(id_: str) -> Api:
    """The API without an operation."""
    groups = tuple(Group(g.path, tuple(o for o in g.operations if o.id != id_)) for g in HARBOUR.groups)
    return replace(HARBOUR, groups=groups)


def with_model(name: str, api: Api = HARBOUR, **facts: Any) -> Api:
    """The API with other facts of a model."""
    return replace(api, models=tuple(replace(m, **facts) if m.name == name else m for m in api.models))


def with_field(model: str, name: str, api: Api = HARBOUR, **facts: Any) -> Api:
    """The API with other facts of a property; a `type` may be in the notation."""
    if "type" in facts:
        facts["type"] = from_text(facts["type"])
    old = api.models_by_name[model].fields
    return with_model(model, api, fields=tuple(replace(f, **facts) if f.name == name else f for f in old))


def plus_field(model: str, field: Field, api: Api = HARBOUR) -> Api:
    """The API with another property."""
    return with_model(model, api, fields=(*api.models_by_name[model].fields, field))


def minus_field(model: str, name: str, api: Api = HARBOUR) -> Api:
    """The API without a property."""
    return with_model(model, api, fields=tuple(f for f in api.models_by_name[model].fields if f.name != name))


def with_parameter(id_: str, name: str, /, **facts: Any) -> Api:
    """The API with other facts of a parameter."""
    old = operation(HARBOUR, id_).parameters
    return with_operation(id_, parameters=tuple(replace(p, **facts) if p.name == name else p for p in old))


def with_body(id_: str, **facts: Any) -> Api:
    """The API with other facts of a request body."""
    body = operation(HARBOUR, id_).body
    assert isinstance(body, RequestBody)
    return with_operation(id_, body=replace(body, **facts))


def with_response(id_: str, status: int, **facts: Any) -> Api:
    """The API with other facts of a response."""
    old = operation(HARBOUR, id_).responses
    return with_operation(id_, responses=tuple(replace(r, **facts) if r.status == status else r for r in old))


def read(change: Change) -> str:
    """A change on one line: `breaking operation-removed Rule: GET /api/v1/Rules > None (Rule)`."""
    reached = ", ".join(f"{reach.id} {reach.at}".strip() for reach in change.operations)
    return f"{change.severity} {change.kind} {change.place}: {change.before} > {change.after} ({reached})"


def changes(new: Api, old: Api = HARBOUR) -> list[str]:
    """Every change from one version to the other, read."""
    return [read(change) for change in compare(old, new)]


def model(name: str, **fields: str) -> Model:
    """A model, from types in the notation."""
    return Model(name, tuple(Field(key, from_text(text)) for key, text in fields.items()))


def answering(name: str, *models: Model, type_: str = "") -> Api:
    """An API with one operation, which answers with a model."""
    get = Operation("Get", "GET", "/get", "Get.md", responses=(Response(200, "", from_text(type_ or name)),))
    return replace(HARBOUR, groups=(Group(("entities", "All"), (get,)),), models=models)
