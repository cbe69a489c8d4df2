"""Tools of npm that benchmarks run, installed into `.tools/`."""

from __future__ import annotations

import subprocess
from pathlib import Path

TOOLS = Path(__file__).parents[1] / ".tools"


def installed(name: str, *packages: str) -> Path:
    """The folder of the commands of packages, in a folder of their own; installed if these versions are not there."""
    folder = TOOLS / name
    done = folder / ".installed"
    if not done.exists() or done.read_text() != " ".join(packages):
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *packages]
        subprocess.run(command, check=True)
        done.write_text(" ".join(packages))
    return folder / "node_modules" / ".bin"
