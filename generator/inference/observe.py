"""One page to its places: everything that it says about its request body and its section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.findings import Span
from generator.http_message import has_response_body, header, media_type, status_of
from generator.inference.cells import read_cell, read_scalar
from generator.inference.evidence import EvidenceNode, Named, show
from generator.inference.vocabulary import Vocabulary
from generator.pages.model import BodySection, Page, ResponseSection, Row, SampleMessage
from generator.spec.types import BINARY, INT32, STRING, OpenEnum, Scalar

_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$.]*\Z")
BodyForm = Literal["arguments", "value", "patch"]


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """The places of one page. `form` says how the request body is to be understood."""

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
        """The named arguments of a request, if that is what it is made of."""
        if self.form == "arguments" and self.request is not None:
            yield from self.request.fields.items()

    def bodies(self) -> Iterator[tuple[str, EvidenceNode]]:
        """The bodies that are one value, with the names that they go by; the response has none."""
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
    """A bag of arguments has a sentence that lists its properties; a patch is a table of `op`, `path`, `value`."""
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
    """The properties that the sentence lists (`AppointmentId, UpdateMode`); none for any other text."""
    names = [name.strip() for name in body.description.split(",")]
    return names if all(_NAME.match(name) for name in names) else []


def has_body(section: ResponseSection) -> bool:
    """Whether any documented success carries one, or none is documented."""
    codes = [status.code for status in section.statuses if 200 <= status.code < 300]
    return not codes or any(map(has_response_body, codes))


def _request(page: Page, body: BodySection, vocabulary: Vocabulary, edition: int) -> EvidenceNode:
    place = EvidenceNode(page, "request", edition)
    if body.description:
        place.texts.append((body.description, body.span))
        _describe(place, body.description, body.span, vocabulary)
    samples = [sample for sample in page.sample_requests if sample.has_json]
    if any(read_scalar(word, vocabulary.types) == BINARY for word in (body.name, *body.note.split())):
        place.says(BINARY, "declared", body.span)
        return place
    if body.note:
        _declare(place, body.note.split()[0], body.span, vocabulary)
    is_list = any(isinstance(sample.value, list) for sample in samples)
    if body.rows:
        _rows(place.items() if is_list else place, body.rows, vocabulary)
        if is_list:
            place.says("list", "shown", samples[0])
        else:
            place.says("record", "declared", body.span)
    if not body.rows and vocabulary.names_arguments(body.name):
        for name in listed_names(body):
            place.field(name)
    _samples(place, samples)
    return place


def _response(page: Page, section: ResponseSection, vocabulary: Vocabulary, edition: int) -> EvidenceNode:
    place = EvidenceNode(page, "response", edition)
    if section.description:
        place.texts.append((section.description, section.span))
    if page.prose.summary and page.prose.span:
        place.texts.append((page.prose.summary, page.prose.span))
    heading = (section.body_type or section.type).strip()
    # `object` in a heading is what a table under it spells out; alone it may be anything with properties.
    if heading == "object":
        place.says("object", "kind", section.body_span)
    else:
        _declare(place, heading, section.body_span, vocabulary)
    is_list = heading.lower() == "array"
    if section.rows:
        _rows(place.items() if is_list else place, section.rows, vocabulary)
        (place.items() if is_list else place).says("record", "declared", section.rows[0].span)
    if section.description:
        _describe(place, section.description, section.span, vocabulary)
    _samples(place, [sample for sample in successes(page) if sample.has_json])
    for sample in successes(page):
        if _is_bytes(sample):
            place.says(BINARY, "shown", sample)
    return place


def successes(page: Page) -> list[SampleMessage]:
    """The sample responses with a status from 200 to 299."""
    return [sample for sample in page.sample_responses if 200 <= (status_of(sample.message.start) or 0) < 300]


def _is_bytes(sample: SampleMessage) -> bool:
    """A body whose media type is neither JSON nor text of any kind (RFC 9110, section 8.3)."""
    stated = media_type(header(sample.message.headers, "content-type"))
    texts = ("json", "xml", "text", "form")
    return bool(stated) and sample.message.body is not None and not any(word in stated for word in texts)


def _samples(place: EvidenceNode, samples: list[SampleMessage]) -> None:
    for sample in samples:
        show(sample.value, place, sample)


def _rows(place: EvidenceNode, rows: tuple[Row, ...], vocabulary: Vocabulary) -> None:
    for row in rows:
        inner = place.field(row.name)
        _declare(inner, row.type, row.span, vocabulary)
        if row.description:
            inner.texts.append((row.description, row.span))
            _describe(inner, row.description, row.span, vocabulary)


def _describe(place: EvidenceNode, text: str, span: Span, vocabulary: Vocabulary) -> None:
    """A sentence that says outright what the thing is an object of names its type, if nothing stronger does."""
    if any(isinstance(claim.says, (Scalar, OpenEnum)) or claim.says == "map" for claim in place.claims):
        return
    if vocabulary.sentences.states("map", text):
        place.says("map", "sentence", span)
        return
    is_list = any(claim.says == "list" for claim in place.claims)
    if name := vocabulary.sentences.stated_type(text):
        (place.items() if is_list else place).says(Named(name), "sentence", span)


def _declare(place: EvidenceNode, text: str, span: Span, vocabulary: Vocabulary) -> None:
    cell = read_cell(text, vocabulary.types)
    if cell is None:
        return
    claims, strength = cell
    for depth, says in enumerate(claims):
        (place.items() if depth else place).says(says, strength, span)


def _query(page: Page, row: Row, vocabulary: Vocabulary, edition: int) -> EvidenceNode:
    """A query parameter. The examples are text, so of a list they show the items' look and nothing else."""
    place = EvidenceNode(page, row.name, edition)
    _declare(place, row.type, row.span, vocabulary)
    if any(claim.says == "list" for claim in place.claims):
        for name, value in page.query_examples:
            if name == row.name and value:
                numeric = all(part.strip().lstrip("-").isdigit() for part in value.split(","))
                place.items().says(INT32 if numeric else STRING, "declared", row.span)
    if row.description:
        place.texts.append((row.description, row.span))
    return place
