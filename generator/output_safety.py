"""Settings that would do harm: outputs over pages or other people's files, a package that hides a module.

Each function takes settings and returns why they are refused, in one line that says what to write instead, or None.
Nothing is read from the pages and nothing is written; symbolic links are followed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

_CLIENT_MODULES = frozenset(
    (
        # What the client imports, and what that imports.
        *("annotated_types", "anyio", "h11", "httpcore2", "httpx2", "idna", "pydantic", "pydantic_core"),
        *("truststore", "typing_extensions", "typing_inspection"),
        # What its tests are run with.
        *("iniconfig", "packaging", "pluggy", "pygments", "pytest", "xdist"),
        # Other folders of the output: its tests, and what building a wheel leaves there.
        *("samples", "tests", "build", "dist"),
    )
)


def package_problem(package: str) -> str | None:
    """Why a client cannot have this import name, though it is an identifier."""
    if package in sys.stdlib_module_names:
        hidden = "a module of Python's standard library"
    elif package in _CLIENT_MODULES:
        hidden = "a module or a folder that the client itself needs"
    else:
        return None
    return f"package `{package}` would hide {hidden}; choose another name, for example `{package}_api`"


def folder_problem(option: str, folder: str, page_folders: Sequence[str]) -> str | None:
    """Why `--specs` or `--output` (the option) cannot be written to this folder. `page_folders`: all that are read."""
    path = Path(folder).resolve()
    shown = f"{option} {folder}"
    other = "choose a folder of its own for it"
    if path == Path(path.anchor):
        return f"`{shown}` is the root of the file system; {other}"
    if Path.home().resolve().is_relative_to(path):
        return f"`{shown}` is or holds your home folder; {other}"
    if path in Path.cwd().parents:
        return f"`{shown}` holds the current folder; {other}"
    for pages in page_folders:
        root = Path(pages).resolve()
        if root.is_relative_to(path):
            return f"`{shown}` is or holds the folder of pages `{pages}`, which is never written to; {other}"
    return None


def overlap_problem(specs: str, output: str, package: str) -> str | None:
    """Why the spec and the outputs cannot be in these two folders."""
    specs_path, output_path = Path(specs).resolve(), Path(output).resolve()
    if specs_path == output_path:
        return "specs and output must be two folders"
    if output_path.is_relative_to(specs_path):
        return f"`--output {output}` is inside `--specs {specs}`; choose a folder outside it"
    if any(specs_path.is_relative_to(output_path / name) for name in (package, "samples", "tests")):
        return f"`--specs {specs}` is inside a folder that `--output {output}` fills; choose a folder outside it"
    return None
