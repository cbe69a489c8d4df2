"""From claims to types: the strongest claim decides, weaker ones refine what it leaves open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from generator.findings import Finding, rule
from generator.inference.evidence import SOURCES, Claim, EvidenceNode, TypeName, locate
from generator.inference.join import join
from generator.inference.json_kinds import in_words, json_kind
from generator.inference.known_values import known_values
from generator.inference.records import Key, Records, is_named
from generator.inference.sentences import Sentences
from generator.reference.preference import Preference
from generator.spec.types import (
    BINARY,
    BYTE,
    STRING,
    UNKNOWN,
    ListOf,
    MapOf,
    OpenEnum,
    Ref,
    Scalar,
    Type,
    Unknown,
    leaves,
)

TYPES_DISAGREE = rule(
    "T103",
    "warning",
    "A sample is not of the type that the table names",
    "The type of the table is used. If the sample is right, clients get a type that the server does not send.",
    "Correct the table, or the sample.",
)

SAMPLES_DISAGREE = rule(
    "T106",
    "warning",
    "Samples show values of different kinds",
    "No table says which is right. Numbers, strings and booleans become a union; any other mix has an unknown type.",
    "Name the type in the table.",
)


class Resolver:
    """Resolves the claims of nodes to types; a record has its key for a name."""

    def __init__(self, records: Records, sentences: Sentences, prefer: Preference) -> None:
        self._records = records
        self._sentences = sentences
        self._prefer = prefer
        self.findings: list[Finding] = []

    def resolve(self, nodes: Sequence[EvidenceNode]) -> Type:
        """The one type of all these nodes: the same property of the same model, on many pages."""
        claims = [(node, claim) for node in nodes for claim in node.claims]
        record = self._record_key(nodes)
        chosen = self._chosen_kind(claims, record is not None)
        match chosen:
            case None:
                return Ref(record) if record else UNKNOWN
            case "mixed":
                return self._mixed(nodes, claims)
            case "list":
                items = [node.item for node in nodes if node.item is not None]
                return ListOf(self.resolve(items) if items else UNKNOWN)
            case "object":
                return self._object(nodes, record)
            case _:
                type_ = self._scalar([claim for _, claim in claims if json_kind(claim) == chosen])
                is_published = any(claim.source == "reference" for _, claim in claims)
                return self._with_shown_values(nodes, type_, is_published=is_published)

    def _with_shown_values(self, nodes: Sequence[EvidenceNode], type_: Type, *, is_published: bool) -> Type:
        """A string with the values that samples show; one that a document has without values stays as it is."""
        if not self._are_properties(nodes):
            return type_
        if type_ == STRING and not is_published:
            return known_values(nodes, self._sentences)
        if isinstance(type_, OpenEnum) and is_published and self._prefer.values == "union":
            shown = known_values(nodes, self._sentences)
            further = shown.values if isinstance(shown, OpenEnum) else ()
            return OpenEnum(tuple(dict.fromkeys((*type_.values, *further))))
        return type_

    def _chosen_kind(self, claims: Sequence[tuple[EvidenceNode, Claim]], has_record: bool) -> str | None:
        """The JSON kind that the strongest claims of the newest edition agree on; claims of others are reported."""
        by_precedence: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
        for _, claim in claims:
            if (name := json_kind(claim)) is not None:
                by_precedence[claim.precedence][name] += 1
        if not by_precedence:
            return None
        votes = by_precedence[min(by_precedence)]
        if len(votes) > 1 and min(by_precedence)[1] == SOURCES.index("sample"):
            return "mixed"
        chosen = min(votes, key=lambda name: (-votes[name], name))
        if has_record and chosen != "object" and min(by_precedence)[1] > SOURCES.index("sample"):
            return "object"  # a type name in the table outweighs a bare JSON kind
        self._report(claims, chosen)
        return chosen

    def _mixed(self, nodes: Sequence[EvidenceNode], claims: Sequence[tuple[EvidenceNode, Claim]]) -> Type:
        """The type where samples show values of several kinds and no table decides: a union of scalars, or unknown."""
        best = min(claim.precedence for _, claim in claims if json_kind(claim) is not None)
        shown = [(node, claim) for node, claim in claims if claim.precedence == best]
        kinds = {json_kind(claim): (node, claim) for node, claim in reversed(shown) if json_kind(claim) is not None}
        (node, claim), *others = kinds.values()
        words = " and ".join(sorted(in_words(claim) for _, claim in kinds.values()))
        related = tuple((locate(other, at), f"here {in_words(other)}") for at, other in others)
        message = f"samples show `{node.path()}` as {words}: write the type into the table"
        self.findings.append(Finding(SAMPLES_DISAGREE, message, locate(claim, node), related))
        union: Type = UNKNOWN
        for _, claim in shown:
            if not isinstance(claim.type, (Scalar, OpenEnum)):
                return UNKNOWN
            union = join(union, claim.type)
        return union

    def _report(self, claims: Sequence[tuple[EvidenceNode, Claim]], chosen: str) -> None:
        """Report that a sample is not of the chosen kind: at the sample, or at the cell if most samples disagree."""
        for node, claim in claims:
            if claim.source != "sample" or claim.edition or json_kind(claim) in (chosen, None):
                continue
            winner = next(((p, c) for p, c in claims if json_kind(c) == chosen and c.source != "reference"), None)
            if winner is None or winner[1].source == "sample":
                continue
            text = (
                f"`{node.path()}` is documented as {in_words(winner[1])}, the sample shows {in_words(claim)}: "
                "correct one of them"
            )
            cell = locate(winner[1], winner[0])
            samples = [at for at in claims if at[1].source == "sample" and not at[1].edition]
            same = [(at, other) for at, other in samples if json_kind(other) == json_kind(claim)]
            if len(same) > sum(1 for _, other in claims if not other.edition and json_kind(other) == chosen):
                related = tuple((locate(other, at), "a sample that shows it") for at, other in same)
                self.findings.append(Finding(TYPES_DISAGREE, text, cell, related))
            else:
                related = ((cell, "the type that is used"),)
                self.findings.append(Finding(TYPES_DISAGREE, text, locate(claim, node), related))
            return

    def _record_key(self, nodes: Sequence[EvidenceNode]) -> Key | None:
        """The key of the record that these nodes are, by the number of names and shapes that say so."""
        votes: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
        for node in nodes:
            key = self._records.keys.get(node)
            if key is not None:
                shown = min((claim.edition for claim in node.claims), default=node.edition)
                votes[(shown, 0)][key] += 1
            for claim in node.claims:
                if isinstance(claim.type, TypeName) and self._records.is_reliable(claim.type.name, claim.source):
                    votes[(claim.edition, 1)][claim.type.name] += 1
        if not votes:
            return None
        best = votes[min(votes)]
        return min(best, key=lambda name: (-best[name], not is_named(name), name))

    def _object(self, nodes: Sequence[EvidenceNode], record: Key | None) -> Type:
        maps = [node for node in nodes if node in self._records.maps]
        documented_map = any(
            claim.type == "map" and (claim.edition <= 0 or claim.source == "reference")
            for node in nodes
            for claim in node.claims
        )
        if record is not None and not documented_map and not maps:
            return Ref(record)
        if maps:
            values = [inner for node in maps for inner in node.fields.values()]
            kinds = {json_kind(claim) for value in values for claim in value.claims} - {None}
            return MapOf(self.resolve(values) if len(kinds) <= 1 else UNKNOWN)
        items = [node.item for node in nodes if node.item is not None]
        return MapOf(self.resolve(items) if items else UNKNOWN) if documented_map else UNKNOWN

    def _are_properties(self, nodes: Iterable[EvidenceNode]) -> bool:
        """Whether all nodes have a name that says what they are: a body has none, and in a dictionary it is data."""
        return all(node.parent is not None and node.parent not in self._records.maps for node in nodes)

    def _scalar(self, claims: Iterable[Claim]) -> Type:
        by_precedence: dict[tuple[int, int], Type] = {}
        published: Type = UNKNOWN
        for claim in claims:
            if isinstance(claim.type, (Scalar, OpenEnum)):
                precedence = claim.precedence
                known = by_precedence.get(precedence, UNKNOWN)
                if known is not claim.type:  # as most are, one after the other
                    by_precedence[precedence] = join(known, claim.type)
                if claim.source == "reference":
                    published = join(published, claim.type)
        order = sorted(by_precedence)
        # A JSON kind leaves the format open: the next best claim of the same kind refines it.
        kind = SOURCES.index("json_kind")
        best = next((precedence for precedence in order if precedence[1] != kind), order[0])
        is_shown = best[1] == SOURCES.index("sample")
        return _with_published(by_precedence[best], published, is_shown=is_shown, values=self._prefer.values)


def _with_published(type_: Type, published: Type, *, is_shown: bool, values: str) -> Type:
    """A scalar type of the pages, with what published documents add to it: values, and formats beside mere samples."""
    match type_, published:
        case _, Unknown():
            return type_
        case OpenEnum(), OpenEnum():
            return join(type_, published) if values == "union" else published if values == "reference" else type_
        case Scalar("string"), OpenEnum():
            return published
        case _ if is_shown:  # bytes in JSON are a string like any other; a sample can tell what is no date
            return published if published in (BINARY, BYTE) else join(type_, published)
        case _:
            return type_


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
