"""Page folders to pages: one page for each id; a later folder replaces pages of an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.cache import Cache
from generator.findings import Finding, Span, rule
from generator.pages.assembled import Assembled
from generator.pages.batches import Results, read_files
from generator.pages.index import Listing, check_indexes
from generator.pages.model import Definition, Example, Page
from generator.pages.settle import settle
from generator.processes import HERE, Workers
from generator.profiles.model import Profile
from generator.source import Root, find_markdown

REPLACED = rule(
    "P020",
    "info",
    "A page is replaced by one of a later folder",
    "Two page folders have a page with the same id. The one of the folder that is named last is used.",
    "Nothing, if the later folder is the newer edition.",
)
SAME_ID = rule(
    "P021",
    "error",
    "Two pages of one folder have the same id",
    "An id identifies one operation. The second page is left out.",
    "Correct the id of one of them.",
)
UNUSED_FRAGMENT = rule(
    "P022",
    "info",
    "A sample file is included by no page",
    "The file contains only samples, and no page includes it.",
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
    definitions: tuple[Definition, ...] = ()
    """The types that pages define."""
    examples: tuple[Example, ...] = ()
    """Values of such types."""


@dataclass(frozen=True, slots=True)
class _Folder:
    """A root, its Markdown files, findings about links among them, and what was read of each page by its path."""

    root: Root
    paths: tuple[str, ...]
    findings: tuple[Finding, ...]
    results: Results = field(default_factory=dict)


def read_pages(
    roots: Sequence[Root], profile: Profile, progress: Callable[[int, int], None] = lambda done, total: None
) -> Reading:
    """Read the pages of page folders. `progress` is called with the number of files that are read, and of all."""
    return read_editions([roots], profile, progress)[0]


def read_editions(
    editions: Sequence[Sequence[Root]],
    profile: Profile,
    progress: Callable[[int, int], None] = lambda done, total: None,
    workers: Workers = HERE,
    cache: Cache | None = None,
) -> list[Reading]:
    """The same for several editions, each with its page folders. `workers` and `cache` never change the result."""
    folders = [[_Folder(root, *find_markdown(root)) for root in roots] for roots in editions]
    every = [folder for edition in folders for folder in edition]
    results = read_files(
        [(folder.root, folder.paths) for folder in every], profile, cache or Cache(), progress, workers
    )
    for folder, found in zip(every, results, strict=True):
        folder.results.update(found)
    return [_reading(edition, profile) for edition in folders]


def _reading(folders: Sequence[_Folder], profile: Profile) -> Reading:
    findings: list[Finding] = []
    failed: list[str] = []
    pages: dict[str, Page] = {}
    lost: set[Span] = set()
    listings: list[Listing] = []
    for folder in folders:
        root, results = folder.root, folder.results
        findings += folder.findings
        lost.update(*(result.lost for result in results.values()))
        included = {target for result in results.values() for target in result.included}
        found = _pages_by_id(root, results, included, findings, failed)
        settled, named = settle([page for result in results.values() for page in result.operations], profile)
        found |= {page.id: page for page in settled}
        findings += named
        listings.append(Listing(root, folder.paths, {page.path for page in found.values()}, included))
        for page_id, page in found.items():
            if page_id in pages:
                other = (pages[page_id].span, "the page that it replaces")
                message = f"`{page_id}` replaces a page of an earlier folder: correct one id, if that is not meant"
                findings.append(Finding(REPLACED, message, page.span, (other,)))
        pages |= found
    findings += check_indexes(listings)
    findings += _same_requests(pages.values())
    results_of_all = [result for folder in folders for result in folder.results.values()]
    unique = {finding.sort_key: finding for finding in findings}
    return Reading(
        pages=tuple(sorted(pages.values(), key=lambda page: page.id)),
        findings=tuple(unique[key] for key in sorted(unique)),
        failed=tuple(failed),
        lines_not_understood=len(lost),
        definitions=tuple(definition for result in results_of_all for definition in result.definitions),
        examples=tuple(example for result in results_of_all for example in result.examples),
    )


def _pages_by_id(
    root: Root,
    results: Mapping[str, Assembled],
    included: Collection[str],
    findings: list[Finding],
    failed: list[str],
) -> dict[str, Page]:
    """The pages of one folder. Files that cannot become an operation are added to `failed`."""
    pages: dict[str, Page] = {}
    for path, result in results.items():
        if path in included and (result.is_fragment or not result.has_frontmatter):
            continue
        if result.is_fragment:
            findings.append(
                Finding(
                    UNUSED_FRAGMENT,
                    "no page includes this file: delete it, or include it",
                    Span(root.display_path(path)),
                )
            )
            continue
        findings += result.findings
        if result.is_read:
            continue
        if result.page is None:
            failed.append(root.display_path(path))
        elif result.page.id in pages:
            first = (pages[result.page.id].span, "the page that is used")
            findings.append(
                Finding(
                    SAME_ID, f"the id `{result.page.id}` is taken: correct one of the two", result.page.span, (first,)
                )
            )
            failed.append(root.display_path(path))
        else:
            pages[result.page.id] = result.page
    return pages


def _same_requests(pages: Iterable[Page]) -> Iterator[Finding]:
    first: dict[tuple[str, str], Page] = {}
    for page in sorted(pages, key=lambda page: page.id):
        other = first.setdefault((page.method, page.path_template), page)
        if other is not page:
            message = (
                f"{page.method} {page.path_template} is documented as `{other.id}` too: "
                "correct one of them, or delete it"
            )
            yield Finding(SAME_REQUEST, message, page.span, ((other.span, "the other page"),))
