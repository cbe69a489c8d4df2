"""From the changes between two specs to a release note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diff.model import Change
from generator.diff.pairing import pair_operations
from generator.overrides.places import NoPlaceError, Place, segments
from generator.release.model import HEADINGS, MODELS, SEVERAL_GROUPS, Entry, ReleaseNote
from generator.release.operations import added, moved, removed, renamed
from generator.release.parts import Part, Sides, parts_of
from generator.release.python_names import PythonNames
from generator.release.renames import renamed_models
from generator.release.sentences import entry_of, field_entry
from generator.release.surface_entries import surface_entries
from generator.surface.model import SurfaceChange


def release_note(
    before: PythonNames, after: PythonNames, changes: Sequence[Change], surface: Sequence[SurfaceChange] = ()
) -> ReleaseNote:
    """What a caller of the client has to know about the changes of an API, and of the Python surface of its client."""
    pairs = pair_operations(before.api, after.api).pairs
    ids = {b.id: a.id for a, b in pairs}
    models = {c.after: c.before for c in changes if c.kind == "model-renamed" and c.after and c.before}
    sides = Sides(before, after, ids, models)
    kinds = ("operation-added", "operation-removed", "operation-renamed", "model-renamed", "text-changed")
    rest = [(change, _place(sides, change)) for change in changes if change.kind not in kinds]
    of_parts, documentation = _of_parts(list(parts_of(sides, rest)))
    entries = list(dict.fromkeys([*_of_whole(sides, changes), *of_parts]))
    entries += surface_entries(before, after, surface, entries)
    order = _order(sides)
    entries.sort(key=lambda entry: (HEADINGS.index(entry.heading), order[entry.part], not entry.is_breaking))
    return ReleaseNote(tuple(entries), documentation + sum(change.kind == "text-changed" for change in changes))


def _of_whole(sides: Sides, changes: Sequence[Change]) -> Iterator[Entry]:
    """Entries for whole operations and models, and for their names."""
    yield from removed(sides.old, sides.new, [c.operations[0].id for c in changes if c.kind == "operation-removed"])
    yield from added(sides.old, sides.new, [c.operations[0].id for c in changes if c.kind == "operation-added"])
    is_moved = [c for c in changes if c.kind == "operation-renamed" and c.severity == "breaking"]
    yield from (moved(sides.new, change) for change in is_moved)
    for new_id, old_id in sides.ids.items():
        yield from renamed(sides.old, sides.new, old_id, new_id)
    yield from renamed_models(sides, changes)


def _of_parts(parts: Sequence[Part]) -> tuple[list[Entry], int]:
    """An entry for each part, and how many changes a caller of the client does not notice.

    Properties of one model that came or went together make one entry.
    """
    entries: list[Entry] = []
    unnoticed = 0
    together: dict[tuple[object, ...], list[Part]] = {}
    for part in parts:
        if part.place.kind == "field" and part.kind in ("property-added", "property-removed"):
            reach = tuple(part.operations), part.directions, part.is_breaking
            together.setdefault((part.kind, part.place.owner, *reach), []).append(part)
        elif (entry := entry_of(part)) is not None:
            entries.append(entry)
        else:
            unnoticed += len(part.changes)
    return [*entries, *map(field_entry, together.values())], unnoticed


def _place(sides: Sides, change: Change) -> Place:
    """Where a change is: in the new spec, or in the old one for what was removed."""
    at = segments(change.place)
    try:
        return (sides.old if change.after is None else sides.new).places.find(at)
    except NoPlaceError:  # of an operation that is renamed, or a value or note that is gone from what is still there
        return (sides.new if change.after is None else sides.old).places.find(at)


def _order(sides: Sides) -> dict[str, int]:
    """The parts of a note in the order of the specs."""
    titles = [
        f"{names.api.section_of(group).title}: {group.name}"
        for names in (sides.new, sides.old)
        for group in names.api.groups
    ]
    sections = {section.title: at for at, section in enumerate((*sides.new.api.sections, *sides.old.api.sections))}
    titles.sort(key=lambda title: sections[title.partition(": ")[0]])
    return {title: at for at, title in enumerate(dict.fromkeys([SEVERAL_GROUPS, MODELS, *titles]))}
