"""Saving a record that was read: its key, the time of its last change, and the method `save` of a group."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from generator.http_message import VARIABLE
from generator.spec.model import Api, Field
from generator.spec.types import Ref, Scalar
from generator.trusted import SafeText, identifier
from generator.views.python.expressions import Constant, Expression, builtin, optional, union
from generator.views.python.names import ModelNames
from generator.views.python.shapes import Argument, MethodShape, SavedRecord

IF_UNCHANGED = SafeText("if_unchanged")
"""The argument that makes the time of the last change, as it was read, a condition."""


@dataclass(frozen=True, slots=True)
class SaveMethod:
    """The method `save` of a group: creates a record without a key, and updates one that has a key."""

    name: SafeText
    create: MethodShape
    update: MethodShape
    record: Argument
    saved: SavedRecord


def save_method(verbs: Mapping[str, MethodShape], taken: Collection[str]) -> SaveMethod | None:
    """The method `save`, where a group creates and updates the same kind of record, and answers both with the same."""
    create, update = verbs.get("create"), verbs.get("update")
    if create is None or update is None or update.saved is None or "save" in taken:
        return None
    bodies, needed = create.at("body"), [a for a in create.arguments if a.default is None]
    if create.operation.deprecated is not None or update.operation.deprecated is not None:
        return None
    same = create.returns.kind == "call" and create.returns.annotation == update.returns.annotation
    if not same or needed != bodies or len(bodies) != 1 or bodies[0].type != update.at("body")[0].type:
        return None
    return SaveMethod(identifier("save"), create, update, update.saved.by_record[0], update.saved)


def with_saved_record(api: Api, models: Mapping[str, ModelNames], shape: MethodShape) -> MethodShape:
    """The method of a PUT, which takes the key in its path from the record too, where the record has that key."""
    keys, bodies = shape.at("path"), shape.at("body")
    if shape.operation.method != "PUT" or len(keys) != 1 or len(bodies) != 1:
        return shape
    (key,), (body,) = keys, bodies
    if not isinstance(body.type, Ref) or body.record is None or body.default is not None:
        return shape
    fields = api.all_fields(api.models_by_name[body.type.model])
    if (field := _key_field(shape.operation.path, key, fields)) is None:
        return shape
    attributes = models[body.type.model].attributes
    condition = next((a for a in shape.arguments if a.wire == "If-Unmodified-Since"), None)
    changed = [f for f in fields if f.last_modified and f.type == Scalar("date-time")]
    if condition is None or len(changed) != 1 or any(a.name == IF_UNCHANGED for a in shape.arguments):
        return _saving(shape, key, body, attributes[field.name], body.record, None, SafeText(""))
    return _saving(shape, key, body, attributes[field.name], body.record, condition, attributes[changed[0].name])


def _key_field(path: str, key: Argument, fields: Collection[Field]) -> Field | None:
    """The property of a record that the template at the end of its path stands for; None where that is not certain.

    It has the type of the template. For a template `id`, it is the primary key. Otherwise, or if there are several of
    them, it has the name of the template, or that name behind the segment before it: `BoatId` for `/Boat/{id}`.
    """
    *before, last = path.split("/")
    if not VARIABLE.fullmatch(last):
        return None  # /Boat/{id}/Photo: the template is the key of what the record belongs to
    same_type = [f for f in fields if f.type == key.type]
    primary = [f for f in same_type if f.primary_key]
    if len(primary) == 1 and _plain(key.wire) == "id":
        return primary[0]
    for name in (key.wire, before[-1] + key.wire):
        found = [f for f in primary or same_type if _plain(f.name) == _plain(name)]
        if len(found) == 1:
            return found[0]
    return None


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


def _saving(  # noqa: PLR0917
    shape: MethodShape,
    key: Argument,
    body: Argument,
    attribute: SafeText,
    class_: Expression,
    condition: Argument | None,
    changed: SafeText,
) -> MethodShape:
    """The shape with three signatures: of both ways to call it, and of the method that is called."""
    others = [a for a in shape.arguments if a not in (key, body)]
    unchanged = Argument(
        IF_UNCHANGED,
        builtin("bool"),
        "method",
        description=f"Raise PreconditionFailed if the record has changed since its `{changed}`.",
        default=Constant(False),
    )
    own = [unchanged] if condition else []
    text = f"{key.description.rstrip('.')}. Without it, pass the record alone: it has it as `{attribute}`."
    either = replace(key, annotation=union((key.annotation, class_)), description=text.lstrip(". "))
    maybe = replace(body, annotation=optional(body.annotation), default=Constant(None))
    return replace(
        shape,
        arguments=(either, maybe, *others, *own),
        saved=SavedRecord(
            by_key=(key, body, *others),
            by_record=(replace(body, annotation=class_), *(a for a in others if a is not condition), *own),
            names=(key.name, body.name),
            key=attribute,
            condition=condition.name if condition else SafeText(""),
            changed=changed,
        ),
    )
