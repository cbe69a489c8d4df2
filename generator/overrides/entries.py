"""The file of overrides: from its text to entries, checked against the JSON Schema."""

from __future__ import annotations

import keyword
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast, get_args

from generator.findings import Finding, Span
from generator.lint.suppression import Suppression
from generator.overrides.places import Segment, segments
from generator.overrides.rules import BAD_VALUE, MISSING_KEY, UNKNOWN_KEY, UNREADABLE
from generator.spec.types import Ref, Type, from_text
from generator.yamldata.schema import SchemaRules, check
from generator.yamldata.tree import DataFileError, Node, parse

SCHEMA = Path(__file__).with_name("schema.json")

FactName = Literal[
    "type", "required", "read_only", "deprecated", "description", "values", "rename", "method", "argument", "add",
    "drop", "repeatable", "nullable",
]  # fmt: skip

Value = Type | bool | str | None | tuple[str, ...] | Mapping[str, Type]


class OverridesError(DataFileError):
    """The file of overrides cannot be used."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One correction. `span` is where its value stands.

    The value is a Type (`type`), a tuple of texts (`values`), types by name (`add`), a text or None (`deprecated`:
    None for what is not deprecated), else the text or truth value of the file.
    """

    name: FactName
    value: Value
    span: Span


@dataclass(frozen=True, slots=True)
class Override:
    """One entry. `span` is where its `at` stands."""

    at: tuple[Segment, ...]
    text: str
    """`at` as it is written."""
    facts: tuple[Fact, ...]
    reason: str
    span: Span
    issue: str = ""
    until: date | None = None
    evidence: str = ""
    """Hash of what the pages said when the entry was accepted; see `generator.overrides.evidence`."""

    def value(self, name: FactName) -> Value:
        """The value of the fact of this name; None if the entry has no such fact."""
        return next((fact.value for fact in self.facts if fact.name == name), None)


@dataclass(frozen=True, slots=True)
class OverridesFile:
    """What a file says: corrections, and findings that are not reported."""

    entries: tuple[Override, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


def load_overrides(path: Path, display: str) -> OverridesFile:
    """What a file says; `display` is its path as the user would write it.

    Raises OverridesError with every finding, also for a file that cannot be read.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise OverridesError([Finding(UNREADABLE, f"cannot read the file: {why}", Span(display))]) from None
    return read_overrides(text, display)


def read_overrides(text: str, path: str) -> OverridesFile:
    """What a text says; `path` is the file as findings print it. Raises OverridesError with every finding."""
    try:
        tree = parse(text, path, UNREADABLE)
    except DataFileError as error:
        raise OverridesError(error.findings) from None
    if tree.value is None:
        return OverridesFile()
    findings = check(tree, SCHEMA, SchemaRules(UNKNOWN_KEY, MISSING_KEY, BAD_VALUE))
    if findings:
        raise OverridesError(findings)
    nodes = [cast("dict[str, Node]", node.value) for node in cast("tuple[Node, ...]", tree.value)]
    entries = tuple(_entry(node, findings) for node in nodes if "suppress" not in node)
    if findings:
        raise OverridesError(findings)
    return OverridesFile(entries, tuple(_suppression(node) for node in nodes if "suppress" in node))


def _suppression(node: Mapping[str, Node]) -> Suppression:
    return Suppression(
        code=str(node["suppress"].value),
        path=str(node["path"].value),
        reason=str(node["reason"].value),
        span=node["suppress"].span,
        line=cast("int", node["line"].value) if "line" in node else None,
        message=str(node["message"].value) if "message" in node else None,
    )


def _entry(node: Mapping[str, Node], findings: list[Finding]) -> Override:
    texts = {key: str(node[key].value) if key in node else "" for key in ("at", "reason", "issue", "until", "evidence")}
    names = [name for name in get_args(FactName) if name in node]
    try:
        at = segments(texts["at"])
    except ValueError as error:
        findings.append(Finding(BAD_VALUE, str(error), node["at"].span))
        at = (Segment(texts["at"]),)
    return Override(
        at=at,
        text=texts["at"],
        facts=tuple(Fact(name, _value(name, node[name], findings), node[name].span) for name in names),
        reason=" ".join(texts["reason"].split()),
        span=node["at"].span,
        issue=texts["issue"],
        until=date.fromisoformat(texts["until"]) if "until" in node else None,
        evidence=texts["evidence"],
    )


def _value(name: FactName, node: Node, findings: list[Finding]) -> Value:
    value = node.value
    match name:
        case "type":
            return _type(node, findings)
        case "add" if isinstance(value, dict):
            return {key: _type(item, findings) for key, item in value.items()}
        case "values" if isinstance(value, tuple):
            return tuple(str(item.value) for item in value)
        case "deprecated" if isinstance(value, bool):
            return "" if value else None
        case "method" | "argument" if keyword.iskeyword(str(value)):
            findings.append(Finding(BAD_VALUE, f"`{value}` is a keyword of Python", node.span))
    return cast("str | bool", value)


def _type(node: Node, findings: list[Finding]) -> Type:
    text = str(node.value)
    try:
        return from_text(text)
    except (ValueError, RecursionError):
        findings.append(Finding(BAD_VALUE, f"not a type in the notation of the spec: `{text}`", node.span))
        return Ref(text)
