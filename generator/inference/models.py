"""Models: the fields of each record, from every page that shows it.

Types that these pages leave open are filled from what a property of the same name is elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from copy import copy as shallow_copy
from dataclasses import replace

from generator import naming
from generator.inference.ambiguous_names import is_definition
from generator.inference.evidence import EvidenceNode, TypeName
from generator.inference.hierarchy import PropertyNodes, bases, share_evidence
from generator.inference.json_kinds import json_kind
from generator.inference.known_values import without_values
from generator.inference.records import Key, Records, is_named
from generator.inference.resolve import Resolver, is_complete, refine
from generator.inference.sentences import Sentences
from generator.pages.text import NO_TEXT, CleanText
from generator.reference.preference import Preference
from generator.spec.model import Model
from generator.spec.types import ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Union, references, with_references


class Models:
    """The models of one run. `type_of` gives the type of any set of nodes."""

    def __init__(
        self,
        records: Records,
        names: Mapping[Key, str],
        sentences: Sentences,
        prefer: Preference,
        stated_bases: Mapping[str, str],
    ) -> None:
        self._records = records
        self._names = names
        self._sentences = sentences
        self.resolver = Resolver(records, sentences, prefer)
        self.property_nodes: PropertyNodes = {}
        self.members = {names[key]: nodes for key, nodes in records.members.items()}
        """Model name -> every node that is this record."""
        self.ambiguous = records.ambiguous
        self.maps = records.maps
        self._row_names: dict[str, str] | None = None
        self._asked: dict[tuple[tuple[EvidenceNode, ...], str], Type] = {}
        self.models: dict[str, Model] = {}
        self._inferred = self.models
        self._other_names: Mapping[str, str] = {}
        for key in sorted(records.members, key=lambda key: names[key]):
            self.property_nodes[names[key]] = _properties(records.members[key], records.omitted)
        self.bases = bases(self.property_nodes)
        """Model name -> name of the model that it extends."""
        share_evidence(self.property_nodes, self.bases)
        known = self.property_nodes.keys()
        self.stated_bases = {name: base for name, base in stated_bases.items() if {name, base} <= known}
        """The same, where the page of a model names the one that it extends."""
        for name in self.property_nodes:
            self._add(name)
        # A model that is named after a property is no evidence for other properties of that name.
        self._stated = {
            names[key] for key, nodes in records.members.items() if not _is_named_after_property(key, nodes, names[key])
        }
        self._property_types = PropertyTypes(self.models.values())
        for name, model in self.models.items():
            nodes = self.property_nodes[name]
            holder = self.bases.get(name, name)
            fields = tuple(replace(f, type=self._filled(f.name, f.type, nodes[f.name], holder)) for f in model.fields)
            self.models[name] = replace(model, fields=fields)

    def type_of(self, nodes: Sequence[EvidenceNode], name: str = "") -> Type:
        """The one type of all these nodes; `name` is the property or parameter that has it."""
        asked = (tuple(nodes), name)
        if asked not in self._asked:
            self._asked[asked] = self._filled(name, self._renamed(self.resolver.resolve(nodes)), nodes)
        return with_references(self._asked[asked], self._other_names) if self._other_names else self._asked[asked]

    def renamed(self, names: Mapping[str, str]) -> Models:
        """The same models under other names: name -> new name. What follows from the names as inferred stays."""
        if not names:
            return self
        new = shallow_copy(self)
        new._other_names = names
        new.members = {names.get(name, name): nodes for name, nodes in self.members.items()}
        new.property_nodes = {names.get(name, name): nodes for name, nodes in self.property_nodes.items()}
        new.bases = {names.get(name, name): names.get(base, base) for name, base in self.bases.items()}
        new.models = {
            names.get(name, name): replace(
                model,
                name=names.get(name, name),
                fields=tuple(replace(f, type=with_references(f.type, names)) for f in model.fields),
            )
            for name, model in self.models.items()
        }
        return new

    def _add(self, name: str) -> None:
        fields = tuple(
            self._sentences.field(property_name, self._renamed(self.resolver.resolve(nodes)), best_text(nodes))
            for property_name, nodes in self.property_nodes[name].items()
        )
        self.models[name] = Model(name, fields)

    def _renamed(self, type_: Type) -> Type:
        match type_:
            case Ref(key):
                return Ref(self._names.get(key, naming.pascal(key)))
            case ListOf(inner):
                return ListOf(self._renamed(inner))
            case MapOf(inner):
                return MapOf(self._renamed(inner))
            case Union(options):
                return Union(tuple(self._renamed(option) for option in options))
            case _:
                return type_

    def _filled(self, name: str, type_: Type, nodes: Sequence[EvidenceNode], holder: str = "") -> Type:
        """The type, its unknown parts filled from what the name means elsewhere, where the samples leave room."""
        if is_complete(type_):
            return type_
        found = self._property_types.of(name, type_, lambda other: self._admits(nodes, other))
        return refine(type_, found if found != type_ else self._namesake(name, type_, nodes, holder))

    def _namesake(self, name: str, known: Type, nodes: Sequence[EvidenceNode], holder: str) -> Type:
        """The model that is named like the property, where a table, a sentence or an id names that model.

        `Owner` is an Owner, and `Owners` a list of them, where something else says that it is no scalar. So is the
        model that its own rows call an Owner. What samples show as an object is a BoatType if it is the `Type` of a
        Boat; or, if it is an `Owner`, the one model that starts with `OwnerId` and has more properties of such a name.
        A claim of another name outweighs all this.
        """
        claimed = {other for node in nodes for other in node.claimed_names()}
        one, is_claimed = naming.singular(name), any(node.claims for node in nodes)
        candidates: list[tuple[str, Type]] = []
        if is_claimed and claimed <= {name}:
            candidates += [(name, Ref(name)), (one, ListOf(Ref(one)))]
            if other := self._called_by_rows().get(one):
                candidates.append((other, ListOf(Ref(other))))
        if len(claimed) == 1 and not claimed & self.ambiguous:
            candidates += [(other, Ref(other)) for other in claimed]
        nulls = self._records.nulls_are_objects
        if holder and not claimed and any(node.is_shown_empty or (nulls and node.is_shown_null) for node in nodes):
            compound = holder + naming.pascal(name)
            candidates += [(model, Ref(model)) for model in (compound, self._known_by(name)) if model]
        for called, type_ in candidates:
            if called in self._stated and _fits(known, type_) and self._admits(nodes, type_):
                return type_
        return known

    def _called_by_rows(self) -> dict[str, str]:
        """The models by what their own rows call them; of several, the one whose name the others only add to."""
        if self._row_names is None:
            found: dict[str, set[str]] = defaultdict(set)
            for model in self._inferred.values():
                for f in model.fields:
                    if called := self._sentences.holder(f.description):
                        found[called].add(model.name)
            shortest = {called: min(models, key=lambda name: (len(name), name)) for called, models in found.items()}
            self._row_names = {
                called: name
                for called, name in shortest.items()
                if called not in self._inferred and all(other.endswith(name) for other in found[called])
            }
        return self._row_names

    def _known_by(self, name: str) -> str | None:
        """The one model that has `BoatId` for its first property and two more such names, for the name `Boat`."""
        start = name.lower()
        found = []
        for model in self._inferred.values():
            names = [f.name.lower() for f in model.fields]
            if names[:1] == [f"{start}id"] and sum(other.startswith(start) for other in names) >= 3:
                found.append(model.name)
        return found[0] if len(found) == 1 else None

    def _admits(self, nodes: Iterable[EvidenceNode], type_: Type) -> bool:
        """Whether the evidence admits a type.

        `{}` in a sample, or a type name, is a record or a dictionary; null is no scalar where scalars are never null.
        """
        for node in nodes:
            is_object = node.is_shown_empty or any(isinstance(claim.type, TypeName) for claim in node.claims)
            kinds = {json_kind(claim) for claim in node.claims if claim.source == "sample"}
            if len(kinds) > 1 or (is_object and not isinstance(type_, (Ref, MapOf))):
                return False
            if node.is_shown_null and self._records.nulls_are_objects and isinstance(type_, (Scalar, OpenEnum)):
                return False
            if node.item is not None and isinstance(type_, ListOf) and not self._admits([node.item], type_.item):
                return False
        return True


def _is_named_after_property(key: Key, nodes: Iterable[EvidenceNode], name: str) -> bool:
    if is_named(key):
        return False  # a table names it
    properties = {node.property_name() for node in nodes}
    return any(name in (naming.pascal(held), naming.pascal(naming.singular(held))) for held in properties)


def _properties(members: Sequence[EvidenceNode], omitted: Set[str]) -> dict[str, list[EvidenceNode]]:
    """Every node of each property that the newest edition shows, in the order of the pages that show most.

    Where the newest edition shows no more than requests, the properties that these leave out are those of older ones.
    """
    newest = min(newest_edition(node) for node in members)
    current = [node for node in members if newest_edition(node) == newest]
    if not any(map(shows_whole, current)):
        current += [node for node in members if is_definition(node)]
    properties: dict[str, list[EvidenceNode]] = {}
    for node in sorted(current, key=lambda node: (-len(node.fields), node.page.id, node.path())):
        for name in node.fields:
            properties.setdefault(name, [])
    if all(node.is_sent() for node in current):
        for node in members:
            for name in sorted(omitted & node.fields.keys()):
                properties.setdefault(name, [])
    for node in members:
        for name, inner in node.fields.items():
            if name in properties:
                properties[name].append(inner)
    return properties


def shows_whole(record: EvidenceNode) -> bool:
    """Whether a page shows all properties of a record: in a table or in a response. Requests leave out some."""
    root = record
    while root.parent is not None:
        root = root.parent
    return root.name == "response" or any(c.type == "record" and c.source == "documented" for c in record.claims)


def newest_edition(node: EvidenceNode) -> int:
    """The newest edition that names properties of a record."""
    return min((inner.edition for inner in node.fields.values()), default=node.edition)


def best_text(nodes: Iterable[EvidenceNode]) -> CleanText:
    """The description that most pages give, of the newest edition that gives one."""
    votes: dict[int, Counter[CleanText]] = defaultdict(Counter)
    for node in nodes:
        for text, _ in node.texts[:1]:
            votes[node.edition][text] += 1
    if not votes:
        return NO_TEXT
    best = votes[min(votes)]
    return min(best, key=lambda text: (-best[text], text))


class PropertyTypes:
    """The types of properties by name, for properties whose own type the pages leave open."""

    def __init__(self, models: Iterable[Model]) -> None:
        self._by_name: dict[str, Counter[Type]] = defaultdict(Counter)
        self._by_last_word: dict[str, Counter[Type]] = defaultdict(Counter)
        for model in models:
            for f in model.fields:
                if is_complete(f.type):
                    type_ = without_values(f.type)
                    self._by_name[f.name.lower()][type_] += 1
                    if (words := naming.words(f.name)) and not list(references(type_)):
                        self._by_last_word[words[-1]][type_] += 1

    def of(self, name: str, known: Type, admits: Callable[[Type], bool] = lambda _: True) -> Type:
        """The type that nearly all properties of this name (or with this last word) have, where it fits what is known.

        One model alone is too little evidence.
        """
        words = naming.words(name)
        for votes, least in (
            (self._by_name.get(name.lower()), 2),
            (self._by_last_word.get(words[-1]) if words else None, 5),
        ):
            fitting = Counter({t: n for t, n in (votes or {}).items() if _fits(known, t) and admits(t)})
            if not fitting:
                continue
            type_, count = min(fitting.items(), key=lambda item: (-item[1], str(item[0])))
            if count >= least and count >= 0.8 * sum(fitting.values()):
                return type_
        return known


def _fits(known: Type, other: Type) -> bool:
    match known, other:
        case (ListOf(a), ListOf(b)) | (MapOf(a), MapOf(b)):
            return _fits(a, b)
        case (ListOf(), _) | (MapOf(), _):
            return False
        case _:
            return True
