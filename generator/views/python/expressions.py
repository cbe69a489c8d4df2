"""Python expressions of the generated code, as values: they know what they import, and are written out at the end.

Every identifier and literal in an expression passes a filter of `generator.trusted`, so what is written is safe.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.trusted import SafeText, identifier, literal

Import = tuple[str, str]
"""Module and name, as in `from module import name`; with an empty name, `import module`."""


@dataclass(slots=True)
class Scope:
    """Where expressions are written. `imports` collects what they need, for one or more scopes of a module."""

    imports: set[Import] = field(default_factory=set)
    is_async: bool = False
    """Whether names that have an asynchronous counterpart are written as that."""
    hidden: frozenset[str] = frozenset()
    """Names of the enclosing class, which hide the built-in names in annotations."""

    def code(self, expression: Expression) -> SafeText:
        """The code of an expression."""
        return SafeText(expression.write(self))


@dataclass(frozen=True, slots=True)
class Name:
    """An identifier, and the module that defines it: empty for the one that it is written in, or "builtins"."""

    name: str
    module: str = ""
    asynchronous: str = ""
    """The name of its counterpart in asynchronous code."""

    def __post_init__(self) -> None:
        identifier(self.name)

    def write(self, scope: Scope) -> str:
        """The code."""
        name = self.asynchronous if scope.is_async and self.asynchronous else self.name
        if self.module == "builtins":
            if name not in scope.hidden:
                return name
            scope.imports.add(("builtins", ""))
            return f"builtins.{name}"
        if self.module:
            scope.imports.add((self.module, name))
        return name


@dataclass(frozen=True, slots=True)
class Attribute:
    """`value.name`"""

    value: Expression
    name: str

    def __post_init__(self) -> None:
        identifier(self.name)

    def write(self, scope: Scope) -> str:
        """The code."""
        return f"{self.value.write(scope)}.{self.name}"


@dataclass(frozen=True, slots=True)
class Constant:
    """A literal."""

    value: str | int | float | bool | None

    def write(self, scope: Scope) -> str:
        """The code."""
        return literal(self.value)


@dataclass(frozen=True, slots=True)
class Subscript:
    """`value[items]`"""

    value: Expression
    items: tuple[Expression, ...]

    def write(self, scope: Scope) -> str:
        """The code."""
        return f"{self.value.write(scope)}[{', '.join([item.write(scope) for item in self.items])}]"


@dataclass(frozen=True, slots=True)
class Call:
    """`function(arguments)`"""

    function: Expression
    arguments: tuple[Expression, ...]

    def write(self, scope: Scope) -> str:
        """The code."""
        return f"{self.function.write(scope)}({', '.join([argument.write(scope) for argument in self.arguments])})"


@dataclass(frozen=True, slots=True)
class Union:
    """`a | b`; made by `union`."""

    options: tuple[Expression, ...]

    def write(self, scope: Scope) -> str:
        """The code."""
        return " | ".join([option.write(scope) for option in self.options])


@dataclass(frozen=True, slots=True)
class Quoted:
    """An expression inside a string: a forward reference."""

    expression: Expression

    def write(self, scope: Scope) -> str:
        """The code."""
        return literal(self.expression.write(scope))


Expression = Name | Attribute | Constant | Subscript | Call | Union | Quoted

NONE = Constant(None)
ANY = Name("Any", "typing")


def builtin(name: str) -> Name:
    """A name that needs no import, unless it is hidden."""
    return Name(name, "builtins")


def union(options: Iterable[Expression]) -> Expression:
    """The union of annotations, each once, None last; Any if one of them is Any or there are none."""
    flat: list[Expression] = []
    for option in options:
        flat += option.options if isinstance(option, Union) else (option,)
    found = list(dict.fromkeys(flat))
    if ANY in found or not found:
        return ANY
    if NONE in found:
        found = [*(option for option in found if option != NONE), NONE]
    return Union(tuple(found)) if len(found) > 1 else found[0]


def optional(annotation: Expression) -> Expression:
    """The annotation or None."""
    return union((annotation, NONE))


def accepts_none(annotation: Expression) -> bool:
    """Whether the annotation names None as one of several options."""
    return isinstance(annotation, Union) and NONE in annotation.options
