"""What the package costs before its first call, in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import pytest
from exchange import exchanges

# The largest record that the documentation shows is the dearest to get ready for.
RECORDS = [e for e in exchanges() if e.is_answered_in_json and isinstance(e.response["json"], dict)]
FIRST = max(RECORDS, key=lambda e: len(str(e.response["json"])), default=None)

BEFORE = """
import json, sys, time
before = set(sys.modules)
start = time.process_time()
"""
AFTER = """
seconds = time.process_time() - start
try:
    # Not getrusage: Linux counts the process that started this one in.
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
except OSError:
    peak = None
names = sorted(set(sys.modules) - before)
print(json.dumps(dict(seconds=seconds, peak=peak, modules=names)))
"""


@dataclass(frozen=True, slots=True)
class Report:
    """What some code costs: seconds of CPU, peak memory in bytes if the system tells it, the modules that it loads."""

    seconds: float
    peak: int | None
    modules: list[str]


def measure(code: str) -> Report:
    """Run some code in a new process."""
    # As for an installed package, the bytecode is kept: after the first run, nothing is compiled.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", BEFORE + code + AFTER]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    report: dict[str, Any] = json.loads(run.stdout)
    return Report(**report)


def foreign(modules: list[str]) -> set[str]:
    """The packages among the modules that neither Python nor this package brings."""
    tops = {name.partition(".")[0] for name in modules}
    return {top for top in tops - set(sys.stdlib_module_names) if not top.startswith(("superoffice_webapi", "__"))}


def first_callable() -> str:
    """Code that gets the first method, and the models that it takes and gives."""
    assert FIRST is not None
    group, _, name = FIRST.call.rpartition(".")
    return (
        "import typing\n"
        "from superoffice_webapi import SuperOffice\n"
        f"client = SuperOffice('https://host/Cust1')\n"
        f"method = client.{group}.{name}\n"
        "module = sys.modules[type(client." + group + ").__module__]\n"
        "hints = typing.get_type_hints(getattr(method, '__wrapped__', method))"
    )


def test_the_import_loads_nothing_foreign() -> None:
    report = measure("import superoffice_webapi; superoffice_webapi.SuperOffice")
    assert foreign(report.modules) == set()


@pytest.mark.skipif(FIRST is None, reason="the documentation shows no answer")
def test_a_resource_loads_itself_alone() -> None:
    assert FIRST is not None
    modules = measure(first_callable()).modules
    group = FIRST.call.rpartition(".")[0]
    for kind in ("agents", "entities"):
        loaded = {name for name in modules if name.startswith(f"superoffice_webapi.{kind}.")}
        own = f"superoffice_webapi.{group}" if "." in group else f"superoffice_webapi.entities.{group}"
        assert loaded <= {own}


@pytest.mark.skipif(FIRST is None, reason="the documentation shows no answer")
def test_the_first_callable_costs_little_more_than_its_libraries() -> None:
    libraries, ours = 1e9, 1e9
    for _ in range(5):  # alternating, the best of each: other work of the machine must not count
        libraries = min(libraries, measure("import httpx2, pydantic; pydantic.BaseModel").seconds)
        ours = min(ours, measure(first_callable()).seconds)
    assert ours / libraries <= 1.6


@pytest.mark.skipif(FIRST is None, reason="the documentation shows no answer")
def test_the_first_callable_needs_little_memory() -> None:
    peak = measure(first_callable()).peak
    if peak is None:
        pytest.skip("this system does not tell the peak memory of a process")
    assert peak <= 60 * 1024 * 1024
