"""Typed access to the YAML nodes of a spec file: what is not as it should be becomes a finding at its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import yaml

from generator.findings import Finding, Rule, Span
from generator.spec import types
from generator.spec.rules import BAD_TYPE, MISSING_KEY, NOT_YAML, TWICE, UNKNOWN_KEY, WRONG_KIND
from generator.yamltext import compose

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")


def models_of(type_: types.Type) -> Iterator[str]:
    """The names of the models that a type refers to."""
    match type_:
        case types.Ref(model):
            yield model
        case types.ListOf(inner) | types.MapOf(inner):
            yield from models_of(inner)
        case types.Union(options):
            for option in options:
                yield from models_of(option)


class FileNodes:
    """One spec file: hands out values of its nodes and collects findings. A value that is wrong reads as a default."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.models_named: list[tuple[str, Span]] = []
        """Every model that a type of this file names, with its place."""
        self._text = text
        self._types: dict[str, tuple[types.Type, tuple[str, ...]]] = {}

    def root(self) -> yaml.Node | None:
        """The node of the whole document; None when the file is not YAML."""
        try:
            node = compose(self._text)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            span = Span(self.path, mark.line + 1, mark.column + 1) if mark else Span(self.path)
            self.findings.append(Finding(NOT_YAML, error.problem or "not YAML", span))
            return None
        except yaml.YAMLError as error:
            self.findings.append(Finding(NOT_YAML, str(error).splitlines()[0], Span(self.path)))
            return None
        if node is None:
            self.findings.append(Finding(NOT_YAML, "the file is empty", Span(self.path)))
        return node

    def add(self, rule_: Rule, message: str, node: yaml.Node) -> None:
        """A finding at a node."""
        self.findings.append(Finding(rule_, message, self.span(node)))

    def span(self, node: yaml.Node) -> Span:
        """Where a node starts."""
        return Span(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def pairs(self, node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
        """The entries of a mapping with free keys: key, node of the key, node of the value."""
        if node is None:
            return
        if not isinstance(node, yaml.MappingNode):
            self.add(WRONG_KIND, "expected a mapping", node)
            return
        seen = set()
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode):
                self.add(WRONG_KIND, "expected a text as the key", key_node)
            elif key in seen:
                self.add(TWICE, f"`{key}` is given twice", key_node)
            else:
                seen.add(key)
                yield key, key_node, value_node

    def record(
        self,
        node: yaml.Node | None,
        known: Collection[str],
        needed: Collection[str] = (),
        *,
        extensible: bool = False,
    ) -> dict[str, yaml.Node]:
        """The entries of a mapping with fixed keys and, where it is `extensible`, any key that starts with `x-`."""
        found = {}
        for key, key_node, value_node in self.pairs(node):
            if key in known or (extensible and key.startswith("x-")):
                found[key] = value_node
            else:
                self.add(UNKNOWN_KEY, f"unknown key `{key}`; known here: {', '.join(known)}", key_node)
        for key in needed:
            if node is not None and key not in found:
                self.add(MISSING_KEY, f"`{key}` is missing", node)
        return found

    def items(self, node: yaml.Node | None) -> list[yaml.Node]:
        """The entries of a list."""
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.add(WRONG_KIND, "expected a list", node)
            return []
        return list(node.value)

    def text(self, node: yaml.Node | None) -> str:
        """A text. Nothing at all behind a key is no text: an empty one has quotes."""
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode) or (not node.style and not node.value):
            self.add(WRONG_KIND, "expected a text", node)
            return ""
        value: str = node.value
        return value

    def optional_text(self, node: yaml.Node | None) -> str | None:
        """A text; None where the key is absent."""
        return None if node is None else self.text(node)

    def name(self, node: yaml.Node | None) -> str:
        """A name for a generated client: an identifier of most languages; empty where the key is absent."""
        text = self.text(node)
        if node is not None and not _NAME.match(text):
            self.add(WRONG_KIND, "expected a name of letters, digits and `_` that starts with a letter", node)
            return ""
        return text

    def texts(self, node: yaml.Node | None) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(self.text(item) for item in self.items(node))

    def word(self, node: yaml.Node | None, known: Collection[str]) -> str:
        """One of some words; the first of them where it is not."""
        value = self.text(node)
        if value in known:
            return value
        if node is not None:
            self.add(WRONG_KIND, f"expected one of: {', '.join(known)}", node)
        return next(iter(known))

    def flag(self, node: yaml.Node | None, default: bool = False) -> bool:
        """`true` or `false`."""
        if node is None:
            return default
        if node.value not in ("true", "false") or not isinstance(node, yaml.ScalarNode) or node.style:
            self.add(WRONG_KIND, "expected true or false", node)
        return bool(node.value == "true")

    def type(self, node: yaml.Node | None) -> types.Type:
        """A type in the one-line notation."""
        text = self.text(node)
        if node is None or not isinstance(node, yaml.ScalarNode):
            return types.UNKNOWN
        if text not in self._types:
            try:
                type_ = types.from_text(text)
            except (ValueError, RecursionError):
                self.add(BAD_TYPE, f"not a type: {text!r}", node)
                return types.UNKNOWN
            self._types[text] = type_, tuple(models_of(type_))
        type_, models = self._types[text]
        if models:
            span = self.span(node)
            self.models_named.extend((model, span) for model in models)
        return type_

    def optional_type(self, node: yaml.Node | None) -> types.Type | None:
        """A type; None where the key is absent."""
        return None if node is None else self.type(node)
