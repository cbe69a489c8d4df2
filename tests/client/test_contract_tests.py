"""The generated tests: they pass on the client that was generated with them, and fail on one that is broken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.emit.client import client_tree
from generator.emit.contract import contract_tree
from generator.emit.render import Renderer
from generator.views.python.design import client_design
from tests.views.python.contract_fixtures import API, SETTINGS

pytestmark = pytest.mark.slow

TREE = {
    **client_tree(client_design(API), SETTINGS, Renderer()),
    **contract_tree(client_design(API), SETTINGS, Renderer()),
}
ENTITY = "entities/boat.py"
AGENT = "agents/boat.py"


def run(folder: Path, tree: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Write a package and run its tests as its users would."""
    for path, text in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(folder), "BOATS_TOKEN": "not-this-one"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def test_they_pass_on_the_client_they_came_with(tmp_path: Path) -> None:
    # Not the ratio of times: what other tests do meanwhile is in it.
    result = run(tmp_path, TREE, "tests", "--deselect", "tests/test_budget.py::test_the_first_method_costs_little_more")
    assert result.returncode == 0, result.stdout[-3000:]
    assert "skipped" not in result.stdout


@pytest.mark.parametrize(
    ("path", "right", "wrong", "failing"),
    [
        (
            ENTITY,
            '"GET /api/v1/Boat/{id}"',
            '"GET /api/v1/Boats/{id}"',
            "test_contract.py::test_sync[v1BoatEntity_GetBoat]",
        ),
        (AGENT, '"When": when', '"whEn": when', "test_contract.py::test_async[v1BoatAgent_Rename]"),
        (AGENT, '"$select": select', '"select": select', "test_contract.py::test_sync[v1BoatAgent_Rename]"),
        ("_auth.py", 'f"Basic ', 'f"basic ', "test_contract.py::test_sync[v1BoatEntity_DeleteBoat]"),
        ("_timestamp.py", "value._text = text", "value._text = str(value)", "test_contract.py::test_sync"),
        ("_model.py", 'extra="allow"', 'extra="ignore"', "test_other_responses.py::test_nothing_is_lost"),
        ("_model.py", "strict=True, ", "", "test_other_responses.py::test_nothing_is_lost"),
        (
            "_retry.py",
            "status == 429",
            "status == 428",
            "test_failures.py::test_a_rate_limited_request_is_retried_after_a_wait",
        ),
        (
            "__init__.py",
            "\n__version__",
            "\nimport httpx2\n__version__",
            "test_budget.py::test_the_import_loads_no_other_package",
        ),
    ],
    ids=lambda value: value if str(value).startswith("test_") else "",
)
def test_they_fail_on_a_client_that_is_broken(tmp_path: Path, path: str, right: str, wrong: str, failing: str) -> None:
    path = f"boat_client/{path}"
    assert right in TREE[path]
    broken = {**TREE, path: TREE[path].replace(right, wrong)}
    result = run(tmp_path, broken, f"tests/{failing}")
    assert result.returncode == 1, result.stdout[-3000:]
    assert f"FAILED tests/{failing}" in result.stdout
