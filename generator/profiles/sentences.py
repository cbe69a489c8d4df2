"""The part of a profile that says which sentences of a description state which fact."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from generator.profiles.build import PartError, PatternError
from generator.profiles.phrases import expression_pattern, phrase_pattern
from generator.spec.types import SCALARS

Flag = Literal[
    "read_only", "write_only", "deprecated", "required", "primary_key", "last_modified", "map", "enumeration"
]
"""A fact that a description states or not: about a field, `map` that the value is a dictionary, and `enumeration` that
a string is one of a list of constants. For an enumeration, the words of the property's name and a colon come first."""

Fact = Literal[
    "read_only",
    "write_only",
    "deprecated",
    "required",
    "primary_key",
    "last_modified",
    "map",
    "enumeration",
    "extension",
    "type",
    "items",
    "holder",
    "name",
]
"""A flag, a specification extension of a field, the type of what is described or of its items, the name of the record
that has the described property, or evidence for the name of its type."""

_GROUPS = {"extension": "value", "type": "name", "name": "name", "holder": "name"}
"""Fact -> the group that the pattern of a sentence must have."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that states a fact, or denies a flag. A denial outweighs every statement in the same text."""

    states: Fact | None = None
    denies: Flag | None = None
    says: str = ""
    """A phrase: see `generator.profiles.phrases`."""
    matches: str = ""
    """A regular expression with placeholders, where a phrase cannot say it; searched in the description."""
    weight: int = 6
    """How strong the evidence for a name is, from 1 to 9; only for `type` and `name`."""
    extension: str = ""
    """The specification extension that is stated; only for `extension`."""
    items: str = ""
    """For `items`, the scalar type of what a list or a dictionary holds, where the pattern has no name."""
    remove: bool = False
    """Whether what matches is left out of the description, as a mark that the fact makes superfluous."""

    pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for one, other in (("states", "denies"), ("says", "matches")):
            if bool(getattr(self, one)) == bool(getattr(self, other)):
                raise PartError(f"a sentence has either `{one}` or `{other}`", ())
        if bool(self.extension) != (self.states == "extension"):
            raise PartError("`extension` is for a sentence that states one, and for no other", ())
        if self.items and (self.states != "items" or self.items not in SCALARS):
            raise PartError("`items` is the name of a scalar type, for a sentence that states `items`", ())
        key = "says" if self.says else "matches"
        pattern = phrase_pattern(self.says, key) if self.says else expression_pattern(self.matches, key)
        group = "name" if self.states == "items" and not self.items else _GROUPS.get(self.states or "")
        if group and group not in pattern.groupindex:
            raise PatternError(f"a sentence that states `{self.states}` has the placeholder {{{group}}}", (key,))
        object.__setattr__(self, "pattern", pattern)
