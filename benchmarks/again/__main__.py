"""What a run costs cold, when little has changed, as pages grow, and beside other generators, as one table.

usage: python -m benchmarks.again [--rounds N] [--shared DIR] [--alone] [--against CHECKOUT]

Reads the 2023 pages of the operations that the published documents of 2023 cover, which peers read as OpenAPI 3.0; the
example pages where there is no corpus. Each round runs every case once, in processes of their own; the table shows
medians, and medians of the ratios within a round. `--alone` leaves the peers out, `--against` runs the code of another
checkout too. Peak memory is of all processes of a run together, looked at ten times a second.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.again.cost import Cost, cost
from benchmarks.again.inputs import change_one_page, covered_operations, lay_out
from benchmarks.again.peers import InstalledPeer, as_openapi, install
from benchmarks.client_packages import UnfitError

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("2023-agents.json", "2023-rest.json")
COLD, CHECK, NOTHING, ONE = "cold, nothing on disk", "check of a fresh checkout", "nothing changed", "one page changed"
TWICE, FOUR_TIMES = "cold, pages x 2", "cold, pages x 4"
GENERATOR, PYTHON_CLIENT = "openapi-generator", "openapi-python-client"

Costs = Mapping[str, Cost]
"""Case -> what it cost in one round."""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of the table, from the costs of one round, with what is wanted of it and what would be better yet."""

    title: str
    cases: tuple[str, ...]
    figure: Callable[..., float]
    """From the costs of the cases."""
    wanted: str
    beyond: str = ""
    unit: str = ""


ROWS = (
    Row(f"{COLD} / {GENERATOR}", (COLD, GENERATOR), lambda a, b: a.wall / b.wall, "<= 1.8", "1.3"),
    Row(f"{COLD} / {PYTHON_CLIENT}", (COLD, PYTHON_CLIENT), lambda a, b: a.wall / b.wall, "<= 0.62", "0.45"),
    Row(f"{CHECK} / {GENERATOR}", (CHECK, GENERATOR), lambda a, b: a.wall / b.wall, "<= 0.8", "0.5"),
    Row(NOTHING, (NOTHING,), lambda a: a.wall, "<= 0.5", "0.2", " s"),
    Row(f"{NOTHING} / cold", (NOTHING, COLD), lambda a, b: a.wall / b.wall, "<= 0.04"),
    Row(f"{ONE} / cold", (ONE, COLD), lambda a, b: a.wall / b.wall, "<= 0.25", "0.1"),
    Row("peak memory, cold", (COLD,), lambda a: a.peak, "<= 500", "300", " MiB"),
    Row(f"{TWICE} / 2 x cold", (TWICE, COLD), lambda a, b: a.wall / b.wall / 2, "<= 1.15"),
    Row(f"{FOUR_TIMES} / 4 x cold", (FOUR_TIMES, COLD), lambda a, b: a.wall / b.wall / 4, "<= 1.15"),
)


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured: pages, peers with the documents that they read, and a checkout of sdkgen."""

    pages: Path
    only: frozenset[str] | None
    peers: Sequence[InstalledPeer]
    documents: Sequence[Path]
    checkout: Path
    costs: dict[str, Cost] = field(default_factory=dict)

    def round(self, scratch: Path) -> Costs:
        """Every case once, in order, each in the folder that the earlier ones have left."""
        folder = scratch / "once"
        lay_out(self.pages, folder / "pages", self.only)
        self._run(COLD, folder)
        shutil.rmtree(folder / ".sdkgen-cache", ignore_errors=True)
        self._run(CHECK, folder, "check")
        self._run("", folder)
        self._run(NOTHING, folder)
        change_one_page(folder / "pages")
        self._run(ONE, folder)
        for copies, case in ((2, TWICE), (4, FOUR_TIMES)):
            folder = scratch / str(copies)
            lay_out(self.pages, folder / "pages", self.only, copies)
            self._run(case, folder)
            shutil.rmtree(folder)
        for peer in self.peers:
            self._note(peer.peer.name, peer.cost(self.documents, scratch / peer.peer.name))
        return self.costs

    def _run(self, case: str, folder: Path, verb: str = "generate") -> None:
        command = [sys.executable, "-m", "generator", verb, "--pages", "pages"]
        found = cost(command, folder, {"PYTHONPATH": str(self.checkout)}, folder.with_suffix(".log"))
        if case:
            self._note(case, found)

    def _note(self, case: str, found: Cost) -> None:
        self.costs[case] = found
        sys.stderr.write(f"{self.checkout.name}: {case}: {found}\n")


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    checkouts = [ROOT, *([options.against.resolve()] if options.against else [])]
    rounds: dict[Path, list[Costs]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="sdkgen-again-") as scratch:
        pages, only, documents = _inputs(options.shared)
        peers: Sequence[InstalledPeer] = ()
        why = "the corpus is not there" if not documents else ""
        if documents and not options.alone:
            try:
                peers, documents = install(), as_openapi(documents, Path(scratch))
            except UnfitError as error:
                why = str(error)
        for number in range(options.rounds):
            for place, checkout in enumerate(checkouts):
                folder = Path(scratch, f"{number}-{place}")
                folder.mkdir()
                bench = Bench(pages, only, () if place else peers, documents, checkout)
                rounds[checkout].append(bench.round(folder))
                shutil.rmtree(folder)
    console = Console()
    console = Console(width=max(console.width, 120))  # so that a log has the whole table
    for checkout in checkouts:
        console.print(_table(f"{checkout}, medians of {options.rounds}", rounds[checkout]))
    if why:
        console.print(f"without peers: {why}", markup=False, highlight=False)


def _inputs(shared: Path) -> tuple[Path, frozenset[str] | None, Sequence[Path]]:
    """The pages; the operations that are compared, None for all; the documents that cover them."""
    documents = [shared / "reference" / name for name in DOCUMENTS]
    if not all(document.is_file() for document in documents) or not (shared / "corpus" / "2023").is_dir():
        return ROOT / "pages", None, ()
    return shared / "corpus" / "2023", frozenset(covered_operations(documents)), documents


def _table(title: str, rounds: Sequence[Costs]) -> Table:
    """One table: what each case costs, then the figures that are wanted."""
    table = Table(title=title, title_justify="left")
    table.add_column("what")
    for heading in ("median", "CPU s", "peak MiB", "wanted", "beyond"):
        table.add_column(heading, justify="right")
    for case in rounds[0]:
        wall, cpu, peak = (
            statistics.median(getattr(costs[case], name) for costs in rounds) for name in ("wall", "cpu", "peak")
        )
        table.add_row(case, f"{wall:.2f} s", f"{cpu:.2f}", f"{peak:.0f}")
    table.add_section()
    for row in ROWS:
        if all(case in rounds[0] for case in row.cases):
            figure = statistics.median(row.figure(*(costs[case] for case in row.cases)) for costs in rounds)
            table.add_row(row.title, f"{figure:.3g}{row.unit}", "", "", row.wanted, row.beyond)
    return table


if __name__ == "__main__":
    main()
