"""`make bench`: the generated client beside those that other generators make of the same document, as a table.

usage: python -m benchmarks.client [--alone | --thorough] [PAGES [EVIDENCE]...]. The 2023 edition of the corpus with
2022 as evidence if it is there, else the embedded pages. `--alone` leaves the peers out; `--thorough` runs the type
checkers over the whole of their packages too, for many minutes. Everything is generated, built and installed in a
temporary folder, from PyPI; openapi-generator needs Java, and pyright gets Node.js if there is none.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.client_packages import PEERS, Installed, UnfitError, our_package, peer_package
from benchmarks.client_probe import Start, probe
from benchmarks.client_programs import ANSWER, LIBRARIES, ONE_MODEL, OPERATION
from benchmarks.client_table import Baseline, Result, notes, table
from benchmarks.client_types import Outcome, of_package, of_program
from generator.config import Settings
from generator.settled import Settled

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
START_ROUNDS = 11
TYPE_ROUNDS = 3

NOT_ASKED: tuple[Outcome, Outcome] = (None, None)

Say = Callable[[str], None]


def main(arguments: Sequence[str]) -> None:
    """Generate, measure and print."""
    options = {argument for argument in arguments if argument.startswith("--")}
    if unknown := options - {"--alone", "--thorough"}:
        raise SystemExit(f"unknown option: {min(unknown)}")
    peers = () if "--alone" in options else PEERS
    pages, *evidence = [argument for argument in arguments if argument not in options] or _default_pages()
    console = Console()
    console = Console(width=max(console.width, 140))  # so that a log has the whole table
    with tempfile.TemporaryDirectory(prefix="sdkgen-bench-") as scratch, console.status("generating") as status:
        folder = Path(scratch)
        settings = Settings((pages,), tuple(evidence), str(folder / "specs"), output=str(folder / "generated"))
        settled, ours = our_package(settings, folder / "sdkgen")
        packages, unfit = [ours], []
        for peer in peers:
            status.update(f"{peer.name} generates")
            try:
                packages.append(peer_package(peer, folder / "generated" / "openapi.yaml", folder / peer.name))
            except UnfitError as error:
                unfit.append(f"{peer.name}: {error}")
        thorough = "--thorough" in options
        baseline, results = _measure(packages, _sample(settled), folder, status.update, thorough)
        console.print(table(f"{settled.pages:,} pages; 1 x is `{LIBRARIES}`", baseline, results))
    for line in (*unfit, *notes(results)):
        console.print(line, markup=False, highlight=False)


def _default_pages() -> list[str]:
    return [str(CORPUS / "2023"), str(CORPUS / "2022")] if CORPUS.is_dir() else [str(ROOT / "pages")]


def _sample(settled: Settled) -> bytes:
    """The documented answer of the operation that is called."""
    for _, operation in settled.api.operations():
        for sample in operation.samples:
            if operation.id == OPERATION and sample.response and sample.response.body:
                return sample.response.body.encode()
    raise SystemExit(f"the pages show no answer of {OPERATION}")


def _measure(
    packages: Sequence[Installed], sample: bytes, folder: Path, say: Say, thorough: bool
) -> tuple[Baseline, Sequence[Result]]:
    """What our package stands on, and every package. The runs of start-up alternate between all of them."""
    python = packages[0].python
    given = {"bare": "", "libraries": LIBRARIES, "one model": ONE_MODEL}
    jobs = {name: (python, code, "NoneType") for name, code in given.items()}
    for package in packages:
        programs = package.programs
        jobs[f"{package.name} imported"] = (package.python, programs.imported, "NoneType")
        jobs[f"{package.name} callable"] = (package.python, programs.callable, ANSWER)
        jobs[f"{package.name} answer"] = (package.python, programs.answer, ANSWER)
    say("starting up")
    with probe(sample, folder) as server:
        starts = server.medians(jobs, START_ROUNDS)
    baseline = Baseline(*(_certain(starts[name]) for name in given))
    results = []
    for package in packages:
        say(f"checking the types of {package.name}")
        imported, called, answer = (starts[f"{package.name} {step}"] for step in ("imported", "callable", "answer"))
        program = of_program(package, folder / f"{package.name}-program", TYPE_ROUNDS)
        whole = NOT_ASKED
        if thorough or package is packages[0]:
            whole = of_package(package, folder / f"{package.name}-whole")
        results.append(Result(package, imported, called, answer, *program, *whole))
    return baseline, results


def _certain(start: Start | UnfitError) -> Start:
    if isinstance(start, UnfitError):
        raise SystemExit(f"nothing can be measured: {start}")
    return start


if __name__ == "__main__":
    main(sys.argv[1:])
