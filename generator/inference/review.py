"""What the inferred types leave open, and what contradicts them: the findings about the result as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.findings import Finding, Span, rule
from generator.inference.evidence import EvidenceNode, locate
from generator.inference.maps import is_odata_row
from generator.inference.models import Models
from generator.inference.observe import PageEvidence, successes
from generator.inference.resolve import TYPES_DISAGREE, is_complete
from generator.inference.sample_check import NOT_OF_THE_FORMAT, check_sample, finding_of, in_words
from generator.pages.model import SampleMessage
from generator.spec.conformance import Misfit, typed
from generator.spec.model import Api, Operation
from generator.spec.types import BYTE, UNKNOWN, MapOf, Scalar, Type, Unknown, to_text

UNKNOWN_TYPE = rule(
    "T110",
    "info",
    "A type is unknown",
    "No page has evidence of the type, so the outputs accept any JSON value here.",
    "Show a value that is not null, `{}` or `[]` in one sample, name the type in one table, or pass an older edition "
    "that does with `--evidence`.",
)
BODY_WITHOUT_CONTENT = rule(
    "T105",
    "info",
    "Content is documented for a response without a body",
    "A 204 has no content (RFC 9110, section 15.3.5); most likely what is documented belongs to another page.",
    "Remove what is documented, or correct the status.",
)


@dataclass(frozen=True, slots=True)
class UnknownFact:
    """A part of the API whose type no page settles. `kind` is `field`, `argument`, `request` or `response`."""

    kind: Literal["field", "argument", "request", "response"]
    owner: str
    """The model or the operation id."""
    name: str
    """The part's own name; empty for a body."""
    finding: Finding


def unknown_types(api: Api, evidence: Iterable[PageEvidence], models: Models) -> list[UnknownFact]:
    """Each field, argument and body whose type no page settles."""
    return [*_unknown_fields(api, models), *_unknown_bodies(evidence, models)]


def contradictions(evidence: Sequence[PageEvidence], operations: Sequence[Operation], models: Models) -> list[Finding]:
    """Findings for evidence that the result leaves out: types without a body, and samples that are of no inferred type.

    A sample value that contradicts a table is reported once, by the finding that names the table.
    """
    disagreements = [finding for finding in models.resolver.findings if finding.rule is TYPES_DISAGREE]
    reported = {place for each in disagreements for place in (each.span, *(span for span, _ in each.related))}
    samples = (finding for finding in _samples(evidence, models) if finding.span not in reported)
    incomplete = _incomplete_requests(evidence, operations)
    unread = (finding for item in evidence for finding in item.findings)
    examples = _examples(evidence, models)
    return [*unread, *_types_without_body(evidence), *models.resolver.findings, *samples, *incomplete, *examples]


def is_open(type_: Type, nodes: Iterable[EvidenceNode]) -> bool:
    """Whether a part of the type of these nodes is unknown. Rows of OData hold whatever was selected, by design."""
    return not is_complete(type_) and not any(node.item and is_odata_row(node.item) for node in nodes)


def _unknown_fields(api: Api, models: Models) -> Iterator[UnknownFact]:
    for model in api.models:
        for f in model.fields:
            nodes = models.property_nodes[model.name][f.name]
            if is_open(f.type, nodes):
                finding = _unknown(f"{model.name}.{f.name}", f.type, nodes)
                yield UnknownFact("field", model.name, f.name, finding)


def _unknown_bodies(evidence: Iterable[PageEvidence], models: Models) -> Iterator[UnknownFact]:
    for item in evidence:
        id_ = item.page.id
        for name, node in item.arguments():
            type_ = models.type_of([node], name)
            if not is_complete(type_):
                finding = _unknown(f"{id_}.request.{name}", type_, [node])
                yield UnknownFact("argument", id_, name, finding)
        for name, node in item.bodies():
            type_ = models.type_of([node], name)
            if not is_complete(type_):
                kind: Literal["request", "response"] = "request" if node is item.request else "response"
                yield UnknownFact(kind, id_, "", _unknown(f"{id_}.{kind}", type_, [node]))


def _unknown(name: str, type_: Type, nodes: Sequence[EvidenceNode]) -> Finding:
    node = min(nodes, key=lambda node: (node.edition, node.page.display_path, node.path()))
    known = "unknown" if isinstance(type_, Unknown) else f"only known as {to_text(type_)}"
    missing, type_name = _missing_evidence(nodes)
    cause = f"`{type_name}` is named as a type, and nothing shows what it is: {missing}" if type_name else ""
    return Finding(UNKNOWN_TYPE, f"the type of `{name}` is {known}: {missing}", _place(node), cause=cause)


