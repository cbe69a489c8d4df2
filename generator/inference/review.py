"""What the inferred types leave open, and what contradicts them: the findings about the result as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.findings import Finding, rule
from generator.inference.evidence import EvidenceNode, locate
from generator.inference.maps import is_odata_row
from generator.inference.models import Models
from generator.inference.observe import PageEvidence, successes
from generator.inference.resolve import TYPES_DISAGREE, is_complete
from generator.inference.sample_check import NOT_OF_THE_FORMAT, check_sample, finding_of, in_words
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


def unknown_types(api: Api, evidence: Iterable[PageEvidence], models: Models) -> list[Finding]:
    """A finding for each field, argument and body whose type no page settles."""
    return [*_unknown_fields(api, models), *_unknown_bodies(evidence, models)]


def contradictions(evidence: Sequence[PageEvidence], operations: Sequence[Operation], models: Models) -> list[Finding]:
    """Findings for evidence that the result leaves out: types without a body, and samples that are of no inferred type.

    A sample value that contradicts a table is reported once, by the finding that names the table.
    """
    reported = {finding.span for finding in models.resolver.findings if finding.rule is TYPES_DISAGREE}
    samples = (finding for finding in _samples(evidence, models) if finding.span not in reported)
    incomplete = _incomplete_requests(evidence, operations)
    unread = (finding for item in evidence for finding in item.findings)
    examples = _examples(evidence, models)
    return [*unread, *_types_without_body(evidence), *models.resolver.findings, *samples, *incomplete, *examples]


def _unknown_fields(api: Api, models: Models) -> Iterator[Finding]:
    for model in api.models:
        for f in model.fields:
            nodes = models.property_nodes[model.name][f.name]
            if not is_complete(f.type) and not any(node.item and is_odata_row(node.item) for node in nodes):
                yield _unknown(f"{model.name}.{f.name}", f.type, nodes)


def _unknown_bodies(evidence: Iterable[PageEvidence], models: Models) -> Iterator[Finding]:
    for item in evidence:
        for name, node in (*item.arguments(), *item.bodies()):
            type_ = models.type_of([node], name)
            if not is_complete(type_):
                yield _unknown(f"{item.page.id} {name or 'response'}", type_, [node])


def _unknown(name: str, type_: Type, nodes: Sequence[EvidenceNode]) -> Finding:
    node = min(nodes, key=lambda node: (node.edition, node.page.display_path, node.path()))
    span = locate(node.claims[0], node) if node.claims else node.page.span
    known = "unknown" if isinstance(type_, Unknown) else f"only known as {to_text(type_)}"
    missing, type_name = _missing_evidence(nodes)
    cause = f"`{type_name}` is named as a type, and nothing shows what it is: {missing}" if type_name else ""
    return Finding(UNKNOWN_TYPE, f"the type of `{name}` is {known}: {missing}", span, cause=cause)


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
        cause = f"the response of `{item.page.id}` has properties and no body"
        if section.body_type or section.type:
            name, span = (section.body_type, section.body_span) if section.body_type else (section.type, section.span)
            cause = f"`{name}` is the type of a response without a body"
            yield Finding(BODY_WITHOUT_CONTENT, cause, span, cause=cause)
        for row in section.rows:
            message = f"`{row.name}` is a property of a response without a body"
            yield Finding(BODY_WITHOUT_CONTENT, message, row.span, cause=cause)
        for sample in successes(item.page):
            if sample.has_json and sample.value is not None:
                yield Finding(BODY_WITHOUT_CONTENT, "a sample shows a body in a response without one", sample.span)


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
                message = f"the example of `{name}` is `{value[:40]}`, expected {expected}"
                cause = f"examples of parameters are of another format, expected {expected}"
                yield Finding(NOT_OF_THE_FORMAT, message, line.span, cause=cause)


def _samples(evidence: Iterable[PageEvidence], models: Models) -> Iterator[Finding]:
    """Every sample against its type."""
    for item in evidence:
        for name, node in item.bodies():
            type_ = models.type_of([node], name)
            if type_ == BYTE:
                continue  # as a whole body it is a file, which is sent as it is
            samples = item.page.sample_requests if node is item.request else successes(item.page)
            for sample in samples:
                if sample.has_json:
                    yield from check_sample(sample, sample.value, type_, models.models)
        samples = [sample for sample in item.page.sample_requests if sample.has_json]
        if item.form == "arguments":
            for sample in samples:
                yield from check_sample(sample, sample.value, MapOf(UNKNOWN), models.models)
        for name, node in item.arguments():
            type_ = models.type_of([node], name)
            for sample in samples:
                if isinstance(sample.value, dict):
                    yield from check_sample(sample, sample.value.get(name), type_, models.models, (name,))
