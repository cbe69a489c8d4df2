"""Changed parts of operations and models: which changes make one entry, and what the part is called in the client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.diff.model import Change
from generator.overrides.places import Place
from generator.release.python_names import PythonNames
from generator.release.wording import methods_subject, part_of, part_title
from generator.spec.types import Type
from generator.trusted import markdown_code

_MOST_GROUPS = 3
"""A change of more groups is one entry; of so many, it is one in each."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Both clients, and which names of the two belong together."""

    old: PythonNames
    new: PythonNames
    ids: Mapping[str, str]
    """Operation id of the new spec -> that of the old one."""
    models: Mapping[str, str]
    """Model of the new spec -> the one of the old spec that it was."""

    def before(self, place: Place) -> Place:
        """Where a part of the new spec was in the old one."""
        names = self.models if place.kind in ("model", "field") else self.ids
        return replace(place, owner=names.get(place.owner, place.owner))


@dataclass(frozen=True, slots=True)
class Part:
    """Changes that make one entry: of a part in requests and responses, or of the same part of several operations."""

    sides: Sides
    kind: str
    """The kind of the changes, without `request-` and `response-`."""
    place: Place
    changes: tuple[Change, ...]

    @property
    def is_of_model(self) -> bool:
        """Whether the part belongs to a shared record."""
        return self.place.kind in ("model", "field")

    @property
    def operations(self) -> list[str]:
        """What the changes reach."""
        return sorted({reach.id for change in self.changes for reach in change.operations})

    @property
    def methods(self) -> tuple[str, ...]:
        """The same in Python."""
        return tuple(map(self.sides.new.method, self.operations))

    @property
    def directions(self) -> tuple[str, ...]:
        """Where the part stands: in requests, in responses, or in both."""
        reached = {reach.at.partition(".")[0].partition("[")[0] for c in self.changes for reach in c.operations}
        return tuple(name for name, ways in (("requests", {"request"}), ("responses", {"response"})) if ways & reached)

    @property
    def title(self) -> str:
        """The part of the note that it belongs to."""
        return part_of(self.sides.new, self.operations, is_model=self.is_of_model)

    @property
    def is_breaking(self) -> bool:
        """Whether one of the changes is."""
        return any(change.severity == "breaking" for change in self.changes)

    @property
    def is_documentation(self) -> bool:
        """Whether nothing says that the API itself has changed."""
        return all(change.severity == "docs" for change in self.changes)

    def types(self) -> tuple[Type | None, Type | None]:
        """The type before and after; None where it is not known."""
        return self.sides.old.type_at(self.sides.before(self.place)), self.sides.new.type_at(self.place)

    def texts(self) -> tuple[str, str]:
        """The texts before and after, for what the client has no type of."""
        return self.changes[0].before or "", self.changes[0].after or ""

    def who(self) -> str:
        """The methods."""
        return methods_subject(self.sides.new, self.operations)

    def name(self) -> str:
        """What has changed, in the words of the client: an attribute of a model, or an argument of a method."""
        names = self.sides.new if self.sides.new.has(self.place) else self.sides.old
        kind, owner, name = self.place.kind, self.place.owner, self.place.name
        if kind == "field":
            return markdown_code(names.attribute(owner, name))
        if kind == "model":
            return markdown_code(names.class_of(owner))
        if kind == "response":
            return f"the result of {self.who()}"
        argument = names.argument(owner, kind, name)
        if argument is None:
            return f"the {kind} {markdown_code(name) if name else 'body'} of {self.who()}"
        return f"the argument {markdown_code(argument.name)} of {self.who()}"

    def calls(self) -> tuple[str, str]:
        """How the first of the methods is called before and after, with the argument that the part is."""
        id_ = self.operations[0]
        place = self.place if self.is_of_model else replace(self.place, owner=id_)
        found = []
        for names, at in ((self.sides.old, self.sides.before(place)), (self.sides.new, place)):
            call = self.sides.ids[id_] if names is self.sides.old else id_
            has = not self.is_of_model and names.has(at)
            has = has and not (names is self.sides.old and self.kind == "parameter-required-changed")
            argument = names.argument(at.owner, at.kind, at.name) if has and at.kind != "response" else None
            found.append(names.call(call, [argument.name] if argument else []))
        return found[0], found[1]


def parts_of(sides: Sides, changes: Iterable[tuple[Change, Place]]) -> Iterator[Part]:
    """The changes of parts, those together that make one entry."""
    together: dict[tuple[str, ...], list[tuple[Change, Place]]] = {}
    for change, place in changes:
        kind = change.kind.removeprefix("request-").removeprefix("response-")
        key: tuple[str, ...] = (kind, place.kind, place.owner, place.name)
        if place.kind not in ("model", "field"):
            values = ("", "") if kind.startswith("enum-value") else (change.before or "", change.after or "")
            key = (kind, place.kind, place.name, *values, change.severity)
        together.setdefault(key, []).append((change, place))
    for (kind, *_), found in together.items():
        part = Part(sides, kind, found[0][1], tuple(change for change, _ in found))
        yield from [part] if part.is_of_model else _by_group(part, found)


def _by_group(part: Part, found: list[tuple[Change, Place]]) -> Iterator[Part]:
    """One part for each group, unless there are many."""
    by_group: dict[str, list[tuple[Change, Place]]] = {}
    for change, place in found:
        by_group.setdefault(part_title(part.sides.new, change.operations[0].id), []).append((change, place))
    if len(by_group) > _MOST_GROUPS:
        yield part
        return
    for pairs in by_group.values():
        yield replace(part, place=pairs[0][1], changes=tuple(change for change, _ in pairs))
