"""Whether one annotation takes what another one does: griffe does not compare them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import griffe

_WIDER = {"int": ("float",), "list": ("Sequence",), "dict": ("Mapping",), "datetime": ("date",)}
"""Name -> names that take its values too, as type checkers see it."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a union: a name without its module, or a literal, and what is between its brackets."""

    name: str
    arguments: tuple[Options, ...] = ()


Options = frozenset[Option]
"""A union. A type that is none is a union of one."""

NOTHING: Mapping[str, str] = MappingProxyType({})
_ANY = Option("Any")


def options(
    expression: griffe.Expr | str | None, scope: griffe.Object, renamed: Mapping[str, str] = NOTHING
) -> Options:
    """An annotation as a union, with the aliases of its module written out; no annotation is Any.

    `renamed` are models -> the names to give them, as `models.Boat`.
    """
    match expression:
        case None:
            return frozenset({_ANY})
        case str():
            return frozenset({Option(_renamed(expression, scope, renamed))})
        case griffe.ExprBinOp(left=left, right=right):
            return options(left, scope, renamed) | options(right, scope, renamed)
        case griffe.ExprSubscript(left=left, slice=inner):
            return _subscript(_last(left), inner, scope, renamed)
        case griffe.ExprName(name=name):
            alias = scope.module.members.get(name)
            if isinstance(alias, griffe.Attribute) and _last(alias.annotation) == "TypeAlias":
                return options(alias.value, scope)
    return frozenset({Option(_renamed(expression, scope, renamed))})


def _renamed(expression: griffe.Expr | str, scope: griffe.Object, renamed: Mapping[str, str]) -> str:
    name = type_name(expression, scope)
    return renamed.get(name, name)


def type_name(expression: griffe.Expr | str, scope: griffe.Object | griffe.Alias) -> str:
    """The name of a type. A model is called `models.Boat`, wherever it stands."""
    name = _last(expression)
    if name.startswith("models.") or ".models." not in f"{scope.module.path}.":
        return name
    inner = scope.module.members.get(name)
    is_model = isinstance(inner, griffe.Class) or (isinstance(inner, griffe.Alias) and _is_sibling(inner))
    return f"models.{name}" if is_model else name


def _is_sibling(alias: griffe.Alias) -> bool:
    """Whether what is imported comes from another module of models, and not from the runtime."""
    return not any(part.startswith("_") for part in alias.target_path.split("."))


def _subscript(name: str, inner: griffe.Expr | str, scope: griffe.Object, renamed: Mapping[str, str]) -> Options:
    items = inner.elements if isinstance(inner, griffe.ExprTuple) else [inner]
    if name == "Literal":
        return frozenset(Option(f"Literal[{item}]") for item in items)
    if name == "Annotated":
        return options(items[0], scope, renamed)
    return frozenset({Option(name, tuple(options(item, scope, renamed) for item in items))})


def _last(expression: griffe.Expr | str | None) -> str:
    """The name behind the last dot, but for a model, which may be called like a type of Python."""
    text = str(expression).strip("'\"")
    return text if text.startswith("models.") else text.rpartition(".")[2]


def takes(wide: Options, narrow: Options) -> bool:
    """Whether a place that is annotated with the first can hold all that the second one can."""
    if _ANY in wide or _ANY in narrow:
        return True
    return all(any(_fits(one, other) for one in wide) for other in narrow)


def _fits(wide: Option, narrow: Option) -> bool:
    if wide.name == narrow.name:
        pairs = zip(wide.arguments, narrow.arguments, strict=False)
        return len(wide.arguments) == len(narrow.arguments) and all(takes(a, b) for a, b in pairs)
    if wide.name in _WIDER.get(narrow.name, ()):
        return _fits(wide, Option(wide.name, narrow.arguments))
    return wide.name == "str" and narrow.name.startswith(("Literal['", 'Literal["'))


def reads_alike(old: Options, new: Options) -> bool:
    """Whether what was Any, or is Any now, is read in the same way: a record without a class is a dictionary."""
    return not (_has(old, _is_any) or _has(new, _is_any)) or _has(old, _is_model) == _has(new, _is_model)


def _has(found: Options, wanted: Callable[[Option], bool]) -> bool:
    return any(wanted(option) or any(_has(inner, wanted) for inner in option.arguments) for option in found)


def _is_any(option: Option) -> bool:
    return option == _ANY


def _is_model(option: Option) -> bool:
    return option.name.startswith("models.")
