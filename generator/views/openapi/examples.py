"""Samples as examples: which body goes under which media type, as what value."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import http_message
from generator.http_message import JSON_PATCH, MERGE_PATCH
from generator.spec.model import Message, Operation
from generator.trusted import plain

_DEEPEST = 60
"""Levels of nesting that an example may have: readers of YAML recurse."""


@dataclass(frozen=True, slots=True)
class Example:
    """The value of an Example Object and the media type that it is an example of."""

    media_type: str
    value: object


def request_examples(operation: Operation, media_types: Sequence[str]) -> list[Example]:
    """What the samples send."""
    return _examples((sample.request for sample in operation.samples), media_types)


def response_examples(operation: Operation, status: int, media_types: Sequence[str]) -> list[Example]:
    """What the samples show as the answer with this status."""
    messages = (sample.response for sample in operation.samples)
    return _examples((m for m in messages if m and _status(m) == status), media_types)


def _status(message: Message) -> int | None:
    return http_message.status_of(message.start)


def _examples(messages: Iterable[Message | None], media_types: Sequence[str]) -> list[Example]:
    examples: list[Example] = []
    for message in messages:
        example = _example(message, media_types) if message else None
        if example is not None and example not in examples:
            examples.append(example)
    return examples


def _example(message: Message, media_types: Sequence[str]) -> Example | None:
    if message.body is None or not message.body.strip():
        return None
    stated = http_message.media_type(http_message.header(message.headers, "content-type"))
    try:
        value = _parsed(message.body)
    except ValueError:
        # It is no JSON; whether it is XML, a form or plain text is known only if the sample states a media type.
        fits = stated in media_types and not http_message.is_json(stated)
        return Example(stated, plain(message.body).strip("\n")) if fits else None
    if stated in media_types:
        return Example(stated, value if http_message.is_json(stated) else plain(message.body).strip("\n"))
    patch = JSON_PATCH if isinstance(value, list) else MERGE_PATCH
    if media_types[:2] == [JSON_PATCH, MERGE_PATCH]:
        return Example(patch, value)
    media_type = next((m for m in media_types if http_message.is_json(m)), None)
    return Example(media_type, value) if media_type else None


def _parsed(text: str) -> object:
    """The JSON value. Raises ValueError for what is no JSON (RFC 8259, so no `NaN`), too large or nested too deeply."""
    try:
        value: object = json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if text.count("[") + text.count("{") > _DEEPEST and not _is_shallow(value, _DEEPEST):
        raise ValueError("nested too deeply")
    return value


def _finite(number: str) -> float:
    value = float(number)
    if math.isinf(value):
        raise ValueError(f"{number} is more than a double holds")
    return value


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is not JSON")


def _is_shallow(value: object, levels: int) -> bool:
    if isinstance(value, dict):
        return levels > 0 and all(_is_shallow(item, levels - 1) for item in value.values())
    if isinstance(value, list):
        return levels > 0 and all(_is_shallow(item, levels - 1) for item in value)
    return True
