"""What has changed since a lock was written, and what of it stands behind a file that is out of date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from generator.lock.model import Input, Lock

EDITED = "no input has changed since: was the file edited?"


@dataclass(frozen=True, slots=True)
class Since:
    """The inputs that changed: `pages` by path, the state of each in words; all others in words."""

    pages: Mapping[str, str]
    others: tuple[str, ...]


def retyped(old: Lock, new: Lock) -> frozenset[str]:
    """The pages that both locks have, with other names or types in their tables and headings."""
    pages = [input_ for input_ in new.keys() & old.keys() if input_.kind == "page"]
    return frozenset(page.name for page in pages if old[page].partition("-")[2] != new[page].partition("-")[2])


def since(old: Lock, new: Lock) -> Since:
    """What is other in the new lock, what it has more, and what is gone."""
    pages: dict[str, str] = {}
    others: list[str] = []
    for input_ in sorted(old.keys() | new.keys()):
        before, after = old.get(input_), new.get(input_)
        if before == after:
            continue
        word = "" if before and after else " (new)" if after else " (removed)"
        if input_.kind == "page":
            pages[input_.name] = f"{input_.name}{word}"
        elif input_.kind == "version" and before and after:
            others.append(f"{input_.name} {after} (was {before})")
        else:
            others.append(f"{_in_words(input_)}{word}")
    return Since(pages, tuple(others))


def _in_words(input_: Input) -> str:
    match input_.kind:
        case "templates":
            return "the templates of sdkgen"
        case "profile":
            return "the profile"
        case "setting":
            return f"the setting `{input_.name.replace('_', '-')}`"
        case "evidence" | "reference":
            return f"{input_.kind} {input_.name.partition(' ')[2]}"
        case _:
            return input_.name


def behind(changed: Since, pages: Set[str] | None) -> tuple[str, ...]:
    """What stands behind a file that is out of date, pages first.

    `pages` are those that the file shows something of, None for a file about the whole API. Where none of its own has
    changed, a page can have an effect through types that several pages share: then all are named.
    """
    own = [words for path, words in changed.pages.items() if pages is None or path in pages]
    if found := (*own, *changed.others):
        return found
    return tuple(f"{words}, which shares types with it" for words in changed.pages.values())


def in_one_line(causes: tuple[str, ...], most: int = 3) -> str:
    """`changed since: a.md, b.md, c.md, 4 more`."""
    if causes == (EDITED,):
        return EDITED
    return f"changed since: {', '.join(_shortened(causes, most))}"


def _shortened(causes: tuple[str, ...], most: int) -> Iterator[str]:
    yield from causes[:most]
    if len(causes) > most:
        yield f"{len(causes) - most:,} more"
