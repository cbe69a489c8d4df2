"""Pages to operations: the parts of a page that are not types go over as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.findings import Finding, rule
from generator.http_message import TRANSPORT_HEADERS, has_response_body, is_success, is_token, variables
from generator.inference.cell_claims import unread_type
from generator.inference.cells import read_cell
from generator.inference.models import Models, best_text
from generator.inference.observe import PageEvidence
from generator.inference.security import headers_of, requirements_of
from generator.inference.vocabulary import Vocabulary
from generator.pages.model import BodySection, Page, ResponseSection, Row
from generator.pages.tables import REPEATED_ROW
from generator.profiles.annotated import Scopes
from generator.profiles.api import Security
from generator.spec.model import (
    Field,
    Operation,
    Parameter,
    ParameterIn,
    RequestBody,
    Response,
    Sample,
    default_name,
)
from generator.spec.types import BINARY, STRING, UNKNOWN, OpenEnum, Scalar, Type

UNDOCUMENTED_PART = rule(
    "P120",
    "warning",
    "A path parameter is in no table",
    "The path has a variable that no table describes. The parameter is generated as a required string.",
    "Add a row to the table of path parameters.",
)
NO_SUCH_PART = rule(
    "P121",
    "warning",
    "The table of path parameters names one that the path does not have",
    "The parameter has no place in the request, so it is left out.",
    "Correct the name in the table or in the request line.",
)

BAD_HEADER = rule(
    "P122",
    "warning",
    "A request header has a name that no header can have",
    "A header name is a token (RFC 9110, section 5.1): letters, digits and a few marks. The parameter is left out.",
    "Correct the name.",
)

NOT_SCALAR = rule(
    "T108",
    "warning",
    "A path parameter, a header or a property of a patch has a type that is no scalar",
    "The value is text in a path or a header, so a record, a list or a dictionary has no form there. It is a string.",
    "Name a scalar type in the table.",
)

_MEDIA = re.compile(r"`([A-Za-z0-9!#$&^_.+*-]+/[A-Za-z0-9!#$&^_.+*-]+)`")


class OperationBuilder:
    """Makes operations of pages, with the types that the models give. `findings` are about what is left out."""

    def __init__(self, models: Models, vocabulary: Vocabulary, security: Security, scopes: Scopes) -> None:
        self._models = models
        self._vocabulary = vocabulary
        self._types = vocabulary.types
        self._sentences = vocabulary.sentences
        self._security = security
        self._scopes = scopes
        self.findings: list[Finding] = []

    def operation(self, evidence: PageEvidence) -> Operation:
        """The operation of a page."""
        page = evidence.page
        name = self._vocabulary.operation_id(page.id).name
        return Operation(
            id=page.id,
            method=page.method,
            path=page.path_template,
            page=page.path,
            summary=page.prose.summary,
            description=page.prose.description,
            deprecated=self._sentences.deprecation(page.prose.summary),
            availability=page.prose.availability,
            parameters=(
                *self._path_parameters(page),
                *self._query_parameters(evidence),
                *self._headers(page),
            ),
            body=self._body(evidence, evidence.page.body) if evidence.page.body else None,
            responses=self._responses(evidence, page.response) if page.response else (),
            security=requirements_of(page, self._security, self._scopes),
            samples=_samples(page),
            name=page.name or ("" if name == default_name(page.id) else name),
        )

    def _path_parameters(self, page: Page) -> Iterator[Parameter]:
        rows: dict[str, Row] = {}
        for row in page.path_rows:
            first = rows.setdefault(row.name.lower(), row)
            if first is not row:
                message = f"`{row.name}` and `{first.name}` are one parameter of the path: delete one of the rows"
                where = ((first.span, "the row that is used"),)
                self.findings.append(Finding(REPEATED_ROW, message, row.span, where))
        for name in variables(page.path_template):
            found = rows.pop(name.lower(), None)
            if found is None:
                message = f"no table describes `{{{name}}}`: add a row"
                # Where paths name the groups, many operations share the beginning of their paths.
                cause = f"{message} to each page" if page.place else ""
                self.findings.append(Finding(UNDOCUMENTED_PART, message, page.span, cause=cause))
                yield Parameter("path", name, STRING, required=True)
            else:
                yield self._parameter("path", name, found, self._scalar(found), required=True)
        related = ((page.span, "the path"),)
        for row in rows.values():
            self.findings.append(
                Finding(
                    NO_SUCH_PART, f"the path has no `{{{row.name}}}`: correct the row or the path", row.span, related
                )
            )

    def _query_parameters(self, evidence: PageEvidence) -> Iterator[Parameter]:
        examples: dict[str, str] = {}
        for name, value in evidence.page.query_examples:
            examples.setdefault(name, value)
        for row, node in zip(evidence.page.query_rows, evidence.query, strict=True):
            type_ = self._models.type_of([node], row.name)
            required = self._sentences.states("required", row.description)
            parameter = self._parameter("query", row.name, row, type_, required=required)
            yield replace(parameter, example=examples.get(row.name))

    def _headers(self, page: Page) -> Iterator[Parameter]:
        transport = TRANSPORT_HEADERS | headers_of(self._security)
        seen = set(transport)
        for row in page.header_rows:
            name = row.name.lower()
            if not is_token(row.name):
                self.findings.append(
                    Finding(BAD_HEADER, f"no header can be called `{row.name[:60]}`: correct the name", row.span)
                )
            elif name not in seen:
                required = self._sentences.states("required", row.description)
                yield self._parameter("header", row.name, row, self._scalar(row), required=required)
            elif name not in transport:
                message = (
                    f"`{row.name}` is named twice: the case of a header name does not count; delete one of the rows"
                )
                self.findings.append(Finding(REPEATED_ROW, message, row.span))
            seen.add(name)

    def _parameter(self, location: ParameterIn, name: str, row: Row, type_: Type, *, required: bool) -> Parameter:
        description = self._sentences.without_marks(row.description)
        return Parameter(location, name, type_, required=required, description=description)

    def _scalar(self, row: Row) -> Type:
        """The type of a row whose value must be a scalar; a string where it names no scalar type."""
        cell = read_cell(row.type, self._types)
        if cell is None:
            if row.type:
                self.findings.append(unread_type(row.type, row.span))
            return STRING
        type_ = cell[0][0]
        if isinstance(type_, (Scalar, OpenEnum)):
            return type_
        message = f"`{row.name}` has the type `{row.type[:60]}`, which is no scalar: write the name of a scalar type"
        self.findings.append(Finding(NOT_SCALAR, message, row.span))
        return STRING

    def _body(self, evidence: PageEvidence, section: BodySection) -> RequestBody:
        media_types = _media_types(evidence.page, "content-type")
        if evidence.form == "arguments":
            listed = ",".join(row.name for row in section.rows).lower()
            description = "" if "".join(section.description.split()).lower() == listed else section.description
            arguments = tuple(
                self._sentences.field(name, self._models.type_of([node], name), best_text([node]))
                for name, node in evidence.arguments()
            )
            return RequestBody(section.name, "arguments", None, arguments, media_types, description)
        if evidence.request is None:
            target = self._models.type_of([evidence.response]) if evidence.response else None
            properties = tuple(map(self._patch_property, section.rows))
            return RequestBody(section.name, "patch", target, properties, media_types, section.description)
        type_ = self._models.type_of([evidence.request], evidence.body_name)
        return RequestBody(section.name, "value", type_, (), media_types, section.description)

    def _patch_property(self, row: Row) -> Field:
        """A property of a JSON Patch operation; its `value` is of any type (RFC 6902, section 4)."""
        type_ = UNKNOWN if row.name == "value" else self._scalar(row)
        return self._sentences.field(row.name, type_, row.description)

    def _responses(self, evidence: PageEvidence, section: ResponseSection) -> tuple[Response, ...]:
        type_ = self._models.type_of([evidence.response]) if evidence.response is not None else None
        if section.is_empty:
            type_ = None
        media_types = _media_types(evidence.page, "accept")
        if isinstance(type_, Scalar) and type_.name == "byte":
            type_ = BINARY
        responses = {}
        for status in section.statuses:
            has_body = has_response_body(status.code) and not (status.is_empty and status.location)
            responses[status.code] = Response(
                status.code,
                status.description,
                type_ if has_body else None,
                media_types if has_body else (),
                location=status.location,
            )
        if type_ is not None and not any(map(is_success, responses)):
            responses[200] = Response(200, "", type_, media_types)  # as the finding P111 says
        return tuple(responses[code] for code in sorted(responses))


def _media_types(page: Page, header: str) -> tuple[str, ...]:
    rows = [row for row in page.header_rows if row.name.lower() == header]
    if header == "content-type" and page.body and page.body.media_types:
        return page.body.media_types
    return tuple(dict.fromkeys(media for row in rows for media in _MEDIA.findall(row.description)))


def _samples(page: Page) -> tuple[Sample, ...]:
    """Requests and responses as the page pairs them: in order."""
    if page.exchanges:
        return tuple(
            Sample(request.message if request else None, response.message if response else None)
            for request, response in page.exchanges
        )
    count = max(len(page.sample_requests), len(page.sample_responses))
    return tuple(
        Sample(
            page.sample_requests[i].message if i < len(page.sample_requests) else None,
            page.sample_responses[i].message if i < len(page.sample_responses) else None,
        )
        for i in range(count)
    )
