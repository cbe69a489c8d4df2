"""A YAML file as a tree of values that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from generator.findings import Finding, Rule, Span
from generator.source import MOST_LEVELS
from generator.yamltext import compose, is_deep

_INTEGER = re.compile(r"-?\d{1,18}\Z")
_WORDS = {"null": None, "~": None, "": None, "true": True, "false": False}


class DataFileError(Exception):
    """The file cannot be used. `findings` say why and where, in order of place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=lambda finding: finding.sort_key))
        super().__init__("\n".join(map(str, self.findings)))


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the file: a scalar, the entries of a mapping by key, or the items of a list.

    `span` is where the value starts; `key` where its key stands, or the value itself where it has none.
    """

    value: str | int | bool | dict[str, Node] | tuple[Node, ...] | None
    span: Span
    key: Span

    def plain(self) -> object:
        """The value as JSON data: what the JSON Schema judges."""
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        if isinstance(self.value, tuple):
            return [item.plain() for item in self.value]
        return self.value

    def at(self, path: Iterable[str | int]) -> Node:
        """The node that keys and indexes lead to."""
        node = self
        for step in path:
            if isinstance(node.value, dict):
                node = node.value[str(step)]
            elif isinstance(node.value, tuple):
                node = node.value[int(step)]
        return node


def parse(text: str, path: str, unreadable: Rule) -> Node:
    """The tree of a YAML text; `path` is the file as findings print it. An empty document is null.

    Raises DataFileError with a finding of the rule `unreadable`: for text that is not one YAML document, nests too
    deeply, or holds an alias, a key that is no text, or a key twice.
    """
    root = parse_nodes(text, path, unreadable)
    start = Span(path)
    return Node(None, start, start) if root is None else _node(root, path, start, set(), unreadable)


def parse_nodes(text: str, path: str, unreadable: Rule) -> yaml.Node | None:
    """The nodes of a YAML text with their marks, for an edit of the text; None for an empty document.

    Raises DataFileError for text that is not one YAML document, or nests too deeply.
    """
    try:
        if is_deep(text, MOST_LEVELS):
            raise DataFileError([Finding(unreadable, "the file is nested too deeply", Span(path))])
        return compose(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        span = Span(path, mark.line + 1, mark.column + 1) if mark else Span(path)
        raise DataFileError([Finding(unreadable, f"not YAML: {problem}", span)]) from None


def _node(node: yaml.Node, path: str, key: Span, seen: set[int], unreadable: Rule) -> Node:
    def refuse(message: str, span: Span) -> DataFileError:
        return DataFileError([Finding(unreadable, message, span)])

    span = _start(node, path)
    if id(node) in seen:
        raise refuse("an anchor or an alias stands here; write the value out", key)
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return Node(_scalar(node), span, key)
    if isinstance(node, yaml.SequenceNode):
        items = (_node(item, path, _start(item, path), seen, unreadable) for item in node.value)
        return Node(tuple(items), span, key)
    entries: dict[str, Node] = {}
    for key_node, value_node in node.value:
        place = _start(key_node, path)
        if not isinstance(key_node, yaml.ScalarNode):
            raise refuse("a key must be a text", place)
        if key_node.value in entries:
            raise refuse(f"`{key_node.value}` is given twice", place)
        entries[key_node.value] = _node(value_node, path, place, seen, unreadable)
    return Node(entries, span, key)


def _start(node: yaml.Node, path: str) -> Span:
    return Span(path, node.start_mark.line + 1, node.start_mark.column + 1)


def _scalar(node: yaml.ScalarNode) -> str | int | bool | None:
    """As in YAML 1.2's core schema, without its floats: what has quotes is text, and so are `yes` and `no`."""
    text: str = node.value
    if node.style:
        return text
    return _WORDS[text] if text in _WORDS else int(text) if _INTEGER.match(text) else text
