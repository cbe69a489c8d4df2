"""What a profile says about the meaning of cells, sentences and ids, as one run of the inference uses it."""

from __future__ import annotations

from generator.inference.operation_ids import OperationId, operation_id
from generator.inference.sentences import Sentences
from generator.profiles.model import Profile


class Vocabulary:
    """How types are written, what sentences state, and what ids and names of bodies mean. Ids are taken apart once."""

    def __init__(self, profile: Profile) -> None:
        self.types = profile.types
        self.sentences = Sentences(profile.sentences, profile.not_names)
        self._argument_bodies = frozenset(name.lower() for name in profile.argument_bodies)
        self._id_pattern = profile.operation_id
        self._ids: dict[str, OperationId] = {}

    def names_arguments(self, body_name: str) -> bool:
        """Whether the properties of a request body of this name are the arguments of the operation."""
        return body_name.lower() in self._argument_bodies

    def operation_id(self, text: str) -> OperationId:
        """The parts of the id of an operation."""
        known = self._ids.get(text)
        if known is None:
            known = self._ids[text] = operation_id(text, self._id_pattern)
        return known
