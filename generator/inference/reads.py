"""What follows from an operation that only reads: a request may be repeated, and what it asks for may not exist."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.http_message import is_success
from generator.profiles.api import Reads, SectionRule
from generator.spec.model import Operation, Response
from generator.spec.types import BINARY, UNKNOWN, Ref


def with_effects(operation: Operation, method: str, section: SectionRule, reads: Reads) -> Operation:
    """The operation with `repeatable` and `nullable`. `method` is that of its id."""
    answers = any(is_success(r.status) and r.type is not None for r in operation.responses)
    if not answers or not reads.is_read(method):
        return operation
    operation = replace(operation, repeatable=True)
    if section.absent == "error" or not reads.is_lookup(method):
        return operation
    return replace(operation, responses=tuple(_nullable(operation.responses)))


def _nullable(responses: Iterable[Response]) -> Iterable[Response]:
    """The responses, of which a record or a file may be missing. A list is empty then, and a number is a number."""
    for response in responses:
        one = isinstance(response.type, Ref) or response.type in (BINARY, UNKNOWN)
        yield replace(response, nullable=True) if one and is_success(response.status) else response
