"""Rules that make the name of an operation shorter: each takes its words and proposes fewer or plainer ones.

`method_names` follows a proposal where no other operation of the group has the name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import digits
from typing import TypeAlias

from generator import naming
from generator.spec.model import Api, Group, Operation, Section
from generator.views.python.verbs import returns_list

Words: TypeAlias = tuple[str, ...]

LONGEST = 40
"""Characters of a name above which the rules for long names apply."""

_CONJUNCTIONS = frozenset(("and", "or"))
_VERBS = frozenset(("are", "has", "have", "is", "was"))
_PREPOSITIONS = frozenset(
    ("as", "at", "by", "for", "from", "in", "into", "of", "on", "per", "to", "under", "using", "via", "with", "without")
)
_FUNCTION_WORDS = _CONJUNCTIONS | _VERBS | _PREPOSITIONS
"""Words that relate others to each other: a noun ends before them."""
_DETERMINERS = frozenset(("all", "default"))
"""What stands between a verb and its object: `get all boats`."""
_ABBREVIATIONS = {"configuration": "config", "information": "info", "parameters": "params"}
"""For names that are too long."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An operation whose name is made shorter, with what is known of it."""

    api: Api
    group: Group
    section: Section
    operation: Operation

    @property
    def is_direct(self) -> bool:
        """Whether the client itself has the group: then method and path follow the conventions of HTTP."""
        return not self.section.attribute

    @property
    def only_reads(self) -> bool:
        """Whether the operation certainly stores nothing: a GET, or a POST that may be repeated."""
        return self.operation.method == "GET" or (self.operation.method == "POST" and self.operation.is_repeatable)


Rule: TypeAlias = Callable[[Subject, Words], Words]


def usual_verb(subject: Subject, words: Words) -> Words:
    """The verb that a Python programmer expects: `put_photo` -> `update_photo`.

    Only where the method of the request makes it certain. `get_all` is `list` where the response is a list, and
    `create_default` is `default` where nothing is created, since `create` stands for what is stored.
    """
    method = subject.operation.method
    match words:
        case ("create", "default", *rest) if subject.only_reads:
            return ("default", *rest)
        case ("put", *rest) if subject.is_direct and method == "PUT":
            return ("update", *rest)
        case ("post", *rest) if subject.is_direct and method == "POST":
            return ("create", *rest)
        case ("get", "all", *rest) if subject.is_direct and method == "GET":
            return ("list", *rest) if returns_list(subject.api, subject.operation) else words
    return words


def without_noun(subject: Subject, words: Words) -> Words:
    """The noun of the section left out behind what it stands for: `get_boat_item` -> `get_boat` among items."""
    noun = tuple(naming.words(subject.section.noun))
    for at in range(2, len(words)) if subject.is_direct else ():
        if words[at : at + len(noun)] == noun and words[at - 1] not in _FUNCTION_WORDS:
            return words[:at] + words[at + len(noun) :]
    return words


def without_group(subject: Subject, words: Words) -> Words:
    """The name of the group left out where it is the object of the verb: `get_boat_crew` -> `get_crew` on `boat`."""
    for name in _group_names(subject):
        for at in _objects(words):
            rest = words[at + len(name) :]
            hangs_in_the_air = rest and rest[0] in _CONJUNCTIONS | _VERBS
            if _is_same(words[at : at + len(name)], name) and not hangs_in_the_air:
                return words[:at] + rest
    return words


def plainer(subject: Subject, words: Words) -> Words:
    """Usual abbreviations; no `new` behind `create`; no name of the group before a noun."""
    if words[:2] == ("create", "new"):
        words = ("create", *words[2:])
    return _without_group_before_a_noun(subject, tuple(map(_abbreviated, words)))


def without_modifiers(subject: Subject, words: Words) -> Words:
    """As many words as fit of each phrase, the last one first: `sort_by_boat_name` -> `sort_by_name`."""
    phrases = _phrases(plainer(subject, words))
    for index in range(len(phrases) - 1, 0, -1):
        preposition, *nouns = phrases[index]
        while len("_".join(_joined(phrases))) > LONGEST and len(nouns) > 1 and not _CONJUNCTIONS & {*nouns}:
            del nouns[0]
            phrases[index] = (preposition, *nouns)
    return _joined(phrases)


def without_first_phrase(subject: Subject, words: Words) -> Words:
    """The first of several phrases left out: `moor_boat_at_pier_with_lines` -> `moor_boat_with_lines`."""
    head, *phrases = _phrases(plainer(subject, words))
    return without_modifiers(subject, _joined([head, *phrases[1:]])) if len(phrases) > 1 else words


