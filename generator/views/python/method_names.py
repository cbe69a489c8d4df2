"""The names of the methods of a group: one for each operation, and the one that it replaces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from generator import naming
from generator.spec.model import Api, Group
from generator.views.python.short_names import LONGEST, RULES, RULES_FOR_LONG_NAMES, Rule, Subject, Words
from generator.views.python.verbs import VERBS, verbs


@dataclass(frozen=True, slots=True)
class MethodNames:
    """The names of the methods of a group."""

    preferred: Mapping[str, str]
    """Operation id -> the name of its method."""
    replaced: Mapping[str, str]
    """Operation id -> the name that its method would have by its id alone, where that is another one."""
    verbs: Mapping[str, str]
    """Verb -> id of the operation that does it, in groups that the client itself has: see `verbs.verbs`."""


def spec_names(group: Group) -> Iterator[tuple[str, str]]:
    """The name that the spec gives to the method of each operation, and the one that follows from its own name."""
    return ((operation.client_name, naming.snake(operation.name_in_group)) for operation in group.operations)


def method_names(api: Api, group: Group, reserved: Collection[str]) -> MethodNames:
    """Choose a name for each operation of a group; `reserved` are those that no method may have.

    It is the name that the spec gives; else the verb that method and path say; else what the rules of `short_names`
    leave of the documented name. No operation gets a name that another one has in the documentation. Where a rule gives
    one name to several operations, all of them keep what they had before it: the order of operations decides nothing.
    """
    own_names = naming.unique_beside(spec_names(group), reserved)
    documented = {operation.id: name for operation, name in zip(group.operations, own_names, strict=True)}
    section = api.section_of(group)
    verb_ids = {} if section.attribute else verbs(api, group)
    # What is called by a verb already keeps it.
    verb_ids = {verb: id_ for verb, id_ in verb_ids.items() if documented[id_] not in VERBS or documented[id_] == verb}
    given = {operation.id for operation in group.operations if operation.client_name}
    names = _Names(dict(documented), reserved)
    done = {*given, *names.adopt({id_: (verb,) for verb, id_ in verb_ids.items() if id_ not in given})}
    subjects = {o.id: Subject(api, group, section, o) for o in group.operations if o.id not in done}
    words = {id_: tuple(naming.words(subject.operation.name_in_group)) for id_, subject in subjects.items()}
    for rule in RULES:
        words.update(names.adopt(_proposals(rule, subjects, words)))
    for rule in RULES_FOR_LONG_NAMES:
        long = {id_: found for id_, found in words.items() if len(names.by_id[id_]) > LONGEST}
        found = _proposals(rule, subjects, long)
        names.adopt({id_: shorter for id_, shorter in found.items() if len("_".join(shorter)) <= LONGEST})
    by_ids = naming.unique((name for _, name in spec_names(group)), reserved)
    former = {
        o.id: name if o.id in given else documented[o.id] for o, name in zip(group.operations, by_ids, strict=True)
    }
    former |= {id_: verb for verb, id_ in verb_ids.items() if id_ in given}
    taken = {*names.by_id.values()}
    return MethodNames(names.by_id, {id_: name for id_, name in former.items() if name not in taken}, verb_ids)


def _proposals(rule: Rule, subjects: Mapping[str, Subject], words: Mapping[str, Words]) -> dict[str, Words]:
    """What a rule makes of the names of operations, where it changes them."""
    proposals = {id_: rule(subjects[id_], found) for id_, found in words.items()}
    return {id_: found for id_, found in proposals.items() if found != words[id_]}


@dataclass(slots=True)
class _Names:
    """The names of the methods of a group while rules change them."""

    by_id: dict[str, str]
    reserved: Collection[str]
    owner: dict[str, str] = field(init=False)
    """Every name that an operation has or had -> its id."""

    def __post_init__(self) -> None:
        self.owner = {name: id_ for id_, name in self.by_id.items()}

    def adopt(self, proposals: Mapping[str, Words]) -> dict[str, Words]:
        """Give operations the proposed names, and return the proposals that could be followed."""
        wanted = {id_: "_".join(words) for id_, words in proposals.items()}
        count = Counter(wanted.values())
        followed = {id_: name for id_, name in wanted.items() if count[name] == 1 and self._is_free(name, id_)}
        self.by_id.update(followed)
        self.owner.update({name: id_ for id_, name in followed.items()})
        return {id_: proposals[id_] for id_ in followed}

    def _is_free(self, name: str, id_: str) -> bool:
        return name == naming.snake(name) and name not in self.reserved and self.owner.get(name, id_) == id_
