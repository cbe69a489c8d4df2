"""The findings about overrides: O1xx."""

from __future__ import annotations

from generator.findings import rule

UNREADABLE = rule(
    "O101",
    "error",
    "Overrides cannot be read",
    "The file is missing, or it is not one plain YAML list: anchors, aliases and repeated keys are refused.",
    "Correct the file, or name another with `--overrides`.",
)
UNKNOWN_KEY = rule(
    "O102",
    "error",
    "An override has an unknown key",
    "Nothing reads the key, so the correction would be left out.",
    "Correct the spelling, or remove the key; `generator/overrides/schema.json` lists every key.",
)
MISSING_KEY = rule(
    "O103",
    "error",
    "An override lacks a key",
    "An override says what it corrects (`at`), with what (one fact or more), and why (`reason`).",
    "Add the key.",
)
BAD_VALUE = rule(
    "O104",
    "error",
    "A value of an override cannot be used",
    "The value is not of the kind that its key asks for, such as a type in the notation of the spec.",
    "Give a value of the kind that the message names.",
)
NO_SUCH_PLACE = rule(
    "O105",
    "error",
    "An override matches nothing",
    "The spec has no operation, model or part of one with this name, so the correction would have no effect.",
    "Correct `at`, or delete the entry.",
)
NO_SUCH_FACT = rule(
    "O106",
    "error",
    "A fact does not fit what is overridden",
    "Each kind of place has facts of its own: a model has no type, and a response has no name.",
    "Move the fact to the place that has it, or remove it; `docs/overrides.md` lists the facts of each place.",
)
UNKNOWN_MODEL = rule(
    "O107",
    "error",
    "The type of an override names an unknown model",
    "The spec would refer to a model that it does not hold.",
    "Correct the name.",
)
NAME_TAKEN = rule(
    "O108",
    "error",
    "The name that an override gives is taken",
    "Two things would have one name, and one of them would be lost or renamed.",
    "Choose another name, or rename the other thing too.",
)
STILL_USED = rule(
    "O109",
    "error",
    "A model that is dropped is still used",
    "A type that names the model would lead nowhere.",
    "Override the types at the places that the finding names, or keep the model.",
)
CONTRADICTION = rule(
    "O110",
    "error",
    "Two overrides contradict each other",
    "They give one fact two values, or one of them drops what the other corrects.",
    "Delete one of the two.",
)
AGREES = rule(
    "O111",
    "warning",
    "An override changes nothing",
    "The pages now say what the override says, or another entry says the same.",
    "Delete the entry, or the fact that the message names.",
)
EXPIRED = rule(
    "O112",
    "warning",
    "The date of an override has passed",
    "`until` says how long the correction was expected to be needed. It is applied all the same.",
    "Delete the entry if the pages are right by now, or set a later date.",
)
EVIDENCE_CHANGED = rule(
    "O113",
    "warning",
    "The pages have changed since an override was accepted",
    "The override corrects a statement that the pages no longer make, so it may no longer be right.",
    "Compare the entry with what the pages say now; then correct it, delete it, or run `sdkgen overrides accept`.",
)
