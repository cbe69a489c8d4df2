"""What a piece of code costs in a fresh process."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from benchmarks.client_packages import UnfitError, run

SLOW = 3.0
"""Seconds of one run from which fewer runs must do."""

Job = tuple[Path, str, str]
"""An interpreter, the code that it runs, and the class of what that leaves in RESULT."""

# Nothing is imported before the clock starts that the interpreter has not loaded anyway. CPU time, since one thread
# does it all: on an idle machine it is the wall time, and on a busy one the other work does not count.
_BEFORE = """
import sys, time
URL, RESULT = sys.argv[1], None
with open(sys.argv[2], "rb") as file:
    SAMPLE = file.read()
before = set(sys.modules)
start = time.process_time()
"""
# The peak is VmHWM where there is one: ru_maxrss starts from that of the process which started this one.
_AFTER = """
seconds = time.process_time() - start
names = sorted(set(sys.modules) - before)
try:
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
except OSError:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
import json
print(json.dumps({"seconds": seconds, "peak": peak, "modules": names, "result": type(RESULT).__name__}))
"""


@dataclass(frozen=True, slots=True)
class Start:
    """What some code costs: seconds of CPU time, MiB at the peak of the process, the modules that it loads."""

    seconds: float
    peak: float
    modules: tuple[str, ...]

    def foreign(self, package: str) -> tuple[str, ...]:
        """The packages among the modules that are neither of Python nor the named one."""
        tops = {name.partition(".")[0] for name in self.modules}
        own = {package, *sys.stdlib_module_names}
        return tuple(sorted(top for top in tops - own if not top.startswith("_")))


@dataclass(frozen=True, slots=True)
class Probe:
    """Runs code in fresh processes, against a server on loopback that answers everything with one sample."""

    url: str
    sample: Path

    def start(self, python: Path, code: str, result: str = "NoneType") -> Start:
        """One run. Raises UnfitError when the code fails or leaves something else than a `result` in RESULT."""
        source = _BEFORE + code + "\n" + _AFTER
        told = json.loads(run([python, "-I", "-c", source, self.url, self.sample], folder=self.sample.parent))
        if told["result"] != result:
            raise UnfitError(f"gives {told['result']}, not {result}")
        return Start(told["seconds"], told["peak"] / 1024, tuple(told["modules"]))

    def medians(self, jobs: Mapping[str, Job], rounds: int) -> dict[str, Start | UnfitError]:
        """The medians of several runs, with the jobs taking turns. A slow one has three runs."""
        runs: dict[str, list[Start]] = {name: [] for name in jobs}
        failed: dict[str, UnfitError] = {}
        for number in range(-1, rounds):  # the first fills the caches of the disk, and does not count
            for name, job in jobs.items():
                if name in failed or (number >= 3 and runs[name][0].seconds > SLOW):
                    continue
                try:
                    start = self.start(*job)
                except UnfitError as error:
                    failed[name] = error
                    continue
                if number >= 0:
                    runs[name].append(start)
        return {name: failed.get(name) or _median(runs[name]) for name in jobs}


def _median(starts: list[Start]) -> Start:
    return Start(
        statistics.median(start.seconds for start in starts),
        statistics.median(start.peak for start in starts),
        starts[0].modules,
    )


@contextmanager
def probe(sample: bytes, folder: Path) -> Iterator[Probe]:
    """A probe with its server, for as long as the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(sample)))
            self.end_headers()
            self.wfile.write(sample)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
            pass

    file = folder / "sample.json"
    file.write_bytes(sample)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Probe(f"http://127.0.0.1:{server.server_address[1]}", file)
    finally:
        server.shutdown()
        server.server_close()
