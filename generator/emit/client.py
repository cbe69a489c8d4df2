"""The installable client package as files: the runtime as it stands, and what is generated from templates."""

from __future__ import annotations

from pathlib import Path

from generator.emit.render import Renderer
from generator.views.python.client import client_view
from generator.views.python.design import ClientDesign
from generator.views.python.groups import SectionView
from generator.views.python.package import package_view
from generator.views.python.settings import ClientSettings

GENERATED = ("__init__", "_api", "_client", "_security", "testing")
"""The modules of the client that are made from templates of the same name; all others are those of the runtime."""

_RUNTIME = Path(__file__).parents[1] / "runtime"


def client_tree(design: ClientDesign, settings: ClientSettings, renderer: Renderer) -> dict[str, str]:
    """Path relative to the output folder -> text, before black, of the package with its pyproject.toml and README."""
    view = package_view(design, settings)
    client = client_view(design, settings, view)
    package = view.package
    tree = {
        "pyproject.toml": renderer.render("pyproject.toml.j2", view=view),
        "README.md": renderer.render("README.md.j2", view=view, client=client, readme=view.readme),
        f"{package}/py.typed": "",
        "samples/pyproject.toml": renderer.render("samples/pyproject.toml.j2", view=view),
        "samples/README.md": renderer.render("samples/README.md.j2", view=view),
        f"samples/{package}_samples/__init__.py": renderer.render("samples/__init__.py.j2", view=view),
        f"samples/{package}_samples/fixtures.py": renderer.render("samples/fixtures.py.j2", view=view),
    }
    tree |= runtime_files(package)
    for name in GENERATED:
        tree[f"{package}/{name}.py"] = _tidy(renderer.render(f"package/{name}.py.j2", view=view, client=client))
    for section in view.sections:
        tree |= _section(package, section, renderer)
    tree[f"{package}/models/__init__.py"] = _tidy(renderer.render("package/models/__init__.py.j2", models=view.models))
    for module in view.models:
        text = renderer.render("package/models/model.py.j2", module=module)
        tree[model_file(package, module.module)] = _tidy(text)
    return tree


def group_file(package: str, section: str, group: str) -> str:
    """The file with the methods of a group, by the names of modules."""
    return f"{package}/{section}/{group}.py"


def model_file(package: str, module: str) -> str:
    """The file of a module of models."""
    return f"{package}/models/{module}.py"


def runtime_files(package: str) -> dict[str, str]:
    """The modules of the client that every client has as they are."""
    return {f"{package}/{name}.py": text for name, text in runtime_modules().items()}


def runtime_modules() -> dict[str, str]:
    """Name -> text of each module that every client has as it stands in `generator/runtime`."""
    return {path.stem: path.read_text("utf-8") for path in sorted(_RUNTIME.glob("_*.py")) if path.stem not in GENERATED}


def _section(package: str, section: SectionView, renderer: Renderer) -> dict[str, str]:
    folder = f"{package}/{section.module}"
    tree = {f"{folder}/__init__.py": _tidy(renderer.render("package/groups/__init__.py.j2", section=section))}
    for group in section.groups:
        text = renderer.render("package/groups/group.py.j2", group=group)
        tree[group_file(package, section.module, group.module)] = _tidy(text)
    return tree


def _tidy(text: str) -> str:
    """Exactly one line end at the end."""
    return text.rstrip("\n") + "\n"
