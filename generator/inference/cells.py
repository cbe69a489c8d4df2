"""What the text of a type cell or a type heading says."""

from __future__ import annotations

import re

from generator.inference.evidence import Named, Says, Strength
from generator.spec.types import SCALARS, OpenEnum, Scalar

_KINDS: dict[str, Says] = {
    "String": Scalar("string"),
    "Integer": Scalar("integer"),
    "Number": Scalar("number"),
    "Boolean": Scalar("bool"),
    "Array": "list",
    "Object": "object",
}
"""Capitalised: a JSON kind and no more, so that a format shown elsewhere refines it."""

_ALIASES = {
    "boolean": "bool",
    "int": "int32",
    "integer": "int32",
    "long": "int64",
    "float": "double",
    "decimal": "double",
    "datetime": "date-time",
    "stream": "binary",
}
_ENUM = re.compile(r"Enum\s*:\s*(?P<values>.+)\Z", re.I)
_LIST = re.compile(r"(?:(?P<a>[\w.]+)\[\]|(?:array|list)(?:\s+of\s+|\s*[<\[(]\s*)(?P<b>[\w.]+)\s*[>\])]?)\Z", re.I)
_NAME = re.compile(r"[A-Z][A-Za-z0-9_]*\Z")


def read_cell(text: str) -> tuple[tuple[Says, ...], Strength] | None:
    """Claims from the outside in (`array of Contact` is a list, then a name), or None when the text says nothing.

    A lower-case `object` is what the tables write for a dictionary; a record has a name there, or a blank cell.
    """
    text = text.strip()
    if not text:
        return None
    if text in _KINDS:
        return (_KINDS[text],), "kind"
    if text.lower() in ("array", "list"):
        return ("list",), "declared"
    if text == "object":
        return ("map",), "declared"
    scalar = _ALIASES.get(text.lower(), text.lower())
    if scalar in SCALARS:
        return (Scalar(scalar),), "declared"
    if m := _ENUM.match(text):
        values = dict.fromkeys(value.strip() for value in m["values"].split(",") if value.strip())
        return ((OpenEnum(tuple(values)),), "declared") if values else None
    if m := _LIST.match(text):
        inner = read_cell(m["a"] or m["b"])
        return ("list", *(inner[0] if inner else ())), "declared"
    name = text.rpartition(".")[2]
    return ((Named(name),), "declared") if _NAME.match(name) else None
