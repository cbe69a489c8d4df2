"""The modules of a client, as they are rendered, as a tree of griffe: nothing is written, imported or run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import griffe

_OLD_NAME = "deprecated_name"


def load(tree: Mapping[str, str], package: str) -> griffe.Module:
    """The public part of a client, from its files: path -> text.

    Models stand in `models` itself, where callers import them from. A deprecated name is the method that it calls.
    Asynchronous classes, and those for raw responses, are left out: they mirror the others.
    """
    modules: dict[tuple[str, ...], griffe.Module] = {}
    collection = griffe.ModulesCollection()
    files = {path: text for path, text in tree.items() if path.startswith(f"{package}/") and path.endswith(".py")}
    for path in sorted(files, key=lambda path: (path.count("/"), not path.endswith("__init__.py"), path)):
        *above, name = path.removesuffix(".py").removesuffix("/__init__").split("/")
        parent = modules.get(tuple(above))
        module = griffe.visit(name, Path(path), files[path], parent=parent, modules_collection=collection)
        modules[*above, name] = module
        if parent is None:
            collection[name] = module
        else:
            parent.set_member(name, module)
    for parts, module in modules.items():
        if parts[1:2] != ("models",):  # a record may be called `AsyncJob`
            _without_mirrors(module)
    if models := modules.get((package, "models")):
        _flatten(models)
    return modules[(package,)]


def _without_mirrors(module: griffe.Module) -> None:
    for name, member in list(module.members.items()):
        mirrored = name.removeprefix("Async").removesuffix("Raw")
        if mirrored != name and mirrored in module.members:
            module.del_member(name)
        elif isinstance(member, griffe.Class):
            for old, attribute in list(member.members.items()):
                if method := _method_of(attribute):
                    member.members[old] = member.members[method]
            for function in member.members.values():
                _without_options(function)


def _without_options(method: griffe.Object | griffe.Alias) -> None:
    """Leave out `**extra`, which takes the options of a call: griffe would think that it takes any argument."""
    if isinstance(method, griffe.Function):
        kept = (p for p in method.parameters if p.kind != griffe.ParameterKind.var_keyword)
        method.parameters = griffe.Parameters(*kept)


def _method_of(attribute: griffe.Object | griffe.Alias) -> str:
    """The method that a deprecated name calls; blank for anything else."""
    value = attribute.value if isinstance(attribute, griffe.Attribute) else None
    is_old_name = isinstance(value, griffe.ExprCall) and str(value.function) == _OLD_NAME
    return str(value.arguments[0]) if isinstance(value, griffe.ExprCall) and is_old_name else ""


def _flatten(models: griffe.Module) -> None:
    """Put the classes of all modules into their folder, in place of the modules and of the imports of the classes."""
    modules = [module for module in models.members.values() if isinstance(module, griffe.Module)]
    found: dict[str, griffe.Object | griffe.Alias] = {}
    for module in modules:
        found |= {name: member for name, member in module.members.items() if isinstance(member, griffe.Class)}
    for module in modules:  # so that griffe finds the base class of a class: what it has is inherited
        for name, member in module.members.items():
            if isinstance(member, griffe.Alias) and name in found:
                member.target_path = f"{models.path}.{name}"
    models.members.clear()
    models.members.update(found)
