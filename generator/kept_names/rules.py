"""The findings about names that are kept: N1xx."""

from __future__ import annotations

from generator.findings import rule

BETTER_NAME = rule(
    "N101",
    "info",
    "A name is kept that the pages would not give now",
    "Programs use the name of the committed spec, so it stays. What the pages say since would give another one.",
    "Nothing is wrong. `--rename NAME` takes the new name, `--rename` takes all of them; or give another one in "
    "`overrides.yaml`.",
)
UNREADABLE_SPEC = rule(
    "N102",
    "error",
    "The committed spec cannot be read for its names",
    "What has a name there keeps it. If the spec is damaged, a run would rename things without notice.",
    "Restore the folder of specs from version control, or let `--rename` choose all names anew.",
)
