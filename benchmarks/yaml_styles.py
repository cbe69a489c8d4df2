"""What PyYAML's C dumper makes of our YAML, beside `yamltext`: time, differences, characters that cannot be seen.

usage: python -m benchmarks.yaml_styles [PAGES]... The 2023 edition of the corpus, or the embedded pages without it.
The dumper is given representers that choose a style by content, by the rules of `yamltext`; choosing is not timed.
"""

from __future__ import annotations

import functools
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from generator import yamltext
from generator.config import Settings
from generator.emit.openapi import openapi_tree
from generator.emit.render import Renderer
from generator.garbage_collection import without_garbage_collection
from generator.kept_names.stage import ALL
from generator.pipeline import output_settings, settle
from generator.spec import encode

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "2023"
HIDDEN = "right\u202eleft zero\u200bwidth"


class Dumper(yaml.CSafeDumper):
    """PyYAML's dumper with a style for each text."""

    def ignore_aliases(self, data: object) -> bool:
        """Write every value where it stands."""
        return True


def _text(dumper: Dumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, _style(text))


@functools.cache
def _style(text: str) -> str | None:
    """The style that `yamltext` would choose in column 10: a representer is not told the column."""
    written = yamltext.behind_key(text, 10).lstrip()
    return written[0] if written[:1] in ("|", ">", "'", '"') else None


Dumper.add_representer(str, _text)
Dumper.add_representer(tuple, lambda dumper, items: dumper.represent_sequence("tag:yaml.org,2002:seq", items, True))
Dumper.add_representer(list, lambda dumper, items: dumper.represent_sequence("tag:yaml.org,2002:seq", items, not items))


def library(value: Any, width: int = yamltext.WIDTH) -> str:
    """A document as the library writes it."""
    return yaml.dump(value, Dumper=Dumper, width=width, allow_unicode=True, sort_keys=False, default_flow_style=False)


def _behind_key(value: Any, indent: int) -> str:
    return textwrap.indent(library({"k": value}, yamltext.WIDTH - indent), " " * indent)


def _seconds(work: Callable[[Any], object], items: list[Any]) -> float:
    with without_garbage_collection():
        start = time.perf_counter()
        for item in items:
            work(item)
        return time.perf_counter() - start


def main(folders: list[str]) -> None:
    """Run and print."""
    pages = tuple(folders) or (str(CORPUS if CORPUS.is_dir() else ROOT / "pages"),)
    settings = Settings(pages=pages, rename=(ALL,))
    documents: list[Any] = []
    with patch.object(encode, "dump", lambda value: documents.append(value) or yamltext.dump(value)):  # type: ignore[func-returns-value]
        settled = settle(settings)
    placed: list[tuple[Any, int]] = []
    behind_key = yamltext.behind_key

    def recorded(value: yamltext.Value, indent: int = 0, taken: int | None = None) -> str:
        placed.append((value, indent))
        return behind_key(value, indent, taken)

    with patch.object(yamltext, "behind_key", recorded):
        openapi_tree(settled.api, output_settings(settings).openapi, Renderer())
    for value, _ in placed:
        library({"k": value})  # so that the style of every text is known
    ours, theirs = [yamltext.dump(value) for value in documents], [library(value) for value in documents]
    loaded = [[yaml.load(text, yaml.CSafeLoader) for text in texts] for texts in (ours, theirs)]
    print(f"{len(documents)} spec files: {sum(a == b for a, b in zip(ours, theirs, strict=True))} with the same bytes, "
          f"{sum(a == b for a, b in zip(*loaded, strict=True))} with the same values")  # fmt: skip
    for name, texts in (("yamltext", ours), ("library", theirs)):
        long = [len(line) for text in texts for line in text.split("\n") if len(line) > yamltext.WIDTH]
        print(f"{name}: {len(long)} lines over {yamltext.WIDTH} columns, the longest {max(long, default=0)}")
    print(f"specs: yamltext {_seconds(yamltext.dump, documents):.2f} s, library {_seconds(library, documents):.2f} s")
    print(f"the {len(placed)} values of the OpenAPI document: "
          f"yamltext {_seconds(lambda item: behind_key(*item), placed):.2f} s, "
          f"library {_seconds(lambda item: _behind_key(*item), placed):.2f} s")  # fmt: skip
    print(f"{HIDDEN!a}: yamltext {yamltext.dump({'k': HIDDEN})!a}, library {library({'k': HIDDEN})!a}")


if __name__ == "__main__":
    main(sys.argv[1:])
