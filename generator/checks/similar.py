"""Which known name was meant by a misspelled one: names that differ in one letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

_SHORTEST = 4
"""Letters of a name that can be called misspelled: `To` and `Tn` are two names."""


class SimilarNames:
    """An index of names by what is left of them without one letter, so that no name is compared with all others."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        for name in names:
            for rest in _rests(name.casefold()):
                self._by_rest[rest].append(name)

    def of(self, name: str) -> list[str]:
        """The names that a misspelling may have turned into this one, in order; not the name itself.

        They differ in capitals only, or in one letter that is added, left out, replaced, or swapped with the next one.
        """
        found = dict.fromkeys(
            other for rest in _rests(name.casefold()) for other in self._by_rest.get(rest, ()) if other != name
        )
        return [other for other in found if is_misspelled(name, other)]


def is_misspelled(name: str, other: str) -> bool:
    """Whether two names are one, but for a slip: `Nmae` and `Name`. A digit or a plural makes another name."""
    a, b = name.casefold(), other.casefold()
    if a == b:
        return name != other
    if min(len(a), len(b)) < _SHORTEST or abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[start:], b[start:]
    if len(a) == len(b):
        swapped = a[:2] == b[:2][::-1] and a[2:] == b[2:]
        return swapped or (a[1:] == b[1:] and not (a[0].isdigit() and b[0].isdigit()))
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[1:] == shorter and longer[0] not in "0123456789" and longer != "s"


def _rests(name: str) -> Iterator[str]:
    yield name
    for i in range(len(name)):
        yield name[:i] + name[i + 1 :]
