"""The evidence of one page about its request body, its response and its query parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.findings import Finding
from generator.http_message import has_response_body, header, is_success, media_type, status_of
from generator.inference.cell_claims import CellReader
from generator.inference.cells import read_scalar
from generator.inference.evidence import EvidenceNode, TypeName, add_sample
from generator.inference.vocabulary import Vocabulary
from generator.pages.model import BodySection, Page, ResponseSection, Row, SampleMessage, StatedType
from generator.spec.types import BINARY, INT32, STRING

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
    findings: tuple[Finding, ...] = ()

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
    observer = _Observer(page, vocabulary, edition)
    form = body_form(page, vocabulary)
    request = observer.request(page.body, form) if page.body and form and form != "patch" else None
    response = observer.response(page.response) if page.response and has_body(page.response) else None
    query = tuple(map(observer.query, page.query_rows))
    return PageEvidence(page, form, request, response, query, tuple(observer.findings))


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
    if section.is_empty:
        return False
    codes = [status.code for status in section.statuses if is_success(status.code)]
    return not codes or any(map(has_response_body, codes))


class _Observer:
    """Makes the evidence nodes of one page."""

    def __init__(self, page: Page, vocabulary: Vocabulary, edition: int) -> None:
        self._page = page
        self._vocabulary = vocabulary
        self._edition = edition
        self._cells = CellReader(vocabulary)

    @property
    def findings(self) -> list[Finding]:
        """What the page says and no claim takes up."""
        return self._cells.findings

    def request(self, body: BodySection, form: BodyForm) -> EvidenceNode:
        """The node of the request body."""
        node = EvidenceNode(self._page, "request", self._edition)
        if body.description:
            node.texts.append((body.description, body.span))
            self._cells.description(node, body.description, body.span)
        if self._page.sent and form == "value":
            self._stated(node, self._page.sent)
        samples = [sample for sample in self._page.sample_requests if sample.has_json]
        words = body.note.split()
        if any(read_scalar(word, self._vocabulary.types) == BINARY for word in (body.name, *words)):
            node.claim(BINARY, "documented", body.span)
            return node
        if words:
            self._cells.type(node, words[0], body.span)
            self._cells.leave_out(" ".join(words[1:]), body.span)
        # Arguments have names; a list of them has none.
        lists = [sample for sample in samples if isinstance(sample.value, list)] if form == "value" else []
        if body.rows:
            self._cells.rows(node.items() if lists else node, body.rows)
            if lists:
                node.claim("list", "sample", lists[0])
            else:
                node.claim("record", "documented", body.span)
        if not body.rows and self._vocabulary.names_arguments(body.name):
            for name in listed_names(body):
                node.field(name)
        for sample in samples:
            add_sample(sample.value, node, sample, self._vocabulary.type_names)
        return node

    def response(self, section: ResponseSection) -> EvidenceNode:
        """The node of the response body."""
        node = EvidenceNode(self._page, "response", self._edition)
        if section.description:
            node.texts.append((section.description, section.span))
        if self._page.prose.summary and self._page.prose.span:
            node.texts.append((self._page.prose.summary, self._page.prose.span))
        if self._page.answered:
            self._stated(node, self._page.answered)
        elif section.is_redirect:
            node.claim(BINARY, "documented", section.span)
        heading = (section.body_type or section.type).strip()
        # The properties of an `object` in a heading are in the table below; without a table it may be a dictionary.
        if heading == "object":
            node.claim("object", "json_kind", section.body_span)
        else:
            self._cells.type(node, heading, section.body_span)
        if section.type.strip().lower() != heading.lower():
            self._cells.leave_out(section.type, section.span)
        is_list = heading.lower() == "array"
        if section.rows:
            self._cells.rows(node.items() if is_list else node, section.rows)
            (node.items() if is_list else node).claim("record", "documented", section.rows[0].span)
        if section.description:
            self._cells.description(node, section.description, section.span)
        for sample in (*section.values, *successes(self._page)):
            if sample.has_json:
                add_sample(sample.value, node, sample, self._vocabulary.type_names)
        for sample in successes(self._page):
            if _is_bytes(sample):
                node.claim(BINARY, "sample", sample)
        return node

    def _stated(self, node: EvidenceNode, stated: StatedType) -> None:
        """Add the type that an annotation states; a list stands in the envelope of the profile, if that has one."""
        envelope = self._vocabulary.envelope
        if not stated.is_list:
            self._cells.type(node, stated.text, stated.span)
            return
        if envelope.rows:
            node.claim(TypeName(self._vocabulary.envelope_name(stated.text)), "documented", stated.span)
            node.claim("record", "documented", stated.span)
            node.field(envelope.next).claim(STRING, "documented", stated.span)
            node = node.field(envelope.rows)
        node.claim("list", "documented", stated.span)
        self._cells.type(node.items(), stated.text, stated.span)

    def query(self, row: Row) -> EvidenceNode:
        """The node of a query parameter. Its examples tell numbers from other texts in a list, and nothing else."""
        node = EvidenceNode(self._page, row.name, self._edition)
        self._cells.type(node, row.type, row.span)
        if node.is_claimed("list"):
            for name, value in self._page.query_examples:
                if name == row.name and value:
                    numeric = all(part.strip().lstrip("-").isdigit() for part in value.split(","))
                    node.items().claim(INT32 if numeric else STRING, "documented", row.span)
        if row.description:
            node.texts.append((row.description, row.span))
        return node


def successes(page: Page) -> list[SampleMessage]:
    """The sample responses with a status from 200 to 299."""
    return [sample for sample in page.sample_responses if is_success(status_of(sample.message.start) or 0)]


def _is_bytes(sample: SampleMessage) -> bool:
    """A body whose media type is neither JSON nor text of any kind (RFC 9110, section 8.3)."""
    stated = media_type(header(sample.message.headers, "content-type"))
    texts = ("json", "xml", "text", "form")
    return bool(stated) and sample.message.body is not None and not any(word in stated for word in texts)
