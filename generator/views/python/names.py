"""Every name of the generated package, chosen once: modules, classes, methods, arguments, attributes.

A name follows from the documentation's own; where two fall together, the later one gets a suffix (`naming.unique`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import naming
from generator.spec.model import Api, Field, Group, Model, Section
from generator.trusted import SafeText, identifier
from generator.views.python.method_names import method_names
from generator.views.python.model_graph import components, model_references

MODEL_NAMESPACE = frozenset(
    ("Annotated", "Any", "Base64", "Date", "Literal", "Model", "Number", "Open", "Timestamp", "TypeAlias")
)
"""What a model module imports: no class of a model may be called so."""

GROUP_NAMESPACE = frozenset(
    {
        *("AsyncResource", "Resource", "CallOptions", "UNSET"),
        *(
            "AsyncContent",
            "AsyncDownload",
            "AsyncListing",
            "Content",
            "Download",
            "Filter",
            "Listing",
            "Names",
            "Progress",
            "RawMethods",
        ),
        *("Any", "DateTime", "Literal", "Mapping", "Sequence", "TypeAlias", "Unpack"),
    }
)
"""What the module of a group imports: no alias may be called so."""

FIELD_NAMESPACE = frozenset(
    {
        *("construct", "copy", "dict", "from_orm", "json", "parse_file", "parse_obj", "parse_raw"),
        *("schema", "schema_json", "update_forward_refs", "validate"),
        *("bool", "bytes", "date", "float", "int", "list", "object", "set", "str", "tuple"),
    }
)
"""Attributes of the base class of models, and types that a field of the same name would hide from later fields."""

_SECTION_NAMESPACE = frozenset(("dict", "getattr", "globals", "sorted", "str"))
"""What the module of a section uses: a submodule of that name would hide it."""
_CLIENT_TAKEN = frozenset(("base_url", "close", "with_options"))
_BASE_CLASSES = frozenset(("AsyncResource", "Resource"))
RESOURCE_NAMESPACE = frozenset(
    ("with_raw_response", "cached_property", "deprecated", "deprecated_name", "builtins", "date", "datetime", "models")
)
"""What stands on a class of methods already, and what its signatures and decorators mention."""


@dataclass(frozen=True, slots=True)
class GroupNames:
    """The names of one group. `holder` is what leads to it from the client: a section, or the group that holds it."""

    holder: SafeText
    attribute: SafeText
    """Of its holder."""
    module: SafeText
    class_: SafeText
    methods: Mapping[str, SafeText]
    """Operation id -> method."""
    replaced: Mapping[str, SafeText]
    """Operation id -> the longer name of its method, for code that was written with it; see `MethodNames`."""
    verbs: Mapping[str, str]
    """Verb -> id of the operation that does it."""

    @property
    def path(self) -> SafeText:
        """How the group is reached from a client: `harbour`, or `services.harbour`."""
        return SafeText(f"{self.holder}.{self.attribute}" if self.holder else self.attribute)


@dataclass(frozen=True, slots=True)
class SectionNames:
    """The names of one section. `attribute` is the one of the client that holds its groups; empty for the client."""

    module: SafeText
    class_: SafeText
    attribute: SafeText


@dataclass(frozen=True, slots=True)
class ModelNames:
    """The names of one model. `module` is where its class is."""

    module: SafeText
    class_: SafeText
    attributes: Mapping[str, SafeText]
    """Wire name of each field -> attribute, those that are inherited too."""


@dataclass(frozen=True, slots=True)
class ClientNames:
    """All names. `modules` are the model modules with the spec's names of their models, each after those it imports."""

    groups: Mapping[tuple[str, ...], GroupNames]
    """Path of a group -> its names."""
    sections: Mapping[str, SectionNames]
    models: Mapping[str, ModelNames]
    modules: tuple[tuple[SafeText, tuple[str, ...]], ...]

    @property
    def classes(self) -> dict[str, SafeText]:
        """The spec's name of each model -> its class."""
        return {name: names.class_ for name, names in self.models.items()}


