"""From the draft of an annotated page to operations: one for each method and resource, with its other addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast
from urllib.parse import parse_qsl, unquote

from generator.findings import Span, rule
from generator.http_message import OCTET_STREAM, has_request_body, header, is_json, is_success, media_type
from generator.pages.account import Account
from generator.pages.addresses import Address, address, blank, plain_path
from generator.pages.annotated.draft import Draft, Exchange, Part, is_good, status_of_fence, statuses_in
from generator.pages.annotated.fences import Fence, RequestLine, stated_type
from generator.pages.model import (
    BodySection,
    Example,
    OtherAddress,
    Page,
    Prose,
    ResponseSection,
    Row,
    SampleMessage,
    StatedType,
    Status,
)
from generator.pages.request_line import BAD_REQUEST_LINE, is_path
from generator.pages.text import NO_TEXT, CleanText, clean
from generator.profiles.model import Profile
from generator.spec.model import Method

OTHER_SERVER = rule(
    "P117",
    "info",
    "A sample is of a request to another server",
    "Its address is one that an earlier response gives, so it is no operation. Its response counts as evidence.",
    "Nothing.",
)
MISSPELT_REQUEST = rule(
    "P118",
    "warning",
    "A request line is misspelled in a way that the profile corrects",
    "The profile says what the API takes; the line is read as that.",
    "Correct the line.",
)


@dataclass(slots=True)
class _Resource:
    """What is known of one method of one resource on a page."""

    method: Method
    part: str
    span: Span
    addresses: dict[str, tuple[Address, Span]] = field(default_factory=dict)
    """By template without names."""
    query: list[tuple[str, str, Span]] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    like: list[Exchange] = field(default_factory=list)
    """Those of a resource that is described together with this one, which is not shown itself."""
    is_declared: bool = False


class OperationReader:
    """Makes the operations of one page. `examples` are responses to requests that are no operation of the page."""

    def __init__(self, draft: Draft, base: Page, profile: Profile, account: Account) -> None:
        self._draft = draft
        self._base = base
        self._profile = profile
        self._account = account
        self._server = profile.defaults.server
        self.examples: list[Example] = []

    def pages(self) -> Iterator[Page]:
        """The operations: those that the page documents, then those that it only shows."""
        found: dict[tuple[str, str], _Resource] = {}
        for name, part in self._draft.parts.items():
            for line in part.lines:
                if place := self._place(line):
                    self._enter(found, line, place, name).is_declared = True
        lone: list[Exchange] = []
        for exchange in self._draft.exchanges:
            shown = exchange.request.lines[0] if exchange.request else None
            if shown is None:
                lone.append(exchange)
            elif place := self._place(shown):
                self._enter(found, shown, place, exchange.part).exchanges.append(exchange)
            else:
                self._other_server(shown, exchange)
        resources = sorted(found.values(), key=lambda resource: not resource.is_declared)
        for exchange in lone:
            if target := next((r for r in resources if r.part == exchange.part), resources[0] if resources else None):
                target.exchanges.append(exchange)
        for resource in resources:
            first = next((r for r in resources if r.part == resource.part and r.method == resource.method), resource)
            resource.like = first.exchanges
        for number, resource in enumerate(resources):
            yield self._page(resource, is_first=number == 0)

    def _place(self, line: RequestLine) -> tuple[Address, str] | None:
        """The address and the query of a request line; None for one to another server, or one that is no path."""
        target = line.target.removeprefix(self._server)
        path, _, query = target.partition("?")
        if "://" in path:
            return None
        corrected = plain_path(path, self._profile.corrections)
        if not is_path(corrected):
            self._account.find(
                BAD_REQUEST_LINE, f"not a request line, write `METHOD /path`: {line.target[:80]}", line.span
            )
            return None
        if corrected != plain_path(path, {}):
            message = f"read as {corrected}: correct {path[:80]}"
            self._account.find(MISSPELT_REQUEST, message, line.span)
        return address(corrected, self._profile.addresses), query

    def _enter(
        self, found: dict[tuple[str, str], _Resource], line: RequestLine, place: tuple[Address, str], part: str
    ) -> _Resource:
        where, query = place
        resource = found.setdefault((line.method, where.key), _Resource(line.method, part, line.span))
        resource.addresses.setdefault(blank(where.template), (where, line.span))
        resource.query += [(name, value, line.span) for name, value in parse_qsl(query, keep_blank_values=True)]
        return resource

    def _other_server(self, line: RequestLine, exchange: Exchange) -> None:
        message = f"a sample, and no operation; write a path, if it is one: {line.method} {line.target[:80]}"
        self._account.find(OTHER_SERVER, message, line.span)
        if exchange.response and is_good(exchange.response):
            self._example(exchange.response)

    def _example(self, fence: Fence) -> None:
        stated = stated_type(fence, self._profile.annotations, self._profile.envelope.rows)
        if stated and fence.message and fence.message.has_json:
            self.examples.append(Example(self._base, stated, fence.message))

    # ------------------------------------------------------------------------------------- one operation

    def _page(self, resource: _Resource, *, is_first: bool) -> Page:
        (main, span), *others = sorted(resource.addresses.values(), key=lambda pair: (pair[0].rank, pair[1]))
        part = self._part(resource)
        requests = [e.request for e in resource.exchanges if e.request and e.request.message]
        shown = resource.exchanges or resource.like
        responses = [e.response for e in shown if e.response and e.response.message]
        answered = self._answered(responses)
        prose = self._base.prose
        if not is_first and resource.part:
            prose = Prose(CleanText(clean(resource.part)), NO_TEXT, (), span)
        elif not is_first:
            prose = replace(prose, description=NO_TEXT)
        return replace(
            self._base,
            method=resource.method,
            path_template=main.template,
            span=span,
            prose=prose,
            path_rows=part.of("path"),
            query_rows=self._query(resource, part),
            header_rows=part.of("headers"),
            body=self._body(resource, part, requests),
            response=self._response(resource, part, responses, answered),
            sample_requests=tuple(self._request(f, resource) for f in requests),
            sample_responses=tuple(f.message for f in responses if f.message),
            exchanges=tuple(self._exchange(e, resource) for e in resource.exchanges),
            sent=self._sent(resource, requests, answered),
            answered=answered,
            scopes=self._draft.scopes,
            other_addresses=tuple(OtherAddress(where.template, at) for where, at in others),
            is_declared=resource.is_declared,
            documents=self._draft.documents,
        )

    def _part(self, resource: _Resource) -> Part:
        """What the part of the page says, and the page as a whole where the part says nothing of a kind."""
        whole, own = self._draft.parts[""], self._draft.parts.get(resource.part, Part())
        return Part(
            rows={**whole.rows, **own.rows},
            texts={**whole.texts, **own.texts},
            spans={**whole.spans, **own.spans},
            bodies=own.bodies or whole.bodies,
            answers=own.answers or whole.answers,
        )

    def _request(self, fence: Fence, resource: _Resource) -> SampleMessage:
        """The message with a target that starts with `/`."""
        sample = cast("SampleMessage", fence.message)
        line = fence.lines[0]
        target = line.target.removeprefix(self._server)
        path, mark, query = target.partition("?")
        path = path.rstrip("/")
        return replace(sample, message=replace(sample.message, start=f"{resource.method} {path}{mark}{query}"))

    def _exchange(self, exchange: Exchange, resource: _Resource) -> tuple[SampleMessage | None, SampleMessage | None]:
        request = self._request(exchange.request, resource) if exchange.request and exchange.request.message else None
        return request, exchange.response.message if exchange.response else None

    def _query(self, resource: _Resource, part: Part) -> tuple[Row, ...]:
        """The rows of the table; then parameters that the text names, and those of the request lines."""
        rows = {row.name: row for row in part.of("query")}
        span = part.spans.get("query", resource.span)
        named = [(name, span) for name in self._named_parameters(part)]
        named += [(unquote(name).strip(), at) for name, _, at in resource.query]
        for name, at in named:
            plain = name.removeprefix("$")
            if name and name not in rows and plain not in rows and f"${plain}" not in rows:
                type_ = self._profile.parameters.get(name)
                rows[name] = Row(name, type_.name if type_ else "string", NO_TEXT, at, is_in_table=False)
        return tuple(rows.values())

    def _named_parameters(self, part: Part) -> Iterator[str]:
        pattern = self._profile.examples.parameter
        if pattern is not None:
            for text in part.texts.get("query", ()):
                yield from (m["name"] for m in pattern.finditer(text))

    def _answered(self, responses: Sequence[Fence]) -> StatedType | None:
        stated = (
            stated_type(fence, self._profile.annotations, self._profile.envelope.rows)
            for fence in responses
            if is_good(fence)
        )
        return next((found for found in stated if found), None)

    def _sent(self, resource: _Resource, requests: Sequence[Fence], answered: StatedType | None) -> StatedType | None:
        """The type of the body: as stated; else, for a PATCH, that of the record that it changes (RFC 5789)."""
        stated = (stated_type(fence, self._profile.annotations, self._profile.envelope.rows) for fence in requests)
        found = next((found for found in stated if found), None)
        return found or (answered if resource.method == "PATCH" and answered and not answered.is_list else None)

    def _body(self, resource: _Resource, part: Part, requests: Sequence[Fence]) -> BodySection | None:
        if not has_request_body(resource.method):
            return None
        samples = [fence.message for fence in requests if fence.message and fence.message.message.body is not None]
        rows, texts = part.of("body"), part.texts.get("body", [])
        if not samples and not rows and not part.bodies:
            return None
        span = part.spans.get("body", resource.span)
        if any(not _says_json(sample) for sample in samples):
            shown = [media_type(header(sample.message.headers, "content-type")) for sample in samples]
            # Bytes of any kind can be sent where a sample shows text, but not where it shows several parts.
            media = [found for found in shown if found.startswith("multipart/")] or [OCTET_STREAM, *shown]
            return BodySection("body", "binary", clean("\n\n".join(texts)), (), span, tuple(dict.fromkeys(media)))
        return BodySection("arguments" if rows else "body", "", clean("\n\n".join(texts)), rows, span)

    def _response(
        self, resource: _Resource, part: Part, responses: Sequence[Fence], answered: StatedType | None
    ) -> ResponseSection | None:
        texts = [*part.texts.get("response", ()), *part.texts.get("response_body", ())]
        span = part.spans.get("response", resource.span)
        statuses: dict[int, Status] = {}
        for fence in responses:
            code = status_of_fence(fence)
            start = fence.message.message.start if fence.message else ""
            if code is not None:
                statuses.setdefault(code, _status(code, clean(start.partition(str(code))[2]), fence))
        pattern = self._profile.examples.status
        described = [row.description for row in part.of("headers")]
        for status in statuses_in([*texts, *described], pattern, span):
            if not (statuses and is_success(status.code)):
                statuses.setdefault(status.code, status)
        rows = part.of("response")
        good = [fence for fence in responses if is_good(fence) and fence.message]
        is_redirect = bool(good) and not any(is_success(status_of_fence(fence) or 0) for fence in good)
        shows_none = bool(good) and all(f.message is None or f.message.message.body is None for f in good)
        return ResponseSection(
            type="",
            description=clean("\n\n".join(texts)),
            statuses=tuple(statuses[code] for code in sorted(statuses)),
            body_type="",
            rows=rows,
            span=span,
            body_span=span,
            is_empty=not (answered or rows or part.answers or is_redirect) and (shows_none or not good),
            is_redirect=is_redirect,
            values=tuple(fence.message for fence in part.answers if fence.message),
        )


def _status(code: int, reason: CleanText, fence: Fence) -> Status:
    """The status of a sample response, with what the sample shows of it."""
    message = cast("SampleMessage", fence.message).message
    elsewhere = code in (201, 202, 301, 302, 303, 307, 308)
    location = next((name for name, _ in message.headers if name.lower() == "location"), "") if elsewhere else ""
    return Status(code, reason, fence.block.span(), is_empty=message.body is None, location=location)


def _says_json(sample: SampleMessage) -> bool:
    stated = header(sample.message.headers, "content-type")
    return not stated or is_json(stated)
