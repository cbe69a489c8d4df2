"""The files of `specs/samples/`: what the pages show as an example, apart from what they say about the API.

A group whose pages show any has one, beside its own file and named in it. It holds, by operation, an example value of
each parameter and the documented exchanges. Publishers make these anew for each edition, so that they would hide what
has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import NamedTuple

import yaml

from generator.spec.model import Group, Message, Operation, Parameter, Sample
from generator.spec.nodes import FileNodes
from generator.spec.rules import WRONG_KIND
from generator.yamltext import Value

Node = dict[str, Value]

_FOLDER = "samples"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of an operation shows. `examples` are by the key of a parameter, each with the node of the key."""

    examples: Mapping[str, tuple[yaml.Node, str]]
    exchanges: tuple[Sample, ...]


def samples_path(group_path: str) -> str:
    """The path of the samples of a group, from that of its own file."""
    return f"{_FOLDER}/{group_path}"


def is_samples_file(path: str) -> bool:
    """Whether a path in a spec folder is one of samples: the file of a group is in a folder, this one in two."""
    parts = PurePosixPath(path).parts
    return len(parts) > 2 and parts[0] == _FOLDER


def parameter_key(parameter: Parameter) -> str:
    """What a parameter is called in the files of a spec: `query $select`."""
    return f"{parameter.location} {parameter.name}"


def samples_node(group: Group) -> Node:
    """The samples of a group, to be written; empty where the pages show none."""
    nodes = ((operation.id, _operation(operation)) for operation in group.operations)
    return {id_: node for id_, node in nodes if node}


class SampleCount(NamedTuple):
    """How many requests and responses are shown of an operation."""

    requests: int = 0
    responses: int = 0


def count_samples(operation: Operation) -> SampleCount:
    """The samples of an operation."""
    halves = [(sample.request, sample.response) for sample in operation.samples]
    return SampleCount(*(sum(half is not None for half in side) for side in zip(*halves, strict=True)))


def counts_in_file(text: str) -> dict[str, SampleCount]:
    """The samples in a file of them, by operation; none if it is damaged. Nothing else of the file is checked."""
    try:
        shown = yaml.load(text, Loader=yaml.CSafeLoader)
        exchanges = {str(id_): node.get("exchanges", ()) for id_, node in shown.items()}
        return {
            id_: SampleCount(*(sum(half in exchange for exchange in each) for half in ("request", "response")))
            for id_, each in exchanges.items()
        }
    except (yaml.YAMLError, AttributeError, TypeError, ValueError):
        return {}


def without_samples(group: Group) -> Group:
    """The group as its own file states it."""
    stated = ((o, tuple(map(without_example, o.parameters))) for o in group.operations)
    return Group(group.path, tuple(replace(o, parameters=parameters, samples=()) for o, parameters in stated))


def without_example(parameter: Parameter) -> Parameter:
    """A parameter as the file of its group states it."""
    return parameter if parameter.example is None else replace(parameter, example=None)


def _operation(operation: Operation) -> Node:
    node: Node = {}
    if examples := {parameter_key(p): p.example for p in operation.parameters if p.example is not None}:
        node["examples"] = examples
    if operation.samples:
        node["exchanges"] = [_exchange(sample) for sample in operation.samples]
    return node


def _exchange(sample: Sample) -> Node:
    halves = {"request": sample.request, "response": sample.response}
    return {half: _message_node(message) for half, message in halves.items() if message is not None}


def _message_node(message: Message) -> Node:
    node: Node = {"start": message.start}
    if message.headers:
        node["headers"] = [{name: value} for name, value in message.headers]
    if message.body is not None:
        node["body"] = message.body
    return node


def read_samples(reader: FileNodes, group: Group, group_file: str) -> Group:
    """The group with what a file of samples holds. A finding for what is about nothing in the group."""
    shown = {}
    ids = {operation.id for operation in group.operations}
    for id_, at, value in reader.pairs(reader.root()):
        node = reader.record(value, ("examples", "exchanges"))
        examples = {key: (key_node, reader.text(text)) for key, key_node, text in reader.pairs(node.get("examples"))}
        shown[id_] = Shown(examples, _exchanges(reader, node.get("exchanges")))
        if id_ not in ids:
            reader.add(WRONG_KIND, f"there is no operation `{id_}` in `{group_file}`", at)
    operations = (_with_shown(reader, o, shown[o.id]) if o.id in shown else o for o in group.operations)
    return Group(group.path, tuple(operations))


def _with_shown(reader: FileNodes, operation: Operation, shown: Shown) -> Operation:
    keys = [parameter_key(parameter) for parameter in operation.parameters]
    for key, (node, _) in shown.examples.items():
        if key not in keys:
            reader.add(WRONG_KIND, f"the operation has no parameter `{key}`", node)
    parameters = (
        replace(parameter, example=shown.examples[key][1]) if key in shown.examples else parameter
        for key, parameter in zip(keys, operation.parameters, strict=True)
    )
    return replace(operation, parameters=tuple(parameters), samples=shown.exchanges)


def read_samples_inside(reader: FileNodes, group: Group, node: yaml.Node) -> Group:
    """The same from the file of a group, as in version 2: exchanges only."""
    ids = {operation.id for operation in group.operations}
    found = {}
    for id_, at, value in reader.pairs(node):
        found[id_] = _exchanges(reader, value)
        if id_ not in ids:
            reader.add(WRONG_KIND, f"there is no operation `{id_}` in this file", at)
    return Group(group.path, tuple(replace(o, samples=found.get(o.id, ())) for o in group.operations))


def _exchanges(reader: FileNodes, node: yaml.Node | None) -> tuple[Sample, ...]:
    return tuple(_sample(reader, item) for item in reader.items(node))


def _sample(reader: FileNodes, value: yaml.Node) -> Sample:
    node = reader.record(value, ("request", "response"))
    request, response = (_message(reader, node[half]) if half in node else None for half in ("request", "response"))
    return Sample(request, response)


def _message(reader: FileNodes, value: yaml.Node) -> Message:
    node = reader.record(value, ("start", "headers", "body"), ("start",))
    headers = tuple(
        (name, reader.text(text)) for item in reader.items(node.get("headers")) for name, _, text in reader.pairs(item)
    )
    return Message(reader.text(node.get("start")), headers, reader.optional_text(node.get("body")))
