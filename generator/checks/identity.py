"""The id of a page: against the name of its file, and against the other ids."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.checks.survey import Survey
from generator.findings import Finding, rule
from generator.pages.model import Page

OTHER_FILE_NAME = rule(
    "P016",
    "warning",
    "The id of a page is not the name of its file",
    "Most pages have their id for a file name. Most likely the page is a copy of another one.",
    "Correct the id, or rename the file.",
)
SAME_BUT_FOR_CASE = rule(
    "P017",
    "info",
    "Two ids differ in capitals only",
    "Both pages become operations. File systems and readers may take one for the other.",
    "Rename one of them.",
)

_FEWEST = 3
"""Pages that show whether ids are file names."""


def check_identity(survey: Survey) -> Iterator[Finding]:
    """Findings for ids that are not the file name, where that is the custom, and for ids that differ only in case."""
    # Of several operations in one file, only the first has the name of the file.
    pages = [page for page in survey.pages if not page.place]
    named = [page for page in pages if PurePosixPath(page.path).stem == page.id]
    if len(named) >= _FEWEST and len(named) >= 0.75 * len(pages):
        for page in pages:
            stem = PurePosixPath(page.path).stem
            if stem != page.id:
                what = "differs in capitals from" if stem.casefold() == page.id.casefold() else "is not"
                message = f"the id `{page.id}` {what} the name of the file, `{stem}`: correct one of them"
                yield Finding(OTHER_FILE_NAME, message, page.id_span or page.span)
    first: dict[str, Page] = {}
    for page in sorted(survey.pages, key=lambda page: (page.display_path, page.id)):
        other = first.setdefault(page.id.casefold(), page)
        if other is not page:
            message = f"`{page.id}` and `{other.id}` differ in capitals only: rename one of them"
            place = (other.id_span or other.span, "the other page")
            yield Finding(SAME_BUT_FOR_CASE, message, page.id_span or page.span, (place,))
