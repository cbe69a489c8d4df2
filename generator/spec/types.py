"""The closed union of types that a place in the API can have, and its one-line notation.

The spec knows no Python and no Markdown: a type is what the documentation says about a JSON value.
The notation is what stands in `specs/*.yaml`: `int32`, `list[Contact]`, `map[string]`, `enum[Slim, Wide]`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SCALARS = {
    "string": ("string", None),
    "date-time": ("string", "date-time"),
    "date": ("string", "date"),
    "binary": ("string", "binary"),
    "byte": ("string", "byte"),
    "int16": ("integer", "int16"),
    "int32": ("integer", "int32"),
    "int64": ("integer", "int64"),
    "integer": ("integer", None),
    "double": ("number", "double"),
    "number": ("number", None),
    "bool": ("boolean", None),
}
"""Name of a scalar in the notation -> (JSON type, OpenAPI format)."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A JSON string, number or boolean. `name` is a key of SCALARS."""

    name: str

    @property
    def json_type(self) -> str:
        return SCALARS[self.name][0]

    @property
    def format(self) -> str | None:
        return SCALARS[self.name][1]


@dataclass(frozen=True, slots=True)
class OpenEnum:
    """A string of which some values are known. Never closed: a newer server may send others."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A JSON array."""

    item: Type


@dataclass(frozen=True, slots=True)
class MapOf:
    """A JSON object used as a dictionary: any key, one type of value."""

    value: Type


@dataclass(frozen=True, slots=True)
class Ref:
    """A record that has a name: an entry of `Api.models`."""

    model: str


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types. A last resort."""

    options: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What the pages do not say. Any JSON value."""


Type = Scalar | OpenEnum | ListOf | MapOf | Ref | Union | Unknown

STRING = Scalar("string")
INT32 = Scalar("int32")
BINARY = Scalar("binary")
BYTE = Scalar("byte")
UNKNOWN = Unknown()


def leaves(type_: Type) -> Iterator[Type]:
    """The types that a type is made of, containers and unions looked through."""
    match type_:
        case ListOf(inner) | MapOf(inner):
            yield from leaves(inner)
        case Union(options):
            for option in options:
                yield from leaves(option)
        case _:
            yield type_


def references(type_: Type) -> Iterator[str]:
    """The names of the models that a type mentions."""
    return (leaf.model for leaf in leaves(type_) if isinstance(leaf, Ref))


def with_references(type_: Type, names: Mapping[str, str]) -> Type:
    """The type with its models renamed; a name that is no key of `names` stays."""
    match type_:
        case Ref(model):
            return Ref(names.get(model, model))
        case ListOf(inner):
            return ListOf(with_references(inner, names))
        case MapOf(inner):
            return MapOf(with_references(inner, names))
        case Union(options):
            return Union(tuple(with_references(option, names) for option in options))
        case _:
            return type_


_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_.+-]*\Z")
_TOKEN = re.compile(r'\s*(?:([A-Za-z_][A-Za-z0-9_.+-]*)|("(?:[^"\\]|\\.)*")|([\[\],|]))')


def to_text(type_: Type) -> str:
    """The notation of a type: `list[map[int32]]`, `enum[Slim, "two words"]`, `union[string | int32]`."""
    match type_:
        case Scalar(name):
            return name
        case OpenEnum(values):
            return f"enum[{', '.join(v if _BARE.match(v) else json.dumps(v, ensure_ascii=False) for v in values)}]"
        case ListOf(item):
            return f"list[{to_text(item)}]"
        case MapOf(value):
            return f"map[{to_text(value)}]"
        case Ref(model):
            return model
        case Union(options):
            return f"union[{' | '.join(to_text(option) for option in options)}]"
        case Unknown():
            return "unknown"


class NotationError(ValueError):
    """A text that is no type in the notation."""


def from_text(text: str) -> Type:
    """Read the notation back. Raises NotationError on anything that `to_text` would not write."""
    tokens: list[str] = []
    at = 0
    while at < len(text):
        m = _TOKEN.match(text, at)
        if not m:
            if text[at:].strip():
                raise NotationError(f"not a type: {text!r}")
            break
        tokens.append(m.group(m.lastindex or 0))
        at = m.end()
    type_, rest = _parse(tokens, text)
    if rest:
        raise NotationError(f"not a type: {text!r}")
    return type_


def _parse(tokens: list[str], text: str) -> tuple[Type, list[str]]:
    if not tokens or tokens[0] in "[],|" or tokens[0].startswith('"'):
        raise NotationError(f"not a type: {text!r}")
    head, rest = tokens[0], tokens[1:]
    if head in SCALARS:
        return Scalar(head), rest
    if head == "unknown":
        return UNKNOWN, rest
    if head not in ("list", "map", "enum", "union"):
        return Ref(head), rest
    if rest[:1] != ["["]:
        raise NotationError(f"`{head}` wants brackets: {text!r}")
    rest = rest[1:]
    if head == "enum":
        values: list[str] = []
        while rest and rest[0] != "]":
            if rest[0] == ",":
                rest = rest[1:]
                continue
            values.append(json.loads(rest[0]) if rest[0].startswith('"') else rest[0])
            rest = rest[1:]
        return OpenEnum(tuple(values)), _close(rest, text)
    first, rest = _parse(rest, text)
    if head == "list":
        return ListOf(first), _close(rest, text)
    if head == "map":
        return MapOf(first), _close(rest, text)
    options = [first]
    while rest[:1] == ["|"]:
        option, rest = _parse(rest[1:], text)
        options.append(option)
    return Union(tuple(options)), _close(rest, text)


def _close(tokens: list[str], text: str) -> list[str]:
    if tokens[:1] != ["]"]:
        raise NotationError(f"a bracket is not closed: {text!r}")
    return tokens[1:]
