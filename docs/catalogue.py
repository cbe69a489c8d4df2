"""`docs/findings.md`: every finding that sdkgen can make, from the rules in the code.

usage: python -m docs.catalogue [--check]. With --check nothing is written; exit 1 when the page is out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generator.findings import Rule
from generator.lint.rules import every_rule

PAGE = Path(__file__).parent / "findings.md"

FAMILIES = {
    "P0": "Files, encoding, frontmatter",
    "P1": "The structure of a page",
    "P2": "Tables",
    "P3": "Samples",
    "P4": "Includes",
    "P9": "Lines that no reader took",
    "X1": "Indexes and tables of contents",
    "T1": "Types",
    "S1": "The intermediate spec",
    "R1": "Reference documents",
    "C1": "Configuration",
    "C2": "Profiles",
    "D1": "A run beside the one before it",
    "O1": "Overrides",
    "N1": "Names that are kept",
    "L1": "Suppressions and baselines",
}
"""First two characters of a code -> what its rules are about."""


def catalogue_page(of: list[Rule]) -> str:
    """The page as Markdown."""
    lines = [
        "# Findings",
        "",
        "Every finding has a code that never changes its meaning; it prints as `FILE:LINE:COL: severity[CODE] text`.",
        "An **error** stops the run before anything is written (`--keep-going` leaves the page out instead);",
        "a **warning** means that one fact stays unknown or was chosen among several; an **info** loses nothing.",
        "",
        "[lint.md](lint.md) says how to change the severity of warnings and infos, and how to accept them;",
        "an error by default stays one.",
        "",
        "This page is made from the code by `make docs`.",
    ]
    for family in sorted({rule.code[:2] for rule in of}):
        lines += ["", f"## {FAMILIES.get(family, 'Others')} ({family}xx)"]
        for rule in of:
            if rule.code.startswith(family):
                lines += [
                    "",
                    f"### {rule.code} {rule.title}",
                    "",
                    f"*{rule.severity}*. {rule.why}",
                    "",
                    f"**To fix:** {rule.fix}",
                ]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or say whether it is up to date."""
    page = catalogue_page(list(every_rule().values()))
    if "--check" in arguments:
        current = PAGE.is_file() and PAGE.read_text("utf-8") == page
        if not current:
            sys.stderr.write("docs/findings.md is out of date: run `make docs`\n")
        return 0 if current else 1
    PAGE.write_text(page, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
