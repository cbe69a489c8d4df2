"""`make bench`: wall time, CPU time and peak memory of every stage of a cold run, as a table.

usage: python -m benchmarks.run [PAGES]... The 2023 edition of the corpus if it is there, else the embedded pages.
Peak memory is of this process while the stage runs; the formatting stage has worker processes beside it.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from generator.config import Settings, page_roots
from generator.emit.write import apply
from generator.garbage_collection import without_garbage_collection
from generator.inference.infer import infer
from generator.pages.read import read_pages
from generator.pipeline import build, settle
from generator.profiles.load import load_profile

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "2023"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one stage took: seconds of wall and CPU time (workers included), and MiB at its peak."""

    stage: str
    wall: float
    cpu: float
    peak: float


class Meter:
    """Watches a pipeline: each new stage ends the one before it."""

    def __init__(self) -> None:
        self.costs: list[Cost] = []
        self._stage: str | None = None
        self._start = (0.0, 0.0)

    def __call__(self, stage: str, done: int, total: int) -> None:
        """The pipeline says that it is in this stage; `""` ends the last."""
        if stage == self._stage:
            return
        if self._stage:
            wall, cpu = self._start
            self.costs.append(Cost(self._stage, time.perf_counter() - wall, _cpu() - cpu, _peak()))
        self._stage = stage
        _forget_peak()
        self._start = (time.perf_counter(), _cpu())


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _forget_peak() -> None:
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return  # not Linux: the peak of a stage is then the peak so far


def _peak() -> float:
    try:
        status = Path("/proc/self/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    except (OSError, ValueError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(folders: list[str]) -> None:
    """Run and print."""
    pages = tuple(folders) or (str(CORPUS if CORPUS.is_dir() else ROOT / "pages"),)
    meter = Meter()
    with tempfile.TemporaryDirectory(prefix="sdkgen-bench-") as scratch:
        settings = Settings(pages=pages, specs=f"{scratch}/specs", output=f"{scratch}/generated")
        settled = settle(settings, meter)
        made = build(settings, settled, progress=meter)
        meter("write", 0, 0)
        apply(made.targets)
        meter("", 0, 0)
    files = {f"{target.folder.name}/{path}": text for target in made.targets for path, text in target.tree.items()}
    lines = sum(text.count("\n") for path, text in files.items() if path.endswith(".py"))
    title = f"{settled.pages:,} pages, {len(files):,} files, {lines:,} lines of Python"
    _print(title, meter.costs)

    meter = Meter()
    reading = read_pages(page_roots(pages), load_profile())
    with without_garbage_collection():
        meter("infer, every second page", 0, 0)
        infer(reading.pages[::2], settings.profile)
        meter("infer, all pages", 0, 0)
        infer(reading.pages, settings.profile)
        meter("", 0, 0)
    _print("how inference grows", meter.costs, total=False)


def _print(title: str, costs: list[Cost], total: bool = True) -> None:
    table = Table(title=title, title_justify="left")
    table.add_column("stage")
    for heading in ("wall s", "CPU s", "share of wall", "peak MiB"):
        table.add_column(heading, justify="right")
    wall, cpu = sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs)
    for cost in costs:
        share = f"{cost.wall / wall:.0%}" if total else ""
        table.add_row(cost.stage, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", share, f"{cost.peak:.0f}")
    if total:
        table.add_section()
        table.add_row("all", f"{wall:.2f}", f"{cpu:.2f}", "", f"{max(cost.peak for cost in costs):.0f}")
    Console().print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
