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
WITHOUT_PAGE = rule(
    "R105",
    "info",
    "A reference document has operations that no page describes",
    "A document that is older than the pages has operations that were removed since. Only the pages add operations.",
    "Nothing, if they were removed; otherwise write the pages.",
)
TYPES_DIFFER = rule(
    "R106",
    "warning",
    "A reference document and a page disagree about a type",
    'The type of the page is used, unless `prefer` in the configuration says `types = "reference"`.',
    "Correct the page or the document; if the document is older than a change of the API, nothing.",
)
NAMES_DIFFER = rule(
    "R107",
    "info",
    "A reference document and a page have different names for the same record",
    'The name of the document is used, unless `prefer` in the configuration says `names = "pages"`.',
    "Correct the type name on the page, if the one of the document is right.",
)
