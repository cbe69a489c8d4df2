"""This stage of the pipeline: what the pages say and the entries in, the corrected Api and all findings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.findings import Finding
from generator.http_message import is_success
from generator.inference.infer import Inference
from generator.inference.resolve import is_complete
from generator.inference.review import UnknownFact
from generator.overrides.accept import with_evidence
from generator.overrides.apply import Correction, apply
from generator.overrides.check import expired
from generator.overrides.entries import Override
from generator.overrides.evidence import Evidence, evidence_changes
from generator.overrides.export import report_lines
from generator.overrides.facts import Typed
from generator.overrides.names import new_place
from generator.overrides.places import Place, Places
from generator.overrides.rules import NAME_TAKEN


@dataclass(frozen=True, slots=True)
class Overrides:
    """The entries beside what the pages say, for the commands that work on the entries themselves."""

    correction: Correction
    evidence: Evidence

    def accepted(self, raw: bytes) -> bytes:
        """The content of the file of overrides with the hash of what the pages say in each entry."""
        hashes = {found.entry.span: self.evidence.fingerprint(found) for found in self.correction.matches}
        return with_evidence(raw, hashes)

    def report(self) -> Iterator[str]:
        """The lines of the Markdown report for the publisher of the pages."""
        return report_lines(self.evidence, self.correction.matches)


def examine(inference: Inference, entries: Sequence[Override]) -> Overrides:
    """The entries beside what the pages say."""
    return Overrides(apply(inference.api, entries), Evidence(inference))


def correct(inference: Inference, entries: Sequence[Override], today: date) -> Correction:
    """Apply the entries. `today` decides which of them have expired; the corrected Api does not depend on it."""
    correction = apply(inference.api, entries)
    findings = [*correction.findings, *expired(entries, today)]
    if entries:
        findings += evidence_changes(Evidence(inference), correction.matches)
    ordered = tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key))
    return replace(correction, findings=ordered)


def still_unknown(unknown: Iterable[UnknownFact], correction: Correction) -> tuple[UnknownFact, ...]:
    """The facts that no page settles, without those that an override settles."""
    touched = {place for found in correction.matches for place, _ in found.statements()}
    original, corrected = Places(correction.original), Places(correction.api)
    return tuple(
        fact
        for fact in unknown
        if not (places := _places(fact, original)) & touched
        or any(_is_open(corrected, new_place(place, correction.matches)) for place in places)
    )


def _places(fact: UnknownFact, original: Places) -> set[Place]:
    """The places that have the type of a fact, and those whose removal would remove it."""
    if fact.kind == "field":
        return {Place("field", fact.owner, fact.name), Place("model", fact.owner)}
    around = {Place("operation", fact.owner)}
    if fact.kind == "response":
        statuses = [response.status for response in original.operations[fact.owner].responses]
        return around | {Place("response", fact.owner, str(status)) for status in statuses if is_success(status)}
    return around | {Place("request", fact.owner), Place(fact.kind, fact.owner, fact.name)}


def _is_open(corrected: Places, place: Place) -> bool:
    try:
        part = corrected.part(place)
    except KeyError:  # dropped
        return False
    return isinstance(part, Typed) and part.type is not None and not is_complete(part.type)


def with_name_problems(correction: Correction, problems: Mapping[tuple[str, str, str], str]) -> Correction:
    """The correction with findings for names in clients that cannot be used; if there is one, nothing is applied.

    `problems` are messages by kind, owner and name of the place in the corrected Api.
    """
    findings = []
    for found in correction.matches if problems else ():
        place = new_place(found.place, correction.matches)
        for fact in found.entry.facts:
            message = problems.get((place.kind, place.owner, place.name))
            if fact.name in ("method", "argument") and message:
                findings.append(Finding(NAME_TAKEN, f"`{fact.value}` cannot be the name: {message}", fact.span))
    if not findings:
        return correction
    ordered = tuple(sorted((*correction.findings, *findings), key=lambda finding: finding.sort_key))
    return replace(correction, api=correction.original, findings=ordered)
