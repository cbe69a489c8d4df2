"""How near the semantic diff of two editions comes to what changed between the publisher's own documents.

usage: python -m benchmarks.semantic_diff SHARED [--misses N]

SHARED is the folder that holds `corpus`, `reference` and `tools`. Both specs are made from the pages of the operations
that the documents of their edition cover. Compared are changes of the API (those of severity "docs" are none) as
`apidiff.py` writes them: kind, operation id, name; of properties, those of the first level.

The documents and the pages of an edition are not of one day: of most properties that a document gained, the older page
speaks already. The last row leaves those out: a property counts as shown where its name is a word of the page of one
edition, and of the other one's not.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter

from generator.config import Settings
from generator.diff.compare import compare
from generator.diff.model import Change
from generator.kept_names.stage import ALL
from generator.pipeline import settle
from generator.spec.model import Api

OLD, NEW = "2022", "2023"
_HALVES = ("agents", "rest")
_ROWS = {
    "operations and parameters": ("operation-", "parameter-"),
    "first-level properties": ("request-property-", "response-property-"),
}
_FIRST_LEVEL = re.compile(r'(?:path|query|header|request(?:\[\])?|response\.2\d\d(?:\[\])?)\.("[^"]*"|[^.\[{"]+)')
Fact = tuple[str, str, str]


def main() -> int:
    """Print precision and recall of each row; 2 when the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    options = parser.parse_args()
    shared: Path = options.shared
    if not (shared / "corpus").is_dir():
        sys.stderr.write(f"there is no corpus in {shared}\n")
        return 2
    old, new = (covered_spec(shared, edition) for edition in (OLD, NEW))
    start = perf_counter()
    changes = compare(old, new)
    sys.stdout.write(f"{len(changes):,} changes in {perf_counter() - start:.2f} s\n")
    found, truth = set(facts(changes)), published(shared)
    sys.stdout.write(f"{'':34}{'precision':>10}{'recall':>8}{'facts':>7}\n")
    for row, kinds in _ROWS.items():
        mine, theirs = ({fact for fact in side if fact[0].startswith(kinds)} for side in (found, truth))
        score(row, mine, theirs, options.misses)
    words = [page_words(shared, edition) for edition in (OLD, NEW)]
    mine, theirs = ({fact for fact in side if is_shown(fact, *words)} for side in (found, truth))
    score("first-level properties, as shown", mine, theirs, options.misses)
    return 0


def score(row: str, found: set[Fact], truth: set[Fact], most: int) -> None:
    """Print a row, and so many of the facts that are missing or should not be there."""
    both = len(found & truth)
    precision, recall = both / len(found) if found else 1.0, both / len(truth) if truth else 1.0
    sys.stdout.write(f"{row:34}{precision:10.4f}{recall:8.4f}{len(truth):7}\n")
    for label, misses in (("missing", truth - found), ("extra", found - truth)):
        sys.stdout.writelines(f"    {label} {' '.join(fact)}\n" for fact in sorted(misses)[:most])


Words = dict[str, set[str]]


def page_words(shared: Path, edition: str) -> Words:
    """Operation id -> the words of its page, in lower case."""
    pages = (shared / "corpus" / edition).rglob("*.md")
    return {page.stem: set(re.findall(r"\w+", page.read_text("utf-8-sig").lower())) for page in pages}


def is_shown(fact: Fact, old: Words, new: Words) -> bool:
    """Whether the pages of a property's operation differ in it."""
    kind, operation, name = fact
    return "-property-" in kind and (name in old.get(operation, ())) != (name in new.get(operation, ()))


def covered_spec(shared: Path, edition: str) -> Api:
    """The spec of an edition's pages whose operations its documents cover; a page is named for its operation."""
    covered = {
        operation["operationId"]
        for path in documents(shared, edition)
        for item in json.loads(path.read_text("utf-8-sig"))["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict) and "operationId" in operation
    }
    corpus = shared / "corpus" / edition
    with tempfile.TemporaryDirectory(prefix="sdkgen-diff-") as scratch:
        for page in corpus.rglob("*.md"):
            if page.stem in covered:
                copy = Path(scratch, page.relative_to(corpus))
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(page, copy)
        return settle(Settings(pages=(scratch,), rename=(ALL,))).api


def documents(shared: Path, edition: str) -> list[Path]:
    """The published documents of an edition."""
    return [shared / "reference" / f"{edition}-{half}.json" for half in _HALVES]


def published(shared: Path) -> set[Fact]:
    """What changed between the documents."""
    sides = [list(map(str, documents(shared, edition))) for edition in (OLD, NEW)]
    command = [sys.executable, str(shared / "tools" / "apidiff.py"), *sides[0], "--", *sides[1]]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {(kind, operation, name) for kind, operation, name in json.loads(output)}


def facts(changes: Iterable[Change]) -> Iterator[Fact]:
    """The changes of the API as `apidiff.py` writes them."""
    for change in changes:
        if change.severity == "docs":
            continue
        if change.kind == "operation-renamed":
            yield "operation-removed", change.before or "", ""
            yield "operation-added", change.after or "", ""
        elif change.kind.startswith("operation-"):
            yield change.kind, change.operations[0].id, ""
        else:
            kind = change.kind.replace("required-changed", "type-changed")
            for reach in change.operations:
                if name := first_level(reach.at):
                    yield kind, reach.id, name.lower()


def first_level(at: str) -> str:
    """The name of a parameter, or of a property of a body or its items; blank for what is deeper or above."""
    match = _FIRST_LEVEL.fullmatch(at)
    return match[1].strip('"') if match else ""


if __name__ == "__main__":
    sys.exit(main())
