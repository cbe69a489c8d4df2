"""The evidence of one page about its request body, its response and its query parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.findings import Span
from generator.http_message import has_response_body, header, media_type, status_of
from generator.inference.cells import read_cell, read_scalar
from generator.inference.evidence import EvidenceNode, TypeName, add_sample
from generator.inference.vocabulary import Vocabulary
from generator.pages.model import BodySection, Page, ResponseSection, Row, SampleMessage
from generator.spec.types import BINARY, INT32, STRING, OpenEnum, Scalar

_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$.]*\Z")
BodyForm = Literal["arguments", "value", "patch"]


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """The evidence of one page. `form` says what the request body is."""

    page: Page
    form: BodyForm | None
    request: EvidenceNode | None
    response: EvidenceNode | None
    query: tuple[EvidenceNode, ...]

    @property
    def body_name(self) -> str:
        """The name that the page gives to the request body; a body is typed like a property of that name."""
        return self.page.body.name if self.page.body else ""

    def arguments(self) -> Iterator[tuple[str, EvidenceNode]]:
        """Name and node of each argument, for a request body that is a set of arguments."""
        if self.form == "arguments" and self.request is not None:
            yield from self.request.fields.items()

    def bodies(self) -> Iterator[tuple[str, EvidenceNode]]:
        """Name and node of each body that is one value; the name of a response is blank."""
        if self.form == "value" and self.request is not None:
            yield self.body_name, self.request
        if self.response is not None:
            yield "", self.response


def observe(page: Page, vocabulary: Vocabulary, edition: int = 0) -> PageEvidence:
    """Read the evidence of a page."""
    form = body_form(page, vocabulary)
    request = _request(page, page.body, vocabulary, edition) if page.body and form != "patch" else None
    response = (
        _response(page, page.response, vocabulary, edition) if page.response and has_body(page.response) else None
    )
    query = tuple(_query(page, row, vocabulary, edition) for row in page.query_rows)
    return PageEvidence(page, form, request, response, query)


def body_form(page: Page, vocabulary: Vocabulary) -> BodyForm | None:
    """What the request body is, from its name, its description and its table; None for a page without one.

    A set of arguments has a description that lists its properties, or a name that says so; a JSON Patch document
    (RFC 6902) has a table of `op`, `path` and `value`.
    """
    body = page.body
    if body is None:
        return None
    names = {row.name.lower() for row in body.rows}
    if page.method == "PATCH" and {"op", "path", "value"} <= names:
        return "patch"
    listed = {name.lower() for name in listed_names(body)}
    if names:
        return "arguments" if listed == names or vocabulary.names_arguments(body.name) else "value"
    return "arguments" if len(listed) > 1 and vocabulary.names_arguments(body.name) else "value"


def listed_names(body: BodySection) -> list[str]:
    """The properties that a description consists of (`BoatId, UpdateMode`); none for any other text."""
    names = [name.strip() for name in body.description.split(",")]
    return names if all(_NAME.match(name) for name in names) else []


def has_body(section: ResponseSection) -> bool:
    """Whether any documented success carries one, or none is documented."""
    codes = [status.code for status in section.statuses if 200 <= status.code < 300]
    return not codes or any(map(has_response_body, codes))


def _request(page: Page, body: BodySection, vocabulary: Vocabulary, edition: int) -> EvidenceNode:
    node = EvidenceNode(page, "request", edition)
    if body.description:
        node.texts.append((body.description, body.span))
        _read_description(node, body.description, body.span, vocabulary)
    samples = [sample for sample in page.sample_requests if sample.has_json]
    if any(read_scalar(word, vocabulary.types) == BINARY for word in (body.name, *body.note.split())):
        node.claim(BINARY, "documented", body.span)
        return node
    if body.note:
        _read_type(node, body.note.split()[0], body.span, vocabulary)
    is_list = any(isinstance(sample.value, list) for sample in samples)
    if body.rows:
        _read_rows(node.items() if is_list else node, body.rows, vocabulary)
        if is_list:
            node.claim("list", "sample", samples[0])
        else:
            node.claim("record", "documented", body.span)
    if not body.rows and vocabulary.names_arguments(body.name):
        for name in listed_names(body):
            node.field(name)
    _samples(node, samples)
    return node


def _response(page: Page, section: ResponseSection, vocabulary: Vocabulary, edition: int) -> EvidenceNode:
    node = EvidenceNode(page, "response", edition)
    if section.description:
        node.texts.append((section.description, section.span))
    if page.prose.summary and page.prose.span:
        node.texts.append((page.prose.summary, page.prose.span))
    heading = (section.body_type or section.type).strip()
    # The properties of an `object` in a heading are in the table below; without one it may be a record or a dictionary.
    if heading == "object":
        node.claim("object", "json_kind", section.body_span)
    else:
        _read_type(node, heading, section.body_span, vocabulary)
    is_list = heading.lower() == "array"
    if section.rows:
        _read_rows(node.items() if is_list else node, section.rows, vocabulary)
        (node.items() if is_list else node).claim("record", "documented", section.rows[0].span)
    if section.description:
        _read_description(node, section.description, section.span, vocabulary)
    _samples(node, [sample for sample in successes(page) if sample.has_json])
    for sample in successes(page):
        if _is_bytes(sample):
            node.claim(BINARY, "sample", sample)
    return node


def successes(page: Page) -> list[SampleMessage]:
    """The sample responses with a status from 200 to 299."""
    return [sample for sample in page.sample_responses if 200 <= (status_of(sample.message.start) or 0) < 300]


def _is_bytes(sample: SampleMessage) -> bool:
    """A body whose media type is neither JSON nor text of any kind (RFC 9110, section 8.3)."""
    stated = media_type(header(sample.message.headers, "content-type"))
    texts = ("json", "xml", "text", "form")
    return bool(stated) and sample.message.body is not None and not any(word in stated for word in texts)


def _samples(node: EvidenceNode, samples: list[SampleMessage]) -> None:
    for sample in samples:
        add_sample(sample.value, node, sample)


def _read_rows(node: EvidenceNode, rows: tuple[Row, ...], vocabulary: Vocabulary) -> None:
    for row in rows:
        inner = node.field(row.name)
        _read_type(inner, row.type, row.span, vocabulary)
        if row.description:
            inner.texts.append((row.description, row.span))
            _read_description(inner, row.description, row.span, vocabulary)


def _read_description(node: EvidenceNode, text: str, span: Span, vocabulary: Vocabulary) -> None:
    """Add the type that a description states, where no stronger claim is of a scalar or a dictionary."""
    if any(isinstance(claim.type, (Scalar, OpenEnum)) or claim.type == "map" for claim in node.claims):
        return
    if vocabulary.sentences.states("map", text):
        node.claim("map", "sentence", span)
        return
    is_list = node.is_claimed("list")
    if name := vocabulary.sentences.stated_type(text):
        (node.items() if is_list else node).claim(TypeName(name), "sentence", span)


def _read_type(node: EvidenceNode, text: str, span: Span, vocabulary: Vocabulary) -> None:
    cell = read_cell(text, vocabulary.types)
    if cell is None:
        return
    types, source = cell
    for depth, type_ in enumerate(types):
        (node.items() if depth else node).claim(type_, source, span)


def _query(page: Page, row: Row, vocabulary: Vocabulary, edition: int) -> EvidenceNode:
    """The node of a query parameter. Its examples tell numbers from other texts in a list, and nothing else."""
    node = EvidenceNode(page, row.name, edition)
    _read_type(node, row.type, row.span, vocabulary)
    if node.is_claimed("list"):
        for name, value in page.query_examples:
            if name == row.name and value:
                numeric = all(part.strip().lstrip("-").isdigit() for part in value.split(","))
                node.items().claim(INT32 if numeric else STRING, "documented", row.span)
    if row.description:
        node.texts.append((row.description, row.span))
    return node
