"""The client of the whole corpus: it imports, type-checks, and sends and reads what every page documents."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.config import Settings
from generator.emit.plan import output_tree
from generator.emit.tree import Target
from generator.emit.verify import check_operations, verify_package
from generator.emit.write import apply
from generator.pipeline import output_settings
from tests.corpus.editions import NEWEST, Edition

pytestmark = NEWEST


@pytest.fixture(scope="module")
def package(newest: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client of the 2023 pages on disk, verified: every module imported, every annotation resolved.

    It is not formatted: that takes as long as all the rest, and what black may do is tested on small packages.
    """
    folder = tmp_path_factory.mktemp("client")
    settings = Settings()
    tree = output_tree(newest.settled.api, output_settings(settings))
    check_operations(newest.settled.api, tree, settings.package)
    verify_package(tree, settings.package)
    apply([Target(folder, "generated", tree)])
    return folder


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTEST_ADDOPTS": ""},
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_every_operation_keeps_its_contract(package: Path) -> None:
    assert " passed" in run(package, "-m", "pytest", "tests", "-q", "-n", "2", "-p", "no:cacheprovider")


def test_the_whole_package_is_strictly_typed(package: Path) -> None:
    assert "no issues found" in run(package, "-m", "mypy", "--strict", "superoffice_webapi")
