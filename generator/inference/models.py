"""Models: the fields of each record, from every page that shows it.

Types that these pages leave open are filled from what a property of the same name is elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace

from generator import naming
from generator.inference.evidence import EvidenceNode, Named
from generator.inference.records import Key, Records, is_named
from generator.inference.resolve import Resolver, family, is_complete, refine
from generator.inference.sentences import Sentences
from generator.pages.text import NO_TEXT, CleanText
from generator.spec.model import Model
from generator.spec.types import ListOf, MapOf, Ref, Type, Union, references


class Models:
    """The models of one run. `type_of` resolves any set of places against them."""

    def __init__(self, records: Records, names: Mapping[Key, str], sentences: Sentences) -> None:
        self._records = records
        self._names = names
        self._sentences = sentences
        self.resolver = Resolver(records)
        self.places: dict[str, dict[str, list[EvidenceNode]]] = {}
        """Model name -> property -> every place that is this property: what `explain` prints."""
        self.members = {names[key]: places for key, places in records.members.items()}
        """Model name -> every place that is this record."""
        self.leaked = records.leaked
        self._asked: dict[tuple[tuple[EvidenceNode, ...], str], Type] = {}
        self.models: dict[str, Model] = {}
        for key in sorted(records.members, key=lambda key: names[key]):
            self._add(names[key], records.members[key])
        # A model that got its name from a property says nothing about other properties of that name.
        stated = {
            names[key]
            for key, places in records.members.items()
            if not _is_named_after_property(key, places, names[key])
        }
        self._by_name = Consensus(self.models.values(), stated)
        for name, model in self.models.items():
            places = self.places[name]
            fields = tuple(replace(f, type=self._filled(f.name, f.type, places[f.name])) for f in model.fields)
            self.models[name] = replace(model, fields=fields)

    def type_of(self, places: Sequence[EvidenceNode], name: str = "") -> Type:
        """The type of what all the places are; `name` is the property or parameter that holds it."""
        asked = (tuple(places), name)
        if asked not in self._asked:
            self._asked[asked] = self._filled(name, self._renamed(self.resolver.resolve(places)), places)
        return self._asked[asked]

    def _add(self, name: str, members: Sequence[EvidenceNode]) -> None:
        newest = min(place_edition(place) for place in members)
        current = [place for place in members if place_edition(place) == newest]
        order = sorted(current, key=lambda place: (-len(place.fields), place.page.id, place.path()))
        properties: dict[str, list[EvidenceNode]] = {}
        for place in order:
            for property_name in place.fields:
                properties.setdefault(property_name, [])
        for place in members:
            for property_name, inner in place.fields.items():
                if property_name in properties:
                    properties[property_name].append(inner)
        self.places[name] = properties
        fields = tuple(
            self._sentences.field(property_name, self._renamed(self.resolver.resolve(places)), best_text(places))
            for property_name, places in properties.items()
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

    def _filled(self, name: str, type_: Type, places: Sequence[EvidenceNode]) -> Type:
        """The type, its unknown parts filled from what the name means elsewhere, where the samples leave room."""
        if is_complete(type_):
            return type_
        return refine(type_, self._by_name.of(name, type_, lambda other: _admits(places, other)))


def _is_named_after_property(key: Key, places: Iterable[EvidenceNode], name: str) -> bool:
    if is_named(key):
        return False  # a table names it
    properties = {place.property_name() for place in places}
    return any(name in (naming.pascal(held), naming.pascal(naming.singular(held))) for held in properties)


def place_edition(place: EvidenceNode) -> int:
    """The newest edition that shows the properties of a record."""
    return min(inner.edition for inner in place.fields.values())


def best_text(places: Iterable[EvidenceNode]) -> CleanText:
    """The description that most pages give, of the newest edition that gives one."""
    votes: dict[int, Counter[CleanText]] = defaultdict(Counter)
    for place in places:
        for text, _ in place.texts[:1]:
            votes[place.edition][text] += 1
    if not votes:
        return NO_TEXT
    best = votes[min(votes)]
    return min(best, key=lambda text: (-best[text], text))


class Consensus:
    """What a property of a given name is wherever its type is known. Used only where a page leaves the type open."""

    def __init__(self, models: Iterable[Model], stated: Set[str]) -> None:
        self._stated = stated
        self._whole: dict[str, Counter[Type]] = defaultdict(Counter)
        self._last_word: dict[str, Counter[Type]] = defaultdict(Counter)
        for model in models:
            for f in model.fields:
                if is_complete(f.type):
                    self._whole[f.name.lower()][f.type] += 1
                    if (words := naming.words(f.name)) and not list(references(f.type)):
                        self._last_word[words[-1]][f.type] += 1

    def of(self, name: str, known: Type, admits: Callable[[Type], bool] = lambda _: True) -> Type:
        """The type that fits what is known, if nearly all properties of this name (or with this last word) have it.

        One model alone is no consensus. A property that is called as a table, a sentence or an id calls a model is
        taken for that model.
        """
        words = naming.words(name)
        for votes, least in (
            (self._whole.get(name.lower()), 2),
            (self._last_word.get(words[-1]) if words else None, 5),
        ):
            fitting = Counter({t: n for t, n in (votes or {}).items() if _fits(known, t) and admits(t)})
            if not fitting:
                continue
            type_, count = min(fitting.items(), key=lambda item: (-item[1], str(item[0])))
            if count >= least and count >= 0.8 * sum(fitting.values()):
                return type_
        for called, type_ in ((name, Ref(name)), (naming.singular(name), ListOf(Ref(naming.singular(name))))):
            if called in self._stated and _fits(known, type_) and admits(type_):
                return type_
        return known


def _admits(places: Iterable[EvidenceNode], type_: Type) -> bool:
    """Whether the pages leave room for a type: `{}` in a sample, or a name in a table, is an object of some kind."""
    for place in places:
        is_object = place.is_cut_short or any(isinstance(claim.says, Named) for claim in place.claims)
        shown = {family(claim) for claim in place.claims if claim.strength == "shown"}
        if len(shown) > 1 or (is_object and not isinstance(type_, (Ref, MapOf))):
            return False
        if place.item is not None and isinstance(type_, ListOf) and not _admits([place.item], type_.item):
            return False
    return True


def _fits(known: Type, other: Type) -> bool:
    match known, other:
        case (ListOf(a), ListOf(b)) | (MapOf(a), MapOf(b)):
            return _fits(a, b)
        case (ListOf(), _) | (MapOf(), _):
            return False
        case _:
            return True
