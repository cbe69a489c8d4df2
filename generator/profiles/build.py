"""From a tree to dataclasses, by their annotations: adding a part to the profile takes no code that reads it."""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from generator.findings import Finding, rule
from generator.profiles.check import BAD_VALUE, MISSING_PART
from generator.spec.types import SCALARS, Scalar
from generator.yamldata.tree import Node

BAD_PATTERN = rule(
    "C204",
    "error",
    "A regular expression of the profile cannot be used",
    "Python cannot compile it, or a named group is missing that the reader asks for.",
    "Correct the expression; `docs/profiles.md` says which groups each has.",
)


class PartError(ValueError):
    """Values that a part refuses in its `__post_init__`. `paths` lead to them: keys and indexes from the part."""

    def __init__(self, message: str, *paths: tuple[str | int, ...]) -> None:
        super().__init__(message)
        self.paths = paths
        self.rule = BAD_VALUE


class PatternError(PartError):
    """A regular expression that lacks a group."""

    def __init__(self, message: str, *paths: tuple[str | int, ...]) -> None:
        super().__init__(message, *paths)
        self.rule = BAD_PATTERN


def needs_groups(key: str, pattern: re.Pattern[str] | None, groups: tuple[str, ...]) -> None:
    """Raise PatternError, with `key` as its place, for a pattern that lacks one of the named groups."""
    lacking = [group for group in groups if pattern is not None and group not in pattern.groupindex]
    if lacking:
        raise PatternError(f"the expression has no group (?P<{lacking[0]}>...)", (key,))


def build(kind: Any, node: Node, findings: list[Finding]) -> Any:
    """The value of a node as `kind`; None with a finding for one that cannot be that.

    A kind is a dataclass whose fields are keys, `tuple[kind, ...]`, `Mapping[str, kind]`, `str`, `int`, `bool`, a
    `Literal`, `kind | None`, `re.Pattern[str]` (the text is compiled) or `Scalar` (the name of a scalar type). The JSON
    Schema has judged the tree before: only what no schema can say is judged here.
    """
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return build(next(option for option in get_args(kind) if option is not type(None)), node, findings)
    if origin is tuple and isinstance(node.value, tuple):
        return tuple(build(get_args(kind)[0], item, findings) for item in node.value)
    if origin is Mapping and isinstance(node.value, dict):
        return {key: build(get_args(kind)[1], item, findings) for key, item in node.value.items()}
    if origin is re.Pattern:
        return _pattern(node, findings)
    if kind is Scalar:
        return _scalar(node, findings)
    if is_dataclass(kind):
        return _part(kind, node, findings)
    return node.value


def _part(kind: Any, node: Node, findings: list[Finding]) -> Any:
    given = node.value if isinstance(node.value, dict) else {}
    before = len(findings)
    values = {}
    for name, hint, needed in _fields(kind):
        key = name.removesuffix("_")
        if key in given:
            values[name] = build(hint, given[key], findings)
        elif needed and is_dataclass(hint):
            values[name] = build(hint, Node({}, node.span, node.key), findings)
        elif needed:
            findings.append(Finding(MISSING_PART, f"`{key}` is missing", node.key))
    if len(findings) > before:
        return None
    try:
        return kind(**values)
    except PartError as error:
        # What the profile says itself is to blame before what it inherits.
        spans = sorted((node.at(path).span for path in error.paths), key=lambda span: span.path != node.span.path)
        related = tuple((span, "the other place") for span in spans[1:])
        findings.append(Finding(error.rule, str(error), spans[0], related))
        return None


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any, bool], ...]:
    """Name, annotation and whether a value must be given, of each field that a profile can set.

    A field whose name would be a keyword of Python ends with `_`, its key does not.
    """
    hints = get_type_hints(kind)
    return tuple(
        (field.name, hints[field.name], field.default is MISSING and field.default_factory is MISSING)
        for field in fields(kind)
        if field.init
    )


def _pattern(node: Node, findings: list[Finding]) -> re.Pattern[str] | None:
    try:
        return re.compile(str(node.value))
    except (re.error, OverflowError, RecursionError) as error:
        findings.append(Finding(BAD_PATTERN, f"not a regular expression: {error}", node.span))
        return None


def _scalar(node: Node, findings: list[Finding]) -> Scalar | None:
    if node.value in SCALARS:
        return Scalar(str(node.value))
    message = f"no scalar type is called `{node.value}`; there are: {', '.join(SCALARS)}"
    findings.append(Finding(BAD_VALUE, message, node.span))
    return None
