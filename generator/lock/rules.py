"""The findings about a run beside the run before it: D1xx."""

from __future__ import annotations

from generator.findings import rule

UNREADABLE_LOCK = rule(
    "D101",
    "info",
    "The lock cannot be read",
    "`sdkgen.lock` is damaged, has the markers of a merge conflict, or is of another version of sdkgen. No output is "
    "made from it; only which pages changed since the last run is not known.",
    "`sdkgen generate` writes it anew.",
)

LOST = rule(
    "D102",
    "error",
    "More of the spec would be lost than the budget allows",
    "Of the operations, fields or samples of the spec on disk, more than `max_loss` percent and more than `max_lost` "
    "are not in the new one. A folder that is missing or a heading that is written otherwise looks the same. What only "
    "has another name is not counted. Nothing is written, with `--keep-going` neither.",
    "Correct the pages or the settings. If the API has become smaller, give `--accept-loss` once.",
)
NO_EFFECT = rule(
    "D103",
    "info",
    "What was edited on a page has no effect",
    "Since the last run, the page was edited where it names types. What it says of them is outvoted by other places.",
    "Edit the other places too, or say in `overrides.yaml` what is true.",
)

OF_ONE_RUN = (LOST, NO_EFFECT, UNREADABLE_LOCK)
"""The findings about what one run changes: after it, they are no longer true."""
