"""The join of two types: the narrowest type that has room for the values of both.

`join` is commutative, associative and idempotent, with `Unknown` as its neutral element, so that the order in which
pages are read never shows in the result. A type is seen as a set of alternatives, at most one a family; joining is
the union of the two sets, family by family. More than one family is a `Union`: the last resort.
"""

from __future__ import annotations

from generator.spec.types import (
    STRING,
    UNKNOWN,
    ListOf,
    MapOf,
    OpenEnum,
    Ref,
    Scalar,
    Type,
    Union,
    Unknown,
    to_text,
)

_NUMBERS = ("int16", "int32", "int64", "integer", "double", "number")
"""From narrow to wide: the join of two is the wider one."""


def join(left: Type, right: Type) -> Type:
    """The narrowest type of the union in `spec/types.py` that has room for both."""
    if left == right:
        return left
    families: dict[str, Type] = {}
    for type_ in (*_alternatives(left), *_alternatives(right)):
        family = _family(type_)
        known = families.get(family)
        families[family] = type_ if known is None else _join_family(known, type_)
    options = sorted(families.values(), key=to_text)
    if not options:
        return UNKNOWN
    return options[0] if len(options) == 1 else Union(tuple(options))


def _alternatives(type_: Type) -> tuple[Type, ...]:
    if isinstance(type_, Union):
        return type_.options
    return () if isinstance(type_, Unknown) else (type_,)


def _family(type_: Type) -> str:
    match type_:
        case Scalar(name) if name in _NUMBERS:
            return "number"
        case Scalar("bool"):
            return "bool"
        case Scalar() | OpenEnum():
            return "string"
        case Ref(model):
            return f"record {model}"
        case ListOf():
            return "list"
        case _:
            return "map"


def _join_family(left: Type, right: Type) -> Type:
    if left == right:
        return left
    match left, right:
        case (ListOf(a), ListOf(b)):
            return ListOf(join(a, b))
        case (MapOf(a), MapOf(b)):
            return MapOf(join(a, b))
        case (OpenEnum(a), OpenEnum(b)):
            return OpenEnum(tuple(sorted({*a, *b})))
        case (Scalar(a), Scalar(b)) if a in _NUMBERS and b in _NUMBERS:
            return Scalar(max(a, b, key=_NUMBERS.index))
        case _:
            return STRING
