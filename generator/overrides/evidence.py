"""What the pages say at the place of an override: where, and whether it is still what was accepted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from generator.findings import Finding
from generator.inference.infer import Inference
from generator.inference.statements import SOURCE_NAMES, Statement, statements
from generator.overrides.entries import FactName
from generator.overrides.facts import FACTS
from generator.overrides.match import Match
from generator.overrides.places import Part, Place, Places
from generator.overrides.rules import EVIDENCE_CHANGED
from generator.pages.model import Row
from generator.spec.model import Model, Operation, RequestBody
from generator.spec.types import OpenEnum, leaves, to_text

_BY_TYPE: tuple[FactName, ...] = ("type", "values", "drop")
"""Facts for which it matters what each source says about the type."""


class Evidence:
    """What the pages say, by place; before any override."""

    def __init__(self, inference: Inference) -> None:
        self._models = inference.models
        self._pages = {item.page.id: item for item in inference.evidence}
        self.places = Places(inference.api)

    def part(self, place: Place) -> Part | None:
        """What the pages make of a place; None for one that they do not have."""
        try:
            return self.places.part(place)
        except KeyError:
            return None

    def statements(self, place: Place) -> tuple[Statement, ...]:
        """Every statement about a place, the strongest first."""
        if place.kind == "model":
            found = (
                Statement(first.span, "page", f"shows {len(node.fields)} properties")
                for node in self._models.members.get(place.owner, ())
                for first in statements(node.fields.values())[:1]
            )
            return tuple(sorted(found, key=lambda statement: statement.span))
        if place.kind == "field":
            return statements(self._models.property_nodes.get(place.owner, {}).get(place.name, ()))
        return self._of_operation(place)

    def _of_operation(self, place: Place) -> tuple[Statement, ...]:
        item = self._pages.get(place.owner)
        if item is None:
            return ()
        page = item.page
        match place.kind:
            case "argument":
                return statements(node for name, node in item.arguments() if name == place.name)
            case "query":
                return statements(node for node in item.query if node.name == place.name)
            case "path" | "header":
                rows = page.path_rows if place.kind == "path" else page.header_rows
                return tuple(map(_row, (row for row in rows if row.name.lower() == place.name.lower())))
            case "request" if page.body is not None:
                found = statements([item.request]) if item.form == "value" and item.request is not None else ()
                return found or (Statement(page.body.span, "page", "has a request body"),)
            case "response" if page.response is not None:
                spans = [status.span for status in page.response.statuses if str(status.code) == place.name]
                found = statements([item.response]) if item.response is not None else ()
                return found or tuple(Statement(span, "table", "has this status") for span in spans)
        return (Statement(page.span, "page", "describes the operation"),)

    def said(self, found: Match) -> dict[str, Any]:
        """What the pages say about each fact of an entry, as plain data."""
        part = self.part(found.place)
        facts: dict[str, Any] = {}
        if part is not None:
            facts |= {fact.name: _plain(fact.name, found.place, part) for fact in found.entry.facts}
        if any(fact.name in _BY_TYPE for fact in found.entry.facts):
            said = (each for each in self.statements(found.place) if each.source != SOURCE_NAMES["reference"])
            facts["sources"] = sorted({f"{each.source}: {each.text}" for each in said})
        return facts

    def _shown(self, place: Place) -> list[str]:
        """The strings that samples show for a property: known values are made of them."""
        nodes = self._models.property_nodes.get(place.owner, {}).get(place.name, ()) if place.kind == "field" else ()
        return sorted({text for node in nodes for text in node.strings})

    def fingerprint(self, found: Match) -> str:
        """A hash of what the pages say about the facts of an entry: the same as long as they say the same."""
        said = self.said(found)
        if "sources" in said:
            # The type is made from published documents too, and these are no pages; the sources are the pages' own.
            said = {name: value for name, value in said.items() if name not in ("type", "values")}
            said["shown"] = self._shown(found.place)
        text = json.dumps(said, ensure_ascii=False, sort_keys=True)
        return f"sha256:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _row(row: Row) -> Statement:
    return Statement(row.span, "table", row.type or "no type")


def _plain(name: FactName, place: Place, part: Part) -> Any:
    """What the spec says about a fact, as plain data; about what is added or dropped: the parts that there are."""
    attribute = FACTS[place.kind][name]
    if name == "values":
        return list(known_values(part))
    if name == "type" or (name == "drop" and not isinstance(part, (Model, Operation, RequestBody))):
        type_ = getattr(part, "type", None)
        return None if type_ is None else to_text(type_)
    if attribute:
        return getattr(part, attribute)
    match part:
        case Model():
            return sorted(field.name for field in part.fields)
        case RequestBody():
            return sorted(field.name for field in part.fields)
        case Operation():
            arguments = [field.name for field in part.body.fields] if part.body else []
            return sorted([*(f"{p.location} {p.name}" for p in part.parameters), *arguments])
    return None


def known_values(part: Part) -> tuple[str, ...]:
    """The values of the enumeration that the type of a part is, or holds."""
    type_ = getattr(part, "type", None)
    enumerations = [leaf for leaf in leaves(type_) if isinstance(leaf, OpenEnum)] if type_ is not None else []
    return enumerations[0].values if enumerations else ()


def evidence_changes(evidence: Evidence, matches: Iterable[Match]) -> Iterator[Finding]:
    """Findings for accepted entries whose evidence is not what it was."""
    for found in matches:
        if found.entry.evidence and found.entry.evidence != evidence.fingerprint(found):
            said = evidence.said(found)
            sources = said.pop("sources", [])
            words = [f"`{name}` is {_words(value)}" for name, value in said.items()] + sources[:5]
            now = "; ".join(words) or "nothing"
            message = f"the pages say something else about `{found.place}` than when this was accepted; now: {now}"
            related = tuple((s.span, f"{s.source}: {s.text}") for s in evidence.statements(found.place)[:3])
            yield Finding(EVIDENCE_CHANGED, message, found.entry.span, related)


def _words(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else f"`{value}`"
