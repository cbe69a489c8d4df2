"""What the import of the package costs, measured in new processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from .exchange import exchanges
from .subject import CLIENT, GROUP_PACKAGES, PACKAGE

# The largest documented object has the most models to import.
RECORDS = [e for e in exchanges() if e.has_json_response and isinstance(e.response["json"], dict)]
FIRST = max(RECORDS, key=lambda e: len(str(e.response["json"])), default=None)

BEFORE = """
import json, sys, time
before = set(sys.modules)
start = time.process_time()
"""
AFTER = """
seconds = time.process_time() - start
try:
    # Not getrusage: Linux includes the process that started this one.
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
except OSError:
    peak = None
names = sorted(set(sys.modules) - before)
print(json.dumps(dict(seconds=seconds, peak=peak, modules=names)))
"""


@dataclass(frozen=True, slots=True)
class Report:
    """What some code costs: CPU seconds, peak memory in bytes (None if unknown), and the modules that it imports."""

    seconds: float
    peak: int | None
    modules: list[str]


def measure(code: str) -> Report:
    """Run some code in a new process."""
    # Bytecode is kept, as for an installed package: after the first run, nothing is compiled.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", BEFORE + code + AFTER]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    report: dict[str, Any] = json.loads(run.stdout)
    return Report(**report)


def foreign(modules: list[str]) -> set[str]:
    """The modules that belong neither to Python nor to this package, by their top-level packages."""
    tops = {name.partition(".")[0] for name in modules}
    return {top for top in tops - set(sys.stdlib_module_names) if not top.startswith((PACKAGE, "__"))}


def first_callable() -> str:
    """Code that gets a method with all models of its arguments and result."""
    assert FIRST is not None
    group, _, name = FIRST.call.rpartition(".")
    return (
        "import typing\n"
        f"from {PACKAGE} import {CLIENT}\n"
        f"client = {CLIENT}('https://host/customer')\n"
        f"method = client.{group}.{name}\n"
        "module = sys.modules[type(client." + group + ").__module__]\n"
        "hints = typing.get_type_hints(getattr(method, '__wrapped__', method))"
    )


def test_the_import_loads_no_other_package() -> None:
    report = measure(f"import {PACKAGE}; {PACKAGE}.{CLIENT}")
    assert foreign(report.modules) == set()


@pytest.mark.skipif(FIRST is None, reason="the documentation has no response")
def test_a_group_loads_only_its_own_module() -> None:
    assert FIRST is not None
    modules = measure(first_callable()).modules
    module = FIRST.call.split(".")[-2]
    loaded = {name for name in modules for group in GROUP_PACKAGES if name.startswith(f"{PACKAGE}.{group}.")}
    assert len(loaded) == 1
    assert loaded.pop().endswith(f".{module}")


@pytest.mark.skipif(FIRST is None, reason="the documentation has no response")
def test_the_first_method_costs_little_more_than_its_libraries() -> None:
    libraries, ours = 1e9, 1e9
    for _ in range(5):  # alternating, the fastest of each: other processes must not count
        libraries = min(libraries, measure("import httpx2, pydantic; pydantic.BaseModel").seconds)
        ours = min(ours, measure(first_callable()).seconds)
    assert ours / libraries <= 1.6


@pytest.mark.skipif(FIRST is None, reason="the documentation has no response")
def test_the_first_method_needs_little_memory() -> None:
    peak = measure(first_callable()).peak
    if peak is None:
        pytest.skip("the peak memory of a process is unknown on this system")
    assert peak <= 60 * 1024 * 1024
