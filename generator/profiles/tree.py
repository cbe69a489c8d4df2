"""A profile file as values that know where they stand: YAML in, one tree out; a tree laid over another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import yaml

from generator.findings import Finding, Span, rule
from generator.source import MOST_LEVELS
from generator.yamltext import compose, is_deep

UNREADABLE_PROFILE = rule(
    "C201",
    "error",
    "Profile cannot be read",
    "The profile is missing, or it is not one plain YAML mapping: anchors, aliases and repeated keys are refused.",
    "Correct the file, or name another with `--profile`.",
)

_INTEGER = re.compile(r"-?\d{1,18}\Z")
_WORDS = {"null": None, "~": None, "": None, "true": True, "false": False}


class ProfileError(Exception):
    """The profile cannot be used. `findings` say why and where, in order of place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=lambda finding: finding.sort_key))
        super().__init__("\n".join(map(str, self.findings)))


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a profile: a scalar, the entries of a mapping by key, or the items of a list.

    `span` is where the value starts; `key` where its key stands, for the value of a mapping.
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


def parse(text: str, path: str) -> Node:
    """The tree of a YAML text; `path` is the file as findings print it. Raises ProfileError."""
    try:
        if is_deep(text, MOST_LEVELS):
            raise _unreadable("the file is nested too deeply", Span(path))
        root = compose(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise _unreadable(
            f"not YAML: {problem}", Span(path, mark.line + 1, mark.column + 1) if mark else Span(path)
        ) from None
    if not isinstance(root, yaml.MappingNode):
        raise _unreadable("a profile is a YAML mapping", Span(path))
    return _node(root, path, Span(path), set())


def merge(base: Node, own: Node) -> Node:
    """`own` laid over `base`: mappings key by key, own list items before inherited ones, `null` removes a key."""
    if isinstance(own.value, dict):
        inherited = base.value if isinstance(base.value, dict) else {}
        merged = dict(inherited)
        for key, item in own.value.items():
            if item.value is None:
                merged.pop(key, None)
            else:
                merged[key] = merge(inherited.get(key, replace(item, value=None)), item)
        return replace(own, value=merged)
    if isinstance(own.value, tuple) and isinstance(base.value, tuple):
        return replace(own, value=own.value + base.value)
    return own


def _node(node: yaml.Node, path: str, key: Span, seen: set[int]) -> Node:
    span = Span(path, node.start_mark.line + 1, node.start_mark.column + 1)
    if id(node) in seen:
        raise _unreadable("an alias stands here; write the value out", key)
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return Node(_scalar(node), span, key)
    if isinstance(node, yaml.SequenceNode):
        return Node(tuple(_node(item, path, span, seen) for item in node.value), span, key)
    entries: dict[str, Node] = {}
    for key_node, value_node in node.value:
        place = Span(path, key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            raise _unreadable("a key must be a text", place)
        if key_node.value in entries:
            raise _unreadable(f"`{key_node.value}` is given twice", place)
        entries[key_node.value] = _node(value_node, path, place, seen)
    return Node(entries, span, key)


def _scalar(node: yaml.ScalarNode) -> str | int | bool | None:
    """As in YAML 1.2's core schema, without its floats: what has quotes is text, and so are `yes` and `no`."""
    text: str = node.value
    if node.style:
        return text
    return _WORDS[text] if text in _WORDS else int(text) if _INTEGER.match(text) else text


def _unreadable(message: str, span: Span) -> ProfileError:
    return ProfileError([Finding(UNREADABLE_PROFILE, message, span)])
