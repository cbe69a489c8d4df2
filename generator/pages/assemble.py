"""One source file to one page: each section is passed to its reader, and every line is accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.findings import Finding, rule
from generator.http_message import has_request_body, is_status_line
from generator.pages.account import Account, in_lines
from generator.pages.assembled import Assembled, with_digests
from generator.pages.cursor import Cursor
from generator.pages.frontmatter import Identity, read_frontmatter
from generator.pages.includes import Included, expand
from generator.pages.markdown import Block, blocks
from generator.pages.messages import read_message
from generator.pages.model import BodySection, Page, PlacedText, Row, SampleMessage
from generator.pages.parameters import read_rows
from generator.pages.prose import is_note, read_prose
from generator.pages.request_line import read_request_line
from generator.pages.response import read_response
from generator.pages.sections import Kind, Section, name_unknown, split
from generator.pages.tables import kind_of_rows
from generator.pages.text import NO_TEXT, clean
from generator.profiles.model import Profile
from generator.source import Root, SourceFile
from generator.spec.model import Method

REPEATED_SECTION = rule(
    "P106",
    "warning",
    "A section stands on the page twice",
    "Only the first is read.",
    "Merge the two sections.",
)
NO_RESPONSE = rule(
    "P108",
    "warning",
    "The page has no response section",
    "Status, type and media types of the response are unknown.",
    "Add a section for the response with a table of statuses.",
)
BODY_ON_GET = rule(
    "P109",
    "warning",
    "A request body is documented where none is sent",
    "What a GET carries has no meaning (RFC 9110, section 9.3.1), and servers drop it. It is generated as documented.",
    "Correct the method, or remove the body.",
)
NO_BODY_SECTION = rule(
    "P112",
    "warning",
    "A sample shows a request body, and the page has no section for it",
    "The body is read from the sample only; its name, descriptions and required properties stay unknown.",
    "Add a section for the request body.",
)

OPEN_FENCE = rule(
    "P305",
    "warning",
    "A fence has no end",
    "For Markdown, all that follows is part of the fence. It is read up to the first heading, table or other fence.",
    "Close the fence with three backticks.",
)

_WORD = re.compile(r"[A-Za-z_$][A-Za-z0-9_$.-]*")
_TEXT: tuple[Kind, ...] = ("title", "description", "other")
"""Sections that are text about the operation. The request line stands in one before the first other section."""


def assemble(source: SourceFile, relative: str, root: Root, profile: Profile) -> Assembled:
    """Read one page. After an error the page is None; all findings are returned in any case."""
    account = Account()
    included: list[Included] = []
    found: list[Block] = []
    for item in expand(blocks(source), relative, root):
        if isinstance(item, Finding):
            account.findings.append(item)
        elif isinstance(item, Included):
            included.append(item)
        else:
            found.append(item)
    if found and all(block.kind == "fence" and block.text in profile.fences.messages for block in found):
        return Assembled(None, (), tuple(file.path for file in included), is_fragment=True)

    for block in found:
        if block.kind == "fence" and not block.is_closed:
            message = f"the fence is not closed; {in_lines(len(block.lines))} are read as part of it: add the line ```"
            account.find(OPEN_FENCE, message, block.span())
    front = found.pop(0) if found and found[0].kind == "frontmatter" else None
    identity = read_frontmatter(front, source.path, profile.frontmatter, account)
    page = _page(found, identity, source.path, relative, profile=profile, account=account)
    account.close(found)
    failed = page is None or any(finding.severity == "error" for finding in account.findings)
    return Assembled(
        None if failed or page is None else with_digests(page, [source.text, *(file.text for file in included)]),
        tuple(account.findings),
        tuple(file.path for file in included),
        has_frontmatter=front is not None,
        taken=account.taken,
        lost=account.lost,
    )


def _page(
    found: Sequence[Block], identity: Identity, display_path: str, path: str, *, profile: Profile, account: Account
) -> Page | None:
    outline = _outline(split(found, profile.headings), profile, account)
    request = read_request_line(outline.request, outline.title, display_path, account)
    path_rows, text = _path_table(outline.text, profile, account)
    prose = read_prose(text, profile.prose, account)
    sections = outline.by_kind
    query_rows, query_examples, query_lines = read_rows(sections.get("query"), profile, profile.examples.query, account)
    header_rows, *_ = read_rows(sections.get("headers"), profile, None, account)
    body = _body(sections.get("body"), profile, account)
    response = read_response(sections.get("response"), sections.get("response_body"), profile, account)
    sample_requests, sample_responses = _samples(outline.samples, account)
    if request is None:
        return None
    method, path_template, span = request
    if response is None:
        account.find(NO_RESPONSE, "the page does not describe the response: add the section", span)
    return Page(
        path=path,
        display_path=display_path,
        id=identity.id,
        title=identity.title,
        method=method,
        path_template=path_template,
        span=span,
        prose=prose,
        path_rows=path_rows,
        query_rows=query_rows,
        query_examples=query_examples,
        header_rows=header_rows,
        body=_checked_body(method, body, account) or _body_in_samples(method, sample_requests, account),
        response=response,
        sample_requests=sample_requests,
        sample_responses=sample_responses,
        id_span=identity.id_span,
        title_span=identity.title_span,
        heading=PlacedText(outline.title.text, outline.title.span()) if outline.title else None,
        query_lines=query_lines,
    )


@dataclass(frozen=True, slots=True)
class _Outline:
    """The blocks of a page, by the reader that gets them."""

    title: Block | None
    request: Block | None
    """The fence of the request line."""
    text: tuple[Block, ...]
    """The text about the operation, headings included."""
    by_kind: Mapping[Kind, Section]
    samples: tuple[Block, ...]


def _outline(sections: Sequence[Section], profile: Profile, account: Account) -> _Outline:
    title: Block | None = None
    request: Block | None = None
    text: list[Block] = []
    samples: list[Block] = []
    by_kind: dict[Kind, Section] = {}
    for section in sections:
        if section.kind in _TEXT:
            found, is_head = section.with_heading, not by_kind and not samples
            if section.kind == "title" and title is None and is_head:
                title, found = section.heading, section.blocks
            _name_unknown(section, title, profile, account)
            if request is None and is_head:
                request = next((b for b in found if b.kind == "fence" and b.text in profile.fences.request), None)
            text += (block for block in found if block is not request)
        elif section.kind == "samples":
            samples += section.blocks
        elif section.kind in by_kind:
            lines = in_lines(account.lose(*section.with_heading))
            name = section.heading.text if section.heading else ""
            message = f"a second section `{name}` is not read ({lines}): delete it, or merge it with the first"
            account.find(REPEATED_SECTION, message, section.span, (by_kind[section.kind].span, "the first"))
            continue
        else:
            by_kind[section.kind] = section
        if section.heading and section.kind != "other":
            account.take(section.heading.span())
    return _Outline(title, request, tuple(text), by_kind, tuple(samples))


def _name_unknown(section: Section, title: Block | None, profile: Profile, account: Account) -> None:
    """Add findings for the unknown headings of a text section and the list items under them."""
    known = section.heading is None or section.heading is title or section.kind == "description"
    for block in section.with_heading:
        if block.kind == "heading" and block is not title and (block is not section.heading or not known):
            known = is_note(block.text, profile.prose)
            if not known:
                name_unknown(block, account)
        elif not known:
            account.items_as_text(block)


def _path_table(found: Iterable[Block], profile: Profile, account: Account) -> tuple[tuple[Row, ...], list[Block]]:
    """The rows of the tables of path parameters, and the blocks that are text. Other tables are reported."""
    text: list[Block] = []
    rows: list[Row] = []
    cursor = Cursor(tuple(found), profile, account)
    while (block := cursor.peek()) is not None:
        if block.kind == "table" and kind_of_rows(block, profile.columns) == "path_parameter":
            rows += cursor.table().rows
            continue
        if block.kind == "table":
            account.not_understood(block)
        text.append(cursor.take())
    account.take_all(rows)
    return tuple(rows), text


def _body(section: Section | None, profile: Profile, account: Account) -> BodySection | None:
    if section is None:
        return None
    rows: list[Row] = []
    texts: list[str] = []
    cursor = Cursor(section.blocks, profile, account)
    while (block := cursor.peek()) is not None:
        if block.kind == "table":
            rows += cursor.table().rows
        else:
            texts.append(cursor.text())
    account.take_all(rows)
    m = _WORD.match(section.rest)
    name = m.group() if m else ""
    return BodySection(name, section.rest[len(name) :].strip(), clean("\n\n".join(texts)), tuple(rows), section.span)


def _checked_body(method: Method, body: BodySection | None, account: Account) -> BodySection | None:
    if body is not None and not has_request_body(method):
        account.find(BODY_ON_GET, f"a {method} request has no body: correct the method, or remove it", body.span)
    return body


def _body_in_samples(method: Method, requests: Iterable[SampleMessage], account: Account) -> BodySection | None:
    """A request body that only a sample shows; None if no sample does, or the method has no body."""
    sample = next((sample for sample in requests if sample.message.body is not None), None)
    if sample is None:
        return None
    if not has_request_body(method):
        account.find(
            BODY_ON_GET,
            f"a {method} request has no body; that of the sample is left out: remove it, or correct the method",
            sample.span,
        )
        return None
    account.find(NO_BODY_SECTION, "the sample has a request body, and no section describes it: add one", sample.span)
    return BodySection("body", "", NO_TEXT, (), sample.span)


def _samples(found: Sequence[Block], account: Account) -> tuple[tuple[SampleMessage, ...], tuple[SampleMessage, ...]]:
    requests: list[SampleMessage] = []
    responses: list[SampleMessage] = []
    for block in found:
        if block.kind != "fence":
            account.not_understood(block)
        elif sample := read_message(block, account):
            (responses if is_status_line(sample.message.start) else requests).append(sample)
    return tuple(requests), tuple(responses)
