"""What a command costs: seconds, and the memory of all its processes together."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall and CPU time, workers included, and MiB of all processes at the peak."""

    wall: float
    cpu: float
    peak: float

    def __add__(self, other: Cost) -> Cost:
        """The cost of one after the other."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


def cost(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Cost:
    """Run a command, with what it prints in `log`. Raises SystemExit where it fails.

    The memory is looked at ten times a second, where the system says what each process has.
    """
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=out, stderr=out) as process,
    ):
        peaks = [0.0]
        watcher = threading.Thread(target=_watch, args=(process, peaks))
        watcher.start()
        process.wait()
        watcher.join()
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        said = log.read_text("utf-8", errors="replace")[-2000:]
        raise SystemExit(f"{' '.join(command)} ended with exit code {process.returncode}:\n{said}")
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
