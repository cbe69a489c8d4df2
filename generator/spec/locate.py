"""Where something stands in the files of a spec: for findings that only a later stage can make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import yaml

from generator.findings import Span
from generator.yamltext import compose


def locate_client_name(files: Mapping[str, str], display: str, owner: str, name: str) -> Span:
    """Where an operation or a model, or a part of it, is given a name in clients.

    `files` is path in the spec folder -> text; `display` is that folder. A parameter that operations share stands in
    `api.yaml`.
    """
    for path in sorted(files, key=lambda path: path == "api.yaml"):
        root = compose(files[path])
        for node in _values(root, {owner} if path != "api.yaml" else {"parameters"}):
            for found in _values(node, {"client_name"}):
                if found.value == name:
                    span = PurePosixPath(display, path).as_posix()
                    return Span(span, found.start_mark.line + 1, found.start_mark.column + 1)
    return Span(display)


def _values(node: yaml.Node | None, keys: set[str]) -> Iterator[yaml.Node]:
    """The values of these keys, at any depth, outermost first."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in keys:
                yield value
            yield from _values(value, keys)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _values(item, keys)
