"""Every check over the pages of a run together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks.blank_cells import check_blank_cells
from generator.checks.cell_text import check_cell_text
from generator.checks.identity import check_identity
from generator.checks.parameter_names import check_parameter_names
from generator.checks.property_names import check_property_names
from generator.checks.property_types import check_property_types
from generator.checks.request_lines import check_request_lines
from generator.checks.statuses import check_statuses
from generator.checks.survey import Survey, survey
from generator.checks.type_names import check_type_names
from generator.checks.values import check_values
from generator.findings import Finding
from generator.inference.infer import Inference
from generator.pages.read import Reading
from generator.profiles.model import Profile

CHECKS: tuple[Callable[[Survey], Iterator[Finding]], ...] = (
    check_identity,
    check_request_lines,
    check_statuses,
    check_parameter_names,
    check_property_names,
    check_property_types,
    check_type_names,
    check_values,
    check_cell_text,
)


def check_pages(reading: Reading, inference: Inference, profile: Profile) -> tuple[Finding, ...]:
    """The findings of all checks. A blank cell is reported only where nothing else was found in its line."""
    pages = survey(reading.pages, inference.evidence, inference.models, profile)
    found = [finding for check in CHECKS for finding in check(pages)]
    reported = {finding.span for finding in (*reading.findings, *inference.findings, *found)}
    blank = (finding for finding in check_blank_cells(pages) if finding.span not in reported)
    return (*found, *blank)