def without_arguments(subject: Subject, words: Words) -> Words:
    """The last phrase left out if the arguments say it: `find_by_name_and_rank(name, rank)` -> `find`."""
    said = {*_singular(naming.words(subject.group.name)), *_argument_words(subject.operation)}
    *before, last = _phrases(plainer(subject, words))
    is_said = all(word in _FUNCTION_WORDS or naming.singular(word.rstrip(digits)) in said for word in last)
    return _joined(before, last) if before and is_said else words


def without_last_phrase(subject: Subject, words: Words) -> Words:
    """The last phrase left out: `moor_boat_with_own_lines` -> `moor_boat`.

    Not where another operation begins with `moor_boat` too, unless it begins with all of `moor_boat_with_own_lines`.
    """
    *before, last = _phrases(plainer(subject, words))
    own, *others = _documented(subject)
    beginning = own[: -len(last)]
    is_only_one = all(other[: len(beginning)] != beginning or other[: len(own)] == own for other in others)
    return _joined(before, last) if before and is_only_one else words


RULES: tuple[Rule, ...] = (usual_verb, without_noun, without_group)
"""Each is applied to what the one before it leaves."""
RULES_FOR_LONG_NAMES: tuple[Rule, ...] = (
    *(plainer, without_modifiers, without_first_phrase),
    *(without_arguments, without_last_phrase),
)
"""The first counts that makes the name short enough, applied to what `RULES` leave."""


def _abbreviated(word: str) -> str:
    stem = word.rstrip(digits)
    return _ABBREVIATIONS.get(stem, stem) + word[len(stem) :]


def _phrases(words: Words) -> list[Words]:
    """The words up to the first preposition; then each preposition with what belongs to it."""
    starts = [0, *(at for at, word in enumerate(words) if at and word in _PREPOSITIONS), len(words)]
    return [words[start:end] for start, end in pairwise(starts)]


def _joined(phrases: Sequence[Words], left_out: Words = ("",)) -> Words:
    """The words of phrases, with the number of a last one that is left out: `find_by_name2` is the second `find`."""
    words = tuple(word for phrase in phrases for word in phrase)
    number = left_out[-1][len(left_out[-1].rstrip(digits)) :]
    return (*words[:-1], words[-1] + number) if words else words


def _objects(words: Words) -> Iterator[int]:
    """Where the object of the verb can begin: behind `get`, `get_all`, `create_or_update`."""
    yield 1
    if words[1:2] and words[1] in _DETERMINERS:
        yield 2
    if words[1:2] and words[1] in _CONJUNCTIONS:
        yield 3


def _group_names(subject: Subject) -> Iterator[Words]:
    """The name of the group; then what it begins with, where that is all that a segment of the path says.

    A group `BoatList` below `/List/Boat` holds boats.
    """
    name = tuple(naming.words(subject.group.name))
    segments = [_singular(naming.words(part)) for part in subject.operation.path.split("/")]
    yield name
    for length in range(len(name) - 1, 0, -1):
        if _singular(name[:length]) in segments:
            yield name[:length]


def _without_group_before_a_noun(subject: Subject, words: Words) -> Words:
    """What the name of the group begins with left out before a noun: `make_new_boat_crew` -> `make_new_crew`."""
    group = tuple(naming.words(subject.group.name))
    end = next((at for at, word in enumerate(words) if word in _FUNCTION_WORDS), len(words))
    for length in range(len(group), 0, -1):
        for at in range(1, end - length):
            if _is_same(words[at : at + length], group[:length]):
                return words[:at] + words[at + length :]
    return words


def _is_same(words: Words, name: Words) -> bool:
    """Whether words are a name, as it is or in the singular. The plural of a name says more: `get_boats` on `boat`."""
    return words in (name, _singular(name), (*name[:-1], *_singular(name[-1:])))


def _documented(subject: Subject) -> Iterator[Words]:
    """The words of the operation, and of the others in its group, as they are documented."""
    own = subject.operation
    for operation in (own, *(other for other in subject.group.operations if other is not own)):
        yield tuple(naming.words(operation.name_in_group))


def _argument_words(operation: Operation) -> Words:
    names = [parameter.name for parameter in operation.parameters]
    names += [field.name for field in operation.body.fields] if operation.body else []
    return _singular([word for name in names for word in naming.words(name)])


def _singular(words: Sequence[str]) -> Words:
    return tuple(map(naming.singular, words))
