"""Names of properties: those of attributes (`sale_date`) as those in JSON (`SaleDate`), and the one that was meant."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeGuard, Union, get_args, get_origin


def json_names(type_: Any, value: Any) -> Any:
    """A value of a type for a request: in dicts that stand for models, names of attributes become those in JSON.

    Raises ValueError for a name that is written like an attribute and nearly is one, and for a property that is there
    under both names. Other names are those of undocumented properties. Models are returned as they are.
    """
    return _renamed(type_, value) if isinstance(value, (Mapping, list, tuple)) else value


def json_value(model: type[Any], attribute: str, value: Any) -> Any:
    """As `json_names`, for the value of an attribute of a model."""
    from ._model import complete

    complete(model)
    return json_names(model.model_fields[attribute].rebuild_annotation(), value)


def _renamed(type_: Any, value: Any) -> Any:
    items: Any = value  # the checks below would make it a container of unknown values
    for alternative in alternatives(type_):
        kind = get_origin(alternative) or alternative
        arguments = get_args(alternative)
        if _is_object(value) and is_model(kind):
            return _renamed_record(kind, value)
        if _is_object(value) and kind is dict and arguments:
            return {key: _renamed(arguments[1], item) for key, item in value.items()}
        if isinstance(value, (list, tuple)) and kind is list and arguments:
            return [_renamed(arguments[0], item) for item in items]
    return items


def _renamed_record(model: Any, value: Mapping[str, Any]) -> dict[str, Any]:
    known = fields(model)
    wire_names = {attribute: name for name, (attribute, _) in known.items()}
    result: dict[str, Any] = {}
    for key, item in value.items():
        name = key if key in known else wire_names.get(key, key)
        if name not in known:
            refuse_typo(model, name)
        if name in result:
            raise ValueError(f"{model.__name__}: {name!r} is given twice, as {wire_names.get(key, key)!r} too")
        result[name] = _renamed(known[name][1], item) if name in known else item
    return result


def refuse_typo(model: type[Any], name: str) -> None:
    """Raise ValueError for the name of a property that is written like an attribute, and nearly is one."""
    if name.islower() and name.isidentifier() and (meant := nearest(model, name)):
        raise ValueError(f"{model.__name__} has no property {name!r}; did you mean {meant!r}?")


def no_property(model: type[Any], name: str) -> str:
    """The message for a name that is no attribute of a model, with the one that was meant."""
    meant = nearest(model, name)
    hint = f"did you mean {meant!r}?" if meant else "undocumented properties are in `model_extra`"
    return f"{model.__name__} has no property {name!r}; {hint}"


def nearest(model: Any, name: str) -> str | None:
    """The attribute that was probably meant: the one with this name in JSON, or with a similar name."""
    from difflib import get_close_matches

    found = attributes(model)
    same = {other.lower().replace("_", ""): attribute for other, attribute in found.items()}
    close = [same[key]] if (key := name.lower().replace("_", "")) in same else get_close_matches(name, found, 1, 0.75)
    return found.get(close[0], close[0]) if close else None


@cache
def attributes(model: Any) -> dict[str, str]:
    """Attribute for each name that the constructor takes: attributes, and names in JSON."""
    from ._model import wire_name

    found = {info.alias or wire_name(attribute): attribute for attribute, info in model.model_fields.items()}
    return found | {attribute: attribute for attribute in model.model_fields}


@cache
def fields(model: Any) -> dict[str, tuple[str, Any]]:
    """Name in JSON -> attribute and annotation, for each property of a model."""
    from ._model import complete, wire_name

    complete(model)
    return {
        info.alias or wire_name(attribute): (attribute, info.rebuild_annotation())
        for attribute, info in model.model_fields.items()
    }


def alternatives(type_: Any) -> tuple[Any, ...]:
    """The alternatives of a union without None and annotations; of any other type the type itself."""
    if get_origin(type_) is Annotated:
        return alternatives(get_args(type_)[0])
    if get_origin(type_) in (Union, UnionType):
        return tuple(
            part for argument in get_args(type_) if argument is not NoneType for part in alternatives(argument)
        )
    return (type_,)


def is_model(type_: Any) -> TypeGuard[type[Any]]:
    """Whether a type is the class of a model."""
    from ._model import Model

    return isinstance(type_, type) and issubclass(type_, Model)


def _is_object(value: Any) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping)
