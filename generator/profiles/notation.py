"""The part of a profile that says how types are written in cells and headings. Read by `generator.inference.cells`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.profiles.phrases import phrase_pattern
from generator.spec.types import SCALARS, Scalar

JsonKind = Literal["string", "integer", "number", "boolean", "array", "object"]
"""A kind of JSON value, as JSON Schema names it (draft 2020-12, validation, section 6.1.1)."""


@dataclass(frozen=True, slots=True)
class TypeNotation:
    """How types are written. Case counts in `kinds` only, which are tried first."""

    kinds: Mapping[str, JsonKind] = field(default_factory=dict)
    """Texts that name the kind of a JSON value and no more, so that evidence for a format refines them."""
    names: Mapping[str, Scalar] = field(default_factory=dict)
    """Name of a scalar type -> the scalar type of the spec. Each of those is known by its own name too."""
    dictionaries: tuple[str, ...] = ()
    """Texts that name a dictionary of values of an unknown type."""
    lists: tuple[str, ...] = ()
    """Phrases for a list; `{item}` is the type of its items."""
    enumerations: tuple[str, ...] = ()
    """Phrases for an enumeration; `{values}` are its values, with commas between them."""
    name: re.Pattern[str] = re.compile(r"[A-Z][A-Za-z0-9_]*\Z")
    """What may be the name of a type that no page defines."""

    scalars: Mapping[str, Scalar] = field(init=False, repr=False, compare=False)
    """`names` by name in lower case."""
    dictionary_names: frozenset[str] = field(init=False, repr=False, compare=False)
    """`dictionaries` in lower case."""
    list_patterns: tuple[re.Pattern[str], ...] = field(init=False, repr=False, compare=False)
    enumeration_patterns: tuple[re.Pattern[str], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scalars", {name.lower(): scalar for name, scalar in self.names.items()})
        object.__setattr__(self, "dictionary_names", frozenset(map(str.lower, self.dictionaries)))
        for part, patterns in (("lists", "list_patterns"), ("enumerations", "enumeration_patterns")):
            compiled = tuple(phrase_pattern(phrase, part) for phrase in getattr(self, part))
            object.__setattr__(self, patterns, compiled)

    def is_common(self, text: str) -> bool:
        """Whether a text names a scalar type, a kind of JSON value or a list; the name of a record may be any word."""
        if text in self.kinds:
            return True
        return text.islower() and (
            text in self.scalars
            or text in SCALARS
            or text in self.dictionary_names
            or any(pattern.fullmatch(text) for pattern in self.list_patterns)
        )
