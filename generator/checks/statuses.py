"""The status of a sample against the table of statuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.checks.survey import Survey
from generator.findings import Finding, rule
from generator.http_message import status_of

UNDOCUMENTED_STATUS = rule(
    "P114",
    "warning",
    "A sample has a status that the table does not have",
    "The table of statuses says which ones the operation answers with.",
    "Correct the sample, or add a row for the status.",
)


def check_statuses(survey: Survey) -> Iterator[Finding]:
    """A finding for each sample response whose status no row documents, on pages with a table of statuses."""
    for page in survey.pages:
        # Where annotations say what a sample is, the samples are the statuses.
        if page.response is None or not page.response.statuses or page.place:
            continue
        documented = {status.code: status for status in page.response.statuses}
        for sample in page.sample_responses:
            code = status_of(sample.message.start)
            if code is not None and code not in documented:
                known = ", ".join(map(str, documented))
                message = f"the sample has the status {code}, and the table only {known}: correct one of them"
                span = replace(sample.span, line=sample.span.line + 1)
                first = page.response.statuses[0].span
                yield Finding(UNDOCUMENTED_STATUS, message, span, ((first, "the table"),))
