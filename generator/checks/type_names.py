"""Names of types that a slip has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.checks.similar import SimilarNames
from generator.checks.survey import Survey
from generator.findings import Finding, Span, rule
from generator.inference.evidence import TypeName

MISSPELLED_TYPE = rule(
    "T113",
    "warning",
    "The name of a type is misspelled",
    "One page names a type that no other page knows, and many pages name one of nearly that name. The name would "
    "become a model of its own.",
    "Correct the name; if it is right, show the type in a table or a sample.",
)

_KNOWN = 2
"""Pages that must name a type before another page can have misspelled it."""


def check_type_names(survey: Survey) -> Iterator[Finding]:
    """Findings for type names of one page that are nearly those of many."""
    places: dict[str, dict[str, Span]] = defaultdict(dict)
    for body in survey.bodies:
        for node in body.nodes:
            for claim in node.claims:
                is_cell = claim.edition == 0 and claim.source == "documented"
                if is_cell and isinstance(claim.type, TypeName) and isinstance(claim.location, Span):
                    places[claim.type.name].setdefault(body.page.id, claim.location)
    similar = SimilarNames(places)
    for name, by_page in places.items():
        if len(by_page) > 1:
            continue
        meant = next((other for other in similar.of(name) if len(places[other]) >= _KNOWN), None)
        if meant is not None:
            message = f"no other page knows the type `{name}`: write `{meant}`, if that is meant"
            yield Finding(MISSPELLED_TYPE, message, next(iter(by_page.values())))
