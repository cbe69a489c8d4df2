"""Every sample against the type that was inferred for it: what does not fit is a finding, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings import Finding, Span, rule
from generator.pages.model import SampleMessage
from generator.spec.model import Model
from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Union, to_text

SAMPLE_DISAGREES = rule(
    "T104",
    "warning",
    "A sample is not of the inferred type",
    "Tables and other pages outweigh this sample. A client keeps such a value as it came and reports it as a problem.",
    "Correct the sample; or, if it is right, the pages that `sdkgen explain` names for this place.",
)

_STEPS = tuple[str | int, ...]


def disagreements(value: Any, type_: Type, models: Mapping[str, Model], at: _STEPS = ()) -> Iterator[str]:
    """JSON paths at which a value does not fit its type, each with what was expected and what stands there.

    The same reading as the schemas of the OpenAPI document: null fits everywhere, unknown properties fit records.
    """
    if value is None:
        return
    match type_:
        case Scalar() | OpenEnum():
            json_type = type_.json_type if isinstance(type_, Scalar) else "string"
            if not _fits(value, json_type):
                yield f"`{_path(at)}` is {_kind(value)}, expected {to_text(type_)}"
        case ListOf(item):
            if not isinstance(value, list):
                yield f"`{_path(at)}` is {_kind(value)}, expected a list"
                return
            for i, inner in enumerate(value):
                yield from disagreements(inner, item, models, (*at, i))
        case MapOf(entry):
            if not isinstance(value, dict):
                yield f"`{_path(at)}` is {_kind(value)}, expected an object"
                return
            for name, inner in value.items():
                yield from disagreements(inner, entry, models, (*at, name))
        case Ref(model):
            if not isinstance(value, dict):
                yield f"`{_path(at)}` is {_kind(value)}, expected {model}"
                return
            for f in models[model].fields:
                if f.name in value:
                    yield from disagreements(value[f.name], f.type, models, (*at, f.name))
        case Union(options):
            if all(any(disagreements(value, option, models, at)) for option in options):
                yield f"`{_path(at)}` is {_kind(value)}, expected {to_text(type_)}"
        case _:
            return


def check_sample(sample: SampleMessage, type_: Type, models: Mapping[str, Model]) -> Iterator[Finding]:
    """A finding for each place of a sample that does not fit."""
    for message in disagreements(sample.value, type_, models):
        yield Finding(SAMPLE_DISAGREES, f"sample: {message}", Span(sample.span.path, sample.body_line))


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


def _path(at: _STEPS) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at)
