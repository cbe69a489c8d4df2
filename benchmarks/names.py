"""The names that a user of the generated client meets: how many, how long, and which documented ones they replace.

usage: python -m benchmarks.names [--renames NUMBER] [EDITION]

Generates the client of an edition of the corpus (2023 unless told otherwise), imports it and asks `dir` about every
object that a client leads to, and about every record. `--renames` shows operations with both names, drawn with a fixed
seed.
"""

from __future__ import annotations

import argparse
import importlib
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.outputs import CORPUS, EDITIONS, write
from generator.config import Settings
from generator.emit.plan import output_tree
from generator.kept_names.stage import ALL
from generator.pipeline import output_settings, settle
from generator.views.python.design import ClientDesign, client_design

LONG = 40
"""Characters above which a name is long."""


def main() -> int:
    """Generate, import and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--renames", type=int, default=0)
    parser.add_argument("edition", nargs="?", default="2023", choices=EDITIONS)
    options = parser.parse_args()
    pages, evidence = (tuple(str(CORPUS / folder) for folder in folders) for folders in EDITIONS[options.edition])
    settings = Settings(pages=pages, evidence=evidence, rename=(ALL,))
    api = settle(settings).api
    design, tree = client_design(api), output_tree(api, output_settings(settings))
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), tree)
        sys.path.insert(0, folder)
        _print_figures(design, tree, importlib.import_module(settings.package))
    renames = [
        (f"{group.names.path}.{old.name}", old.method.name) for group in design.groups for old in group.deprecated_names
    ]
    for old, new in sorted(random.Random(1).sample(renames, options.renames)):  # noqa: S311
        print(f"{old} -> {new}")
    return 0


def _print_figures(design: ClientDesign, tree: dict[str, str], package: Any) -> None:
    sections = tuple(f"/{names.module}/" for names in design.names.sections.values())
    lines = sum(text.count("\n") for path, text in tree.items() if any(section in path for section in sections))
    operations = sum(1 for _ in design.methods)
    print(f"{operations} operations, {sum(len(group.deprecated_names) for group in design.groups)} deprecated names")
    print(f"{lines / operations:.1f} lines an operation, both classes")
    own: dict[str, set[str]] = {
        str(group.names.path): {method.name for method in group.all_methods} for group in design.groups
    }
    others: Counter[int] = Counter()
    found: dict[str, set[str]] = {}
    for path, listed in _listed(design, package):
        if path in own:
            others[len(listed - own[path])] += 1
        for name in listed:
            if len(name) > LONG:
                found.setdefault(name, set()).add(path)
    print("names of a group beside its operations, and how many groups have so many:", dict(others))
    print(f"names above {LONG} characters:", len(found))
    for name in sorted(found):
        print(f"  {len(name)} {name}: {', '.join(sorted(found[name]))}")


def _listed(design: ClientDesign, package: Any) -> Iterator[tuple[str, set[str]]]:
    """Every object with the public names that `dir` gives; the two clients have the same paths."""
    for class_ in (package.SuperOffice, package.AsyncSuperOffice):
        client = class_("http://localhost/x", auth=package.Bearer("x"))
        yield "client", _public(client)
        for group in design.groups:
            value = client
            for part in group.names.path.split("."):
                value = getattr(value, part)
            yield group.names.path, _public(value)
            yield f"{group.names.path}.with_raw_response", _public(value.with_raw_response)
    yield "models", _public(package.models)
    for names in design.names.models.values():
        yield f"models.{names.class_}", _public(getattr(package.models, names.class_)())


def _public(value: object) -> set[str]:
    return {name for name in dir(value) if not name.startswith("_")}


if __name__ == "__main__":
    raise SystemExit(main())
