"""What a run costs when little or nothing has changed, beside a cold one: seconds, ratios and peak memory, as a table.

usage: python -m benchmarks.again [--rounds N] [--against CHECKOUT]

Reads the 2023 edition of the corpus with that of 2022 as evidence if they are there, else the example pages. Each round
runs every case once, in processes of their own; with `--against`, each also with the code of another checkout, right
after. The table shows medians. Peak memory is of all processes of a run together, looked at ten times a second.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
CASES = ("cold", "check of a fresh checkout", "nothing changed", "one page changed")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall and CPU time, workers included, and MiB of all processes at the peak."""

    wall: float
    cpu: float
    peak: float


def main() -> None:
    """Run and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--against", type=Path)
    options = arguments.parse_args()
    checkouts = [ROOT, *([options.against.resolve()] if options.against else [])]
    costs: dict[tuple[Path, str], list[Cost]] = defaultdict(list)
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory(prefix="sdkgen-again-") as scratch:
            folders = {checkout: Path(scratch, str(number)) for number, checkout in enumerate(checkouts)}
            for folder in folders.values():
                _lay_out(folder)
            for case in CASES:
                for checkout, folder in folders.items():
                    costs[checkout, case].append(_measure(checkout, folder, case))
                    print(f"{checkout.name}: {case}: {costs[checkout, case][-1]}", file=sys.stderr)
    for checkout in checkouts:
        _print(f"{checkout}, medians of {options.rounds}", {case: costs[checkout, case] for case in CASES})


def _lay_out(folder: Path) -> None:
    has_corpus = (CORPUS / "2023").is_dir()
    shutil.copytree(CORPUS / "2023" if has_corpus else ROOT / "pages", folder / "pages")
    if has_corpus:
        shutil.copytree(CORPUS / "2022", folder / "evidence")


def _measure(checkout: Path, folder: Path, case: str) -> Cost:
    """One run of a checkout, in the folder that its earlier cases have left."""
    evidence = ["--evidence", "evidence"] if (folder / "evidence").is_dir() else []
    verb = "check" if case.startswith("check") else "generate"
    if verb == "check":
        shutil.rmtree(folder / ".sdkgen-cache", ignore_errors=True)
    if case == "nothing changed":
        _run(checkout, folder, [verb, "--pages", "pages", *evidence])
    if case == "one page changed":
        page = sorted(folder.glob("pages/**/v1*.md"))[50]
        page.write_text(page.read_text("utf-8").replace("string", "int32", 1), "utf-8")
    return _run(checkout, folder, [verb, "--pages", "pages", *evidence])


def _run(checkout: Path, folder: Path, arguments: list[str]) -> Cost:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    command = [sys.executable, "-m", "generator", *arguments]
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as process:
        peaks = [0.0]
        watcher = threading.Thread(target=_watch, args=(process, peaks))
        watcher.start()
        process.wait()
        watcher.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with exit code {process.returncode}")
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, max(peaks))


def _watch(process: subprocess.Popen[bytes], peaks: list[float]) -> None:
    while process.poll() is None:
        peaks.append(sum(map(_memory, _family(process.pid))))
        time.sleep(0.1)


def _family(pid: int) -> Iterator[int]:
    yield pid
    for path in Path("/proc", str(pid), "task").glob("*/children"):
        try:
            children = path.read_text().split()
        except OSError:
            continue  # it has ended
        for child in children:
            yield from _family(int(child))


def _memory(pid: int) -> float:
    """MiB of a process, with its share of what several processes have in common; 0 where the system does not say."""
    try:
        text = Path("/proc", str(pid), "smaps_rollup").read_text()
        return int(text.partition("\nPss:")[2].split()[0]) / 1024
    except (OSError, IndexError):
        return 0.0


def _print(title: str, costs: dict[str, list[Cost]]) -> None:
    table = Table(title=title, title_justify="left")
    table.add_column("run")
    for heading in ("wall s", "/ cold", "CPU s", "/ cold", "peak MiB"):
        table.add_column(heading, justify="right")
    medians = {
        case: [statistics.median(getattr(cost, field) for cost in found) for field in ("wall", "cpu", "peak")]
        for case, found in costs.items()
    }
    cold_wall, cold_cpu, _ = medians["cold"]
    for case, (wall, cpu, peak) in medians.items():
        table.add_row(
            case, f"{wall:.2f}", f"{wall / cold_wall:.3f}", f"{cpu:.2f}", f"{cpu / cold_cpu:.3f}", f"{peak:.0f}"
        )
    Console().print(table)


if __name__ == "__main__":
    main()
