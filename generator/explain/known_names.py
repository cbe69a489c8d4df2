"""Every name that a part of the API has: in findings and overrides, in the OpenAPI document, in the Python client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.overrides.places import Place, Places, quoted
from generator.spec.model import Api, Operation, RequestBody
from generator.spec.types import OpenEnum, Type, leaves, to_text
from generator.views.openapi.components import SchemaKeys
from generator.views.openapi.parameters import SharedParameters
from generator.views.python.chosen_names import argument_place
from generator.views.python.design import ClientDesign, GroupDesign, client_design
from generator.views.python.shapes import Argument, MethodShape


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name with dots, and what it stands for. `short` is the shortest end of it that is a name of its own."""

    text: str
    short: str
    place: Place


def known_names(api: Api) -> Iterator[KnownName]:
    """Every name of every part; a name may stand for several parts."""
    yield from _names_of_the_spec(api)
    yield from _names_in_the_document(api)
    yield from _names_in_the_client(client_design(api))


def _names_of_the_spec(api: Api) -> Iterator[KnownName]:
    places = Places(api)
    for model in api.models:
        yield _whole(model.name, Place("model", model.name))
        for field in api.all_fields(model):
            yield _whole(f"{model.name}.{quoted(field.name)}", Place("field", model.name, field.name))
    for id_, operation in places.operations.items():
        yield _whole(id_, Place("operation", id_))
        for place in places.within(id_, is_operation=True):
            yield _whole(str(place), place)
            if place.kind not in ("request", "response"):
                yield _whole(f"{id_}.{quoted(place.name)}", place)
        if operation.responses:
            yield _whole(f"{id_}.response", _success(operation))
    for place in _typed_places(api, places):
        for enumeration in _enumerations(getattr(places.part(place), "type", None)):
            yield _whole(to_text(enumeration), place)


def _success(operation: Operation) -> Place:
    statuses = [response.status for response in operation.responses]
    status = next((status for status in statuses if 200 <= status < 300), statuses[0])
    return Place("response", operation.id, str(status))


def _typed_places(api: Api, places: Places) -> Iterator[Place]:
    for model in api.models:
        yield from places.within(model.name, is_operation=False)
    for id_ in places.operations:
        yield from places.within(id_, is_operation=True)


def _enumerations(type_: Type | None) -> Iterator[OpenEnum]:
    return (leaf for leaf in leaves(type_) if isinstance(leaf, OpenEnum)) if type_ is not None else iter(())


def _names_in_the_document(api: Api) -> Iterator[KnownName]:
    keys = SchemaKeys.of(api)
    for model in api.models:
        key = keys.models[model.name]
        yield KnownName(f"components.schemas.{key}", key, Place("model", model.name))
        for field in api.all_fields(model):
            short = f"{key}.{field.name}"
            yield KnownName(f"components.schemas.{short}", short, Place("field", model.name, field.name))
    shared = SharedParameters.of(api)
    for _, operation in api.operations():
        if operation.body:
            yield from _names_of_a_body(operation.id, operation.body, keys)
        for parameter in operation.parameters:
            if shared_key := shared.key_of(parameter):
                place = Place(parameter.location, operation.id, parameter.name)
                yield KnownName(f"components.parameters.{shared_key}", f"parameters.{shared_key}", place)


def _names_of_a_body(id_: str, body: RequestBody, keys: SchemaKeys) -> Iterator[KnownName]:
    whole = [keys.arguments[id_]] if id_ in keys.arguments else []
    if body.form == "patch":
        whole += keys.patches[body.fields]
    for key in whole:
        yield KnownName(f"components.schemas.{key}", key, Place("request", id_))
        for field in body.fields:
            short = f"{key}.{field.name}"
            yield KnownName(f"components.schemas.{short}", short, Place("argument", id_, field.name))


def _names_in_the_client(design: ClientDesign) -> Iterator[KnownName]:
    for model in design.api.models:
        names = design.names.models[model.name]
        for folder in ("models", f"models.{names.module}"):
            yield KnownName(f"{folder}.{names.class_}", names.class_, Place("model", model.name))
            for wire, attribute in names.attributes.items():
                short = f"{names.class_}.{attribute}"
                yield KnownName(f"{folder}.{short}", short, Place("field", model.name, wire))
    for group in design.groups:
        yield from _names_of_a_group(design, group)


def _names_of_a_group(design: ClientDesign, group: GroupDesign) -> Iterator[KnownName]:
    names = group.names
    module = f"{design.names.sections[group.section.name].module}.{names.module}"
    classes = (names.class_, f"Async{names.class_}")
    methods = [(str(method.name), method) for method in group.all_methods]
    methods += [(str(old.name), old.method) for old in group.deprecated_names]
    called: dict[str, MethodShape] = dict(methods)
    for name, method in called.items():
        operation = Place("operation", method.operation.id)
        arguments = [(argument, _place(method.operation, argument)) for argument in method.arguments]
        for argument, place in arguments:
            for enumeration in _enumerations(argument.type):
                if alias := group.aliases.get(enumeration):
                    yield KnownName(f"{module}.{alias}", alias, place)
        yield KnownName(f"client.{names.path}", names.path if names.holder else f"client.{names.path}", operation)
        for holder in (f"client.{names.path}", f"groups.{names.module}", *(f"{module}.{each}" for each in classes)):
            yield KnownName(f"{holder}.{name}", name, operation)
            for argument, place in arguments:
                yield KnownName(f"{holder}.{name}.{argument.name}", f"{name}.{argument.name}", place)
        for each in classes:
            yield KnownName(f"{module}.{each}", each, operation)


def _place(operation: Operation, argument: Argument) -> Place:
    """The part that an argument is for; the operation, for the condition of a request that no table names."""
    kind, name = argument_place(argument)
    for parameter in operation.parameters:
        if parameter.location == kind and parameter.name.lower() == name.lower():
            return Place(parameter.location, operation.id, parameter.name)
    if kind == "argument":
        return Place("argument", operation.id, name)
    return Place("request" if kind == "request" else "operation", operation.id)


def _whole(text: str, place: Place) -> KnownName:
    return KnownName(text, text, place)
