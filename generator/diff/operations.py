"""Two operations that are the same one: how they differ, up to the shared records that they use."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.messages import compare_requests, compare_responses
from generator.diff.model import Comparison, Difference, need, together
from generator.diff.pairing import address, endpoint
from generator.diff.properties import values_changed
from generator.diff.records import Records
from generator.diff.text import deprecation, text_changed
from generator.diff.types import compare_types
from generator.http_message import VARIABLE
from generator.overrides.places import Place, quoted
from generator.spec.model import Operation, Parameter
from generator.spec.types import to_text


def compare_operations(old: Operation, new: Operation, records: Records) -> Comparison:
    """How the operations differ. Ways start in the operation."""
    own = Comparison((*_of_itself(old, new), *_parameters(old, new, records)))
    return together([own, compare_requests(old, new, records), compare_responses(old, new, records)])


def _of_itself(old: Operation, new: Operation) -> Iterator[Difference]:
    place = str(Place("operation", new.id))
    if old.id != new.id:
        yield Difference("operation-renamed", place, old.id, new.id, "name")
    if address(old) != address(new):
        yield Difference("operation-renamed", place, endpoint(old), endpoint(new), "address")
    yield from deprecation(old.deprecated, new.deprecated, place)
    yield from text_changed(old.summary, new.summary, place)
    yield from text_changed(old.description, new.description, place)
    yield from text_changed("\n".join(old.availability), "\n".join(new.availability), place)


def _parameters(old: Operation, new: Operation, records: Records) -> Iterator[Difference]:
    before, after = ({_key(parameter, side): parameter for parameter in side.parameters} for side in (old, new))
    for key, gone in before.items():
        if key not in after:
            place = str(Place(gone.location, old.id, gone.name))
            yield Difference("parameter-removed", place, _described(gone), below=_at(gone))
    for key, parameter in after.items():
        if key in before:
            yield from _parameter(before[key], parameter, new.id, records)
        else:
            place = str(Place(parameter.location, new.id, parameter.name))
            case = need(parameter.required)
            yield Difference("parameter-added", place, None, _described(parameter), case, below=_at(parameter))


def _parameter(old: Parameter, new: Parameter, operation: str, records: Records) -> Iterator[Difference]:
    place, at = str(Place(new.location, operation, new.name)), _at(new)
    found = compare_types(old.type, new.type, records.same)
    if found.relation != "same":
        texts = to_text(old.type), to_text(new.type)
        yield Difference("parameter-type-changed", place, *texts, found.relation, below=at)
    if old.required != new.required:
        cases = need(old.required), need(new.required)
        yield Difference("parameter-required-changed", place, *cases, cases[1], below=at)
    yield from values_changed(found, "request", place, below=at)
    yield from text_changed(old.description, new.description, place, below=at)


def _key(parameter: Parameter, operation: Operation) -> tuple[str, str | int]:
    """What makes two parameters the same one: the name, which in a path is only a mark for a position.

    Names of headers ignore case (RFC 9110, section 5.1).
    """
    variables = VARIABLE.findall(operation.path)
    if parameter.location == "path" and parameter.name in variables:
        return "path", variables.index(parameter.name)
    return parameter.location, parameter.name.lower() if parameter.location == "header" else parameter.name


def _at(parameter: Parameter) -> str:
    return f"{parameter.location}.{quoted(parameter.name)}"


def _described(parameter: Parameter) -> str:
    return to_text(parameter.type) + ", required" * parameter.required
