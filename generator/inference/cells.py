"""What the text of a type cell or a type heading says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.inference.evidence import ClaimedType, Source, TypeName
from generator.profiles.notation import JsonKind, TypeNotation
from generator.spec.types import SCALARS, OpenEnum, Scalar

_KINDS: dict[JsonKind, ClaimedType] = {
    "string": Scalar("string"),
    "integer": Scalar("integer"),
    "number": Scalar("number"),
    "boolean": Scalar("bool"),
    "array": "list",
    "object": "object",
}


def read_cell(
    text: str, types: TypeNotation, defined: Mapping[str, str] = MappingProxyType({})
) -> tuple[tuple[ClaimedType, ...], Source] | None:
    """The claimed types from the outside in (`array of Boat`: a list, then a name); None for a text that is no type.

    `defined` are the types that pages define: name in lower case -> model.
    """
    text = text.strip()
    if not text:
        return None
    if text in types.kinds:
        return (_KINDS[types.kinds[text]],), "json_kind"
    if text.lower() in types.dictionary_names:
        return ("map",), "documented"
    if scalar := read_scalar(text, types):
        return (scalar,), "documented"
    if model := defined.get(text.lower()) or defined.get(text.rpartition(".")[2].lower()):
        return (TypeName(model),), "documented"
    for pattern in types.enumeration_patterns:
        if m := pattern.fullmatch(text):
            values = dict.fromkeys(value.strip() for value in m["values"].split(",") if value.strip())
            return ((OpenEnum(tuple(values)),), "documented") if values else None
    for pattern in types.list_patterns:
        if m := pattern.fullmatch(text):
            inner = read_cell(m["item"], types, defined) if "item" in pattern.groupindex else None
            return ("list", *(inner[0] if inner else ())), "documented"
    name = text.rpartition(".")[2]
    return ((TypeName(name[:1].upper() + name[1:]),), "documented") if types.name.match(name) else None


def read_scalar(text: str, types: TypeNotation) -> Scalar | None:
    """The scalar type that a text names; None for any other text."""
    word = text.strip().lower()
    return types.scalars.get(word) or (Scalar(word) if word in SCALARS else None)
