"""One source file to one page: hands each section to its reader and accounts for every line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.findings import Finding, rule
from generator.pages.cursor import Cursor
from generator.pages.frontmatter import read_frontmatter
from generator.pages.includes import expand
from generator.pages.markdown import Block, blocks
from generator.pages.messages import read_message
from generator.pages.model import Body, Page, Row, SampleMessage
from generator.pages.parameters import not_understood, read_rows
from generator.pages.prose import read_prose
from generator.pages.request_line import read_request_line
from generator.pages.response import read_response
from generator.pages.sections import Section, SectionKind, split
from generator.pages.text import clean
from generator.source import Root, SourceFile

REPEATED_SECTION = rule(
    "P106",
    "warning",
    "A section stands on the page twice",
    "Only the first is read; the lines of the second are listed.",
    "Merge the two sections.",
)
UNKNOWN_SECTION = rule(
    "P107",
    "warning",
    "A section is not known",
    "No reader knows the heading. Its text is kept with the description of the operation; nothing more is made of it.",
    "Use one of the documented headings.",
)
NO_ANSWER = rule(
    "P108",
    "warning",
    "The page has no response section",
    "What the operation answers is unknown.",
    "Add `## Response:` with a status table.",
)

BODY_ON_GET = rule(
    "P109",
    "warning",
    "A request body is documented where none is sent",
    "What a GET carries has no meaning (RFC 9110, section 9.3.1), and servers drop it. It is generated as documented.",
    "Correct the method, or remove the section.",
)

_MESSAGES = ("http!", "http_", "http")
"""Info strings of the fences that hold a request line or a message."""
_WORD = re.compile(r"[A-Za-z_$][A-Za-z0-9_$.-]*")


@dataclass(frozen=True, slots=True)
class Assembled:
    """What one file gives: a page or None, findings, and the files that it includes."""

    page: Page | None
    findings: tuple[Finding, ...]
    included: tuple[str, ...] = ()
    is_fragment: bool = False
    """Whether there is nothing in the file but samples."""
    has_frontmatter: bool = False


def assemble(source: SourceFile, relative: str, root: Root) -> Assembled:
    """Read one page. Errors make the page None; the other findings are given all the same."""
    findings: list[Finding] = []
    included: list[str] = []
    found: list[Block] = []
    for item in expand(blocks(source), relative, root):
        if isinstance(item, Finding):
            findings.append(item)
        elif isinstance(item, str):
            included.append(item)
        else:
            found.append(item)
    if found and all(block.kind == "fence" and block.text in _MESSAGES for block in found):
        return Assembled(None, (), tuple(included), is_fragment=True)

    front = found[0] if found and found[0].kind == "frontmatter" else None
    values, trouble = read_frontmatter(front, source.path)
    findings += trouble
    page, trouble = _page(found[1:] if front else found, values or {}, source, relative)
    findings += trouble
    failed = page is None or any(finding.severity == "error" for finding in findings)
    return Assembled(None if failed else page, tuple(findings), tuple(included), has_frontmatter=front is not None)


def _page(
    found: Sequence[Block], frontmatter: Mapping[str, str], source: SourceFile, relative: str
) -> tuple[Page | None, list[Finding]]:
    findings: list[Finding] = []
    sections = split(found)
    known = next((i for i, section in enumerate(sections) if section.kind not in ("title", "other")), len(sections))
    lead, rest = sections[:known], sections[known:]
    heading = next((section.heading for section in lead if section.kind == "title"), None)

    lead_blocks = [block for section in lead for block in _with_heading(section)]
    fence = next((block for block in lead_blocks if block.kind == "fence" and block.text == "http"), None)
    request, trouble = read_request_line(fence, heading, source.path)
    findings += trouble
    prose_blocks, path_rows, trouble = _lead(block for block in lead_blocks if block not in (fence, heading))
    findings += trouble

    by_kind: dict[SectionKind, Section] = {}
    samples: list[Block] = []
    for section in rest:
        if section.kind == "sample":
            samples += section.blocks
        elif section.kind in ("other", "title"):
            findings.append(
                Finding(UNKNOWN_SECTION, f"no reader knows the heading `{section.rest[:60]}`", section.span)
            )
            prose_blocks += _with_heading(section)
            findings += not_understood(*(block for block in section.blocks if block.kind == "table"))
        elif section.kind in by_kind:
            message = f"a second section `{section.heading.text if section.heading else ''}` is not read"
            findings.append(Finding(REPEATED_SECTION, message, section.span))
            findings += not_understood(*_with_heading(section))
        else:
            by_kind[section.kind] = section

    query_rows, query_examples, trouble = read_rows(by_kind.get("query"))
    findings += trouble
    header_rows, _, trouble = read_rows(by_kind.get("headers"))
    findings += trouble
    body, trouble = _body(by_kind.get("body"))
    findings += trouble
    answer, trouble = read_response(by_kind.get("response"), by_kind.get("response body"))
    findings += trouble
    requests, responses, trouble = _samples(samples)
    findings += trouble
    if request is None:
        return None, findings
    method, url, span = request
    if answer is None:
        findings.append(Finding(NO_ANSWER, "the page does not say what the operation answers", span))
    if body is not None and method in ("GET", "HEAD"):
        findings.append(Finding(BODY_ON_GET, f"a {method} request has no body", body.span))
    page = Page(
        path=relative,
        display_path=source.path,
        id=frontmatter.get("uid", ""),
        title=frontmatter.get("title", ""),
        method=method,
        url=url,
        span=span,
        prose=read_prose(prose_blocks),
        path_rows=path_rows,
        query_rows=query_rows,
        query_examples=query_examples,
        header_rows=header_rows,
        body=body,
        answer=answer,
        requests=requests,
        responses=responses,
    )
    return page, findings


def _with_heading(section: Section) -> tuple[Block, ...]:
    return (section.heading, *section.blocks) if section.heading else section.blocks


def _lead(found: Iterable[Block]) -> tuple[list[Block], tuple[Row, ...], list[Finding]]:
    """The prose before the first section, and the table of path parts at its end."""
    prose: list[Block] = []
    rows: list[Row] = []
    findings: list[Finding] = []
    cursor = Cursor(tuple(found))
    while (block := cursor.peek()) is not None:
        if block.kind == "table" and block.lines[0].replace("|", " ").strip().lower().startswith("path part"):
            rows += cursor.table(findings).rows
        else:
            prose.append(block)
            cursor.text(findings)
    return prose, tuple(rows), findings


def _body(section: Section | None) -> tuple[Body | None, list[Finding]]:
    if section is None:
        return None, []
    findings: list[Finding] = []
    rows: list[Row] = []
    texts: list[str] = []
    cursor = Cursor(section.blocks)
    while (block := cursor.peek()) is not None:
        if block.kind == "table":
            rows += cursor.table(findings).rows
        else:
            texts.append(cursor.text(findings))
    m = _WORD.match(section.rest)
    name = m.group() if m else ""
    body = Body(name, section.rest[len(name) :].strip(), clean("\n\n".join(texts)), tuple(rows), section.span)
    return body, findings


def _samples(found: Sequence[Block]) -> tuple[tuple[SampleMessage, ...], tuple[SampleMessage, ...], list[Finding]]:
    requests: list[SampleMessage] = []
    responses: list[SampleMessage] = []
    findings: list[Finding] = []
    for block in found:
        if block.kind != "fence":
            findings += not_understood(block)
            continue
        sample, trouble = read_message(block)
        findings += trouble
        if sample:
            (responses if sample.message.start.startswith("HTTP/") else requests).append(sample)
    return tuple(requests), tuple(responses), findings
