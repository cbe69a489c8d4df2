"""The models of the generated client: a module for each group of models that cannot do without one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import naming, trusted
from generator.spec.model import Api, Field, Model
from generator.spec.types import references
from generator.trusted import SafeText
from generator.views.python.aliases import AliasView, alias_views, enumeration_aliases
from generator.views.python.annotations import Annotations
from generator.views.python.docstrings import quoted_text
from generator.views.python.expressions import NONE, Call, Constant, Expression, Name, Quoted, Scope, Subscript
from generator.views.python.field_text import field_text
from generator.views.python.imports import import_block
from generator.views.python.layout import WIDTH, bracket, lay_out, reexport
from generator.views.python.names import MODEL_NAMESPACE, ClientNames

_MODEL = Name("Model", ".._model")
_WIRE = Name("wire", ".._model")


@dataclass(frozen=True, slots=True)
class FieldView:
    """One attribute, and the text below it."""

    name: SafeText
    annotation: SafeText
    default: SafeText
    doc: SafeText


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
    aliases: tuple[AliasView, ...]
    models: tuple[ModelView, ...]
    exports: tuple[SafeText, ...]
    export: SafeText
    """The import that re-exports them."""


def model_modules(api: Api, names: ClientNames) -> tuple[ModelModuleView, ...]:
    """The view of every model module, sorted by name."""
    classes = {model: Name(own.class_, f".{own.module}") for model, own in names.models.items()}
    modules = (_module_view(api, names, classes, module, part) for module, part in names.modules)
    return tuple(sorted(modules, key=lambda view: view.module))


def _module_view(
    api: Api, names: ClientNames, classes: Mapping[str, Name], module: SafeText, part: tuple[str, ...]
) -> ModelModuleView:
    models = [api.models_by_name[name] for name in _bases_first(api, part)]
    uses = [(names.models[m.name].class_ + naming.pascal(f.name), f.type) for m in models for f in m.fields]
    aliases = enumeration_aliases(uses, {*MODEL_NAMESPACE, *names.classes.values()})
    context = _Context(api, names, classes, Annotations(classes, aliases), Scope())
    views = [_model_view(context, model, undefined={m.name for m in models[i:]}) for i, model in enumerate(models)]
    alias_statements = alias_views(aliases, context.scope)
    return ModelModuleView(
        module=module,
        summary=trusted.docstring(", ".join(view.class_ for view in views) + "."),
        imports=import_block(name for name in context.scope.imports if name[0] != f".{module}"),
        aliases=alias_statements,
        models=tuple(views),
        exports=tuple(view.class_ for view in views),
        export=reexport(module, sorted(view.class_ for view in views), 4),
    )


@dataclass(frozen=True, slots=True)
class _Context:
    """What the views of all models of a module depend on."""

    api: Api
    names: ClientNames
    classes: Mapping[str, Name]
    annotations: Annotations
    scope: Scope


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


def _model_view(context: _Context, model: Model, undefined: set[str]) -> ModelView:
    """The view of a class. `undefined` are the models of the module whose classes are not defined yet."""
    own = context.names.models[model.name]
    base = context.classes.get(model.extends, _MODEL) if model.extends else _MODEL
    fields = []
    for field in model.fields:
        annotation = context.annotations.field(field.type)
        if not undefined.isdisjoint(references(field.type)):
            # A class that does not exist yet is named in quotes; pydantic finds it in the module at first use.
            annotation = Quoted(annotation)
        fields.append(_field_view(context, field, own.attributes[field.name], annotation))
    return ModelView(
        class_=own.class_,
        base=context.scope.code(base),
        doc=quoted_text(model.description.strip() or f"{model.name}.", 4),
        fields=tuple(fields),
    )


def _field_view(context: _Context, field: Field, attribute: SafeText, annotation: Expression) -> FieldView:
    has_usual_name = _wire_name(attribute) == field.name
    default = context.scope.code(NONE if has_usual_name else Call(_WIRE, (Constant(field.name),)))
    text = trusted.plain(field_text(context.api, field)).strip()
    return FieldView(
        name=attribute,
        annotation=_laid_out(annotation, context.scope, beside=len(f"{attribute}:  = {default}")),
        default=default,
        doc=quoted_text(text, 4) if text else SafeText(""),
    )


def _laid_out(annotation: Expression, scope: Scope, beside: int) -> SafeText:
    """The code of an annotation; one that does not fit on the line of its field is broken at its outer brackets."""
    code = scope.code(annotation)
    if len(code) + 4 + beside <= WIDTH or not isinstance(annotation, Subscript):
        return code
    items = [scope.code(item) for item in annotation.items]
    return lay_out(bracket(f"{scope.code(annotation.value)}[", items, "]"), 4, beside=beside)


def _wire_name(attribute: str) -> str:
    """The name that the runtime's `_model.wire_name` gives to an attribute; the two must agree."""
    return "".join(word[:1].upper() + word[1:] for word in attribute.split("_"))
