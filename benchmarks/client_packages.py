"""The packages that `benchmarks.client` compares: ours and its peers', each generated, built and installed in a folder.

Whatever fails on the way is an UnfitError that says why; a bench then has an empty column rather than no table.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.client_programs import OPENAPI_GENERATOR, OPENAPI_PYTHON_CLIENT, SDKGEN, Programs
from generator.config import Settings
from generator.emit.write import apply
from generator.pipeline import build, settle
from generator.settled import Settled

LONGEST = 600
"""Seconds that any one command may take."""

_PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")


class UnfitError(Exception):
    """A step towards a package failed. The message is one line."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A generated package, installed with its dependencies in a virtual environment of its own."""

    name: str
    programs: Programs
    python: Path
    wheel: Path
    generation: float
    """Seconds of wall time that it took to generate, including our reading of the pages for ours."""

    @property
    def size(self) -> int:
        """Bytes of the wheel."""
        return self.wheel.stat().st_size

    @property
    def files(self) -> int:
        """How many files the wheel holds."""
        with zipfile.ZipFile(self.wheel) as archive:
            return len(archive.namelist())


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator, from PyPI."""

    name: str
    requirement: str
    programs: Programs
    command: Callable[[Path, Path], Sequence[str]]
    """Its command line, from the document to read and the folder to write."""
    environment: Mapping[str, str]


PEERS = (
    Peer(
        "openapi-python-client",
        "openapi-python-client==0.29.*",
        OPENAPI_PYTHON_CLIENT,
        lambda document, out: (
            *("openapi-python-client", "generate", "--path", str(document)),
            *("--output-path", str(out), "--meta", "setup"),
        ),
        {},
    ),
    Peer(
        "openapi-generator",
        "openapi-generator-cli==7.*",  # the package brings the jar; needs Java
        OPENAPI_GENERATOR,
        lambda document, out: (
            *("openapi-generator-cli", "generate", "-g", "python", "-i", str(document), "-o", str(out)),
            *("--package-name", OPENAPI_GENERATOR.package),
            *("--global-property", "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"),
        ),
        # Its YAML reader stops at 3 MiB by default; one processor, since the machine may be shared.
        {"JDK_JAVA_OPTIONS": "-Xmx4g -XX:ActiveProcessorCount=1 -DmaxYamlCodePoints=99999999"},
    ),
)


def run(
    command: Sequence[str | Path],
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    most: int = 0,
) -> str:
    """What a command prints. Raises UnfitError for an exit code above `most`, or when it takes too long.

    A command that is stopped takes the processes that it started with it.
    """
    shown = " ".join(Path(word).name for word in map(str, command[:4]))
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        out, error = process.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise UnfitError(f"`{shown}` took more than {LONGEST} s") from None
    if not 0 <= process.returncode <= most:
        lines = (error.strip() or out.strip()).splitlines() or [f"exit code {process.returncode}"]
        raise UnfitError(f"`{shown}`: {lines[-1].strip()}")
    return out


def our_package(settings: Settings, folder: Path) -> tuple[Settled, Installed]:
    """Generate, build and install the client of some pages. The output folder of the settings has the document."""
    folder.mkdir()
    start = time.perf_counter()
    settled = settle(settings)
    apply(build(settings, settled).targets)
    generation = time.perf_counter() - start
    return settled, _installed("sdkgen", SDKGEN, Path(settings.output), folder, generation)


def peer_package(peer: Peer, document: Path, folder: Path) -> Installed:
    """Install a peer, have it generate a client from an OpenAPI document, and build and install that."""
    folder.mkdir()
    tools = _environment(folder / "tools").parent
    run([tools / "python", *_PIP, "install", peer.requirement])
    program, *arguments = peer.command(document, folder / "out")
    environment = {**peer.environment, "PATH": f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"}
    start = time.perf_counter()
    run([tools / program, *arguments], folder=folder, environment=environment)
    return _installed(peer.name, peer.programs, folder / "out", folder, time.perf_counter() - start)


def _environment(folder: Path) -> Path:
    """The interpreter of a new virtual environment."""
    run([sys.executable, "-m", "venv", folder])
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"


def _installed(name: str, programs: Programs, project: Path, folder: Path, generation: float) -> Installed:
    python = _environment(folder / "installed")
    run([python, *_PIP, "wheel", "--no-deps", "--wheel-dir", folder, project])
    wheels = sorted(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise UnfitError(f"{len(wheels)} wheels were built where one was expected")
    run([python, *_PIP, "install", wheels[0]])
    return Installed(name, programs, python, wheels[0], generation)