def client_names(api: Api) -> ClientNames:
    """Choose all names for an API."""
    models, modules = _model_names(api)
    sections = {section.name: _section_names(section) for section in api.sections}
    return ClientNames(_group_names(api, sections), sections, models, modules)


def _section_names(section: Section) -> SectionNames:
    return SectionNames(
        module=identifier(naming.snake(section.name)),
        class_=identifier(naming.pascal(section.name)),
        attribute=identifier(naming.snake(section.attribute)) if section.attribute else SafeText(""),
    )


def _group_names(api: Api, sections: Mapping[str, SectionNames]) -> dict[tuple[str, ...], GroupNames]:
    result: dict[tuple[str, ...], GroupNames] = {}
    reserved = _SECTION_NAMESPACE | {names.module for names in sections.values()}
    for section in api.sections:
        holder = sections[section.name].attribute
        taken = reserved if holder else reserved | _CLIENT_TAKEN
        suffix = naming.pascal(section.noun) if holder else "Resource"
        groups = [group for group in api.groups if group.section == section.name]
        modules = naming.unique((naming.snake(group.name) for group in groups), taken)
        classes = naming.unique((naming.pascal(group.name) + suffix for group in groups), _BASE_CLASSES)
        for group, module, class_ in zip(groups, modules, classes, strict=True):
            methods = method_names(api, group, RESOURCE_NAMESPACE)
            parent = result.get(group.path[:-1])
            result[group.path] = GroupNames(
                holder=parent.path if parent else holder,
                attribute=_attribute_of(parent, group, result) if parent else identifier(module),
                module=identifier(module),
                class_=identifier(class_),
                methods={id_: identifier(name) for id_, name in methods.preferred.items()},
                replaced={id_: identifier(name) for id_, name in methods.replaced.items()},
                verbs=methods.verbs,
            )
    return result


def _attribute_of(parent: GroupNames, group: Group, known: Mapping[tuple[str, ...], GroupNames]) -> SafeText:
    """The attribute of a group that another one holds; no method and no other group of that one is called so."""
    beside = {names.attribute for path, names in known.items() if path[:-1] == group.path[:-1]}
    taken = {*RESOURCE_NAMESPACE, *parent.methods.values(), *parent.replaced.values(), *beside}
    return identifier(naming.unique([naming.snake(group.path[-1])], taken)[0])


def _model_names(api: Api) -> tuple[dict[str, ModelNames], tuple[tuple[SafeText, tuple[str, ...]], ...]]:
    wire_names = [model.name for model in api.models]
    class_names = naming.unique(map(naming.pascal, wire_names), MODEL_NAMESPACE)
    classes = dict(zip(wire_names, map(identifier, class_names), strict=True))
    parts = components({model.name: model_references(model) for model in api.models})
    module_names = naming.unique(naming.snake(classes[part[0]]) for part in parts)
    modules = tuple((identifier(name), part) for name, part in zip(module_names, parts, strict=True))
    home = {model: module for module, part in modules for model in part}
    return {
        model.name: ModelNames(home[model.name], classes[model.name], _attributes(api, model)) for model in api.models
    }, modules


def _attributes(api: Api, model: Model) -> dict[str, SafeText]:
    fields: tuple[Field, ...] = api.all_fields(model)
    names = naming.unique_beside(attribute_names(fields), FIELD_NAMESPACE)
    return {field.name: identifier(name) for field, name in zip(fields, names, strict=True)}


def attribute_names(fields: Iterable[Field]) -> Iterator[tuple[str, str]]:
    """The name that the spec gives to the attribute of each property, and the one that follows from its wire name."""
    return ((field.client_name, _attribute(field.name)) for field in fields)


def _attribute(wire_name: str) -> str:
    name = naming.snake(wire_name)
    return f"{name}_" if name.startswith("model_") else name
