"""What the schemas that pydantic makes of models and lists lack: nothing is lost, and one bad row costs one row."""

from __future__ import annotations

from typing import Any

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ._property_names import refuse_typo


def preserve_values(schema: Any, *, in_union: bool = False) -> None:
    """Change a core schema where encoding would otherwise not restore what was decoded, and where rows are decoded."""
    kind = schema["type"]
    if kind == "int":
        # `true` in place of a documented number is encoded as `true`, not as 1.
        schema.setdefault("serialization", {"type": "any"})
    elif kind == "model":
        refuse = core_schema.with_info_plain_validator_function(_UndocumentedName(schema["cls"]))
        schema["schema"]["extras_keys_schema"] = refuse
    # Alternatives of a union are chosen by what does not match them.
    elif kind == "list" and not in_union and schema.get("items_schema", schema)["type"] in ("definition-ref", "model"):
        schema["items_schema"] = _row_schema(schema["items_schema"])
    parts = schema["fields"].values() if kind == "model-fields" else schema["choices"] if kind == "union" else ()
    inner = (schema[key] for key in ("schema", "items_schema", "values_schema") if key in schema)
    for part in (*parts, *inner):
        preserve_values(part, in_union=in_union or kind == "union")


class Misfit:
    """A row of a list that is no record of the documented type, until `_lenient` decodes what fits of it."""

    __slots__ = ("raw",)

    def __init__(self, raw: Any) -> None:
        self.raw = raw


def _row_schema(row: CoreSchema) -> CoreSchema:
    """The schema of the rows of a list of records: one that does not match must not cost the others a second decoding.

    Only `decode` gives a context; without one, a row that does not match is an error as usual.
    """
    raw = core_schema.with_info_after_validator_function(_keep_row, core_schema.any_schema())
    any_ = core_schema.simple_ser_schema("any")
    return core_schema.union_schema([row, raw], mode="left_to_right", serialization=any_)


def _keep_row(raw: Any, info: core_schema.ValidationInfo[list[Misfit] | None]) -> Misfit:
    if info.context is None:
        raise PydanticCustomError("no_record", "Input should be a record of this type")
    misfit = Misfit(raw)
    info.context.append(misfit)
    return misfit


class _UndocumentedName:
    """Validator of the names of undocumented properties.

    Fails for that of an attribute, which would mark the attribute as present: lenient decoding handles it. In what a
    caller passes, it fails for the misspelled name of an attribute too.
    """

    def __init__(self, model: type[Any]) -> None:
        self._model = model

    def __call__(self, name: str, info: core_schema.ValidationInfo[Any]) -> str:
        if name in self._model.model_fields:
            raise PydanticCustomError("attribute_name", "Property has the name of an attribute")
        if info.mode == "python":
            refuse_typo(self._model, name)
        return name
