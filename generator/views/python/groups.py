"""The modules of the groups as finished strings: a class of methods, synchronous and asynchronous, for each group."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator import trusted
from generator.trusted import SafeText, literal
from generator.views.python.aliases import AliasView, alias_views
from generator.views.python.argument_classes import ArgumentClassView, argument_class_views
from generator.views.python.design import ClientDesign, DeprecatedName, GroupDesign
from generator.views.python.docstrings import MethodDoc, method_doc, save_doc, short_doc
from generator.views.python.expressions import Attribute, Name, Scope
from generator.views.python.imports import import_block
from generator.views.python.layout import bracket, lay_out, reexport
from generator.views.python.method_code import (
    call,
    overloads,
    preparation,
    raw_line,
    save_call,
    save_raw_line,
    save_signature,
    signature,
)
from generator.views.python.saving import SaveMethod
from generator.views.python.settings import ClientSettings
from generator.views.python.shapes import MethodShape

_BASE = Name("Resource", ".._resource", asynchronous="AsyncResource")
_CACHED_PROPERTY = Name("cached_property", "functools")
_OVERLOAD = Name("overload", "typing")
_RAW_METHODS = Name("RawMethods", ".._deprecated_name")
_DEPRECATED_NAME = Name("deprecated_name", ".._deprecated_name")
_DEPRECATED = Name("deprecated", "typing_extensions")


@dataclass(frozen=True, slots=True)
class MethodView:
    """One operation in one class: all but the indentation of each first line."""

    name: SafeText
    signature: SafeText
    doc: MethodDoc | None
    """The whole docstring, for the synchronous class."""
    short_doc: SafeText
    """The text of the docstring for the asynchronous class."""
    overloads: tuple[SafeText, ...]
    """Signatures with an empty body, for one that can be called in more than one way."""
    preparation: tuple[SafeText, ...]
    """Statements before the call."""
    call: SafeText
    deprecated: SafeText | None
    """Literal of the advice, for one that is deprecated."""
    raw: SafeText
    """The line that makes the method which returns the raw response."""


@dataclass(frozen=True, slots=True)
class SaveView:
    """The method `save` in one class."""

    signature: SafeText
    doc: SafeText
    call: tuple[SafeText, ...]
    raw: SafeText


@dataclass(frozen=True, slots=True)
class DeprecatedNameView:
    """A longer name of a method, for code that was written with it."""

    assignment: SafeText
    is_of_deprecated: bool
    """Whether the method itself is deprecated, so that a type checker reports its use here."""


@dataclass(frozen=True, slots=True)
class HeldGroupView:
    """A group that is an attribute of another one, in one class."""

    attribute: SafeText
    class_: SafeText
    """Code of its class, which is imported at first use."""
    doc: SafeText


@dataclass(frozen=True, slots=True)
class ClassView:
    """The methods of a group in one class, synchronous or asynchronous."""

    name: SafeText
    base: SafeText
    groups: tuple[HeldGroupView, ...]
    methods: tuple[MethodView, ...]
    save: SaveView | None


@dataclass(frozen=True, slots=True)
class GroupView:
    """The module of one group."""

    attribute: SafeText
    module: SafeText
    export: SafeText
    """The import that re-exports both classes."""
    class_: SafeText
    doc: SafeText
    class_doc: SafeText
    imports: SafeText
    aliases: tuple[AliasView, ...]
    argument_classes: tuple[ArgumentClassView, ...]
    summary: SafeText
    classes: tuple[ClassView, ...]
    deprecated_names: tuple[DeprecatedNameView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A family of groups: the folder that holds them, and the class with an attribute for each of them."""

    module: SafeText
    class_: SafeText
    attribute: SafeText
    """The attribute of the client that leads to it; empty if the groups are attributes of the client itself."""
    doc: SafeText
    groups: tuple[GroupView, ...]
    direct: tuple[GroupView, ...]
    """Those that no other group holds."""
    prefixes: tuple[SafeText, ...] = (SafeText(""), SafeText("Async"))
    """What the names of its classes start with."""


