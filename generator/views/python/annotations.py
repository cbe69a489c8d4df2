"""Types of the spec as Python annotations: in a model, as an argument, as an answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator import naming
from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Union, Unknown, leaves
from generator.trusted import SafeText, identifier, literal
from generator.views.python.layout import bracket, placed

_MODEL_SCALARS = {
    "string": "str",
    "date-time": "Timestamp",
    "date": "Date",
    "binary": "Base64",
    "byte": "Base64",
    "double": "Number",
    "number": "Number",
    "bool": "bool",
}
_ARGUMENT_SCALARS = {
    "string": "str",
    "date-time": "datetime",
    "date": "date",
    "binary": "bytes",
    "byte": "bytes",
    "double": "float",
    "number": "float",
    "bool": "bool",
}
_ANSWER_SCALARS = {**_ARGUMENT_SCALARS, "date-time": "DateTime"}


@dataclass(frozen=True, slots=True)
class Annotations:
    """Writes annotations; `classes` gives the Python class of each model, `prefix` how a module outside reaches it."""

    classes: Mapping[str, SafeText]
    prefix: str = ""
    aliases: Mapping[OpenEnum, SafeText] = field(default_factory=dict)
    """Enumerations that have too many values to be written out where they are used."""

    def field(self, type_: Type) -> str:
        """The type of a property of a model, without `| None` at its end."""
        match type_:
            case Scalar(name):
                return _MODEL_SCALARS.get(name, "int")
            case OpenEnum():
                return f"Annotated[{self.literals(type_)} | str, Open]"
            case ListOf(item):
                return f"list[{self.field(item)}]"
            case MapOf(value):
                return f"dict[str, {self.field(value)}]"
            case Ref(model):
                return self.classes.get(model, SafeText("Any"))
            case Union(options):
                return _joined(self.field(option) for option in options)
            case Unknown():
                return "Any"

    def argument(self, type_: Type) -> str:
        """What a method takes: what is easy to give."""
        match type_:
            case Scalar(name):
                return _ARGUMENT_SCALARS.get(name, "int")
            case OpenEnum():
                return f"{self.literals(type_)} | str"
            case ListOf(item):
                return f"Sequence[{self.argument(item)}]"
            case MapOf(value):
                return f"Mapping[str, {self.argument(value)}]"
            case Ref(model):
                return f"{self._reached(model)} | Mapping[str, Any]" if model in self.classes else "Any"
            case Union(options):
                return _joined(self.argument(option) for option in options)
            case Unknown():
                return "Any"

    def answer(self, type_: Type) -> str:
        """What a method gives. An enumeration is a `str`: who is given one gains nothing by a list of them."""
        match type_:
            case Scalar(name):
                return _ANSWER_SCALARS.get(name, "int")
            case OpenEnum():
                return "str"
            case ListOf(item):
                return f"list[{self.answer(item)}]"
            case MapOf(value):
                return f"dict[str, {self.answer(value)}]"
            case Ref(model):
                return self._reached(model) if model in self.classes else "Any"
            case Union(options):
                return _joined(self.answer(option) for option in options)
            case Unknown():
                return "Any"

    def answer_value(self, type_: Type) -> str:
        """The expression that hands the answer's type to the runtime, typed as `type[answer]`."""
        answer = self.answer(type_)
        if answer == "Any":
            return "object"
        return f'cast("type[{answer}]", {answer})' if isinstance(type_, Union) else answer

    def literals(self, type_: OpenEnum) -> str:
        """The known values of an enumeration, by the name of its alias if it has one."""
        return self.aliases.get(type_) or literals(type_)

    def _reached(self, model: str) -> str:
        return self.prefix + self.classes[model]


def literals(type_: OpenEnum) -> str:
    """The known values of an enumeration: `Literal["Slim", "Wide"]`."""
    return f"Literal[{', '.join(literal(value) for value in type_.values)}]" if type_.values else "str"


_LONGEST = 60
"""Characters that the values of an enumeration may take where it is used."""


def enumerations(type_: Type) -> Iterator[OpenEnum]:
    """The enumerations in a type that are too long to be written out where they are used."""
    return (leaf for leaf in leaves(type_) if isinstance(leaf, OpenEnum) and len(literals(leaf)) > _LONGEST)


def enumeration_aliases(places: Iterable[tuple[str, Type]], taken: Collection[str]) -> dict[OpenEnum, SafeText]:
    """An alias for each long enumeration, called after the first place that has it; `places` are names with types."""
    found: dict[OpenEnum, str] = {}
    for name, type_ in places:
        for enumeration in enumerations(type_):
            found.setdefault(enumeration, naming.pascal(name))
    names = naming.unique(found.values(), taken)
    return {enumeration: identifier(name) for enumeration, name in zip(found, names, strict=True)}


def alias_code(name: SafeText, type_: OpenEnum) -> SafeText:
    """The statement that defines an alias."""
    values = [literal(value) for value in type_.values]
    return placed(bracket(f"{name}: TypeAlias = Literal[", values, "]"), 0)


def optional(annotation: str) -> str:
    """The annotation or None."""
    return annotation if annotation == "Any" or annotation.endswith("| None") else f"{annotation} | None"


def _joined(annotations: Iterable[str]) -> str:
    options = list(dict.fromkeys(annotations))
    return "Any" if "Any" in options or not options else " | ".join(options)
