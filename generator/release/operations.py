"""Entries for operations that came, went or moved, and for methods and arguments with another name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diff.model import Change
from generator.diff.pairing import endpoint
from generator.listing import counted
from generator.release.model import Entry
from generator.release.python_names import PythonNames
from generator.release.wording import listed, part_title, rather_than
from generator.spec.model import Operation
from generator.trusted import markdown_code, markdown_text
from generator.views.python.shapes import Argument, MethodShape


def removed(old: PythonNames, new: PythonNames, ids: Sequence[str]) -> Iterator[Entry]:
    """Operations that are gone; those of a group that is gone as a whole make one entry."""
    left = {group.path for group in new.api.groups}
    of_old_groups: dict[str, list[str]] = {}
    for id_ in ids:
        if old.methods[id_][0].group.path not in left:
            of_old_groups.setdefault(part_title(old, id_), []).append(id_)
            continue
        text = f"{markdown_code(old.call(id_))} is removed, because the API no longer has {_address(old, id_)}."
        same = [other for other in new.methods if new.method(other) == old.method(id_)]
        now = f"A call of this name now sends {_address(new, same[0])}." if same else "Nothing takes its place."
        yield Entry("Removed", part_title(old, id_), True, f"{text} {now}", (old.method(id_),))
    for title, found in of_old_groups.items():
        group, methods = _whole_group(old, found)
        text = f"The {group} is removed, with {methods}: the API no longer has their addresses."
        yield Entry("Removed", title, True, text, tuple(map(old.method, found)))


def added(old: PythonNames, new: PythonNames, ids: Sequence[str]) -> Iterator[Entry]:
    """New operations; those of a group that is new as a whole make one entry."""
    known = {group.path for group in old.api.groups}
    of_new_groups: dict[str, list[str]] = {}
    for id_ in ids:
        group, method = new.methods[id_]
        if group.group.path not in known:
            of_new_groups.setdefault(part_title(new, id_), []).append(id_)
            continue
        call = markdown_code(new.call(id_))
        text = f"New method {call}, for {_address(new, id_)}.{_says(method.operation)}"
        yield Entry("Added", part_title(new, id_), False, text, (new.method(id_),))
    for title, found in of_new_groups.items():
        where, methods = _whole_group(new, found)
        yield Entry("Added", title, False, f"New {where}, with {methods}.", tuple(map(new.method, found)))


def _whole_group(names: PythonNames, ids: Sequence[str]) -> tuple[str, str]:
    """A group, `service client.services.crane`, and its methods, `2 methods (rule and send)`."""
    group = names.methods[ids[0]][0]
    methods = listed([markdown_code(names.methods[id_][1].name) for id_ in ids])
    where = f"{markdown_text(group.section.noun)} {markdown_code(f'client.{group.names.path}')}"
    return where, f"{counted(len(ids), 'method')} ({methods})"


def _address(names: PythonNames, id_: str) -> str:
    return markdown_code(endpoint(names.methods[id_][1].operation))


def _says(operation: Operation) -> str:
    """The first sentence of the summary, or a blank."""
    sentence = operation.summary.strip().split("\n")[0].split(". ")[0].rstrip(".")
    return f" {markdown_text(sentence)}." if sentence else ""


def moved(new: PythonNames, change: Change) -> Entry:
    """An operation that has another address."""
    id_ = change.operations[0].id
    before, after = markdown_code(change.before or ""), markdown_code(change.after or "")
    text = (
        f"{markdown_code(new.method(id_))} now sends {after}, not {before}. Its calls stay as they are, but "
        "earlier versions of the client still use the old address."
    )
    return Entry("Changed", part_title(new, id_), True, text, (new.method(id_),))


def deprecated(change: Change, subject: str, part: str) -> Entry:
    """A note of deprecation that came or went."""
    if change.after is None:
        return Entry("Changed", part, False, f"{subject} is no longer deprecated.")
    note = " ".join(change.after.split()).rstrip(".")
    says = f": {markdown_text(note)}" if note and note.lower() != "deprecated" else ""
    return Entry("Deprecated", part, False, f"{subject} is deprecated{says}.")


def renamed(old: PythonNames, new: PythonNames, before: str, after: str) -> Iterator[Entry]:
    """What changed in the name of a method and in those of its arguments. `before` and `after` are ids."""
    part = part_title(new, after)
    was, now = old.method(before), new.method(after)
    if was != now:
        still = was in _other_names(new, after)
        text = f"{markdown_code(was)} is now {markdown_code(now)}. {rather_than(old.call(before), new.call(after))}"
        yield Entry("Changed", part, not still, text + " The old name still works, with a warning." * still, (was, now))
    by_place = {(a.location, a.wire): a for a in _own(new.methods[after][1])}
    for argument in _own(old.methods[before][1]):
        other = by_place.get((argument.location, argument.wire))
        if other is not None and other.name != argument.name:
            what = f"the argument {markdown_code(argument.name)} of {markdown_code(now)}"
            text = f"{what[0].upper()}{what[1:]} is now called {markdown_code(other.name)}."
            yield Entry("Changed", part, True, f"{text} Change it where it is passed by name.", (was, now))


def _own(method: MethodShape) -> list[Argument]:
    """The arguments that stand for one part of a request each."""
    return [a for a in method.arguments if a.wire or a.location == "body"]


def _other_names(names: PythonNames, id_: str) -> set[str]:
    group = names.methods[id_][0]
    return {f"client.{group.names.path}.{old.name}" for old in group.deprecated_names if old.method.operation.id == id_}
