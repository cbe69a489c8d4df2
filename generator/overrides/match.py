"""Entries beside an Api: the place that each applies to, and which entries stand in each other's way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from generator.findings import Finding
from generator.overrides.entries import Fact, Override
from generator.overrides.facts import ADDED
from generator.overrides.places import NoPlaceError, Place, Places, Segment
from generator.overrides.rules import AGREES, CONTRADICTION, NO_SUCH_PLACE
from generator.spec.model import Api


@dataclass(frozen=True, slots=True)
class Match:
    """An entry and the place that it applies to, under the name that the pages give it."""

    entry: Override
    place: Place

    def statements(self) -> Iterator[tuple[Place, Fact]]:
        """Every fact with its place; what is added is a `type` at a place of its own."""
        for fact in self.entry.facts:
            if isinstance(fact.value, Mapping):
                for name, type_ in fact.value.items():
                    yield Place(ADDED[self.place.kind], self.place.owner, name), Fact("type", type_, fact.span)
            else:
                yield self.place, fact


def match(api: Api, entries: Sequence[Override], findings: list[Finding]) -> tuple[Match, ...]:
    """Find the place of every entry; an entry that matches nothing becomes a finding.

    What one entry renames, the others may call by either name. An entry that renames still matches when the pages have
    taken over the new name.
    """
    places = Places(api)
    old_names: dict[str, list[str]] = {}
    for entry in entries:
        if new := entry.value("rename"):
            old_names.setdefault(str(new), []).append(_name(entry, places))
    found = []
    for entry in entries:
        try:
            found.append(Match(entry, _find(entry, places, old_names)))
        except NoPlaceError as error:
            findings.append(Finding(NO_SUCH_PLACE, f"`{entry.text}` matches nothing: {error}", entry.span))
    return tuple(found)


def _name(entry: Override, places: Places) -> str:
    try:
        place = places.find(entry.at)
    except NoPlaceError:
        return entry.at[-1].text
    return place.name or place.owner


def _find(entry: Override, places: Places, old_names: Mapping[str, Sequence[str]]) -> Place:
    try:
        return places.find(entry.at)
    except NoPlaceError:
        for at in _other_names(entry, old_names):
            try:
                return places.find(at)
            except NoPlaceError:
                continue
        raise


def _other_names(entry: Override, old_names: Mapping[str, Sequence[str]]) -> Iterator[tuple[Segment, ...]]:
    choices = [
        (segment, *(Segment(name, quoted=True) for name in old_names.get(segment.text, ()))) for segment in entry.at
    ]
    for at in product(*choices):
        yield at
        if new := entry.value("rename"):
            yield (*at[:-1], Segment(str(new), quoted=True))
    if new := entry.value("rename"):
        yield (Segment(str(new), quoted=True),)  # an operation whose id holds dots


def contradictions(matches: Iterable[Match]) -> Iterator[Finding]:
    """Findings for facts that are stated twice, and for corrections of what another entry drops."""
    matches = tuple(matches)
    first: dict[tuple[Place, str], Fact] = {}
    for found in matches:
        for place, fact in found.statements():
            other = first.setdefault((place, fact.name), fact)
            if other.span == fact.span:
                continue
            if other.value == fact.value:
                message = f"another entry says the same about `{fact.name}` of `{place}`: delete one of them"
                yield Finding(AGREES, message, fact.span, ((other.span, "the other entry"),))
            else:
                message = f"`{place}` has two values for `{fact.name}`"
                yield Finding(CONTRADICTION, message, fact.span, ((other.span, "the other value"),))
    drops = [(place, fact) for (place, name), fact in first.items() if name == "drop"]
    for dropped, drop in drops:
        for found in matches:
            for place, fact in found.statements():
                if fact.name != "drop" and _is_within(place, dropped):
                    message = f"`{place}` is corrected here and dropped elsewhere"
                    yield Finding(CONTRADICTION, message, fact.span, ((drop.span, f"`{dropped}` is dropped here"),))


def _is_within(place: Place, whole: Place) -> bool:
    if place == whole:
        return True
    if place.owner != whole.owner:
        return False
    match whole.kind:
        case "model":
            return place.kind == "field"
        case "operation":
            return place.kind not in ("model", "field")
        case "request":
            return place.kind == "argument"
    return False
