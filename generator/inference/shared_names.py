"""A name for a record that several properties share, each under another name: one that they all support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from generator import naming


def common_name(names: Sequence[str]) -> str:
    """The words that all names end in, behind those that all start with: `PierDayRate`, `PierNightRate`: `PierRate`.

    Blank where they end in different words.
    """
    words = [naming.words(name) for name in names]
    tail = _common([each[::-1] for each in words])[::-1]
    if not tail:
        return ""
    head = _common([each[: len(each) - len(tail)] for each in words])
    first = names[0]
    return first[: len("".join(head))] + first[len(first) - len("".join(tail)) :]


def common_start(names: Sequence[str]) -> str:
    """The words that all names start with."""
    return names[0][: len("".join(_common([naming.words(name) for name in names])))]


def _common(lists: Sequence[Sequence[str]]) -> list[str]:
    """What all lists start with."""
    return [each[0] for each in takewhile(lambda each: len(set(each)) == 1, zip(*lists, strict=False))]


def have_a_word_in_common(name: str, names: Iterable[str]) -> bool:
    """Whether each of the names has a word of the one."""
    own = set(naming.words(name))
    return all(not own.isdisjoint(naming.words(other)) for other in names)


def alternative_name(names: Sequence[str]) -> str:
    """`BoatOrRaft` for a record that two properties call `Boat` and `Raft`; blank for more than two."""
    return "Or".join(sorted(names)) if len(names) == 2 else ""


def name_by_own_property(properties: Iterable[str], usage: Counter[str], *, is_item: bool) -> str:
    """A name from the one property that no other record has, if it has two words or more; blank without one."""
    own = [name for name in properties if usage[name] == 1]
    if len(own) != 1 or len(naming.words(own[0])) < 2:
        return ""
    return naming.pascal(own[0]) + ("Item" if is_item else "Record")
