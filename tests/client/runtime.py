"""The model runtime of the generated client, rendered into a package of its own that the tests can import."""

from __future__ import annotations

import atexit
import importlib
import itertools
import shutil
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from generator.emit.render import Renderer

FILES = ("_problem.py", "_model.py", "_timestamp.py", "_salvage.py", "_patch.py")

_numbers = itertools.count()


def load(**modules: str) -> ModuleType:
    """Import a new package that holds the runtime and the given modules (name -> source, with relative imports)."""
    folder = Path(tempfile.mkdtemp(prefix="sdkgen-runtime-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    name = f"runtime_{next(_numbers)}"
    package = folder / name
    package.mkdir()
    renderer = Renderer()
    files = {file: renderer.render(f"package/{file}.j2") for file in FILES}
    for file, text in {"__init__.py": "", **files, **{f"{key}.py": text for key, text in modules.items()}}.items():
        (package / file).write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        loaded = importlib.import_module(name)
        for module in ("_model", "_timestamp", "_patch", *modules):
            importlib.import_module(f"{name}.{module}")
    finally:
        sys.path.remove(str(folder))
    return loaded
