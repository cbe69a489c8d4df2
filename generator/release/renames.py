"""Records that have another name now: what their classes are called, and the entries about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.diff.model import Change
from generator.release.model import Entry
from generator.release.parts import Sides
from generator.release.python_names import PythonNames
from generator.release.wording import methods_subject, part_of
from generator.trusted import markdown_code


def renamed_classes(old: PythonNames, new: PythonNames, changes: Sequence[Change]) -> dict[str, str]:
    """Class that is gone -> the one that all its uses have now: `models.Boat` -> `models.Ship`."""
    pairs = {(c.before, c.after) for c in changes if c.kind == "model-renamed" and c.before and c.after}
    successors = Counter(before for before, _ in pairs)
    left = {new.class_of(model.name) for model in new.api.models}
    classes = {old.class_of(before): new.class_of(after) for before, after in pairs if successors[before] == 1}
    return {was: now for was, now in classes.items() if was not in left}


def renamed_models(sides: Sides, changes: Sequence[Change]) -> Iterator[Entry]:
    """An entry for each. Where the old name is left for something else, or has several successors, it says where."""
    gone = renamed_classes(sides.old, sides.new, changes)
    reached: dict[tuple[str, str], set[str]] = {}
    for change in changes:
        if change.kind == "model-renamed" and change.before and change.after:
            pair = sides.old.class_of(change.before), sides.new.class_of(change.after)
            reached.setdefault(pair, set()).update(reach.id for reach in change.operations)
    for (was, now), found in reached.items():
        if was == now:
            continue  # two models of the spec, one name in Python
        operations = sorted(found)
        who = methods_subject(sides.new, operations)
        if was in gone:
            text = f"{markdown_code(was)} is now called {markdown_code(now)}. It is used by {who}. Write the new name."
        else:
            verb = "use" if len(operations) > 1 else "uses"
            text = f"{who} now {verb} {markdown_code(now)} in place of {markdown_code(was)}. Write the new name there."
        part = part_of(sides.new, operations, is_model=True)
        methods = tuple(map(sides.new.method, operations))
        yield Entry("Changed", part, True, text, methods, (was, now))
