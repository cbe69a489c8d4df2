"""The findings about settings: C1xx."""

from __future__ import annotations

from generator.findings import rule

BAD_CONFIG = rule(
    "C101",
    "error",
    "Configuration file cannot be read",
    "The file is missing, it is not TOML, or a file named with `--config` has no table `[tool.sdkgen]`.",
    "Correct the file, or name another with `--config`.",
)
UNKNOWN_SETTING = rule(
    "C102",
    "error",
    "Unknown setting",
    "A key of `[tool.sdkgen]` that sdkgen does not know, or a table with nearly that name, is most often misspelled. "
    "With a setting ignored, a run could replace the wrong files.",
    "Write the name that the message gives, or remove the key or the table.",
)
BAD_SETTING = rule(
    "C103",
    "error",
    "Setting has a wrong value",
    "The value is not of the kind that the setting asks for, or it cannot be used.",
    "Give a value of the kind that the message names.",
)
NO_PAGES = rule(
    "C104",
    "error",
    "Page folder cannot be used",
    "The folder does not exist, is not a folder, or holds no page.",
    "Correct the path in `--pages` or in the configuration.",
)
NO_PAGES_NAMED = rule(
    "C105",
    "error",
    "No folder of pages is named",
    "Neither the command line nor the configuration says where the pages are. A run without pages would remove "
    "whatever an earlier run wrote.",
    'Give `--pages DIR`, or write `pages = ["DIR"]` below `[tool.sdkgen]` in pyproject.toml; `--example` reads the '
    "pages that sdkgen carries.",
)
