"""What the README of the package shows: calls that this API really has, chosen by their shape."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.spec.model import Api, Group, Operation
from generator.spec.types import Ref, Scalar
from generator.trusted import SafeText, literal
from generator.views.python.names import ClientNames
from generator.views.python.operations import MethodShape
from generator.views.python.verbs import verbs


@dataclass(frozen=True, slots=True)
class ResourceExample:
    """A group that can read and save one record by its id. `field` is a text property of the record."""

    path: SafeText
    class_: SafeText
    field: SafeText
    as_dict: SafeText
    """A dict with that property, by the name of the API."""
    as_patch: SafeText
    """A JSON Patch that sets it."""
    verbs: frozenset[str]

    @property
    def has_create(self) -> bool:
        """Whether a record can be created."""
        return "create" in self.verbs

    @property
    def has_list(self) -> bool:
        """Whether the records can be listed."""
        return "list" in self.verbs

    @property
    def has_patch(self) -> bool:
        """Whether a part of a record can be changed."""
        return "patch" in self.verbs


@dataclass(frozen=True, slots=True)
class ReadmeView:
    """The calls to show; None where the API has none of a kind."""

    call: SafeText | None
    """`tasks.task.close(task_id=744)`, without the client before it."""
    resource: ResourceExample | None
    download: SafeText | None
    upload: SafeText | None
    """The method; the arguments before the file follow in `upload_arguments`."""
    upload_arguments: SafeText


Shapes = dict[str, MethodShape]
"""Operation id -> shape of its methods."""


def readme_view(api: Api, names: ClientNames, shapes: Shapes) -> ReadmeView:
    """Choose the calls to show, the first that will do of each kind."""
    upload = next(_with_file(api, names, shapes, "upload"), None)
    return ReadmeView(
        call=next(_calls(api, names, shapes), None),
        resource=next(_resources(api, names), None),
        download=next((call for call, _ in _with_file(api, names, shapes, "download")), None),
        upload=upload[0] if upload else None,
        upload_arguments=upload[1] if upload else SafeText(""),
    )


def _calls(api: Api, names: ClientNames, shapes: Shapes) -> Iterator[SafeText]:
    """Calls that return a record or None, with a few plain arguments, as their sample has them."""
    for group, operation in api.operations():
        shape = shapes[operation.id]
        if (
            api.section_of(group).absent != "none"
            or shape.answer.kind != "call"
            or not shape.answer.annotation.startswith("models.")
        ):
            continue
        sent = _sent(operation)
        given = [a for a in shape.arguments if a.place == "json" and a.wire in sent]
        if not 1 <= len(given) <= 3 or not all(isinstance(sent[a.wire], (str, int)) for a in given):
            continue
        arguments = ", ".join(f"{a.name}={literal(sent[a.wire])}" for a in given)
        yield _call(names, group, operation, arguments)


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


def _call(names: ClientNames, group: Group, operation: Operation, arguments: str) -> SafeText:
    own = names.operation(group, operation)
    return SafeText(f"{own.path}.{own.method}({arguments})")


def _resources(api: Api, names: ClientNames) -> Iterator[ResourceExample]:
    """Groups whose records can be read and saved, those with most verbs first."""
    found = []
    for group in api.groups:
        if api.section_of(group).attribute:
            continue
        known = verbs(api, group)
        ids = {operation.id: operation for operation in group.operations}
        methods = set(names.groups[group.path].methods.values())
        if not {"get", "update"} <= known.keys() or methods & known.keys():
            continue
        example = _resource(names, group, ids[known["get"]], frozenset(known), api)
        if example:
            found.append(example)
    yield from sorted(found, key=lambda example: -len(example.verbs))


def _resource(
    names: ClientNames, group: Group, get: Operation, known: frozenset[str], api: Api
) -> ResourceExample | None:
    types = [p.type for p in get.parameters if p.location == "path"]
    answers = [r.type for r in get.responses if r.status == 200]
    if len(types) != 1 or not isinstance(types[0], Scalar) or types[0].json_type != "integer" or not answers:
        return None
    answer = answers[0]
    if not isinstance(answer, Ref) or answer.model not in api.models_by_name:
        return None
    fields = api.all_fields(api.models_by_name[answer.model])
    texts = [field for field in fields if field.type == Scalar("string") and not field.read_only]
    if not texts:
        return None
    own = names.models[answer.model]
    return ResourceExample(
        path=names.operation(group, get).path,
        class_=own.class_,
        field=own.attributes[texts[0].name],
        as_dict=SafeText(f'{{{literal(texts[0].name)}: "changed"}}'),
        as_patch=SafeText(f'[{{"op": "replace", "path": {literal("/" + texts[0].name)}, "value": "changed"}}]'),
        verbs=known,
    )


def _with_file(api: Api, names: ClientNames, shapes: Shapes, kind: str) -> Iterator[tuple[SafeText, SafeText]]:
    """Methods that send or give a file, and take but numbers and texts in their path besides."""
    for group, operation in api.operations():
        shape = shapes[operation.id]
        places = [a.place for a in shape.arguments]
        is_upload = "content" in places
        if is_upload != (kind == "upload") or (kind == "download" and shape.answer.kind != "download"):
            continue
        if api.section_of(group).attribute:
            continue
        values = [
            "123" if a.annotation == "int" else '"en"' for a in shape.arguments if a.place == "path" and a.positional
        ]
        arguments = ", ".join(values)
        if kind == "download":
            yield _call(names, group, operation, arguments), SafeText("")
        else:
            own = names.operation(group, operation)
            yield SafeText(f"{own.path}.{own.method}"), SafeText(arguments + ", " if arguments else "")
