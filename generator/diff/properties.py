"""The properties of a record, or the arguments of a request, old beside new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.diff.model import Comparison, Difference, Direction, Kind, RecordPair, need
from generator.diff.text import deprecation, text_changed
from generator.diff.types import Relation, SameRecord, TypeDifference, combined, compare_types
from generator.overrides.places import quoted
from generator.spec.model import Field
from generator.spec.types import to_text

REMOVED: dict[Direction, Kind] = {"request": "request-property-removed", "response": "response-property-removed"}
CHANGED: dict[Direction, Kind] = {
    "request": "request-property-type-changed",
    "response": "response-property-type-changed",
}
ADDED: dict[Direction, Kind] = {"request": "request-property-added", "response": "response-property-added"}


@dataclass(frozen=True, slots=True)
class Property:
    """A property with the place where it is declared. `model` is that of the place; None for an argument."""

    field: Field
    place: str
    model: str | None = None

    @property
    def below(self) -> str:
        """The way to it from the record."""
        return f".{quoted(self.field.name)}"


def compare_properties(
    direction: Direction, old: Sequence[Property], new: Sequence[Property], same: SameRecord
) -> Comparison:
    """The differences, and the records to follow from the properties that both sides have."""
    before, after = ({one.field.name: one for one in side} for side in (old, new))
    differences: list[Difference] = []
    pairs: list[tuple[str, RecordPair]] = []
    for name, gone in before.items():
        if name not in after:
            text = described(direction, gone.field)
            differences.append(Difference(REMOVED[direction], gone.place, text, None, "", gone.model, gone.below))
    for name, one in after.items():
        if name in before:
            found = compare_types(before[name].field.type, one.field.type, same)
            differences += _changed(direction, before[name].field, one, found)
            pairs += ((one.below + mark, RecordPair(direction, a, b)) for mark, a, b in found.records)
        else:
            case = need(one.field.required) if direction == "request" else ""
            text = described(direction, one.field)
            differences.append(Difference(ADDED[direction], one.place, None, text, case, one.model, one.below))
    return Comparison(tuple(differences), tuple(pairs))


def described(direction: Direction, field: Field) -> str:
    """The type, and what a caller that sends it must know: `int32, required`."""
    if direction == "response":
        return to_text(field.type)
    return to_text(field.type) + ", required" * field.required + ", read-only" * field.read_only


def _changed(direction: Direction, old: Field, one: Property, found: TypeDifference) -> Iterator[Difference]:
    new = one.field
    relations: list[Relation] = [found.relation]
    if direction == "request":  # the server now accepts less, or more
        flags = [(old.required, new.required), (old.read_only, new.read_only)]
        relations += ["narrower" if after else "wider" for before, after in flags if before != after]
    relation = combined(relations)
    if relation != "same":
        texts = described(direction, old), described(direction, new)
        yield Difference(CHANGED[direction], one.place, *texts, relation, one.model, one.below)
    yield from values_changed(found, direction, one.place, one.model, one.below)
    yield from deprecation(old.deprecated, new.deprecated, one.place, one.model, one.below)
    yield from text_changed(_text(old), _text(new), one.place, one.model, one.below)


def values_changed(
    found: TypeDifference, direction: Direction, place: str, model: str | None = None, below: str = ""
) -> Iterator[Difference]:
    """A difference for each value that an enumeration has gained or lost."""
    for mark, value in found.removed:
        yield Difference("enum-value-removed", place, value, None, direction, model, below + mark)
    for mark, value in found.added:
        yield Difference("enum-value-added", place, None, value, "", model, below + mark)


def _text(field: Field) -> str:
    """The description, and what extensions say."""
    return "\n".join([field.description, *(f"{key}: {value}" for key, value in field.extensions)]).strip()
