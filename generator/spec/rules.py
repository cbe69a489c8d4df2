"""The findings about spec files: S1xx."""

from __future__ import annotations

from generator.findings import rule

NOT_YAML = rule(
    "S101",
    "error",
    "Spec file is not YAML",
    "The parser stopped here, so nothing after this place was read.",
    "Correct the syntax, or restore the file from version control.",
)
WRONG_VERSION = rule(
    "S102",
    "error",
    "Spec has another version",
    "Another version of sdkgen wrote it, and its keys may mean something else. The message says which ones are read.",
    "Regenerate the spec with `sdkgen generate --rename`, which needs no earlier one; or use the sdkgen that wrote it.",
)
UNKNOWN_KEY = rule(
    "S103",
    "error",
    "Unknown key in a spec file",
    "A key that nothing reads is most often misspelled, and its value would be lost without notice.",
    "Correct the spelling or remove the key.",
)
WRONG_KIND = rule(
    "S104",
    "error",
    "Value of the wrong kind in a spec file",
    "The value is not what its key asks for: a mapping, a list, a text, true or false, or one of some words.",
    "Write a value of the kind that the message names.",
)
MISSING_KEY = rule(
    "S105",
    "error",
    "Key is missing in a spec file",
    "The key has no default value.",
    "Add the key.",
)
BAD_TYPE = rule(
    "S106",
    "error",
    "Text is not a type",
    "Types have a notation of their own: `int32`, `list[Contact]`, `map[string]`, `enum[Slim, Wide]`, `unknown`.",
    "Write the type in that notation.",
)
UNKNOWN_MODEL = rule(
    "S107",
    "error",
    "Model is not defined",
    "A type names a model that `models.yaml` does not hold.",
    "Correct the name, or define the model.",
)
TWICE = rule(
    "S108",
    "error",
    "Name is given twice in a spec file",
    "YAML readers keep one of two equal keys, and differ in which.",
    "Remove or rename one of them.",
)
NO_FILE = rule(
    "S109",
    "error",
    "Spec file is missing or not listed",
    "`api.yaml` lists the files of groups, and each of these names the file of its samples. A file that is listed and "
    "missing, or not listed, would be lost without notice.",
    "Restore the folder from version control, or regenerate the spec with `sdkgen generate --rename`.",
)
NO_PARAMETER = rule(
    "S110",
    "error",
    "Shared parameter is not defined",
    "The operation refers to a parameter that `api.yaml` does not hold under `parameters`.",
    "Correct the reference, or write the parameter out with `in` and `name`.",
)
CIRCULAR_MODEL = rule(
    "S111",
    "error",
    "Model extends itself",
    "Following `extends` from this model leads back to it, so its fields cannot be determined.",
    "Remove one `extends` of the circle.",
)
NO_SECTION = rule(
    "S112",
    "error",
    "Group is in no section",
    "The path of a group starts with the name of a section that `api.yaml` holds, and goes on with its own name.",
    "Correct the path, or define the section.",
)
NO_SCHEME = rule(
    "S113",
    "error",
    "Security scheme is not defined",
    "A security requirement names a scheme that `api.yaml` does not hold under `security_schemes`.",
    "Correct the name, or define the scheme.",
)
NO_SPEC = rule(
    "S114",
    "error",
    "Spec folder cannot be read",
    "The folder does not exist, holds no `api.yaml`, or a file in it cannot be read as UTF-8 text.",
    "Correct `--specs`, or write the spec with `sdkgen generate`.",
)
BAD_CLIENT_NAME = rule(
    "S115",
    "error",
    "Name for clients cannot be used",
    "Something else in the client has the name, the language keeps it for itself, or there is nothing to name.",
    "Choose another `client_name`, or remove the key.",
)
NO_REVISION = rule(
    "S116",
    "error",
    "Spec of a revision cannot be read",
    "The text is neither a folder nor a revision of the git repository that the folder of specs is in, or the revision "
    "has no spec in that folder.",
    "Name a folder of specs, or a commit, branch or tag that has one; a shallow clone may lack it.",
)
