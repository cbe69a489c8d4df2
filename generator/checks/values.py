"""Values of samples that the table rules out: words outside an enumeration; and what the table has joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.checks.survey import Body, Survey, place_in, values_at
from generator.findings import Finding, Span, rule
from generator.inference.evidence import Claim, EvidenceNode
from generator.pages.model import Row
from generator.spec.types import OpenEnum

NOT_IN_ENUMERATION = rule(
    "T115",
    "warning",
    "A sample value is not among the values of the enumeration",
    "The table lists the possible values. The sample shows another one.",
    "Correct the sample, or add the value to the table.",
)
LOST_COMMA = rule(
    "T116",
    "warning",
    "A value of an enumeration consists of several words",
    "The other values of the list are single words: most likely a comma is missing between two of them.",
    "Put a comma between the values.",
)
_WORDS = re.compile(r"\w+(?:\s+\w+)+\Z")


def check_values(survey: Survey) -> Iterator[Finding]:
    """Findings for the values of documented enumerations, and for the enumerations themselves."""
    for body in survey.bodies:
        for node in body.nodes:
            for claim in _cells(node):
                if isinstance(claim.type, OpenEnum) and isinstance(claim.location, Span):
                    yield from _outside(body, node, claim.type)
                    yield from _lost_commas(claim.type, claim.location)
    for page in survey.pages:
        for row in (*page.path_rows, *page.query_rows):
            yield from _joined_in_row(row, survey)


def _cells(node: EvidenceNode) -> Iterator[Claim]:
    """What the cells of tables of the current edition say."""
    return (claim for claim in node.claims if claim.source == "documented" and not claim.edition)


def _outside(body: Body, node: EvidenceNode, enumeration: OpenEnum) -> Iterator[Finding]:
    known = {*enumeration.values, *(word for value in enumeration.values for word in value.split())}
    for value in _shown(body, node):
        if isinstance(value, str) and value not in known:
            sample = body.sample_with(node)
            if sample is not None:
                message = (
                    f"`{value[:60]}` is no value of `{node.name}`: write one of {', '.join(enumeration.values[:8])}"
                )
                yield Finding(NOT_IN_ENUMERATION, message, place_in(sample, node))


def _joined_in_row(row: Row, survey: Survey) -> Iterator[Finding]:
    for pattern in survey.profile.types.enumeration_patterns:
        if m := pattern.fullmatch(row.type):
            values = tuple(value.strip() for value in m["values"].split(",") if value.strip())
            yield from _lost_commas(OpenEnum(values), row.span)


def _lost_commas(enumeration: OpenEnum, span: Span) -> Iterator[Finding]:
    joined = [value for value in enumeration.values if _WORDS.match(value)]
    if joined and 2 * len(joined) < max(len(enumeration.values), 3):
        message = (
            f"`{joined[0][:60]}` is one value of the enumeration: put a comma between the words, if they are several"
        )
        yield Finding(LOST_COMMA, message, span)


def _shown(body: Body, node: EvidenceNode) -> Iterator[Any]:
    """The values that samples show for a node."""
    for sample in body.samples:
        if sample.has_json:
            yield from values_at(sample.value, node)
