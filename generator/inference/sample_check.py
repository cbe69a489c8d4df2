"""Each sample against the type that was inferred for it: what does not fit is a finding at its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings import Finding, rule
from generator.inference.evidence import line_in
from generator.pages.model import SampleMessage
from generator.spec.model import Model
from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Union, Unknown, to_text

SAMPLE_DISAGREES = rule(
    "T104",
    "warning",
    "A sample is not of the inferred type",
    "Tables and other pages outweigh this sample. A client keeps such a value as it came and reports it as a problem.",
    "Correct the sample; or, if it is right, the pages that `sdkgen explain` names for this place.",
)

Steps = tuple[str | int, ...]
"""Where in a JSON value: property names and list positions."""


def disagreements(
    value: Any, type_: Type, models: Mapping[str, Model], at: Steps = ()
) -> Iterator[tuple[Steps, str, str]]:
    """Where a value does not fit its type: the path to it, the kind of the value, what was expected.

    The same reading as the schemas of the OpenAPI document: any property may be null, but no item of a list; unknown
    properties fit records.
    """
    if value is None or isinstance(type_, Unknown):
        return
    match type_, value:
        case (ListOf(item), list()):
            for i, inner in enumerate(value):
                if inner is None and not isinstance(item, Unknown):
                    yield (*at, i), "null", _in_words(item)
                yield from disagreements(inner, item, models, (*at, i))
        case (MapOf(entry), dict()):
            for name, inner in value.items():
                yield from disagreements(inner, entry, models, (*at, name))
        case (Ref(model), dict()):
            for f in models[model].fields:
                if f.name in value:
                    yield from disagreements(value[f.name], f.type, models, (*at, f.name))
        case (Union(options), _):
            if all(any(disagreements(value, option, models, at)) for option in options):
                yield at, _kind(value), to_text(type_)
        case (Scalar() | OpenEnum(), _) if _fits(value, type_.json_type if isinstance(type_, Scalar) else "string"):
            return
        case _:
            yield at, _kind(value), _in_words(type_)


def check_sample(
    sample: SampleMessage, value: Any, type_: Type, models: Mapping[str, Model], at: Steps = ()
) -> Iterator[Finding]:
    """A finding for each place of a sample, or of the part of it at `at`, that does not fit."""
    for steps, kind, expected in disagreements(value, type_, models, at):
        node = line_in(sample, [step for step in steps if isinstance(step, str)])
        yield Finding(
            SAMPLE_DISAGREES, f"`{_path(steps)}` is {kind} in the sample, expected {expected}: correct it", node
        )


def _fits(value: Any, json_type: str) -> bool:
    if isinstance(value, bool):
        return json_type == "boolean"
    if isinstance(value, int):
        return json_type in ("integer", "number")
    if isinstance(value, float):
        return json_type == "number" or (json_type == "integer" and value.is_integer())
    return isinstance(value, str) and json_type == "string"


def _kind(value: Any) -> str:
    names = {
        bool: "a boolean",
        int: "an integer",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
    }
    return names[type(value)]


def _in_words(type_: Type) -> str:
    match type_:
        case ListOf():
            return "a list"
        case MapOf():
            return "an object"
        case _:
            return to_text(type_)


def _path(at: Steps) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at)
