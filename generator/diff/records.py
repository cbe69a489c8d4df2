"""The records of two specs in pairs: which are the same record, how the two differ, and which pairs they lead to.

A pair is met where one place of the API had the old record and has the new one. So what counts is what callers send and
get there; the name of a record, which is often inferred, only helps to find the pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.diff.model import Comparison, Difference, RecordPair
from generator.diff.properties import Property, compare_properties
from generator.diff.text import text_changed
from generator.overrides.places import Place, quoted
from generator.spec.model import Api

_LEAST_SHARED = 0.5
"""Of the properties of the smaller record: how many the other has, if it is the same record under another name."""


class Records:
    """All pairs of records of two specs, each compared once."""

    def __init__(self, old: Api, new: Api) -> None:
        self.old, self.new = old, new
        self.same = cache(self._same)
        self.compare = cache(self._compare)

    def _same(self, old: str, new: str) -> bool:
        """Whether they are one record: by name, or by shape where no side still has or already had the other's name."""
        if old == new:
            return True
        before, after = property_names(self.old, old), property_names(self.new, new)
        if old in self.new.models_by_name and new in self.old.models_by_name:
            return before == after
        if not before or not after:
            return before == after
        return len(before & after) >= _LEAST_SHARED * min(len(before), len(after))

    def _compare(self, pair: RecordPair) -> Comparison:
        """How the records differ, with the ways from them."""
        sides = properties(self.old, pair.old), properties(self.new, pair.new)
        found = compare_properties(pair.direction, *sides, self.same)
        differences = (d for d in found.differences if not self._is_left_out(pair, d))
        return Comparison((*self._of_itself(pair), *differences), found.pairs)

    def _is_left_out(self, pair: RecordPair, difference: Difference) -> bool:
        """Whether a property is only not shown by a record that stands for the old one in requests now.

        The old one still has it: servers add it, and a request need not send it.
        """
        if difference.kind != "request-property-removed" or pair.old == pair.new:
            return False
        left = self.new.models_by_name.get(pair.old)
        return left is not None and difference.below in {f".{quoted(f.name)}" for f in self.new.all_fields(left)}

    def _of_itself(self, pair: RecordPair) -> Iterator[Difference]:
        place = str(Place("model", pair.new))
        if pair.old not in self.new.models_by_name or pair.new not in self.old.models_by_name:
            yield Difference("model-renamed", place, pair.old, pair.new, model=pair.new)
        old, new = self.old.models_by_name[pair.old], self.new.models_by_name[pair.new]
        yield from text_changed(old.description, new.description, place, pair.new)


def property_names(api: Api, name: str) -> set[str]:
    """The names of the properties of a model, inherited ones too."""
    return {field.name for field in api.all_fields(api.models_by_name[name])}


def properties(api: Api, name: str) -> list[Property]:
    """The properties of a model, each with the model that declares it."""
    found: dict[str, Property] = {}
    above: str | None = name
    while above is not None:
        model = api.models_by_name[above]
        for field in model.fields:
            found.setdefault(field.name, Property(field, str(Place("field", above, field.name)), above))
        above = model.extends
    return list(found.values())
