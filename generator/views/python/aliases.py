"""Names for enumerations that have too many values to be written out where they are used."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import naming
from generator.spec.types import OpenEnum, Type, leaves
from generator.trusted import SafeText, identifier, literal
from generator.views.python.annotations import LITERAL
from generator.views.python.expressions import Name, Scope
from generator.views.python.layout import bracket, lay_out

_TYPE_ALIAS = Name("TypeAlias", "typing")
_LONGEST = 60
"""Characters that the annotation of an enumeration may take where it is used."""


@dataclass(frozen=True, slots=True)
class AliasView:
    """A type alias, and the values that it stands for."""

    name: SafeText
    values: SafeText


def enumeration_aliases(uses: Iterable[tuple[str, Type]], taken: Collection[str]) -> dict[OpenEnum, SafeText]:
    """An alias for each long enumeration, named after the first use that has it; `uses` are names with types."""
    found: dict[OpenEnum, str] = {}
    for name, type_ in uses:
        for enumeration in _long_enumerations(type_):
            found.setdefault(enumeration, naming.pascal(name))
    names = naming.unique(found.values(), taken)
    return {enumeration: identifier(name) for enumeration, name in zip(found, names, strict=True)}


def alias_views(aliases: Mapping[OpenEnum, SafeText], scope: Scope) -> tuple[AliasView, ...]:
    """The statements that define aliases, `name: TypeAlias = values`."""
    return tuple(_alias_view(name, enumeration, scope) for enumeration, name in aliases.items())


def _alias_view(name: SafeText, enumeration: OpenEnum, scope: Scope) -> AliasView:
    beside = len(f"{name}: {scope.code(_TYPE_ALIAS)} = ")
    values = [literal(value) for value in enumeration.values]
    return AliasView(name, lay_out(bracket(f"{scope.code(LITERAL)}[", values, "]"), 0, beside=beside))


def _long_enumerations(type_: Type) -> Iterator[OpenEnum]:
    return (leaf for leaf in leaves(type_) if isinstance(leaf, OpenEnum) and _is_long(leaf))


def _is_long(type_: OpenEnum) -> bool:
    """Whether an enumeration has too many values to be written out where it is used."""
    return bool(type_.values) and len("Literal[]") + sum(len(literal(v)) + 2 for v in type_.values) - 2 > _LONGEST
