"""Pages to operations: the parts of a page that are not types go over as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, rule
from generator.http_message import TRANSPORT_HEADERS, has_response_body, is_token, variables
from generator.inference.cells import read_cell
from generator.inference.models import Models, best_text
from generator.inference.observe import PageEvidence
from generator.inference.security import headers_of, requirements_of
from generator.inference.sentences import Sentences
from generator.inference.vocabulary import Vocabulary
from generator.pages.model import Page, Row
from generator.pages.tables import REPEATED_ROW
from generator.profiles.api import Security
from generator.profiles.notation import TypeNotation
from generator.spec.model import Field, Operation, Parameter, ParameterIn, RequestBody, Response, Sample
from generator.spec.types import STRING, UNKNOWN, OpenEnum, Scalar, Type

UNDOCUMENTED_PART = rule(
    "P120",
    "warning",
    "A path part is in no table",
    "The path has a template that the page does not describe: it is taken to be a required string.",
    "Add a row to the table of path parts.",
)
NO_SUCH_PART = rule(
    "P121",
    "warning",
    "The table of path parts names a part that the path does not have",
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

_MEDIA = re.compile(r"`([A-Za-z0-9!#$&^_.+*-]+/[A-Za-z0-9!#$&^_.+*-]+)`")


def operation_of(
    evidence: PageEvidence, models: Models, vocabulary: Vocabulary, security: Security, findings: list[Finding]
) -> Operation:
    """The operation of a page, its types resolved against the models."""
    page = evidence.page
    return Operation(
        id=page.id,
        method=page.method,
        path=page.path_template,
        page=page.path,
        summary=page.prose.summary,
        description=page.prose.description,
        deprecated=vocabulary.sentences.deprecation(page.prose.summary),
        availability=page.prose.availability,
        parameters=(
            *_path_parameters(page, vocabulary, findings),
            *_query_parameters(evidence, models, vocabulary.sentences),
            *_headers(page, vocabulary, security, findings),
        ),
        body=_body(evidence, models, vocabulary),
        responses=_responses(evidence, models),
        security=requirements_of(page, security),
        samples=_samples(page),
    )


def _path_parameters(page: Page, vocabulary: Vocabulary, findings: list[Finding]) -> list[Parameter]:
    rows: dict[str, Row] = {}
    for row in page.path_rows:
        first = rows.setdefault(row.name.lower(), row)
        if first is not row:
            message = f"`{row.name}` and `{first.name}` are one parameter of the path"
            findings.append(Finding(REPEATED_ROW, message, row.span, ((first.span, "the row that is used"),)))
    parameters = []
    for name in variables(page.path_template):
        found = rows.pop(name.lower(), None)
        if found is None:
            findings.append(Finding(UNDOCUMENTED_PART, f"no table describes `{{{name}}}`", page.span))
            parameters.append(Parameter("path", name, STRING, required=True))
        else:
            parameters.append(_parameter("path", name, found, vocabulary, required=True))
    where = ((page.span, "the path"),)
    findings += [Finding(NO_SUCH_PART, f"the path has no `{{{row.name}}}`", row.span, where) for row in rows.values()]
    return parameters


def _query_parameters(evidence: PageEvidence, models: Models, sentences: Sentences) -> list[Parameter]:
    examples: dict[str, str] = {}
    for name, value in evidence.page.query_examples:
        examples.setdefault(name, value)
    return [
        Parameter(
            "query",
            node.name,
            models.type_of([node], node.name),
            required=sentences.states("required", row.description),
            description=sentences.without_marks(row.description),
            example=examples.get(node.name),
        )
        for row, node in zip(evidence.page.query_rows, evidence.query, strict=True)
    ]


def _headers(page: Page, vocabulary: Vocabulary, security: Security, findings: list[Finding]) -> Iterator[Parameter]:
    transport = TRANSPORT_HEADERS | headers_of(security)
    seen = set(transport)
    for row in page.header_rows:
        name = row.name.lower()
        if not is_token(row.name):
            findings.append(Finding(BAD_HEADER, f"no header can be called `{row.name[:60]}`", row.span))
        elif name not in seen:
            required = vocabulary.sentences.states("required", row.description)
            yield _parameter("header", row.name, row, vocabulary, required=required)
        elif name not in transport:
            findings.append(Finding(REPEATED_ROW, f"`{row.name}` is named twice, for case does not count", row.span))
        seen.add(name)


def _parameter(location: ParameterIn, name: str, row: Row, vocabulary: Vocabulary, *, required: bool) -> Parameter:
    description = vocabulary.sentences.without_marks(row.description)
    return Parameter(location, name, _cell_type(row, vocabulary.types), required=required, description=description)


def _cell_type(row: Row, types: TypeNotation) -> Type:
    cell = read_cell(row.type, types)
    type_ = cell[0][0] if cell else STRING
    return type_ if isinstance(type_, (Scalar, OpenEnum)) else STRING


def _media_types(page: Page, header: str) -> tuple[str, ...]:
    rows = [row for row in page.header_rows if row.name.lower() == header]
    return tuple(dict.fromkeys(media for row in rows for media in _MEDIA.findall(row.description)))


def _body(evidence: PageEvidence, models: Models, vocabulary: Vocabulary) -> RequestBody | None:
    body = evidence.page.body
    if body is None or evidence.form is None:
        return None
    media_types = _media_types(evidence.page, "content-type")
    if evidence.form == "arguments" and evidence.request is not None:
        listed = ",".join(row.name for row in body.rows).lower()
        description = "" if "".join(body.description.split()).lower() == listed else body.description
        return RequestBody(
            body.name, "arguments", None, _arguments(evidence, models, vocabulary.sentences), media_types, description
        )
    if evidence.form == "patch" or evidence.request is None:
        target = models.type_of([evidence.response]) if evidence.response else None
        steps = tuple(_step(row, vocabulary) for row in body.rows)
        return RequestBody(body.name, "patch", target, steps, media_types, body.description)
    return RequestBody(
        body.name, "value", models.type_of([evidence.request], evidence.body_name), (), media_types, body.description
    )


def _step(row: Row, vocabulary: Vocabulary) -> Field:
    """A property of a JSON Patch operation; its `value` is of any type (RFC 6902, section 4)."""
    type_ = UNKNOWN if row.name == "value" else _cell_type(row, vocabulary.types)
    return vocabulary.sentences.field(row.name, type_, row.description)


def _arguments(evidence: PageEvidence, models: Models, sentences: Sentences) -> tuple[Field, ...]:
    return tuple(
        sentences.field(name, models.type_of([node], name), best_text([node])) for name, node in evidence.arguments()
    )


def _responses(evidence: PageEvidence, models: Models) -> tuple[Response, ...]:
    section = evidence.page.response
    if section is None:
        return ()
    type_ = models.type_of([evidence.response]) if evidence.response is not None else None
    media_types = _media_types(evidence.page, "accept")
    if isinstance(type_, Scalar) and type_.name == "byte":
        type_ = Scalar("binary")
    responses = {}
    for status in section.statuses:
        carries = has_response_body(status.code)
        responses[status.code] = Response(
            status.code, status.description, type_ if carries else None, media_types if carries else ()
        )
    if type_ is not None and not any(200 <= code < 300 for code in responses):
        responses[200] = Response(200, "", type_, media_types)  # as the finding P111 says
    return tuple(responses[code] for code in sorted(responses))


def _samples(page: Page) -> tuple[Sample, ...]:
    """Requests and responses as the page pairs them: in order."""
    count = max(len(page.sample_requests), len(page.sample_responses))
    return tuple(
        Sample(
            page.sample_requests[i].message if i < len(page.sample_requests) else None,
            page.sample_responses[i].message if i < len(page.sample_responses) else None,
        )
        for i in range(count)
    )
