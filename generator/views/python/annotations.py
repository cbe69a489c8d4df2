"""Types of the spec as Python annotations: of a field of a model, of an argument, of what a method returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.spec import types as spec
from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Unknown, references
from generator.trusted import SafeText
from generator.views.python.expressions import (
    ANY,
    NONE,
    Call,
    Constant,
    Expression,
    Name,
    Quoted,
    Subscript,
    builtin,
    union,
)

STR = builtin("str")
INT = builtin("int")
DICT = builtin("dict")
LIST = builtin("list")
MAPPING = Name("Mapping", "collections.abc")
SEQUENCE = Name("Sequence", "collections.abc")
DATETIME = Name("datetime", "datetime")
LITERAL = Name("Literal", "typing")
MAPPING_OF_ANY = Subscript(MAPPING, (STR, ANY))
_ANNOTATED = Name("Annotated", "typing")
_OPEN = Name("Open", ".._model")
_BASE64 = Name("Base64", ".._model")
_NUMBER = Name("Number", ".._model")

_FIELD_SCALARS: Mapping[str, Expression] = {
    "string": STR,
    "date-time": Name("Timestamp", ".._timestamp"),
    "date": Name("Date", ".._timestamp"),
    "binary": _BASE64,
    "byte": _BASE64,
    "double": _NUMBER,
    "number": _NUMBER,
    "bool": builtin("bool"),
}
_ARGUMENT_SCALARS: Mapping[str, Expression] = {
    "string": STR,
    "date-time": DATETIME,
    "date": Name("date", "datetime"),
    "binary": builtin("bytes"),
    "byte": builtin("bytes"),
    "double": builtin("float"),
    "number": builtin("float"),
    "bool": builtin("bool"),
}
_RETURNED_SCALARS: Mapping[str, Expression] = {**_ARGUMENT_SCALARS, "date-time": Name("DateTime", ".._timestamp")}


class Annotations:
    """Makes annotations, one of each kind for each type.

    `classes` gives the class of each model, as an expression of the module that the annotations are for; `aliases` the
    names of enumerations that have too many values to be written out where they are used.
    """

    def __init__(self, classes: Mapping[str, Expression], aliases: Mapping[OpenEnum, SafeText] | None = None) -> None:
        self._classes = classes
        self._aliases = aliases or {}
        self._fields: dict[Type, Expression] = {}
        self._arguments: dict[Type, Expression] = {}
        self._returned: dict[Type, Expression] = {}

    def field(self, type_: Type) -> Expression:
        """A property of a model, which may always be None."""
        if isinstance(type_, OpenEnum):
            return Subscript(_ANNOTATED, (union((self._literals(type_), STR, NONE)), _OPEN))
        return union((self._field(type_), NONE))

    def argument(self, type_: Type) -> Expression:
        """What a method takes: what is easy to give."""
        return _cached(self._arguments, type_, self._make_argument)

    def returned(self, type_: Type) -> Expression:
        """What a method returns. An enumeration is a `str`: a list of values would not help the caller."""
        return _cached(self._returned, type_, self._make_returned)

    def runtime_type(self, type_: Type) -> Expression:
        """The expression that hands a returned type to the runtime, typed as `type[returned]`."""
        returned = self.returned(type_)
        if returned == ANY:
            return builtin("object")
        if isinstance(type_, spec.Union):
            return Call(Name("cast", "typing"), (Quoted(Subscript(builtin("type"), (returned,))), returned))
        return returned

    def record(self, type_: Type | None) -> Expression | None:
        """The type at run time of what holds records that have classes; None for any other type."""
        has_class = type_ is not None and not self._classes.keys().isdisjoint(references(type_))
        return self.returned(type_) if has_class and type_ is not None else None

    def is_model(self, type_: Type | None) -> bool:
        """Whether the type is a record that has a class."""
        return isinstance(type_, Ref) and type_.model in self._classes

    def _field(self, type_: Type) -> Expression:
        return _cached(self._fields, type_, self._make_field)

    def _make_field(self, type_: Type) -> Expression:
        match type_:
            case Scalar(name):
                return _FIELD_SCALARS.get(name, INT)
            case OpenEnum():
                return Subscript(_ANNOTATED, (union((self._literals(type_), STR)), _OPEN))
            case ListOf(item):
                return Subscript(LIST, (self._field(item),))
            case MapOf(value):
                return Subscript(DICT, (STR, self._field(value)))
            case Ref(model):
                return self._classes.get(model, ANY)
            case spec.Union(options):
                return union(map(self._field, options))
            case Unknown():
                return ANY

    def _make_argument(self, type_: Type) -> Expression:
        match type_:
            case Scalar(name):
                return _ARGUMENT_SCALARS.get(name, INT)
            case OpenEnum():
                return union((self._literals(type_), STR))
            case ListOf(item):
                return Subscript(SEQUENCE, (self.argument(item),))
            case MapOf(value):
                return Subscript(MAPPING, (STR, self.argument(value)))
            case Ref(model):
                return union((self._classes[model], MAPPING_OF_ANY)) if model in self._classes else ANY
            case spec.Union(options):
                return union(map(self.argument, options))
            case Unknown():
                return ANY

    def _make_returned(self, type_: Type) -> Expression:
        match type_:
            case Scalar(name):
                return _RETURNED_SCALARS.get(name, INT)
            case OpenEnum():
                return STR
            case ListOf(item):
                return Subscript(LIST, (self.returned(item),))
            case MapOf(value):
                return Subscript(DICT, (STR, self.returned(value)))
            case Ref(model):
                return self._classes.get(model, ANY)
            case spec.Union(options):
                return union(map(self.returned, options))
            case Unknown():
                return ANY

    def _literals(self, type_: OpenEnum) -> Expression:
        """The known values of an enumeration, by the name of its alias if it has one."""
        if type_ in self._aliases:
            return Name(self._aliases[type_])
        return Subscript(LITERAL, tuple(map(Constant, type_.values))) if type_.values else STR


def _cached(cache: dict[Type, Expression], type_: Type, make: Callable[[Type], Expression]) -> Expression:
    found = cache.get(type_)
    if found is None:
        found = cache[type_] = make(type_)
    return found
