"""The installable client package as files."""

from __future__ import annotations

from dataclasses import dataclass

from generator.emit.render import Renderer
from generator.spec.model import Api
from generator.trusted import SafeText
from generator.views.python.package import ClientSettings, GroupView, PackageView, package_view

RUNTIME = (
    "__init__",
    "_auth",
    "_client",
    "_content",
    "_core",
    "_download",
    "_errors",
    "_exchange",
    "_faults",
    "_http",
    "_listing",
    "_model",
    "_options",
    "_patch",
    "_problem",
    "_request",
    "_resource",
    "_response",
    "_retry",
    "_salvage",
    "_timestamp",
    "_transport",
    "_types",
)
"""The modules that every generated client has, whatever the API."""


@dataclass(frozen=True, slots=True)
class ContainerView:
    """The module that leads to all agents, or to all entities."""

    module: SafeText
    class_: SafeText
    doc: SafeText
    groups: tuple[GroupView, ...]
    prefixes: tuple[SafeText, ...] = (SafeText(""), SafeText("Async"))


def client_tree(api: Api, settings: ClientSettings, renderer: Renderer) -> dict[str, str]:
    """Path relative to the output folder -> text, before black, of the package with its pyproject.toml and README."""
    view = package_view(api, settings)
    package = view.package
    tree = {
        "pyproject.toml": renderer.render("pyproject.toml.j2", view=view),
        "README.md": renderer.render("README.md.j2", view=view, readme=view.readme),
        "tests/test_readme.py": renderer.render("tests/test_readme.py.j2", package=package),
        f"{package}/py.typed": "",
    }
    for name in RUNTIME:
        tree[f"{package}/{name}.py"] = _runtime(renderer, name, view)
    agents = ContainerView(
        SafeText("agents"), SafeText("Agents"), SafeText("The agents: services that do something."), view.agents
    )
    entities = ContainerView(
        SafeText("entities"), SafeText("Entities"), SafeText("The entities: what is stored."), view.entities
    )
    for container, template in ((agents, "agent"), (entities, "entity")):
        folder = f"{package}/{container.module}"
        tree[f"{folder}/__init__.py"] = _tidy(
            renderer.render(f"package/{container.module}/__init__.py.j2", container=container)
        )
        for group in container.groups:
            text = renderer.render(f"package/{container.module}/{template}.py.j2", group=group)
            tree[f"{folder}/{group.attribute}.py"] = _tidy(text)
    tree[f"{package}/models/__init__.py"] = _tidy(renderer.render("package/models/__init__.py.j2", models=view.models))
    for module in view.models:
        text = renderer.render("package/models/model.py.j2", module=module)
        tree[f"{package}/models/{module.module}.py"] = _tidy(text)
    return tree


def _runtime(renderer: Renderer, name: str, view: PackageView) -> str:
    return _tidy(
        renderer.render(
            f"package/{name}.py.j2",
            package=view.package,
            client=view.client,
            env=view.env,
            version=view.version,
            summary=view.summary,
            options=view.options,
            app_token_header=view.app_token_header,
            example=view.readme.agent or SafeText("close()"),
        )
    )


def _tidy(text: str) -> str:
    """Exactly one line end at the end."""
    return text.rstrip("\n") + "\n"
