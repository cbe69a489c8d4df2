"""The names in Python that the spec gives itself: why some of them cannot be used."""

from __future__ import annotations

import keyword
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import naming
from generator.spec.model import Api, Group, Operation
from generator.views.python.annotations import Annotations
from generator.views.python.design import call_options
from generator.views.python.method_names import spec_names
from generator.views.python.names import FIELD_NAMESPACE, RESOURCE_NAMESPACE, attribute_names
from generator.views.python.operations import argument_drafts, argument_names, shape_context
from generator.views.python.shapes import Argument


@dataclass(frozen=True, slots=True)
class NameProblem:
    """A name that cannot be used. The part of the spec that has it is a `kind` of its `owner`."""

    kind: str
    """`operation`, `argument`, `request`, `path`, `query`, `header` or `field`."""
    owner: str
    """The operation id or the model."""
    name: str
    """The part's own name; empty for the operation itself and its request body."""
    chosen: str
    message: str


def name_problems(api: Api) -> Iterator[NameProblem]:
    """Names of methods, arguments and attributes that clash, or that belong to nothing."""
    for group in api.groups:
        if any(operation.client_name for operation in group.operations):
            for index, chosen, message in _clashes(list(spec_names(group)), RESOURCE_NAMESPACE):
                yield NameProblem("operation", group.operations[index].id, "", chosen, message)
        for operation in group.operations:
            if wanted := dict(_chosen(operation)):
                yield from _argument_problems(api, group, operation, wanted)
    for model in api.models:
        fields = api.all_fields(model)
        if chosen_names := {field.client_name for field in fields if field.client_name}:
            own = {field.name for field in model.fields}
            taken = {*FIELD_NAMESPACE, *(name for name in chosen_names if name.startswith("model_"))}
            for index, chosen, message in _clashes(list(attribute_names(fields)), taken):
                if fields[index].name in own:
                    yield NameProblem("field", model.name, fields[index].name, chosen, message)


def _clashes(names: Sequence[tuple[str, str]], taken: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Index, chosen name and message for each chosen name that cannot be used. `names` are as for `unique_beside`."""
    count = Counter(chosen for chosen, _ in names if chosen)
    count.update(naming.unique((derived for chosen, derived in names if not chosen), taken))
    for index, (chosen, _) in enumerate(names):
        if chosen in taken or keyword.iskeyword(chosen):
            yield index, chosen, f"`{chosen}` is a keyword of Python, or the client needs the name"
        elif chosen and count[chosen] > 1:
            yield index, chosen, f"another name beside it is `{chosen}`"


def _argument_problems(
    api: Api, group: Group, operation: Operation, wanted: Mapping[tuple[str, str], str]
) -> Iterator[NameProblem]:
    """Problems with the names of arguments: `wanted` is kind and name of each part that has one, and its name."""
    context = shape_context(api, Annotations({}), call_options(api))
    drafts = argument_drafts(context, operation)[1]
    places = [argument_place(draft) for draft in drafts]
    for (kind, name), chosen in wanted.items():
        if not any(place == (kind, name) and draft.is_chosen for place, draft in zip(places, drafts, strict=True)):
            message = "no argument of the method is for it: the client sends it itself, or by an option"
            yield NameProblem(kind, operation.id, name, chosen, message)
    for index, chosen, message in _clashes(list(argument_names(drafts)), context.reserved):
        kind, name = places[index]
        yield NameProblem(kind, operation.id, name, chosen, message)


def _chosen(operation: Operation) -> Iterator[tuple[tuple[str, str], str]]:
    """Kind and name of each part of an operation whose argument has a name in the spec, and that name."""
    for parameter in operation.parameters:
        if parameter.client_name:
            yield (parameter.location, parameter.name), parameter.client_name
    if operation.body is not None:
        if operation.body.client_name:
            yield ("request", ""), operation.body.client_name
        for field in operation.body.fields:
            if field.client_name:
                yield ("argument", field.name), field.client_name


def argument_place(argument: Argument) -> tuple[str, str]:
    """Kind and name of the part of the spec that an argument is for: as in a `NameProblem`."""
    match argument.location:
        case "property":
            return "argument", argument.wire
        case "body" | "patch" | "file":
            return "request", ""
        case location:
            return location, argument.wire
