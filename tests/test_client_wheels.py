"""The wheels of the example client: with the extra `[testing]`, a test of its user needs nothing but a fixture."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

GENERATED = Path(__file__).parents[1] / "generated"
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]

USERS_TEST = """
def test_a_contact_is_read(fake_superoffice):
    with fake_superoffice.client() as client:
        assert client.contact.get(231).name == "Fjordlys Energi AS"
    assert [call.path for call in fake_superoffice.calls] == ["/api/v1/Contact/231"]


def test_each_test_has_a_server_of_its_own(fake_superoffice):
    assert not fake_superoffice.calls
"""


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """The standard output of a command that succeeds."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both wheels."""
    folder = tmp_path_factory.mktemp("wheels")
    run(*PIP, "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, GENERATED, GENERATED / "samples")
    return folder


def test_the_samples_are_in_a_wheel_of_their_own(wheels: Path) -> None:
    client, samples = (
        _names(next(wheels.glob(f"{name}-*.whl"))) for name in ("superoffice_webapi", "superoffice_webapi_samples")
    )
    assert not [name for name in client if "samples" in name or name.endswith(".jsonl")]
    assert "superoffice_webapi/testing.py" in client
    assert [name for name in samples if name.endswith(".jsonl")]


def test_the_fixture_is_there_without_an_import(wheels: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env")
    python = tmp_path / "env" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [*PIP, "--python", str(python), "install", "--quiet"]
    run(*pip, "pytest>=9,<10", next(wheels.glob("superoffice_webapi-*.whl")))
    # Of the packages that follow, only our wheels will do: an index may have others of these names.
    run(*pip, "--no-index", "--find-links", wheels, "superoffice-webapi[testing]")
    tests = tmp_path / "tests"
    tests.mkdir()
    (tests / "test_mine.py").write_text(USERS_TEST, "utf-8")
    assert "2 passed" in run(python, "-m", "pytest", "-q", "-W", "error", cwd=tests)


def _names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()
