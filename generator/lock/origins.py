"""Which pages a file of the spec or of the client shows something of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from generator.emit.client import group_file, model_file
from generator.emit.contract import samples_file
from generator.lint.printable import printable
from generator.spec.encode import group_paths
from generator.spec.model import Api, Operation
from generator.spec.samples import samples_path
from generator.spec.types import references
from generator.views.python.contract import samples_name
from generator.views.python.model_graph import model_references
from generator.views.python.names import client_names


@dataclass(frozen=True, slots=True)
class Origins:
    """By path in its folder, the pages of each file about a part of the API; a file about all of it has no entry."""

    specs: Mapping[str, Set[str]]
    output: Mapping[str, Set[str]]


def origins(apis: Iterable[Api], package: str) -> Origins:
    """The pages behind each file that these specs have: of the old one too, for files and pages that are gone."""
    specs: dict[str, set[str]] = defaultdict(set)
    output: dict[str, set[str]] = defaultdict(set)
    for api in apis:
        names = client_names(api)
        for group, path in zip(api.groups, group_paths(api.groups), strict=True):
            pages = {printable(operation.page) for operation in group.operations}
            section, own = api.section_of(group), names.groups[group.path]
            for file in (path, samples_path(path)):
                specs[file] |= pages
            output[group_file(package, names.sections[section.name].module, own.module)] |= pages
            output[samples_file(package, samples_name(section, own))] |= pages
        shown = pages_by_model(api)
        for module, models in names.modules:
            output[model_file(package, module)].update(page for name in models for page in shown[name])
    return Origins(specs, output)


def pages_by_model(api: Api) -> Mapping[str, Set[str]]:
    """For each model, the pages of the operations that send it or get it, as a part of another one too."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, operation in api.operations():
        page = printable(operation.page)
        waiting = list(_models_of(operation))
        while waiting:
            name = waiting.pop()
            if page not in found[name] and name in api.models_by_name:
                found[name].add(page)
                waiting += model_references(api.models_by_name[name])
    return found


def _models_of(operation: Operation) -> Iterable[str]:
    types = [*(response.type for response in operation.responses), *(p.type for p in operation.parameters)]
    if operation.body:
        types += [operation.body.type, *(field.type for field in operation.body.fields)]
    return (name for type_ in types if type_ is not None for name in references(type_))
