"""Classes that collect the arguments of a method which has too many of them to name each in its signature."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import trusted
from generator.trusted import SafeText, literal
from generator.views.python.docstrings import quoted_text
from generator.views.python.expressions import Name, Scope, Union
from generator.views.python.layout import WIDTH, bracket, lay_out
from generator.views.python.method_code import PARTS, table_name
from generator.views.python.shapes import Argument, MethodShape

_OPTIONS = Name("CallOptions", ".._options")


@dataclass(frozen=True, slots=True)
class CollectedView:
    """One collected argument."""

    name: SafeText
    annotation: SafeText
    doc: SafeText | None


@dataclass(frozen=True, slots=True)
class RowView:
    """The name of an argument, and its name in the request; both are literals."""

    name: SafeText
    wire: SafeText


@dataclass(frozen=True, slots=True)
class TableView:
    """A table of collected arguments with the names that they have in one part of a request."""

    name: SafeText
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class ArgumentClassView:
    """The class of the collected arguments of a method."""

    name: SafeText
    base: SafeText
    doc: SafeText
    arguments: tuple[CollectedView, ...]
    tables: tuple[TableView, ...]


def argument_class_views(
    methods: Iterable[MethodShape], class_: SafeText, scope: Scope
) -> tuple[ArgumentClassView, ...]:
    """The class for each method that needs one; `class_` has the methods."""
    return tuple(_view(method, class_, scope) for method in methods if method.collected)


def _view(shape: MethodShape, class_: SafeText, scope: Scope) -> ArgumentClassView:
    return ArgumentClassView(
        name=shape.argument_class,
        base=scope.code(_OPTIONS),
        doc=trusted.docstring(f"The optional arguments of `{class_}.{shape.name}`."),
        arguments=tuple(
            CollectedView(
                argument.name,
                _annotation(argument, scope),
                quoted_text(argument.description, 4) if argument.description else None,
            )
            for argument in shape.collected
        ),
        tables=tuple(
            TableView(table_name(shape, part), rows)
            for part, location in PARTS
            if (
                rows := tuple(
                    RowView(literal(a.name), literal(a.wire)) for a in shape.collected if a.location == location
                )
            )
        ),
    )


def _annotation(argument: Argument, scope: Scope) -> SafeText:
    """The annotation; black puts a union that does not fit on its line into parentheses."""
    code, beside = scope.code(argument.annotation), len(f"{argument.name}: ")
    if 4 + beside + len(code) <= WIDTH or not isinstance(argument.annotation, Union):
        return code
    return lay_out(bracket("(", [code], ")"), 4, beside=beside)
