"""`make bench`: the generated client beside those that other generators make of the same document, as a table.

usage: python -m benchmarks.client [--alone] [PAGES [EVIDENCE]...]. The 2023 edition of the corpus with 2022 as
evidence if it is there, else the embedded pages; `--alone` leaves the peers out. Everything is generated, built and
installed in a temporary folder, from PyPI; openapi-generator needs Java, and pyright gets Node.js if there is none.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.client_packages import PEERS, Installed, UnfitError, our_package, peer_package
from benchmarks.client_probe import Start, probe
from benchmarks.client_programs import ANSWER, LIBRARIES, OPERATION
from benchmarks.client_table import Result, notes, table
from benchmarks.client_types import of_package, of_program
from generator.config import Settings
from generator.pipeline import Facts

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
START_ROUNDS = 11
TYPE_ROUNDS = 3

Say = Callable[[str], None]


def main(arguments: Sequence[str]) -> None:
    """Generate, measure and print."""
    peers = () if "--alone" in arguments else PEERS
    pages, *evidence = [argument for argument in arguments if argument != "--alone"] or _default_pages()
    console = Console()
    console = Console(width=max(console.width, 120))  # so that a log has the whole table
    with tempfile.TemporaryDirectory(prefix="sdkgen-bench-") as scratch, console.status("generating") as status:
        folder = Path(scratch)
        settings = Settings((pages,), tuple(evidence), str(folder / "specs"), str(folder / "generated"))
        facts, ours = our_package(settings, folder / "sdkgen")
        packages, unfit = [ours], []
        for peer in peers:
            status.update(f"{peer.name} generates")
            try:
                packages.append(peer_package(peer, folder / "generated" / "openapi.yaml", folder / peer.name))
            except UnfitError as error:
                unfit.append(f"{peer.name}: {error}")
        bare, libraries, results = _measure(packages, _sample(facts), folder, status.update)
        console.print(table(f"{facts.pages:,} pages; 1 x is `{LIBRARIES}`", bare, libraries, results))
    for line in (*unfit, *notes(results)):
        console.print(line, markup=False, highlight=False)


def _default_pages() -> list[str]:
    return [str(CORPUS / "2023"), str(CORPUS / "2022")] if CORPUS.is_dir() else [str(ROOT / "pages")]


def _sample(facts: Facts) -> bytes:
    """The documented answer of the operation that is called."""
    for _, operation in facts.api.operations():
        for sample in operation.samples:
            if operation.id == OPERATION and sample.response and sample.response.body:
                return sample.response.body.encode()
    raise SystemExit(f"the pages show no answer of {OPERATION}")


def _measure(
    packages: Sequence[Installed], sample: bytes, folder: Path, say: Say
) -> tuple[Start, Start, Sequence[Result]]:
    """Bare Python, the libraries, and every package. The runs of start-up alternate between all of them."""
    python = packages[0].python
    jobs = {"bare": (python, "", "NoneType"), "libraries": (python, LIBRARIES, "NoneType")}
    for package in packages:
        programs = package.programs
        jobs[f"{package.name} imported"] = (package.python, programs.imported, "NoneType")
        jobs[f"{package.name} callable"] = (package.python, programs.callable, ANSWER)
        jobs[f"{package.name} answer"] = (package.python, programs.answer, ANSWER)
    say("starting up")
    with probe(sample, folder) as server:
        starts = server.medians(jobs, START_ROUNDS)
    bare, libraries = starts["bare"], starts["libraries"]
    if isinstance(bare, UnfitError) or isinstance(libraries, UnfitError):
        raise SystemExit(f"nothing can be measured: {bare}, {libraries}")
    results = []
    for package in packages:
        say(f"checking the types of {package.name}")
        imported, called, answer = (starts[f"{package.name} {step}"] for step in ("imported", "callable", "answer"))
        program = of_program(package, folder / f"{package.name}-program", TYPE_ROUNDS)
        whole = of_package(package, folder / f"{package.name}-whole")
        results.append(Result(package, imported, called, answer, *program, *whole))
    return bare, libraries, results


if __name__ == "__main__":
    main(sys.argv[1:])
