"""What a profile says about the meaning of cells, sentences and ids, as one run of the inference uses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.inference.operation_ids import OperationId, operation_id
from generator.inference.sentences import Sentences
from generator.profiles.model import Profile


@dataclass(frozen=True, slots=True)
class TypeNames:
    """The properties of a JSON object that name its type, and the names that are known."""

    properties: tuple[str, ...] = ()
    defined: Mapping[str, str] = field(default_factory=dict)
    """Name in lower case -> the model."""

    def of(self, value: Mapping[str, Any]) -> str | None:
        """The model that an object names; None for one that names none, or one that no page defines."""
        text = next((value[key] for key in self.properties if key in value), "")
        name = str(text).lstrip("#").lower()
        return self.defined.get(name) or self.defined.get(name.rpartition(".")[2])


class Vocabulary:
    """How types are written, what sentences state, and what ids and names of bodies mean. Ids are taken apart once."""

    def __init__(self, profile: Profile, defined: Mapping[str, str] | None = None) -> None:
        self.types = profile.types
        self.defined: Mapping[str, str] = defined or {}
        """The types that pages define: name in lower case -> model."""
        self.representation = profile.representation
        self.envelope = profile.envelope
        self.type_names = TypeNames(profile.representation.type, self.defined)
        self.sentences = Sentences(profile.sentences, profile.not_names)
        self._argument_bodies = frozenset(name.lower() for name in profile.argument_bodies)
        self._id_pattern = profile.operation_id
        self._ids: dict[str, OperationId] = {}

    def names_arguments(self, body_name: str) -> bool:
        """Whether the properties of a request body of this name are the arguments of the operation."""
        return body_name.lower() in self._argument_bodies

    def envelope_name(self, item: str) -> str:
        """What an object is called that holds the rows of a list, by the type of a row."""
        name = self.defined.get(item.lower()) or item.rpartition(".")[2]
        name = self.defined.get(name.lower(), name[:1].upper() + name[1:])
        return self.envelope.name.replace("{item}", name)

    def operation_id(self, text: str) -> OperationId:
        """The parts of the id of an operation."""
        known = self._ids.get(text)
        if known is None:
            known = self._ids[text] = operation_id(text, self._id_pattern)
        return known
