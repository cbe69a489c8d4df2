"""A tree against the JSON Schema of a profile: each error as a finding at the line and column of what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from generator.findings import Finding, rule
from generator.profiles.tree import Node
from generator.spelling import did_you_mean

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

_KINDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
}


def check(tree: Node) -> list[Finding]:
    """Findings for all that the JSON Schema refuses."""
    errors = _validator().iter_errors(tree.plain())
    return list(dict.fromkeys(finding for error in errors for finding in _findings(error, tree)))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(Path(__file__).with_name("schema.json").read_text("utf-8")))


def _findings(error: ValidationError, tree: Node) -> Iterator[Finding]:
    node = tree.at(error.absolute_path)
    wanted: Any = error.validator_value
    entries = node.value if isinstance(node.value, dict) else {}
    if error.validator == "additionalProperties":
        known = cast(dict[str, Any], error.schema)["properties"]
        for key in entries:
            if key not in known:
                yield Finding(UNKNOWN_PART, f"unknown key `{key}`{did_you_mean(key, known)}", entries[key].key)
    elif error.validator == "required":
        for key in wanted:
            if key not in entries:
                yield Finding(MISSING_PART, f"`{key}` is missing", node.key)
    elif error.validator == "type":
        kinds = [wanted] if isinstance(wanted, str) else wanted
        yield Finding(BAD_VALUE, f"expected {' or '.join(_KINDS.get(kind, kind) for kind in kinds)}", node.span)
    elif error.validator == "enum":
        words = [str(word) for word in wanted]
        message = f"expected one of: {', '.join(words)}{did_you_mean(str(node.value), words)}"
        yield Finding(BAD_VALUE, message, node.span)
    else:
        yield Finding(BAD_VALUE, error.message, node.span)