def section_views(design: ClientDesign, settings: ClientSettings) -> tuple[SectionView, ...]:
    """The view of every section with its groups."""
    views: dict[str, list[GroupView]] = {section.name: [] for section in design.api.sections}
    for group in design.groups:
        module = design.names.sections[group.section.name].module
        views[group.section.name].append(_group_view(group, settings, module))
    result = []
    for section in design.api.sections:
        names = design.names.sections[section.name]
        about = ": ".join(part for part in (f"The {section.title.lower()}", section.description) if part)
        doc = trusted.docstring(f"{about}.")
        groups = tuple(views[section.name])
        held = {each.module for group in design.groups if group.section is section for each in group.held}
        direct = tuple(group for group in groups if group.module not in held)
        result.append(SectionView(names.module, names.class_, names.attribute, doc, groups, direct))
    return tuple(result)


def _group_view(design: GroupDesign, settings: ClientSettings, module: SafeText) -> GroupView:
    """The view of a group; `module` is that of its section."""
    class_ = design.names.class_
    async_class = SafeText(f"Async{class_}")
    methods = tuple(design.all_methods)
    scope = Scope(hidden=frozenset({*(m.name for m in methods), *(old.name for old in design.deprecated_names)}))
    scope.code(_CACHED_PROPERTY)
    if any(method.operation.deprecated is not None for method in methods):
        scope.code(_DEPRECATED)
    if any(method.saved for method in methods):
        scope.code(_OVERLOAD)
    scope.code(_RAW_METHODS)
    if design.deprecated_names:
        scope.code(_DEPRECATED_NAME)
    classes = (
        _class_view(design, class_, scope, settings, module),
        _class_view(design, async_class, replace(scope, is_async=True), settings, module),
    )
    aliases = alias_views(design.aliases, scope)
    argument_classes = argument_class_views(design.methods, class_, scope)
    about = f"The {design.group.name} {design.section.noun}."
    return GroupView(
        attribute=design.names.attribute,
        module=design.names.module,
        export=reexport(design.names.module, sorted([async_class, class_]), 4),
        class_=class_,
        doc=trusted.docstring(about),
        class_doc=trusted.docstring(f"{about} A call that fails raises {settings.client_name}Error."),
        imports=import_block(scope.imports),
        aliases=aliases,
        argument_classes=argument_classes,
        summary=trusted.docstring(f"{design.group.name}: {len(methods)} method{'s' if len(methods) != 1 else ''}."),
        classes=classes,
        deprecated_names=tuple(map(_deprecated_name, design.deprecated_names)),
    )


def _deprecated_name(old: DeprecatedName) -> DeprecatedNameView:
    is_of_deprecated = old.method.operation.deprecated is not None
    shape = bracket(f"{old.name} = deprecated_name(", [old.method.name], ")")
    return DeprecatedNameView(SafeText(shape.flat()) if is_of_deprecated else lay_out(shape, 4), is_of_deprecated)


def _class_view(
    design: GroupDesign, name: SafeText, scope: Scope, settings: ClientSettings, module: SafeText
) -> ClassView:
    views = tuple(_method_view(method, design.names.class_, scope, settings) for method in design.all_methods)
    save = _save_view(design.save, design.names.class_, scope) if design.save else None
    return ClassView(name, scope.code(_BASE), _held_views(design, scope, module), views, save)


def _held_views(design: GroupDesign, scope: Scope, module: SafeText) -> tuple[HeldGroupView, ...]:
    """The groups that a group holds. Their classes are looked up in the section, which imports them at first use."""
    section = Name(module, "..")
    return tuple(
        HeldGroupView(
            attribute=held.attribute,
            class_=scope.code(Attribute(section, SafeText(f"Async{held.class_}" if scope.is_async else held.class_))),
            doc=trusted.docstring(f"The {held.attribute} {design.section.noun} of {design.names.path}."),
        )
        for held in design.held
    )


def _save_view(save: SaveMethod, sync_class: SafeText, scope: Scope) -> SaveView:
    return SaveView(
        signature=save_signature(save, scope),
        doc=save_doc(save, sync_class, is_async=scope.is_async),
        call=save_call(save, scope),
        raw=save_raw_line(save, scope),
    )


def _method_view(shape: MethodShape, sync_class: SafeText, scope: Scope, settings: ClientSettings) -> MethodView:
    deprecated = shape.operation.deprecated
    return MethodView(
        name=shape.name,
        signature=signature(shape, scope),
        doc=None if scope.is_async else method_doc(shape, settings.docs_url),
        short_doc=short_doc(shape, sync_class) if scope.is_async else SafeText(""),
        overloads=overloads(shape, scope),
        preparation=preparation(shape, scope),
        call=call(shape, scope),
        deprecated=None if deprecated is None else literal(" ".join(deprecated.split()) or "Deprecated."),
        raw=raw_line(shape, scope),
    )
