"""A tree against a JSON Schema: each error as a finding at the line and column of what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from generator.findings import Finding, Rule
from generator.spelling import did_you_mean
from generator.yamldata.tree import Node

_KINDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
}


@dataclass(frozen=True, slots=True)
class SchemaRules:
    """The rules of the findings about one kind of file."""

    unknown_key: Rule
    missing_key: Rule
    bad_value: Rule


def check(tree: Node, schema: Path, rules: SchemaRules) -> list[Finding]:
    """Findings for all that the JSON Schema in the file `schema` refuses."""
    errors = _validator(schema).iter_errors(tree.plain())
    return list(dict.fromkeys(finding for error in errors for finding in _findings(error, tree, rules)))


@cache
def _validator(schema: Path) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema.read_text("utf-8")), format_checker=FormatChecker(["date"]))


def _findings(error: ValidationError, tree: Node, rules: SchemaRules) -> Iterator[Finding]:
    node = tree.at(error.absolute_path)
    wanted: Any = error.validator_value
    entries = node.value if isinstance(node.value, dict) else {}
    if error.validator == "additionalProperties":
        known = cast(dict[str, Any], error.schema)["properties"]
        for key in entries:
            if key not in known:
                yield Finding(rules.unknown_key, f"unknown key `{key}`{did_you_mean(key, known)}", entries[key].key)
    elif error.validator == "required":
        for key in wanted:
            if key not in entries:
                yield Finding(rules.missing_key, f"`{key}` is missing", node.key)
    elif error.validator == "anyOf" and all(option.keys() == {"required"} for option in wanted):
        keys = ", ".join(f"`{key}`" for option in wanted for key in option["required"])
        yield Finding(rules.missing_key, f"expected at least one of: {keys}", node.span)
    else:
        yield Finding(rules.bad_value, _expected(error, node), node.span)


def _expected(error: ValidationError, node: Node) -> str:
    wanted: Any = error.validator_value
    match error.validator:
        case "type":
            kinds = [wanted] if isinstance(wanted, str) else wanted
            return f"expected {' or '.join(_KINDS.get(kind, kind) for kind in kinds)}"
        case "enum":
            words = [str(word) for word in wanted]
            return f"expected one of: {', '.join(words)}{did_you_mean(str(node.value), words)}"
        case "minLength" | "minItems" | "minProperties":
            return "the value is empty"
        case "format":
            return f"expected a {wanted} as in 2027-01-31" if wanted == "date" else f"expected a {wanted}"
        case "pattern":
            return f"expected a text that matches `{wanted}`"
        case "const":
            return f"expected {json.dumps(wanted)}"
        case _:
            return error.message
