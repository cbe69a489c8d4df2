"""What a description states: facts about a field, types, and names for types."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.profiles.sentences import Fact, Flag, Sentence
from generator.spec.model import Field
from generator.spec.types import Scalar, Type

_REST_OF_SENTENCE = re.compile(r"[^.]*(?:\.(?=\S)[^.]*)*")


class Sentences:
    """The sentences of a profile, by the fact that each states. `not_names` are words that name no type."""

    def __init__(self, sentences: Sequence[Sentence], not_names: Collection[str] = ()) -> None:
        self._stating: dict[Fact, list[Sentence]] = {}
        self._denying: dict[Fact, list[Sentence]] = {}
        self._not_names = frozenset(not_names)
        self._holders: dict[str, str | None] = {}
        self._names: dict[str, tuple[tuple[str, int], ...]] = {}
        for sentence in sentences:
            if sentence.states:
                self._stating.setdefault(sentence.states, []).append(sentence)
            elif sentence.denies:
                self._denying.setdefault(sentence.denies, []).append(sentence)
        self._naming = [*self._stating.get("type", ()), *self._stating.get("name", ())]
        self._removed = [re.compile(rf"(?:{s.pattern.pattern})\s*", s.pattern.flags) for s in sentences if s.remove]

    def states(self, fact: Flag, text: str) -> bool:
        """Whether a description states a fact and does not deny it."""
        return self._statement(fact, text) is not None

    def denies(self, fact: Flag, text: str) -> bool:
        """Whether a description denies a fact."""
        return any(sentence.pattern.search(text) for sentence in self._denying.get(fact, ()))

    def deprecation(self, text: str) -> str | None:
        """What stands behind the statement that something is deprecated; None for a text that does not state it."""
        found = self._statement("deprecated", text)
        return " ".join(text[found.end() :].split()) if found else None

    def field(self, name: str, type_: Type, text: str) -> Field:
        """A field, with the facts that its description states. The sentences stay in the description, marks do not."""
        deprecation = self._statement("deprecated", text)
        reason = _REST_OF_SENTENCE.match(text, deprecation.end()) if deprecation else None
        return Field(
            name=name,
            type=type_,
            description=self.without_marks(text),
            required=self.states("required", text),
            read_only=self.states("read_only", text),
            write_only=self.states("write_only", text),
            primary_key=self.states("primary_key", text),
            last_modified=self.states("last_modified", text),
            deprecated=" ".join(reason[0].split()) if reason else None,
            extensions=tuple(dict(self._extensions(text)).items()),
        )

    def without_marks(self, text: str) -> str:
        """The description without the marks that the facts make superfluous."""
        for pattern in self._removed:
            text = pattern.sub("", text)
        return text.strip()

    def names(self, text: str) -> tuple[tuple[str, int], ...]:
        """Names that a description claims for the type of what it describes, each with its greatest weight."""
        known = self._names.get(text)
        if known is None:
            best: dict[str, int] = {}
            for sentence in self._naming:
                for m in sentence.pattern.finditer(text):
                    if m["name"] not in self._not_names:
                        name = _full_name(m)
                        best[name] = max(best.get(name, 0), sentence.weight)
            known = self._names[text] = tuple(sorted(best.items()))
        return known

    def holder(self, text: str) -> str | None:
        """The name of the record that a property belongs to: "The name of the BoatRow"; None where none is stated."""
        if text not in self._holders:
            self._holders[text] = self._only_name(self._stating.get("holder", ()), text)
        return self._holders[text]

    def stated_items(self, text: str) -> Scalar | str | None:
        """What a list or a dictionary holds, as a description states it: a scalar type, or the name of a type."""
        found: set[Scalar | str] = set()
        for sentence in self._stating.get("items", ()):
            for m in sentence.pattern.finditer(text):
                found.add(Scalar(sentence.items) if sentence.items else _full_name(m))
        found -= self._not_names
        return found.pop() if len(found) == 1 else None

    def stated_type(self, text: str) -> str | None:
        """The name of the one type that a description states; None where it states none or several."""
        return self._only_name(self._stating.get("type", ()), text)

    def _only_name(self, sentences: Iterable[Sentence], text: str) -> str | None:
        found = {
            _full_name(m)
            for sentence in sentences
            for m in sentence.pattern.finditer(text)
            if m["name"] not in self._not_names
        }
        return found.pop() if len(found) == 1 else None

    def _statement(self, fact: Flag, text: str) -> re.Match[str] | None:
        stated = (sentence.pattern.search(text) for sentence in self._stating.get(fact, ()))
        found = next((m for m in stated if m), None)
        return None if found and self.denies(fact, text) else found

    def _extensions(self, text: str) -> Iterator[tuple[str, str]]:
        for sentence in self._stating.get("extension", ()):
            if m := sentence.pattern.search(text):
                yield sentence.extension, m["value"]


def _full_name(m: re.Match[str]) -> str:
    """`Boat with Links added` names a `BoatWithLinks`."""
    extra = m.groupdict().get("extra")
    return f"{m['name']}With{extra}" if extra else str(m["name"])
