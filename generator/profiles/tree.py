"""The tree of a profile file, and one laid over another."""

from __future__ import annotations

from dataclasses import replace

from generator.findings import Finding, Span, rule
from generator.yamldata.tree import DataFileError, Node
from generator.yamldata.tree import parse as parse_yaml

UNREADABLE_PROFILE = rule(
    "C201",
    "error",
    "Profile cannot be read",
    "The profile is missing, or it is not one plain YAML mapping: anchors, aliases and repeated keys are refused.",
    "Correct the file, or name another with `--profile`.",
)


class ProfileError(DataFileError):
    """The profile cannot be used."""


def parse(text: str, path: str) -> Node:
    """The tree of a profile; `path` is the file as findings print it. Raises ProfileError."""
    try:
        tree = parse_yaml(text, path, UNREADABLE_PROFILE)
    except DataFileError as error:
        raise ProfileError(error.findings) from None
    if not isinstance(tree.value, dict):
        raise ProfileError([Finding(UNREADABLE_PROFILE, "a profile is a YAML mapping", Span(path))])
    return tree


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
