"""The names of query parameters and request headers, of which a slip has changed one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from generator.checks.similar import SimilarNames, is_misspelled
from generator.checks.survey import Survey
from generator.findings import Finding, rule
from generator.pages.model import Page, Row

MISSPELLED_PARAMETER = rule(
    "P124",
    "warning",
    "The name of a parameter is misspelled",
    "One page has a parameter that no other page knows, and lacks one of nearly that name that many pages have. A "
    "server ignores a parameter that it does not know.",
    "Correct the name.",
)

EXAMPLE_OF_NOTHING = rule(
    "P123",
    "warning",
    "An example shows a parameter that the table does not have",
    "The parameter is not generated: its type and meaning are not documented.",
    "Add a row for it, or remove the example.",
)

_KNOWN = 3
"""Pages that must have a parameter before another page can have misspelled it."""


def check_parameter_names(survey: Survey) -> Iterator[Finding]:
    """Findings for the rows of query parameters and of request headers."""
    yield from _misspelled(survey, lambda page: page.query_rows)
    yield from _misspelled(survey, lambda page: page.header_rows)
    pattern = survey.profile.examples.query
    if pattern is not None:
        for page in survey.pages:
            yield from _examples(page, pattern)


def _examples(page: Page, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """The examples of parameters that no row describes; of a row with nearly that name and no example, the row."""
    examples = {m["name"]: line for line in page.query_lines if (m := pattern.match(line.text))}
    rows = {row.name: row for row in page.query_rows}
    for name, line in examples.items():
        if name in rows:
            continue
        near = next(
            (row for row in page.query_rows if row.name not in examples and is_misspelled(row.name, name)), None
        )
        if near is None:
            message = f"an example of `{name[:60]}`, which no row describes: add a row, or remove the example"
            yield Finding(EXAMPLE_OF_NOTHING, message, line.span)
        else:
            message = (
                f"the row is called `{near.name}`, the parameter of its example `{name[:60]}`: correct one of them"
            )
            yield Finding(MISSPELLED_PARAMETER, message, near.span, ((line.span, "the example"),))


def _misspelled(survey: Survey, rows_of: Callable[[Page], tuple[Row, ...]]) -> Iterator[Finding]:
    places: dict[str, list[tuple[Page, Row]]] = defaultdict(list)
    for page in survey.pages:
        for row in rows_of(page):
            places[row.name].append((page, row))
    similar = SimilarNames(places)
    for name, found in places.items():
        if len(found) > 1:
            continue
        [(page, row)] = found
        here = {other.name for other in rows_of(page)}
        meant = [other for other in similar.of(name) if len(places[other]) >= _KNOWN and other not in here]
        if meant:
            message = f"no other page has the parameter `{name}`: write `{meant[0]}`, if that is meant"
            yield Finding(MISSPELLED_PARAMETER, message, row.span)
