"""Entries for changes of the Python surface that no change of the API explains."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.release.model import MODELS, Entry, Heading
from generator.release.python_names import PythonNames
from generator.release.wording import part_title
from generator.surface.model import Kind, SurfaceChange
from generator.trusted import markdown_code

_SENTENCES: Mapping[Kind, Callable[[str, str, str], str]] = {
    "name-removed": lambda name, _old, _new: f"{name} is removed.",
    "kind-changed": lambda name, _old, _new: f"{name} is something else now: a class, a function or an attribute.",
    "base-removed": lambda name, _old, _new: f"{name} no longer has one of its base classes.",
    "argument-removed": lambda name, _old, _new: f"{name} is removed. Leave it out.",
    "argument-required": lambda name, _old, _new: f"{name} must now be given.",
    "argument-moved": lambda name, _old, _new: f"{name} has another position. Pass it by name.",
    "argument-kind-changed": lambda name, _old, _new: f"{name} is passed in another way: by name, or by position.",
    "default-changed": lambda name, old, new: f"{name} has the default {new}, not {old}.",
    "argument-type-changed": lambda name, old, new: f"{name} takes {new}, not {old}.",
    "return-type-changed": lambda name, old, new: f"{name} returns {new}, not {old}.",
    "attribute-type-changed": lambda name, old, new: f"{name} is {new}, not {old}.",
}


def surface_entries(
    old: PythonNames, new: PythonNames, changes: Sequence[SurfaceChange], entries: Sequence[Entry]
) -> Iterator[Entry]:
    """An entry for each breaking change that `entries` do not tell of."""
    told = [entry for entry in entries if entry.is_breaking]
    parts = _parts(old) | _parts(new)
    for change in changes:
        if change.is_breaking and change.kind in _SENTENCES and not any(_tells(entry, change) for entry in told):
            owner, _, argument = change.name.removesuffix(")").partition("(")
            of_argument = f"The argument {markdown_code(argument)} of " if argument else ""
            subject = of_argument + markdown_code(owner)
            sides = (markdown_code(text or "") for text in (change.before, change.after))
            text = _SENTENCES[change.kind](subject, *sides)
            heading: Heading = "Removed" if change.kind in ("name-removed", "argument-removed") else "Changed"
            yield Entry(heading, parts.get(owner) or parts.get(owner.rpartition(".")[0], MODELS), True, text)


def _parts(names: PythonNames) -> dict[str, str]:
    """The part of a note for each method, and for the module of each group."""
    titles = {id_: part_title(names, id_) for id_ in names.methods}
    modules = {names.module(group): titles[id_] for id_, (group, _) in names.methods.items()}
    return modules | {names.method(id_): title for id_, title in titles.items()}


def _tells(entry: Entry, change: SurfaceChange) -> bool:
    """Whether an entry is about the same name, or about the class that an annotation now has in place of another."""
    owner, _, argument = change.name.removesuffix(")").partition("(")
    if change.before and change.after and entry.classes:
        was, now = entry.classes
        if was in change.before and now in change.after:
            return True
    if owner.startswith("client."):
        is_about = owner in entry.methods or f"{owner}(" in entry.text or f"`{owner}`" in entry.text
        return is_about and (not argument or f"`{argument}`" in entry.text)
    class_, _, attribute = owner.removeprefix("models.").partition(".")
    if not attribute:
        return f"`{owner}`" in entry.text
    is_of_class = f"`models.{class_}`" in entry.text and f"`{attribute}`" in entry.text
    return is_of_class or f"`{owner}`" in entry.text or entry.classes[:1] == (f"models.{class_}",)
