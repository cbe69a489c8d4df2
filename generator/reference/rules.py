"""The findings about published documents: R1xx."""

from __future__ import annotations

from generator.findings import rule

UNREADABLE = rule(
    "R101",
    "error",
    "A reference document cannot be read",
    "The file is missing, or it is neither JSON nor YAML.",
    "Correct the path in `--reference` or in the configuration, or mend the file.",
)
UNKNOWN_VERSION = rule(
    "R102",
    "error",
    "A reference document has an unknown version",
    "Swagger 2.0 and OpenAPI 3.0 to 3.2 are read.",
    "Convert the document to one of these versions.",
)
BROKEN_REFERENCE = rule(
    "R103",
    "warning",
    "A `$ref` of a reference document cannot be followed",
    "It leads to another file, or to nothing: the type stays unknown. Only the file itself is read.",
    "Bundle the document into one file, or correct the `$ref`.",
)
SAME_MODEL_NAME = rule(
    "R104",
    "info",
    "Two models of a reference document have the same name but for their namespace",
    "A name of the spec has no namespace. The first model keeps the short name; the other one has its namespace in it.",
    "Nothing, if the longer name is good; otherwise rename the model in `specs/overrides.yaml`.",
)
