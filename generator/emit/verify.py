"""Checks before anything is written: the outputs hold every operation, and the package can be imported."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.emit.tree import FileTree
from generator.spec.model import Api

_OPERATION_ID = {
    "openapi.yaml": re.compile(r"""^ *operationId: ["']?([A-Za-z0-9_.-]+)["']?$""", re.MULTILINE),
    "openapi.json": re.compile(r'"operationId":"([A-Za-z0-9_.-]+)"'),
}
_WORD = re.compile(r"[A-Za-z0-9_.-]+")
_CHILD = Path(__file__).with_name("verify_child.py")


class DroppedOperationError(Exception):
    """An operation of the spec is in one output and not in another. Always a bug of sdkgen."""


class VerifyError(Exception):
    """The generated package does not import, or one of its annotations does not resolve."""


def check_operations(api: Api, tree: FileTree, package: str) -> None:
    """Raise DroppedOperationError when the document or the package lacks an operation.

    The document names an operation by its `operationId`; the package names it in the docstring of its method.
    """
    words = {path: set(pattern.findall(tree.get(path, ""))) for path, pattern in _OPERATION_ID.items()}
    words[f"{package}/"] = {
        word.rstrip(".-")  # of a sentence
        for path, text in tree.items()
        if path.startswith(f"{package}/") and path.endswith(".py")
        for word in _WORD.findall(text)
    }
    for name, found in words.items():
        lost = [
            operation.id for _, operation in api.operations() if not found & {operation.id, operation.id.rstrip(".-")}
        ]
        if lost:
            shown = ", ".join(lost[:5]) + (f" and {len(lost) - 5} more" if len(lost) > 5 else "")
            raise DroppedOperationError(f"{name} has no {shown}")


def verify_package(tree: FileTree, package: str) -> None:
    """Import every module of the package from a temporary copy, in a process of its own, and resolve every annotation.

    Raises VerifyError with what the interpreter said.
    """
    with tempfile.TemporaryDirectory(prefix="sdkgen-verify-") as folder:
        for path, text in tree.items():
            if path.startswith(f"{package}/"):
                place = Path(folder, path)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, "utf-8", newline="\n")
        command = [sys.executable, "-P", "-B", str(_CHILD), folder, package]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603
    if done.returncode:
        said = (done.stdout + done.stderr).replace(folder, "").strip()
        if "ModuleNotFoundError" in said:
            said += "\nTo verify a client, what it depends on must be installed: pip install 'sdkgen[verify]'"
        raise VerifyError(said)
