"""How one type differs from another: whether it has room for more, and which records and enumerations meet in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from generator.diff.model import Case
from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Union, Unknown

SameRecord = Callable[[str, str], bool]
"""Whether a model of the old spec and one of the new are one record."""

Relation = Literal["same"] | Case

_WIDER: dict[str, frozenset[str]] = {
    "int16": frozenset({"int32", "int64", "integer", "double", "number"}),
    "int32": frozenset({"int64", "integer", "double", "number"}),
    "int64": frozenset({"integer", "number"}),
    "integer": frozenset({"number"}),
    "double": frozenset({"number"}),
    "date": frozenset({"string"}),
    "date-time": frozenset({"string"}),
    "byte": frozenset({"string"}),
}
"""Scalar -> the scalars that have room for all of its values."""

_BYTES = {"byte", "binary"}
"""Both are bytes, and a JSON text can hold bytes only as base64. Where a body is bytes, its media type says so."""


@dataclass(frozen=True, slots=True)
class TypeDifference:
    """How two types differ. Places in them are written `[]` for an item and `{}` for a value of a dictionary."""

    relation: Relation = "same"
    records: tuple[tuple[str, str, str], ...] = ()
    """Place, old model and new model of each pair of records that are one."""
    added: tuple[tuple[str, str], ...] = ()
    """Place and value of each value that an enumeration has gained."""
    removed: tuple[tuple[str, str], ...] = ()


def compare_types(old: Type, new: Type, same_record: SameRecord) -> TypeDifference:
    """How the new type differs from the old one, containers looked through."""
    match old, new:
        case (Unknown(), Unknown()):
            return TypeDifference()
        case (Unknown(), _) | (_, Unknown()):
            return TypeDifference("known")
        case (Ref(a), Ref(b)) if same_record(a, b):
            return TypeDifference(records=(("", a, b),))
        case (MapOf(Unknown()), Ref()) | (Ref(), MapOf(Unknown())):
            return TypeDifference("known")  # an object of which nothing else is known
        case (ListOf(a), ListOf(b)):
            return _below("[]", compare_types(a, b, same_record))
        case (MapOf(a), MapOf(b)):
            return _below("{}", compare_types(a, b, same_record))
        case (OpenEnum(a), OpenEnum(b)):
            added = tuple(("", value) for value in sorted(set(b) - set(a)))
            return TypeDifference(added=added, removed=tuple(("", value) for value in sorted(set(a) - set(b))))
        case (Union(), _) | (_, Union()):
            return _compare_options(old, new, same_record)
        case (Scalar(a), Scalar(b)):
            return TypeDifference(_between_scalars(a, b))
        case (OpenEnum(), Scalar("string")) | (Scalar("string"), OpenEnum()):
            return TypeDifference("known")  # such an enumeration is open: it only names some of the strings
    return TypeDifference("other")


def combined(relations: Iterable[Relation]) -> Relation:
    """The relation of a whole, from those of its parts."""
    found = set(relations) - {"same"}
    if not found:
        return "same"
    strong = found - {"known"}
    return strong.pop() if len(strong) == 1 else "other" if strong else "known"


def _between_scalars(old: str, new: str) -> Relation:
    if old == new:
        return "same"
    if {old, new} == _BYTES:
        return "known"
    if new in _WIDER.get(old, ()):
        return "wider"
    return "narrower" if old in _WIDER.get(new, ()) else "other"


def _below(mark: str, inner: TypeDifference) -> TypeDifference:
    return replace(
        inner,
        records=tuple((mark + place, a, b) for place, a, b in inner.records),
        added=tuple((mark + place, value) for place, value in inner.added),
        removed=tuple((mark + place, value) for place, value in inner.removed),
    )


def _compare_options(old: Type, new: Type, same_record: SameRecord) -> TypeDifference:
    """Options are compared in pairs: those that are the same, then those that differ least; the rest came or went."""
    left: list[Type] = list(old.options) if isinstance(old, Union) else [old]
    right: list[Type] = list(new.options) if isinstance(new, Union) else [new]
    found: list[TypeDifference] = []
    for wanted in (("same",), ("known", "wider", "narrower")):
        for a in tuple(left):
            for at, b in enumerate(right):
                difference = compare_types(a, b, same_record)
                if difference.relation in wanted:
                    found.append(difference)
                    del left[left.index(a)], right[at]
                    break
    relations: list[Relation] = [difference.relation for difference in found]
    if left:
        relations.append("narrower")
    if right:
        relations.append("wider")
    return TypeDifference(
        combined(relations),
        tuple(pair for difference in found for pair in difference.records),
        tuple(value for difference in found for value in difference.added),
        tuple(value for difference in found for value in difference.removed),
    )