def _place(node: EvidenceNode) -> Span:
    """Where the type of a node would stand: its claim, its row, or the heading of its body."""
    if node.claims:
        return locate(node.claims[0], node)
    page = node.page
    section = page.body if node.is_sent() or node.name == "request" else page.response
    if section is None:
        return page.span
    if node.parent is None:
        return section.span
    return next((row.span for row in section.rows if row.name == node.name), section.span)


def _missing_evidence(nodes: Sequence[EvidenceNode]) -> tuple[str, str]:
    """The evidence that would make the type known, and the name of the type, where all that is known is a name."""
    names = sorted({name for node in nodes for name in node.claimed_names()})
    if any(node.is_shown_empty or (node.item is not None and node.item.is_shown_empty) for node in nodes):
        return "show its properties in a sample instead of `{}`", ""
    if names:
        return f"show a sample that is not null, or correct the type name `{names[0]}`", names[0]
    return "name it in the table, or show a sample that is neither null nor empty", ""


def _types_without_body(evidence: Iterable[PageEvidence]) -> Iterator[Finding]:
    for item in evidence:
        section = item.page.response
        if section is None or item.response is not None:
            continue
        cause = f"the response of `{item.page.id}` has properties and no body: remove them, or correct the status"
        if section.body_type or section.type:
            name, span = (section.body_type, section.body_span) if section.body_type else (section.type, section.span)
            cause = f"`{name}` is the type of a response without a body: remove it, or correct the status"
            yield Finding(BODY_WITHOUT_CONTENT, cause, span, cause=cause)
        for row in section.rows:
            message = f"`{row.name}` is a property of a response without a body: remove it, or correct the status"
            yield Finding(BODY_WITHOUT_CONTENT, message, row.span, cause=cause)
        for sample in successes(item.page):
            if sample.has_json and sample.value is not None:
                yield Finding(
                    BODY_WITHOUT_CONTENT,
                    "a sample shows a body in a response without one: remove it, or correct the status",
                    sample.span,
                )


def _incomplete_requests(evidence: Iterable[PageEvidence], operations: Iterable[Operation]) -> Iterator[Finding]:
    """Every sample of a request that lacks a required argument."""
    for item, operation in zip(evidence, operations, strict=True):
        if operation.body and operation.body.form == "arguments":
            required = [f for f in operation.body.fields if f.required]
            for sample in item.page.sample_requests:
                missing = [f for f in required if f.name not in sample.value] if isinstance(sample.value, dict) else []
                yield from (finding_of(Misfit((), "missing", f.name, to_text(f.type)), sample) for f in missing)


def _examples(evidence: Iterable[PageEvidence], models: Models) -> Iterator[Finding]:
    """Every example of a query parameter against its type."""
    for item in evidence:
        types = {node.name: models.type_of([node], node.name) for node in item.query}
        for name, value in item.page.query_examples:
            type_ = types[name]
            if isinstance(type_, Scalar) and not typed(value, type_)[0]:
                line = next(line for line in item.page.query_lines if line.text.endswith(f"{name}={value}"))
                expected = in_words(type_.name)
                message = f"the example of `{name}` is `{value[:40]}`: write {expected}"
                cause = f"examples of parameters are of another format: write {expected}"
                yield Finding(NOT_OF_THE_FORMAT, message, line.span, cause=cause)


def _samples(evidence: Iterable[PageEvidence], models: Models) -> Iterator[Finding]:
    """Every sample against its type."""
    for item in evidence:
        for _, findings in checked_samples(item, models):
            yield from findings


def checked_samples(item: PageEvidence, models: Models) -> Iterator[tuple[SampleMessage, tuple[Finding, ...]]]:
    """Each JSON sample of a page that has an inferred type, with a finding for each place that is not of that type.

    One of a set of arguments is checked as a whole and argument by argument.
    """
    for name, node in item.bodies():
        type_ = models.type_of([node], name)
        if type_ == BYTE:
            continue  # as a whole body it is a file, which is sent as it is
        for sample in item.page.sample_requests if node is item.request else successes(item.page):
            if sample.has_json:
                yield sample, tuple(check_sample(sample, sample.value, type_, models.models))
    if item.form != "arguments":
        return
    types = [(name, models.type_of([node], name)) for name, node in item.arguments()]
    for sample in item.page.sample_requests:
        if sample.has_json:
            findings = list(check_sample(sample, sample.value, MapOf(UNKNOWN), models.models))
            for name, type_ in types if isinstance(sample.value, dict) else ():
                findings += check_sample(sample, sample.value.get(name), type_, models.models, (name,))
            yield sample, tuple(findings)
