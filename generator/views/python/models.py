"""The models of the generated client: a module for each group of models that cannot do without one another."""

from __future__ import annotations

from dataclasses import dataclass

from generator import naming, trusted
from generator.spec.model import Api, Field, Model
from generator.spec.types import OpenEnum, Type
from generator.trusted import SafeText
from generator.views.python.annotations import Annotations, alias_code, enumeration_aliases, optional
from generator.views.python.extensions import extension_notes
from generator.views.python.imports import used_names
from generator.views.python.layout import bracket, placed, reexport
from generator.views.python.model_graph import model_references
from generator.views.python.names import MODEL_NAMESPACE, ClientNames


@dataclass(frozen=True, slots=True)
class FieldView:
    """One attribute: its annotated assignment, and the text below it."""

    code: SafeText
    doc: SafeText | None


@dataclass(frozen=True, slots=True)
class ModelView:
    """One class."""

    class_: SafeText
    base: SafeText
    doc: SafeText
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class ModelModuleView:
    """One module of models. `exports` are its classes."""

    module: SafeText
    summary: SafeText
    imports: SafeText
    aliases: tuple[SafeText, ...]
    models: tuple[ModelView, ...]
    exports: tuple[SafeText, ...]
    export: SafeText
    """The import that re-exports them."""


def model_modules(api: Api, names: ClientNames) -> tuple[ModelModuleView, ...]:
    """The view of every model module, sorted by name."""
    modules = (_module_view(api, names, module, part) for module, part in names.modules)
    return tuple(sorted(modules, key=lambda view: view.module))


def _module_view(api: Api, names: ClientNames, module: SafeText, part: tuple[str, ...]) -> ModelModuleView:
    models = [api.models_by_name[name] for name in _bases_first(api, part)]
    places = [(names.models[m.name].class_ + naming.pascal(f.name), f.type) for m in models for f in m.fields]
    aliases = enumeration_aliases(places, {*MODEL_NAMESPACE, *names.classes.values()})
    annotations = Annotations(names.classes, aliases=aliases)
    used: set[str] = {"Literal", "TypeAlias"} if aliases else set()
    defined: set[str] = set()
    views = []
    for model in models:
        views.append(_model_view(api, names, model, annotations, set(part) - defined, used))
        defined.add(model.name)
    return ModelModuleView(
        module=module,
        summary=trusted.docstring(", ".join(names.models[model.name].class_ for model in models) + "."),
        imports=_imports(names, models, used),
        aliases=tuple(alias_code(name, enumeration) for enumeration, name in aliases.items()),
        models=tuple(views),
        exports=tuple(view.class_ for view in views),
        export=reexport(module, sorted(view.class_ for view in views), 4),
    )


def _bases_first(api: Api, part: tuple[str, ...]) -> list[str]:
    """The models of a component, each after the one that it extends."""
    result: list[str] = []

    def add(name: str) -> None:
        base = api.models_by_name[name].extends
        if base in part and base not in result:
            add(base)
        if name not in result:
            result.append(name)

    for name in part:
        add(name)
    return result


def _model_view(  # noqa: PLR0917
    api: Api, names: ClientNames, model: Model, annotations: Annotations, late: set[str], used: set[str]
) -> ModelView:
    """The view of a class. `late` are models that have no class yet here; `used` gains the names in annotations."""
    own = names.models[model.name]
    parent = names.models.get(model.extends) if model.extends else None
    base = parent.class_ if parent else SafeText("Model")
    used.add(base)
    fields = []
    for field in model.fields:
        annotation = _annotation(annotations, field.type)
        used |= used_names([annotation])
        if late.intersection(_mentioned(field.type)):
            # A class that does not exist yet is named in quotes; pydantic finds it in the module at first use.
            annotation = trusted.literal(annotation)
        fields.append(_field_view(field, own.attributes[field.name], annotation, _field_doc(api, field), used))
    return ModelView(class_=own.class_, base=base, doc=_class_doc(model), fields=tuple(fields))


def _annotation(annotations: Annotations, type_: Type) -> str:
    if isinstance(type_, OpenEnum):
        return f"Annotated[{annotations.literals(type_)} | str | None, Open]"
    return optional(annotations.field(type_))


def _mentioned(type_: Type) -> tuple[str, ...]:
    return model_references(Model("", (Field("", type_),)))


def _field_view(field: Field, attribute: SafeText, annotation: str, doc: SafeText | None, used: set[str]) -> FieldView:
    default = "None"
    if _wire_name(attribute) != field.name:
        default = f"wire({trusted.literal(field.name)})"
        used.add("wire")
    code = f"{attribute}: {annotation} = {default}"
    if annotation.startswith("Annotated[") and annotation.endswith(", Open]"):
        inner = SafeText(annotation.removeprefix("Annotated[").removesuffix(", Open]"))
        shape = bracket(f"{attribute}: Annotated[", [inner, SafeText("Open")], f"] = {default}")
        return FieldView(placed(shape, 4), doc)
    return FieldView(SafeText(code), doc)


def _wire_name(attribute: str) -> str:
    """The name that the runtime's `_model.wire_name` gives to an attribute; the two must agree."""
    return "".join(word[:1].upper() + word[1:] for word in attribute.split("_"))


def _class_doc(model: Model) -> SafeText:
    text = trusted.docstring(model.description.strip() or f"{model.name}.", 4, 116)
    if text.startswith('"'):
        text = SafeText(f" {text}")
    return SafeText(f'"""{text}"""' if "\n" not in text and len(text) <= 110 else f'"""{text}\n    """')


def _field_doc(api: Api, field: Field) -> SafeText | None:
    said = field.description.lower()
    parts = [" ".join(field.description.split())]
    if field.read_only and "read-only" not in said and "read only" not in said:
        parts.append("Read-only.")
    parts += extension_notes(api, field)
    if field.deprecated is not None and "deprecated" not in said:
        parts.append(f"Deprecated: {field.deprecated}" if field.deprecated else "Deprecated.")
    text = trusted.docstring(" ".join(part for part in parts if part), 4, 116)
    if not text:
        return None
    if text.startswith('"'):
        text = SafeText(f" {text}")
    return SafeText(f'"""{text}"""' if "\n" not in text and len(text) <= 110 else f'"""{text}\n    """')


_RUNTIME = (("_model", ("Base64", "Model", "Number", "Open", "wire")), ("_timestamp", ("Date", "Timestamp")))


def _imports(names: ClientNames, models: list[Model], used: set[str]) -> SafeText:
    """The import block: what the annotations mention, and the models of other modules."""
    standard = [name for name in ("Annotated", "Any", "Literal", "TypeAlias") if name in used]
    lines = [f"from typing import {', '.join(standard)}", ""] if standard else []
    for module, exported in _RUNTIME:
        if found := [name for name in exported if name in used]:
            lines.append(f"from ..{module} import {', '.join(found)}")
    here = {model.name for model in models}
    targets = {name for model in models for name in model_references(model)} - here
    homes = [names.models[name] for name in targets if name in names.models]
    return SafeText("\n".join([*lines, *sorted(f"from .{home.module} import {home.class_}" for home in homes)]))
