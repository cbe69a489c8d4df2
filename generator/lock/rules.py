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
