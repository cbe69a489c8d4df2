"""The example client that is committed proves itself: its own tests, run as its user would run them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

GENERATED = Path(__file__).parents[1] / "generated"


def test_the_tests_that_the_client_carries_pass() -> None:
    command = [sys.executable, "-m", "pytest", "tests", "-q", "-p", "no:cacheprovider"]
    run = subprocess.run(command, cwd=GENERATED, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    assert " passed" in run.stdout
