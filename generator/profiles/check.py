"""A profile against its JSON Schema, and the rules for what it refuses."""

from __future__ import annotations

from pathlib import Path

from generator.findings import Finding, rule
from generator.yamldata import schema
from generator.yamldata.tree import Node

UNKNOWN_PART = rule(
    "C202",
    "error",
    "The profile has an unknown key",
    "Nothing reads the key, so what it says would be left out.",
    "Correct the spelling, or remove the key; `generator/profiles/schema.json` lists every key.",
)
BAD_VALUE = rule(
    "C203",
    "error",
    "A value of the profile cannot be used",
    "The value is not of the kind that the JSON Schema of a profile asks for, or it names something that is not there.",
    "Give a value of the kind that the message names.",
)
MISSING_PART = rule(
    "C206",
    "error",
    "The profile lacks a key",
    "A reader needs the value, and there is none that would fit every publisher.",
    "Add the key, or write `extends: NAME` to take over what another profile says.",
)


def check(tree: Node) -> list[Finding]:
    """Findings for all that the JSON Schema refuses."""
    rules = schema.SchemaRules(UNKNOWN_PART, MISSING_PART, BAD_VALUE)
    return schema.check(tree, Path(__file__).with_name("schema.json"), rules)
