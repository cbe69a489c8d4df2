"""All roots to all pages: one page an id, later roots over earlier ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.findings import Finding, Span, rule
from generator.pages.account import NOT_UNDERSTOOD
from generator.pages.assemble import Assembled, assemble
from generator.pages.index import INDEX_NAMES, check_indexes
from generator.pages.model import Page
from generator.profiles.model import Profile
from generator.source import Root, find_markdown, read_source

REPLACED = rule(
    "P020",
    "info",
    "A page is replaced by one of a later root",
    "Two roots have a page with the same id. The one of the root that was named last is used.",
    "Nothing, if the later root is the newer edition.",
)
SAME_ID = rule(
    "P021",
    "error",
    "Two pages of one root have the same id",
    "An id is one operation. The second page is left out.",
    "Correct the id of one of them.",
)
UNUSED_FRAGMENT = rule(
    "P022",
    "info",
    "A sample file is included by no page",
    "The file holds nothing but samples and no page shows it.",
    "Delete the file, or include it.",
)


SAME_REQUEST = rule(
    "P023",
    "warning",
    "Two pages document the same request",
    "Method and path are the same, so a server cannot tell the operations apart. Both are generated.",
    "Delete one of the pages, or correct its request line.",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Every page of every root. `failed` are the files that could not become an operation."""

    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    failed: tuple[str, ...]
    lines_not_understood: int


def read_pages(
    roots: Sequence[Root], profile: Profile, progress: Callable[[int, int], None] = lambda done, total: None
) -> Reading:
    """Read the pages of the roots. `progress` is told how many files are done and how many there are."""
    findings: list[Finding] = []
    failed: list[str] = []
    pages: dict[str, Page] = {}
    listings = [find_markdown(root) for root in roots]
    total, done = sum(len(paths) for paths, _ in listings), 0
    for root, (paths, trouble) in zip(roots, listings, strict=True):
        findings += trouble
        results: dict[str, Assembled] = {}
        for path in paths:
            progress(done, total)
            done += 1
            if path.rpartition("/")[2] in INDEX_NAMES:
                continue
            source, unread = read_source(root.path_of(path), root.display_path(path))
            result = assemble(source, path, root, profile) if source else Assembled(None, ())
            results[path] = replace(result, findings=(*unread, *result.findings))
        included = {target for result in results.values() for target in result.included}
        mine: dict[str, Page] = {}
        for path, result in results.items():
            if path in included and (result.is_fragment or not result.has_frontmatter):
                continue
            if result.is_fragment:
                findings.append(Finding(UNUSED_FRAGMENT, "no page includes this file", Span(root.display_path(path))))
                continue
            findings += result.findings
            if result.page is None:
                failed.append(root.display_path(path))
            elif result.page.id in mine:
                first = (mine[result.page.id].span, "the page that is used")
                findings.append(Finding(SAME_ID, f"the id `{result.page.id}` is taken", result.page.span, (first,)))
                failed.append(root.display_path(path))
            else:
                mine[result.page.id] = result.page
        findings += check_indexes(root, paths, {page.path for page in mine.values()}, included)
        for page_id, page in mine.items():
            if page_id in pages:
                other = (pages[page_id].span, "the page that it replaces")
                findings.append(
                    Finding(REPLACED, f"`{page_id}` replaces a page of an earlier root", page.span, (other,))
                )
            pages[page_id] = page
    progress(total, total)
    findings += _same_requests(pages.values())
    unique = {finding.sort_key: finding for finding in findings}
    return Reading(
        pages=tuple(sorted(pages.values(), key=lambda page: page.id)),
        findings=tuple(unique[key] for key in sorted(unique)),
        failed=tuple(failed),
        lines_not_understood=sum(finding.rule is NOT_UNDERSTOOD for finding in unique.values()),
    )


def _same_requests(pages: Iterable[Page]) -> Iterator[Finding]:
    first: dict[tuple[str, str], Page] = {}
    for page in sorted(pages, key=lambda page: page.id):
        other = first.setdefault((page.method, page.path_template), page)
        if other is not page:
            message = f"{page.method} {page.path_template} is documented as `{other.id}` too"
            yield Finding(SAME_REQUEST, message, page.span, ((other.span, "the other page"),))
