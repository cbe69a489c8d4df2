"""From claims to one type a place: the strongest claim decides what it is, weaker ones fill in what it leaves open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from generator.findings import Finding, rule
from generator.inference.evidence import STRENGTHS, Claim, EvidenceNode, Named, locate
from generator.inference.join import join
from generator.inference.records import Key, Records, is_named
from generator.spec.types import UNKNOWN, ListOf, MapOf, OpenEnum, Ref, Scalar, Type, Unknown, leaves, to_text

TYPES_DISAGREE = rule(
    "T103",
    "warning",
    "A sample is not of the type that the table names",
    "The table is believed. If the sample is right, clients get a type that the server does not send.",
    "Correct the table, or the sample.",
)

SAMPLES_DISAGREE = rule(
    "T106",
    "warning",
    "Samples show values of different kinds",
    "No table says which is right. Numbers, texts and truth values become a union; anything else is left open.",
    "Name the type in the table.",
)

_FAMILY_OF_JSON = {"integer": "number", "number": "number", "string": "string", "boolean": "bool"}


def family(claim: Claim) -> str | None:
    """The kind of JSON value that a claim is about; None for one that is only a name."""
    match claim.says:
        case Scalar() as scalar:
            return _FAMILY_OF_JSON[scalar.json_type]
        case OpenEnum():
            return "string"
        case Named():
            return None
        case "map" | "record" | "object":
            return "object"
        case _:
            return "list"


class Resolver:
    """Resolves places to types. `names` turns record keys into model names."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self.findings: list[Finding] = []

    def resolve(self, places: Sequence[EvidenceNode]) -> Type:
        """The type of what all these places are: the same property of the same model, on many pages."""
        claims = [(place, claim) for place in places for claim in place.claims]
        named = self._named(places)
        chosen = self._family(claims, named is not None)
        match chosen:
            case None:
                return Ref(named) if named else UNKNOWN
            case "mixed":
                return self._mixed(places, claims)
            case "list":
                items = [place.item for place in places if place.item is not None]
                return ListOf(self.resolve(items) if items else UNKNOWN)
            case "object":
                return self._object(places, named)
            case _:
                return self._scalar([claim for _, claim in claims if family(claim) == chosen])

    def _family(self, claims: Sequence[tuple[EvidenceNode, Claim]], has_name: bool) -> str | None:
        """What the strongest claims of the newest edition agree on; the others are reported."""
        ranked: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
        for _, claim in claims:
            if (name := family(claim)) is not None:
                ranked[claim.rank][name] += 1
        if not ranked:
            return None
        votes = ranked[min(ranked)]
        if len(votes) > 1 and min(ranked)[1] == STRENGTHS.index("shown"):
            return "mixed"
        chosen = min(votes, key=lambda name: (-votes[name], name))
        if has_name and chosen != "object" and min(ranked)[1] > STRENGTHS.index("shown"):
            return "object"  # a type name in the table outweighs a bare JSON kind
        self._report(claims, chosen)
        return chosen

    def _mixed(self, places: Sequence[EvidenceNode], claims: Sequence[tuple[EvidenceNode, Claim]]) -> Type:
        """Samples that show different kinds of values, and no table to decide: scalars make a union, others nothing."""
        best = min(claim.rank for _, claim in claims if family(claim) is not None)
        shown = [(place, claim) for place, claim in claims if claim.rank == best]
        kinds = {family(claim): (place, claim) for place, claim in reversed(shown) if family(claim) is not None}
        (place, claim), *others = kinds.values()
        words = " and ".join(sorted(_words(claim) for _, claim in kinds.values()))
        related = tuple((locate(other, at), f"here {_words(other)}") for at, other in others)
        message = f"samples show `{place.path()}` as {words}"
        self.findings.append(Finding(SAMPLES_DISAGREE, message, locate(claim, place), related))
        union: Type = UNKNOWN
        for _, claim in shown:
            if not isinstance(claim.says, (Scalar, OpenEnum)):
                return UNKNOWN
            union = join(union, claim.says)
        return union

    def _report(self, claims: Sequence[tuple[EvidenceNode, Claim]], chosen: str) -> None:
        for place, claim in claims:
            if claim.strength != "shown" or claim.edition or family(claim) in (chosen, None):
                continue
            winner = next(((p, c) for p, c in claims if family(c) == chosen), None)
            if winner is None or winner[1].strength == "shown":
                continue
            text = f"`{place.path()}` is documented as {_words(winner[1])}, the sample shows {_words(claim)}"
            related = ((locate(winner[1], winner[0]), "what is believed"),)
            self.findings.append(Finding(TYPES_DISAGREE, text, locate(claim, place), related))
            return

    def _named(self, places: Sequence[EvidenceNode]) -> Key | None:
        """The model that declared names or shown shapes make of these places, by weight."""
        votes: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
        for place in places:
            key = self._records.keys.get(place)
            if key is not None:
                shown = min((claim.edition for claim in place.claims), default=place.edition)
                votes[(shown, 0)][key] += 1
            for claim in place.claims:
                if isinstance(claim.says, Named) and claim.says.name in self._records.names:
                    votes[(claim.edition, 1)][claim.says.name] += 1
        if not votes:
            return None
        best = votes[min(votes)]
        return min(best, key=lambda name: (-best[name], not is_named(name), name))

    def _object(self, places: Sequence[EvidenceNode], named: Key | None) -> Type:
        maps = [place for place in places if place in self._records.maps]
        declared_map = any(claim.says == "map" and claim.edition == 0 for place in places for claim in place.claims)
        if named is not None and not declared_map and not maps:
            return Ref(named)
        if maps:
            values = [inner for place in maps for inner in place.fields.values()]
            kinds = {family(claim) for value in values for claim in value.claims} - {None}
            return MapOf(self.resolve(values) if len(kinds) <= 1 else UNKNOWN)
        if named is not None and not declared_map:
            return Ref(named)
        return MapOf(UNKNOWN) if declared_map else UNKNOWN

    @staticmethod
    def _scalar(claims: Iterable[Claim]) -> Type:
        ranked: dict[tuple[int, int], Type] = {}
        for claim in claims:
            if isinstance(claim.says, (Scalar, OpenEnum)):
                rank = claim.rank
                ranked[rank] = join(ranked.get(rank, UNKNOWN), claim.says)
        order = sorted(ranked)
        # A bare JSON kind says nothing about the format: the next best claim of the same family refines it.
        kind = STRENGTHS.index("kind")
        precise = next((ranked[rank] for rank in order if rank[1] != kind), None)
        return precise if precise is not None else ranked[order[0]]


def _words(claim: Claim) -> str:
    if isinstance(claim.says, (Scalar, OpenEnum)):
        return to_text(claim.says)
    if isinstance(claim.says, Named):
        return claim.says.name
    return "an object" if claim.says == "object" else f"a {claim.says}"


def refine(type_: Type, other: Type) -> Type:
    """`type_` with its unknown parts filled from `other`, where the two agree on everything around them."""
    match type_, other:
        case (Unknown(), _):
            return other
        case (ListOf(a), ListOf(b)):
            return ListOf(refine(a, b))
        case (MapOf(a), MapOf(b)):
            return MapOf(refine(a, b))
        case _:
            return type_


def is_complete(type_: Type) -> bool:
    """Whether no part of a type is unknown."""
    return not any(isinstance(leaf, Unknown) for leaf in leaves(type_))
