"""The generated client as finished strings: one view a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator import trusted
from generator.spec.model import Api, Group
from generator.spec.types import Type
from generator.trusted import SafeText, identifier, literal, path_part
from generator.views.python.annotations import Annotations, alias_code, enumeration_aliases
from generator.views.python.docstrings import async_doc, method_doc
from generator.views.python.imports import group_imports
from generator.views.python.layout import reexport
from generator.views.python.method_code import call, raw_line, signature
from generator.views.python.models import ModelModuleView, model_modules
from generator.views.python.names import ClientNames, client_names
from generator.views.python.operations import MethodShape, if_modified_variant, method_shape, unshadowed
from generator.views.python.readme import ReadmeView, readme_view
from generator.views.python.verbs import verbs

CALL_OPTIONS = ("timeout", "headers", "max_retries", "retry_unsafe", "strict")
"""What every method takes besides the headers of the API."""


_GROUP_NAMESPACE = frozenset(
    {
        *("AsyncOptionalResource", "AsyncResource", "OptionalResource", "Resource", "CallOptions", "UNSET"),
        *("AsyncContent", "AsyncDownload", "AsyncListing", "Content", "Download", "Listing", "Names", "Progress"),
        *("Any", "DateTime", "Literal", "Mapping", "Sequence", "TypeAlias", "Unpack"),
    }
)
"""What the module of a group imports: no alias may be called so."""


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """What the package is called, and where the pages are published (without a trailing `/`), if they are."""

    package: str = "superoffice_webapi"
    client_name: str = "SuperOffice"
    env_prefix: str = "SUPEROFFICE"
    version: str = "0.1.0"
    docs_url: str | None = None
    server: str = "https://{host}/{customer}"
    """Address of a server; the parts in braces differ from one installation to another."""


@dataclass(frozen=True, slots=True)
class OptionView:
    """A header of the API that any call can set."""

    name: SafeText
    header: SafeText
    help: SafeText


@dataclass(frozen=True, slots=True)
class MethodView:
    """One operation in one class: all but the indentation of each first line."""

    name: SafeText
    signature: SafeText
    doc: SafeText
    call: SafeText
    deprecated: SafeText | None
    """Literal of the advice, for one that is deprecated."""
    raw: SafeText
    """The line that makes the method which gives the whole answer."""


@dataclass(frozen=True, slots=True)
class VerbView:
    """A second name of a method: what a person would type."""

    verb: SafeText
    method: SafeText
    deprecated: bool


@dataclass(frozen=True, slots=True)
class ClassView:
    """The methods of a group in one class, synchronous or asynchronous."""

    name: SafeText
    base: SafeText
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """The module of one group."""

    attribute: SafeText
    export: SafeText
    """The import that re-exports both classes."""
    class_: SafeText
    doc: SafeText
    imports: SafeText
    aliases: tuple[SafeText, ...]
    summary: SafeText
    classes: tuple[ClassView, ...]
    verbs: tuple[VerbView, ...]


@dataclass(frozen=True, slots=True)
class PackageView:
    """Everything that the templates of the package place."""

    package: SafeText
    client: SafeText
    env: SafeText
    version: SafeText
    distribution: SafeText
    summary: SafeText
    summary_literal: SafeText
    docs_url: SafeText
    options: tuple[OptionView, ...]
    groups: Mapping[str, tuple[GroupView, ...]]
    """Name of a section -> its groups."""
    models: tuple[ModelModuleView, ...]
    readme: ReadmeView


def package_view(api: Api, settings: ClientSettings) -> PackageView:
    """The view of the whole package. Raises UntrustedTextError for settings that cannot be names."""
    names = client_names(api)
    options = header_options(api)
    option_names = (*CALL_OPTIONS, *(option.name for option in options))
    annotations = Annotations(names.classes, "models.")
    all_shapes: dict[str, MethodShape] = {}
    views: dict[str, list[GroupView]] = {section.name: [] for section in api.sections}
    for group in api.groups:
        shapes = _shapes(api, group, names, annotations, option_names)
        views[group.section].append(_group_view(api, group, names, settings, shapes))
        all_shapes |= {shape.operation.id: shape for shape in shapes}
    title = trusted.plain(" ".join(api.title.split())) or settings.client_name
    return PackageView(
        package=identifier(settings.package),
        client=identifier(settings.client_name),
        env=identifier(settings.env_prefix),
        version=path_part(settings.version),
        distribution=path_part(settings.package.replace("_", "-")),
        summary=trusted.docstring(f"A client for the {title}."),
        summary_literal=literal(f"A client for the {title}."),
        docs_url=literal(settings.docs_url or ""),
        options=options,
        groups={section: tuple(groups) for section, groups in views.items()},
        models=model_modules(api, names),
        readme=readme_view(api, names, all_shapes),
    )


def header_options(api: Api) -> tuple[OptionView, ...]:
    """The options of the client that are headers of the API, each with what the pages say about the header."""
    texts: dict[str, str] = {}
    for _, operation in api.operations():
        for p in operation.parameters:
            if p.location == "header":
                texts.setdefault(p.name, p.description)
    return tuple(
        OptionView(
            identifier(option.name),
            literal(option.header),
            trusted.docstring(" ".join(texts.get(option.header, "").split()), 4),
        )
        for option in api.options
    )


def _shapes(
    api: Api, group: Group, names: ClientNames, annotations: Annotations, options: tuple[str, ...]
) -> list[MethodShape]:
    aliases = enumeration_aliases(_argument_types(group), _GROUP_NAMESPACE)
    annotations = replace(annotations, aliases=aliases)
    methods = names.groups[group.path].methods
    return [
        method_shape(api, api.section_of(group).absent, operation, methods[operation.id], annotations, options)
        for operation in group.operations
    ]


def _group_view(
    api: Api, group: Group, names: ClientNames, settings: ClientSettings, shapes: list[MethodShape]
) -> GroupView:
    section = api.section_of(group)
    group_names = names.groups[group.path]
    aliases = enumeration_aliases(_argument_types(group), _GROUP_NAMESPACE)
    found = {} if section.attribute else verbs(api, group)
    taken = set(group_names.methods.values())
    with_variants = _with_variants(shapes, taken)
    deprecated = {o.id for o in group.operations if o.deprecated is not None}
    verb_views = tuple(
        VerbView(identifier(verb), group_names.methods[id_], id_ in deprecated)
        for verb, id_ in found.items()
        if verb not in taken
    ) + tuple(
        VerbView(identifier("get_if_modified"), shape.name, shape.operation.id in deprecated)
        for shape in with_variants
        if shape.none_if_not_modified and found.get("get") == shape.operation.id and "get" not in taken
    )
    shapes = [unshadowed(shape, {*taken, *(view.verb for view in verb_views)}) for shape in with_variants]
    base = "OptionalResource" if section.absent == "none" else "Resource"
    classes = tuple(
        ClassView(
            name=SafeText(prefix + group_names.class_),
            base=SafeText(prefix + base),
            methods=tuple(_method_view(shape, group_names.class_, settings, prefix) for shape in shapes),
        )
        for prefix in ("", "Async")
    )
    count = len(shapes)
    return GroupView(
        attribute=group_names.attribute,
        export=reexport(group_names.attribute, sorted([SafeText(f"Async{group_names.class_}"), group_names.class_]), 4),
        class_=group_names.class_,
        doc=trusted.docstring(f"The {group.name} {section.noun}."),
        imports=group_imports(
            [method for view in classes for method in view.methods], base, bool(deprecated), bool(aliases)
        ),
        aliases=tuple(alias_code(name, enumeration) for enumeration, name in aliases.items()),
        summary=trusted.docstring(f"{group.name}: {count} method{'s' if count != 1 else ''}."),
        classes=classes,
        verbs=verb_views,
    )


def _with_variants(shapes: list[MethodShape], taken: set[SafeText]) -> list[MethodShape]:
    """The shapes, each followed by its variant for what has not changed, where there is one."""
    result: list[MethodShape] = []
    for shape in shapes:
        variant = if_modified_variant(shape)
        result += [shape, variant] if variant and variant.name not in taken else [shape]
    return result


def _argument_types(group: Group) -> Iterator[tuple[str, Type]]:
    for operation in group.operations:
        for parameter in operation.parameters:
            yield parameter.name, parameter.type
        for field in operation.body.fields if operation.body else ():
            yield field.name, field.type


def _method_view(shape: MethodShape, class_: SafeText, settings: ClientSettings, prefix: str) -> MethodView:
    is_async = bool(prefix)
    deprecated = shape.operation.deprecated
    return MethodView(
        name=shape.name,
        signature=signature(shape, is_async=is_async),
        doc=async_doc(shape, class_)
        if is_async
        else method_doc(shape, SafeText(f"{settings.client_name}Error"), settings.docs_url),
        call=call(shape, is_async=is_async),
        deprecated=None if deprecated is None else literal(" ".join(deprecated.split()) or "Deprecated."),
        raw=raw_line(shape, is_async=is_async),
    )
