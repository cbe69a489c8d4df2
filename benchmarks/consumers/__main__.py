"""The OpenAPI document through the tools that people feed it to: `python -m benchmarks.consumers [EDITION]`.

Each tool makes code of `openapi.json`; that code is imported or compiled, and its operations are counted. Installs the
tools into `.tools/consumers`, from PyPI and npm; needs the corpus, Java and Node.js. `--only NAME` runs the tools whose
name holds that word. Exit 1 if a tool fails, or an operation is lost.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.consumers.tools import CONSUMERS, Command, Consumer, environment, install_node_tools
from benchmarks.outputs import edition_outputs

LONGEST = 1800
"""Seconds that one command may take."""
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the document in one tool."""

    consumer: Consumer
    seconds: float
    operations: int | None = 0
    failure: str = ""


def main() -> int:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(prog="benchmarks.consumers")
    parser.add_argument("edition", nargs="?", default="2023")
    parser.add_argument("--only", default="", metavar="NAME")
    options = parser.parse_args()
    document = edition_outputs(options.edition)["out/openapi.json"]
    paths = json.loads(document)["paths"].values()
    expected = sum(method in item for item in paths for method in _METHODS)
    install_node_tools()
    results = []
    for consumer in CONSUMERS:
        if options.only in consumer.name:
            with tempfile.TemporaryDirectory(prefix="sdkgen-consumer-") as folder:
                results.append(run(consumer, document, Path(folder)))
    return _print(results, expected)


def run(consumer: Consumer, document: str, folder: Path) -> Result:
    """Generate in an empty folder, and check what was made."""
    tools = environment(consumer)
    (folder / "openapi.json").write_text(document, "utf-8")
    start = time.perf_counter()
    failure = _failure(consumer.generate(tools), folder)
    seconds = time.perf_counter() - start
    if failure:
        return Result(consumer, seconds, failure=failure)
    operations = consumer.operations(folder) if consumer.operations else None
    return Result(consumer, seconds, operations, _failure(consumer.check(tools), folder))


def _failure(command: Command, folder: Path) -> str:
    """What a command says when it fails; a blank if it does not."""
    own = {"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1", "JDK_JAVA_OPTIONS": "-Xmx4g"}
    try:
        done = subprocess.run(
            command, cwd=folder, env={**os.environ, **own}, capture_output=True, text=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return f"takes more than {LONGEST} s"
    if not done.returncode:
        return ""
    lines = (done.stderr.strip() or done.stdout.strip()).splitlines() or [f"exit code {done.returncode}"]
    return lines[-1][:300]


def _print(results: list[Result], expected: int) -> int:
    table = Table(title=f"{expected:,} operations", title_justify="left")
    table.add_column("tool")
    for heading in ("operations", "s to generate"):
        table.add_column(heading, justify="right")
    table.add_column("compiles or imports")
    table.add_column("theirs")
    is_good = True
    for result in results:
        is_good &= not result.failure and result.operations in (expected, None)
        count = "models only" if result.operations is None else f"{result.operations:,}"
        row = (count, f"{result.seconds:.0f}", result.failure or "yes", result.consumer.theirs)
        table.add_row(result.consumer.name, *row)
    Console(width=160).print(table)
    return 0 if is_good else 1


if __name__ == "__main__":
    raise SystemExit(main())
