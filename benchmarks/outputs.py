"""What comes out of the corpus, before and after a change: every output of every edition, compared byte by byte.

usage: python -m benchmarks.outputs FOLDER [--against OTHER] [--formatted] [EDITION]...

Writes the specs, the outputs and the findings of each edition below FOLDER. Outputs are written as the templates give
them, which is stricter than what black makes of them and three times as fast; `--formatted` adds black. With
`--against`, every file that differs from the one in OTHER is listed with its first differing lines; exit 1 if one does.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.config import Settings
from generator.emit.format import Formatter
from generator.emit.plan import output_tree
from generator.git import hunks
from generator.kept_names.stage import ALL
from generator.pipeline import output_settings, settle
from generator.report import finding_lines

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
EDITIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "2023": (("2023",), ("2022",)),
    "2022": (("2022",), ()),
    "2025": (("2025",), ()),
    "seeds": (("seeds",), ()),
}
"""Name -> folders of pages, folders of evidence, below the corpus."""
_SHOWN_FILES = 20
_SHOWN_LINES = 12


def edition_outputs(name: str, *, formatted: bool = False) -> dict[str, str]:
    """Everything that one edition gives: path -> text."""
    pages, evidence = (tuple(str(CORPUS / folder) for folder in folders) for folders in EDITIONS[name])
    settings = Settings(pages=pages, evidence=evidence, rename=(ALL,))
    settled = settle(settings)
    tree = output_tree(settled.api, output_settings(settings))
    if formatted:
        tree = Formatter().finish(tree)
    findings = "".join(f"{line}\n" for line in finding_lines(settled.findings))
    return {
        **{f"specs/{path}": text for path, text in settled.specs.items()},
        **{f"out/{path}": text for path, text in tree.items()},
        "findings.txt": findings.replace(f"{CORPUS}/", ""),
    }


def write(folder: Path, tree: dict[str, str]) -> None:
    """Write a tree below a folder that no earlier run has filled."""
    for path, text in tree.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")


def differences(before: Path, tree: dict[str, str]) -> dict[str, list[str]]:
    """Path -> the hunks of a unified diff, for each file that is not the same in both."""
    old = {p.relative_to(before).as_posix(): p.read_text("utf-8") for p in before.rglob("*") if p.is_file()}
    found = {}
    for path in sorted(old.keys() | tree.keys()):
        if old.get(path) != tree.get(path):
            new = tree[path].encode() if path in tree else None
            found[path] = hunks(before / path if path in old else None, new).splitlines()
    return found


def main() -> int:
    """Exit code: 1 when something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--formatted", action="store_true")
    parser.add_argument("editions", nargs="*")
    options = parser.parse_intermixed_args()
    differs = False
    for name in options.editions or EDITIONS:
        tree = edition_outputs(name, formatted=options.formatted)
        write(options.folder / name, tree)
        if options.against is None:
            sys.stdout.write(f"{name}: {len(tree)} files\n")
            continue
        found = differences(options.against / name, tree)
        sys.stdout.write(f"{name}: {len(tree)} files, {len(found)} differ\n")
        for path, lines in list(found.items())[:_SHOWN_FILES]:
            sys.stdout.write("\n".join([f"  {path}: {len(lines)} lines", *lines[:_SHOWN_LINES], ""]))
        differs |= bool(found)
    return int(differs)


if __name__ == "__main__":
    sys.exit(main())
