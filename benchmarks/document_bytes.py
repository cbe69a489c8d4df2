"""What the bytes of the OpenAPI document say, as a table: `python -m benchmarks.document_bytes [EDITION | FOLDER]`.

Each line of `openapi.yaml` counts for the innermost thing that it is a part of. An edition of the corpus, or a folder
with `openapi.yaml` and `openapi.json`; the corpus of 2023 by default.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.outputs import EDITIONS, edition_outputs

_KEY = re.compile(r"( *(?:- )*)('(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"|[^'\"\s][^:]*?):(?: |$)")


def lines_by_path(text: str) -> Iterator[tuple[Sequence[str], str]]:
    """Each line, with the keys that lead to it. A line of a text of several lines has those of the text."""
    path: list[tuple[int, str]] = []
    text_column: int | None = None
    for line in text.splitlines(keepends=True):
        column = len(line) - len(line.lstrip(" "))
        if text_column is not None and (column > text_column or not line.strip()):
            yield [key for _, key in path], line
            continue
        text_column = None
        if m := _KEY.match(line):
            while path and path[-1][0] >= len(m[1]):
                path.pop()
            path.append((len(m[1]), m[2].strip("'\"")))
            if re.search(r": [|>][-+0-9]*$", line):
                text_column = len(m[1])
        yield [key for _, key in path], line


def subject(path: Sequence[str]) -> str:
    """What a line says, from the keys that lead to it."""
    top = path[0] if path else ""
    if top == "paths":
        inner = path[3:]
        if {"example", "examples"} & {key for key in inner[:6] if key}:
            return "examples"
        if inner[:1] == ["parameters"]:
            return "parameters of operations"
        if inner[:1] == ["requestBody"]:
            return "request bodies: media types and schemas"
        if inner[:1] == ["responses"]:
            return "responses: text" if path[-1] == "description" else "responses: media types and schemas"
        if inner[:1] in (["summary"], ["description"]):
            return "operations: text"
        return "operations: path, method, id, tag, security"
    if top == "components" and path[1:2] == ["schemas"]:
        is_text = path[-1] == "description" and path[-2] != "properties"
        return "schemas: text" if is_text else "schemas: names and types"
    return "shared parameters and security schemes" if top == "components" else "head: info, servers, tags"


def main(arguments: list[str]) -> None:
    """Print the table."""
    source = arguments[0] if arguments else "2023"
    if source in EDITIONS:
        outputs = edition_outputs(source)
        in_yaml, in_json = outputs["out/openapi.yaml"], outputs["out/openapi.json"]
    else:
        in_yaml, in_json = (Path(source, f"openapi.{kind}").read_text("utf-8") for kind in ("yaml", "json"))
    counts: Counter[str] = Counter()
    for path, line in lines_by_path(in_yaml):
        counts[subject(path)] += len(line.encode())
    table = Table(title=f"openapi.yaml, {source}", title_justify="left")
    table.add_column("what the bytes say")
    table.add_column("bytes", justify="right")
    table.add_column("share", justify="right")
    for name, size in counts.most_common():
        table.add_row(name, f"{size:,}", f"{size / counts.total():.1%}")
    table.add_section()
    table.add_row("all", f"{counts.total():,}", "100.0%")
    size = len(in_json.encode())
    table.add_row("openapi.json ÷ openapi.yaml", f"{size:,}", f"{size / counts.total():.2f}")
    Console().print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
