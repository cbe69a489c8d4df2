"""What the README of the package shows: calls that this API really has, chosen by their shape."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.naming import words
from generator.spec.model import Operation
from generator.spec.types import STRING, Ref, Scalar, Type
from generator.trusted import SafeText, docstring, literal
from generator.views.python.design import ClientDesign, GroupDesign
from generator.views.python.shapes import Argument, MethodShape


@dataclass(frozen=True, slots=True)
class SectionExample:
    """A family of groups, and one group of it."""

    title: SafeText
    description: SafeText
    group: SafeText
    """The path of a group from the client."""


@dataclass(frozen=True, slots=True)
class ListExample:
    """A group with the method `list`, which gives rows page by page and takes `top`."""

    path: SafeText
    has_filter: bool
    """Whether it takes a condition."""


@dataclass(frozen=True, slots=True)
class ResourceExample:
    """A group that can read and save one record by its id. `field` is a text property of the record."""

    path: SafeText
    field: SafeText
    as_dict: SafeText
    """A dict with that property, by the name of the API."""
    as_patch: SafeText
    """A JSON Patch that sets it."""
    verbs: frozenset[str]
    has_save: bool
    """Whether the group has the method `save`."""
    has_condition: bool
    """Whether that takes `if_unchanged`."""

    @property
    def has_create(self) -> bool:
        """Whether a record can be created."""
        return "create" in self.verbs

    @property
    def has_patch(self) -> bool:
        """Whether a part of a record can be changed."""
        return "patch" in self.verbs


@dataclass(frozen=True, slots=True)
class ReadmeView:
    """The calls to show; None where the API has none of a kind."""

    sections: tuple[SectionExample, ...]
    call: SafeText | None
    """`harbour.open_gate(gate_id=7)`, without the client before it."""
    call_may_give_none: bool
    resource: ResourceExample | None
    list: ListExample | None
    """Of the group of `resource`, if it has one."""
    download: SafeText | None
    upload: SafeText | None
    """The method; the arguments before the file follow in `upload_arguments`."""
    upload_arguments: SafeText


def readme_view(design: ClientDesign) -> ReadmeView:
    """Choose the calls to show, the first that will do of each kind."""
    upload = next(_uploads(design), None)
    resource = next(_resources(design), None)
    calls = sorted(_plain_calls(design), key=lambda found: not found[1])
    lists = sorted(_lists(design), key=lambda example: resource is None or example.path != resource.path)
    return ReadmeView(
        sections=tuple(_sections(design)),
        call=calls[0][0] if calls else None,
        call_may_give_none=bool(calls) and calls[0][1],
        resource=resource,
        list=next(iter(lists), None),
        download=next(_downloads(design), None),
        upload=upload[0] if upload else None,
        upload_arguments=upload[1] if upload else SafeText(""),
    )


def _sections(design: ClientDesign) -> Iterator[SectionExample]:
    """The sections that have groups, each with the group that has most methods."""
    for section in design.api.sections:
        groups = [group for group in design.groups if group.section == section]
        if groups:
            largest = max(groups, key=lambda group: len(group.methods))
            yield SectionExample(docstring(section.title), docstring(section.description), largest.names.path)


def _lists(design: ClientDesign) -> Iterator[ListExample]:
    for group in design.groups:
        if "list" not in _usable_verbs(group):
            continue
        method = group.verbs["list"]
        names = {argument.wire.lower() for argument in method.arguments}
        if method.returns.kind == "list" and "$top" in names:
            yield ListExample(group.names.path, has_filter="$filter" in names)


def _methods(design: ClientDesign) -> Iterator[tuple[GroupDesign, MethodShape]]:
    """The methods that may be shown: those that are not deprecated."""
    return ((group, method) for group, method in design.methods if method.operation.deprecated is None)


def _plain_calls(design: ClientDesign) -> Iterator[tuple[SafeText, bool]]:
    """Calls that return a record, and take a few plain arguments, as the sample has them; whether it may be None."""
    for group, method in _methods(design):
        if not method.returns.is_model or method.returns.kind != "call":
            continue
        sent = _sent(method.operation)
        given = [a for a in method.at("property") if a.wire in sent]
        if not 1 <= len(given) <= 3 or not all(isinstance(sent[a.wire], (str, int)) for a in given):
            continue
        arguments = ", ".join(
            [*filter(None, [_path_values(method)]), *(f"{a.name}={literal(sent[a.wire])}" for a in given)]
        )
        yield _call(group, method, arguments), method.returns.may_be_none


def _sent(operation: Operation) -> dict[str, Any]:
    for sample in operation.samples:
        if sample.request is not None and sample.request.body:
            try:
                body = json.loads(sample.request.body)
            except ValueError:
                continue
            if isinstance(body, dict):
                return body
    return {}


def _call(group: GroupDesign, method: MethodShape, arguments: str) -> SafeText:
    return SafeText(f"{group.names.path}.{method.name}({arguments})")


def _resources(design: ClientDesign) -> Iterator[ResourceExample]:
    """Groups whose records can be read and saved, those with most verbs first."""
    found = []
    for group in design.groups:
        example = _resource(design, group) if {"get", "update"} <= _usable_verbs(group) else None
        if example:
            found.append(example)
    yield from sorted(found, key=lambda example: -len(example.verbs))


def _resource(design: ClientDesign, group: GroupDesign) -> ResourceExample | None:
    api, get = design.api, group.verbs["get"].operation
    types = [p.type for p in get.parameters if p.location == "path"]
    answers = [r.type for r in get.responses if r.status == 200]
    if len(types) != 1 or not isinstance(types[0], Scalar) or types[0].json_type != "integer" or not answers:
        return None
    answer = answers[0]
    if not isinstance(answer, Ref) or answer.model not in api.models_by_name:
        return None
    fields = api.all_fields(api.models_by_name[answer.model])
    texts = [field for field in fields if field.type == STRING and not field.read_only]
    if not texts:
        return None
    own = design.names.models[answer.model]
    return ResourceExample(
        path=group.names.path,
        field=own.attributes[texts[0].name],
        as_dict=SafeText(f'{{{literal(texts[0].name)}: "changed"}}'),
        as_patch=SafeText(f'[{{"op": "replace", "path": {literal("/" + texts[0].name)}, "value": "changed"}}]'),
        verbs=_usable_verbs(group),
        has_save=group.save is not None,
        has_condition=group.save is not None and bool(group.save.saved.changed),
    )


def _usable_verbs(group: GroupDesign) -> frozenset[str]:
    """The verbs that are the names of their methods, which are not deprecated."""
    verbs = group.verbs.items()
    return frozenset(verb for verb, method in verbs if method.name == verb and method.operation.deprecated is None)


def _downloads(design: ClientDesign) -> Iterator[SafeText]:
    """Calls that return a file, and take numbers and texts in their path."""
    for group, method in _methods(design):
        is_elsewhere = any(response.location for response in method.operation.responses)
        if is_elsewhere or group.section.attribute:
            continue
        if method.returns.kind == "download" and method.body != "file":
            yield _call(group, method, _path_values(method))


def _uploads(design: ClientDesign) -> Iterator[tuple[SafeText, SafeText]]:
    """Methods that send a file, each with the arguments before the file."""
    for group, method in _methods(design):
        if not group.section.attribute and method.body == "file":
            before = _path_values(method)
            yield SafeText(f"{group.names.path}.{method.name}"), SafeText(f"{before}, " if before else "")


def _path_values(method: MethodShape) -> str:
    return ", ".join(_path_value(a) for a in method.at("path"))


def _path_value(argument: Argument) -> str:
    """A number, the word that an id of text is told by (`"boat-id"`), or any text."""
    if _is_integer(argument.type):
        return "123"
    return literal(argument.wire) if words(argument.wire)[-1:] == ["id"] else '"en"'


def _is_integer(type_: Type) -> bool:
    return isinstance(type_, Scalar) and type_.json_type == "integer"
