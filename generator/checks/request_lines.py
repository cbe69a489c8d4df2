"""Everything on a page that names its request: title, heading, request line, samples and examples should agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from generator.checks.survey import Survey
from generator.findings import Finding, Span, rule
from generator.http_message import VARIABLE, target_of
from generator.pages.model import Page

OTHER_REQUEST = rule(
    "P103",
    "warning",
    "A page names two requests",
    "Title, heading, request line, samples and examples of a page name one method and one path. The request line is "
    "used.",
    "Correct the line that the finding names.",
)

_TITLE = re.compile(r"(?P<method>[A-Z]+)\s+(?P<path>/?[^\s/?]+(?:/[^\s?]*)?)\Z")


@dataclass(frozen=True, slots=True)
class _Request:
    """A method and the segments of a path, in one place of a page. `is_whole`: from the root on."""

    what: str
    method: str
    segments: tuple[str, ...]
    is_whole: bool
    span: Span

    @property
    def text(self) -> str:
        """As a finding shows it."""
        return f"{self.method} {'/' if self.is_whole else ''}{'/'.join(self.segments)}"

    def agrees(self, other: _Request) -> bool:
        """Whether both can be one request: a variable is any value, and a title may leave out the first segments."""
        a, b = self.segments, other.segments
        shorter = self if len(a) < len(b) else other
        if self.method != other.method or (len(a) != len(b) and (shorter.is_whole or self.is_whole == other.is_whole)):
            return False
        return all(map(_is_same, reversed(a), reversed(b)))


def _is_same(a: str, b: str) -> bool:
    return a.casefold() == b.casefold() or bool(VARIABLE.search(a) or VARIABLE.search(b))


def check_request_lines(survey: Survey) -> Iterator[Finding]:
    """A finding for each place that names another request than the rest of its page."""
    for page in survey.pages:
        stated = [*_stated(page, survey)]
        line = stated[0]
        if all(line.agrees(other) for other in stated[1:]):
            continue
        yield from _outliers(stated)


def _outliers(stated: list[_Request]) -> Iterator[Finding]:
    """The places that differ from the request line, or from what most places say."""
    support = [sum(one.agrees(other) for other in stated) for one in stated]
    right = stated[0]
    if max(support) > support[0] and 2 * max(support) > len(stated):
        right = stated[support.index(max(support))]
    told = set()
    for one in stated:
        if not one.agrees(right) and one.text not in told:
            told.add(one.text)
            message = f"the {one.what} says {one.text[:120]}, the {right.what} {right.text[:120]}: correct one of them"
            yield Finding(OTHER_REQUEST, message, one.span, ((right.span, f"the {right.what}"),))


def _stated(page: Page, survey: Survey) -> Iterator[_Request]:
    """The request line first."""
    yield _Request("request line", page.method, _segments(page.path_template), True, page.span)
    aliases = survey.profile.request_line.method_aliases
    for what, text, span in (
        ("heading", page.heading.text if page.heading else "", page.heading.span if page.heading else None),
        ("title", page.title, page.title_span),
    ):
        m = _TITLE.match(text.strip())
        if m and span:
            method = aliases.get(m["method"], m["method"])
            yield _Request(what, method, _segments(m["path"]), False, span)
    # Where one page has several requests, its reader has told which sample is of which.
    for sample in () if page.place else page.sample_requests:
        if request := _of_line(sample.message.start, "sample", replace(sample.span, line=sample.span.line + 1)):
            yield request
    for line in page.query_lines:
        if request := _of_line(line.text, "example", line.span):
            yield request


def _of_line(line: str, what: str, span: Span) -> _Request | None:
    method, target = line.split(maxsplit=1)[0], target_of(line)
    if not method.isalpha() or not method.isupper():
        return None
    path = urlsplit(target).path if "://" in target else target.partition("?")[0]
    return _Request(what, method, _segments(path), True, span) if path.startswith("/") else None


def _segments(path: str) -> tuple[str, ...]:
    return tuple(segment for segment in path.split("/") if segment)
