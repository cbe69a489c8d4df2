"""Each sample against the type that was inferred for it: what does not fit is a finding at its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings import Finding, rule
from generator.inference.evidence import line_in
from generator.pages.model import SampleMessage
from generator.spec.conformance import Misfit, Steps, misfits
from generator.spec.model import Model
from generator.spec.types import Type

SAMPLE_DISAGREES = rule(
    "T104",
    "warning",
    "A sample is not of the inferred type",
    "Tables and other pages outweigh this sample. A client keeps such a value as it came and reports it as a problem.",
    "Correct the sample; or, if it is right, the pages that `sdkgen explain` names for this place.",
)

NOT_OF_THE_FORMAT = rule(
    "T117",
    "warning",
    "A sample value is not of the format of its type",
    "A date-time is written as in RFC 3339, section 5.6, bytes in base64 as in RFC 4648, section 4, and a number is in "
    "the range of its type. The OpenAPI document leaves the sample out of its examples, since it contradicts its own "
    "schema.",
    "Write a value of that format, or correct the type in the table.",
)
MISSING_IN_SAMPLE = rule(
    "T118",
    "warning",
    "A sample has no value for a required property",
    "The OpenAPI document leaves the sample out of its examples, since it contradicts its own schema.",
    "Add the property to the sample, or do not call it required.",
)


def check_sample(
    sample: SampleMessage, value: Any, type_: Type, models: Mapping[str, Model], at: Steps = ()
) -> Iterator[Finding]:
    """A finding for each place of a sample, or of the part of it at `at`, that does not fit."""
    return (finding_of(misfit, sample) for misfit in misfits(value, type_, models, at))


def finding_of(misfit: Misfit, sample: SampleMessage) -> Finding:
    """What does not fit, at its line of the sample."""
    place = line_in(sample, [step for step in misfit.at if isinstance(step, str)])
    if misfit.kind == "missing":
        message = f"`{_path(misfit.at)}` lacks `{misfit.found}` in the sample, which is required: add it"
        return Finding(MISSING_IN_SAMPLE, message, place)
    if misfit.kind == "format":
        name = next((step for step in reversed(misfit.at) if isinstance(step, str)), "$")
        cause = f"values of `{name}` in samples are of another format: write {in_words(misfit.expected)}"
        message = f"`{_path(misfit.at)}` is `{misfit.found[:40]}` in the sample: write {in_words(misfit.expected)}"
        return Finding(NOT_OF_THE_FORMAT, message, place, cause=cause)
    return Finding(
        SAMPLE_DISAGREES,
        f"`{_path(misfit.at)}` is {misfit.found} in the sample, expected {misfit.expected}: correct it",
        place,
    )


def in_words(scalar: str) -> str:
    """What a value of a scalar type looks like."""
    return {
        "byte": "bytes in base64",
        "date": "a date such as 2024-05-31",
        "date-time": "a date-time such as 2024-05-31T12:00:00Z",
        "bool": "`true` or `false`",
    }.get(scalar, f"a value of {scalar}")


def _path(at: Steps) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at)
