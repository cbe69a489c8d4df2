"""The manifest of a folder of outputs: which files sdkgen wrote, and which of their texts black has accepted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.source import MANIFEST

_HEAD = (
    "# Files that sdkgen wrote. It removes those that it no longer wants, and never touches others.\n"
    "# After a Python file: the proof that black has accepted its text, which need not be formatted again.\n"
)
_PROOF = re.compile(r"[0-9a-f]{64}")


def read_manifest(folder: Path) -> dict[str, str]:
    """Path of each file that sdkgen wrote -> the proof of its text (`emit.format.proof_of`), or a blank.

    A manifest of an earlier version has no proofs. A line that cannot be a path below the folder is left out.
    """
    try:
        text = (folder / MANIFEST).read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return {}
    files: dict[str, str] = {}
    for line in text.split("\n"):
        path, _, proof = line.partition("  ")
        if path and not path.startswith(("#", "/")) and ".." not in PurePosixPath(path).parts:
            files[path] = proof if _PROOF.fullmatch(proof) else ""
    return files


def manifest_text(files: Mapping[str, str]) -> str:
    """The text of a manifest that reads back as these files."""
    return _HEAD + "".join(f"{path}  {proof}\n" if proof else f"{path}\n" for path, proof in sorted(files.items()))
