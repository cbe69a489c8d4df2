"""Every operation of the 2023 documents, called by our client on Prism: `python -m benchmarks.prism [SHARED]`.

Prism (npm) serves the publisher's own documents, refuses requests that contradict them, and answers with examples
(static) or random values of the documented types (dynamic). The client is made from the pages alone. With `--own`,
Prism serves the document that is made from the pages too. Needs the corpus and npm; installs Prism into `.tools/`.
Exit 1 if one figure of the table is above its limit of 0.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.node_tools import installed
from benchmarks.outputs import edition_outputs, write

ROOT = Path(__file__).parents[2]
REQUIREMENT = "@stoplight/prism-cli@5.14.2"
DOCUMENTS = ("2023-agents.json", "2023-rest.json")
_START = 180
"""Seconds that Prism may take to read a document."""

FIGURES = {
    "refused": "requests refused, the client's fault",
    "exception": "exceptions",
    "lost": "raw responses lost",
    "changed": "changed by a round trip",
}
"""Figure that must be 0 -> what it counts."""


def main() -> int:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(prog="benchmarks.prism")
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", type=int, default=5, metavar="N", help="calls to print for each figure above 0")
    parser.add_argument("--own", action="store_true", help="serve the document that sdkgen makes of the pages")
    options = parser.parse_args()
    documents = [options.shared / "reference" / name for name in DOCUMENTS]
    prism = installed("prism", REQUIREMENT) / "prism"
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        outputs = edition_outputs("2023")
        write(Path(folder), {p.removeprefix("out/"): text for p, text in outputs.items() if p.startswith("out/")})
        documents = [Path(folder, "openapi.json")] if options.own else documents
        servers = {str(document): stack.enter_context(_serving(prism, document)) for document in documents}
        driver = Path(__file__).with_name("driver.py")
        environment = {**os.environ, "PYTHONPATH": folder}
        command = [sys.executable, str(driver), json.dumps(servers)]
        done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    calls = [json.loads(line) for line in done.stdout.splitlines()]
    return _print(calls, options.misses)


@contextmanager
def _serving(prism: Path, document: Path) -> Iterator[str]:
    """Prism with one document: its address."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [str(prism), "mock", "--errors", "--verboseLevel", "fatal", "--port", str(port), str(document)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            _await(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(_START * 4):
        if process.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.25)
    raise SystemExit("Prism did not start")


def _print(calls: list[dict[str, str]], most: int) -> int:
    modes = sorted({call["mode"] for call in calls})
    table = Table("", *modes)
    outcomes = sorted({call["outcome"] for call in calls} - set(FIGURES))
    for outcome in (*FIGURES, *outcomes):
        counts = [sum(call["mode"] == mode and call["outcome"] == outcome for call in calls) for mode in modes]
        table.add_row(FIGURES.get(outcome, outcome), *(f"{count:,}" for count in counts))
    table.add_row("calls", *(f"{sum(call['mode'] == mode for call in calls):,}" for mode in modes))
    console = Console(width=160, markup=False)
    console.print(table)
    for outcome in (*FIGURES, *(o for o in outcomes if o != "as documented")):
        found = [call for call in calls if call["outcome"] == outcome]
        for call in [c for c in found if c["mode"] == "static, sync"][:most] or found[:most]:
            console.print(f"{outcome}: {call['mode']} {call['id']}: {call['detail'][:600]}", soft_wrap=True)
    return 1 if any(call["outcome"] in FIGURES for call in calls) else 0


if __name__ == "__main__":
    raise SystemExit(main())
