"""What the parts of an API are called in its Python client, and how a call is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.overrides.places import Place, Places
from generator.spec import types as spec
from generator.spec.model import Api
from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Unknown
from generator.trusted import SafeText
from generator.views.python.annotations import Annotations
from generator.views.python.design import ClientDesign, GroupDesign, client_design
from generator.views.python.expressions import Attribute, Expression, Name, Scope
from generator.views.python.shapes import Argument, MethodShape

_EXAMPLES = {
    "string": '"text"',
    "date-time": "datetime(2026, 1, 31)",
    "date": "date(2026, 1, 31)",
    "binary": 'b"content"',
    "byte": 'b"content"',
    "double": "1.5",
    "number": "1.5",
    "bool": "True",
}
"""Scalar -> a value of it in Python; the others are whole numbers."""

_BODY = ("body", "patch", "file")


@dataclass(frozen=True, slots=True)
class PythonNames:
    """The names in the client of one spec."""

    api: Api
    design: ClientDesign
    methods: dict[str, tuple[GroupDesign, MethodShape]]
    """Operation id -> its method."""
    annotations: Annotations
    places: Places
    _code: dict[Expression, str] = field(default_factory=dict)

    @classmethod
    def of(cls, api: Api) -> PythonNames:
        """The names in the client of a spec."""
        design = client_design(api)
        models = Name("models", "..")
        classes = {name: Attribute(models, class_) for name, class_ in design.names.classes.items()}
        methods = {method.operation.id: (group, method) for group, method in design.methods}
        return cls(api, design, methods, Annotations(classes), Places(api))

    def method(self, operation: str) -> str:
        """`client.harbour.find`"""
        group, method = self.methods[operation]
        return f"client.{group.names.path}.{method.name}"

    def call(self, operation: str, shown: Iterable[SafeText] = ()) -> str:
        """`client.harbour.find("text", depth=1)`: with the arguments that must be given, and those that are shown."""
        method, also = self.methods[operation][1], set(shown)
        arguments = []
        for argument in method.arguments:
            if argument.default is None or argument.name in also:
                value = self.example(argument.type) if argument.type != spec.UNKNOWN else "..."
                arguments.append(value if argument.positional else f"{argument.name}={value}")
        return f"{self.method(operation)}({', '.join(arguments)})"

    def argument(self, operation: str, kind: str, name: str) -> Argument | None:
        """The argument for a part of a request; None where the client sends it itself, or by an option."""
        wanted = {"argument": ("property", "patch"), "request": _BODY}.get(kind, (kind,))
        for argument in self.methods[operation][1].arguments:
            if argument.location in wanted and (kind == "request" or argument.wire == name):
                return argument
        return None

    def has(self, place: Place) -> bool:
        """Whether the spec has this part."""
        try:
            self.places.part(place)
        except KeyError:
            return False
        return True

    def type_at(self, place: Place) -> Type | None:
        """The type of a part; None where there is no such part."""
        try:
            return getattr(self.places.part(place), "type", None) or spec.UNKNOWN
        except KeyError:
            return None

    def class_of(self, model: str) -> str:
        """`models.Harbour`"""
        return f"models.{self.design.names.models[model].class_}"

    def attribute(self, model: str, name: str) -> str:
        """`models.Harbour.depth`"""
        return f"{self.class_of(model)}.{self.design.names.models[model].attributes[name]}"

    def type(self, type_: Type) -> str:
        """The type as code: what a caller gets, or gives at least."""
        return self.code(self.annotations.returned(type_))

    def code(self, expression: Expression) -> str:
        """An annotation as it is written in a module of the client."""
        if expression not in self._code:
            self._code[expression] = str(Scope().code(expression))
        return self._code[expression]

    def example(self, type_: Type) -> str:
        """A value of a type, as code."""
        match type_:
            case Scalar(name):
                return _EXAMPLES.get(name, "1")
            case OpenEnum(values):
                return f'"{values[0]}"' if values and values[0].isidentifier() else '"text"'
            case ListOf(item):
                return f"[{self.example(item)}]"
            case MapOf(value):
                return f'{{"key": {self.example(value)}}}'
            case Ref(model):
                return f"{self.class_of(model)}(...)"
            case spec.Union(options):
                return self.example(options[0])
            case Unknown():
                return "..."

    def module(self, group: GroupDesign) -> str:
        """`services.harbour`"""
        return f"{self.design.names.sections[group.section.name].module}.{group.names.module}"

    def paths(self) -> dict[str, str]:
        """How a caller reaches each group, `client.harbour`, by what belongs to it in the package.

        That is its module, the class in it, and the attribute of the section or group that holds it.
        """
        classes = {str(group.names.path): f"{self.module(group)}.{group.names.class_}" for group in self.design.groups}
        found: dict[str, str] = {}
        for group in self.design.groups:
            names, section = group.names, self.design.names.sections[group.section.name]
            holder = classes.get(names.holder, f"{section.module}.{section.class_}")
            of_group = (self.module(group), classes[names.path], f"{holder}.{names.attribute}")
            found |= dict.fromkeys(of_group, f"client.{names.path}")
        return found
