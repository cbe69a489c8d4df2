"""The design of the client: names, arguments and return values, worked out once for every view of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.spec.model import Api, Group, Section
from generator.spec.types import OpenEnum, Type
from generator.trusted import SafeText
from generator.views.python.aliases import enumeration_aliases
from generator.views.python.annotations import Annotations
from generator.views.python.expressions import Attribute, Name
from generator.views.python.names import GROUP_NAMESPACE, ClientNames, GroupNames, client_names
from generator.views.python.operations import (
    argument_class_name,
    if_modified_name,
    if_modified_variant,
    method_shape,
    shape_context,
)
from generator.views.python.saving import SaveMethod, save_method, with_saved_record
from generator.views.python.shapes import MethodShape

CALL_OPTIONS = ("timeout", "headers", "max_retries", "retry_unsafe", "strict")
"""What every method takes besides the headers of the API."""


@dataclass(frozen=True, slots=True)
class DeprecatedName:
    """A longer name of a method, for code that was written with it."""

    name: SafeText
    method: MethodShape


@dataclass(frozen=True, slots=True)
class GroupDesign:
    """One group of operations, as a class of methods."""

    group: Group
    section: Section
    names: GroupNames
    held: tuple[GroupNames, ...]
    """The groups that are attributes of this one."""
    methods: tuple[MethodShape, ...]
    """A method for each operation, in the order of the spec."""
    variants: Mapping[str, MethodShape]
    """Operation id -> its variant that returns None for what has not changed."""
    verbs: Mapping[str, MethodShape]
    """`get`, `list`, `create`, … -> the method that does it."""
    save: SaveMethod | None
    deprecated_names: tuple[DeprecatedName, ...]
    aliases: Mapping[OpenEnum, SafeText]
    """The names of enumerations that are too long to be written out in a signature."""

    @property
    def all_methods(self) -> Iterator[MethodShape]:
        """The method of each operation, followed by its variant if there is one."""
        for method in self.methods:
            yield method
            if variant := self.variants.get(method.operation.id):
                yield variant


@dataclass(frozen=True, slots=True)
class ClientDesign:
    """The whole client."""

    api: Api
    names: ClientNames
    groups: tuple[GroupDesign, ...]

    @property
    def methods(self) -> Iterator[tuple[GroupDesign, MethodShape]]:
        """The method of every operation with its group, in the order of the spec."""
        for group in self.groups:
            for method in group.methods:
                yield group, method


def client_design(api: Api) -> ClientDesign:
    """Design the client of an API."""
    api = with_holders(api)
    names = client_names(api)
    models = Name("models", "..")
    classes = {name: Attribute(models, class_) for name, class_ in names.classes.items()}
    return ClientDesign(api, names, tuple(_group_design(api, group, names, classes) for group in api.groups))


def with_holders(api: Api) -> Api:
    """The API with a group, though without operations, for each that holds others: `services` of `services crew`."""
    known = {group.path for group in api.groups}
    holders = {group.path[:length] for group in api.groups for length in range(2, len(group.path))} - known
    if not holders:
        return api
    groups = (*api.groups, *(Group(path, ()) for path in holders))
    return replace(api, groups=tuple(sorted(groups, key=lambda group: group.path)))


def call_options(api: Api) -> tuple[str, ...]:
    """The names of what every method takes."""
    return (*CALL_OPTIONS, *(option.name for option in api.options))


def _group_design(api: Api, group: Group, names: ClientNames, classes: Mapping[str, Attribute]) -> GroupDesign:
    section, own = api.section_of(group), names.groups[group.path]
    taken_classes = {*GROUP_NAMESPACE, *map(argument_class_name, own.methods.values())}
    aliases = enumeration_aliases(_argument_types(group), taken_classes)
    context = shape_context(api, Annotations(classes, aliases), call_options(api))
    methods = {o.id: method_shape(context, o, own.methods[o.id]) for o in group.operations}
    if update_id := own.verbs.get("update"):
        methods[update_id] = with_saved_record(api, names.models, methods[update_id])
    taken = {method.name for method in methods.values()}
    found = {id_: if_modified_variant(method) for id_, method in methods.items()}
    variants = {id_: variant for id_, variant in found.items() if variant and variant.name not in taken}
    deprecated = [DeprecatedName(name, methods[id_]) for id_, name in own.replaced.items()]
    for id_, name in own.replaced.items():
        if (variant := variants.get(id_)) and (long := if_modified_name(name)) not in taken:
            deprecated.append(DeprecatedName(long, variant))
    shapes_by_verb = {verb: methods[id_] for verb, id_ in own.verbs.items()}
    return GroupDesign(
        group=group,
        section=section,
        names=own,
        held=tuple(held for path, held in names.groups.items() if path[:-1] == group.path),
        methods=tuple(methods.values()),
        variants=variants,
        verbs=shapes_by_verb,
        save=save_method(shapes_by_verb, taken),
        deprecated_names=tuple(deprecated),
        aliases=aliases,
    )


def _argument_types(group: Group) -> Iterator[tuple[str, Type]]:
    for operation in group.operations:
        for parameter in operation.parameters:
            yield parameter.name, parameter.type
        for field in operation.body.fields if operation.body else ():
            yield field.name, field.type
