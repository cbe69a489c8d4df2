"""Values for the contract tests: out of the texts that a page shows, or made up where it shows none."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar, Type


def parsed(text: str | None) -> tuple[bool, Any]:
    """Whether a text is JSON, and its value."""
    try:
        return True, json.loads(text or "")
    except (ValueError, RecursionError):
        return False, None


def placeholder(type_: Type | None) -> Any:
    """A value for an argument that must be given and that the page shows no value of."""
    match type_:
        case Scalar():
            return from_text(type_, placeholder_text(type_))
        case OpenEnum(values):
            return values[0] if values else "Value"
        case ListOf():
            return []
        case Ref() | MapOf():
            return {}
    return "value"


_PLACEHOLDERS: Mapping[str, str] = {
    "date-time": "2024-05-06T07:08:09Z",
    "date": "2024-05-06",
    "byte": "ZmlsZQ==",
    "binary": "ZmlsZQ==",
}


def placeholder_text(type_: Type) -> str:
    """As `placeholder`, the way it stands in an address."""
    match type_:
        case Scalar(name):
            other = {"integer": "123", "number": "1.5", "boolean": "true"}.get(type_.json_type, "a value/é")
            return _PLACEHOLDERS.get(name, other)
        case OpenEnum(values) if values:
            return values[0]
    return "value"


def from_text(type_: Type, text: str) -> Any:
    """The Python value that a caller would give for a text of the address, where it can be told."""
    kind = type_.json_type if isinstance(type_, Scalar) else "string"
    if kind == "integer" and re.fullmatch(r"-?(?:0|[1-9]\d{0,15})", text):
        return int(text)
    if kind == "number" and re.fullmatch(r"-?\d{1,9}\.\d{1,5}", text):
        return float(text)
    if kind == "boolean" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    return text


def address_text(value: Any) -> str:
    """How a value stands in an address."""
    return str(value).lower() if isinstance(value, bool) else str(value)
