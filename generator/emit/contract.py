"""The tests that the generated client carries, and the samples that they and the tests of its users read."""

from __future__ import annotations

from pathlib import Path

from generator.emit.render import Renderer
from generator.views.python.contract import contract_view
from generator.views.python.design import ClientDesign
from generator.views.python.settings import ClientSettings

_TESTS = Path(__file__).parents[1] / "runtime_tests"
_SUBJECT = "subject.py"
"""The module with the names of the client; it is made from a template."""


def contract_tree(design: ClientDesign, settings: ClientSettings, renderer: Renderer) -> dict[str, str]:
    """Path relative to the output folder -> text, before black, for the whole of `tests/` and `samples/`."""
    view = contract_view(design, settings)
    tree = test_files()
    tree[f"tests/{_SUBJECT}"] = renderer.render(f"tests/{_SUBJECT}.j2", view=view)
    for group in view.groups:
        tree[samples_file(view.package, group.name)] = renderer.render("samples/samples.jsonl.j2", group=group)
    return tree


def samples_file(package: str, group: str) -> str:
    """The file with the exchanges of a group, which is called as `views.python.contract.samples_name` says."""
    return f"samples/{package}_samples/{group}.jsonl"


def test_files() -> dict[str, str]:
    """The tests that every client has as they are."""
    return {f"tests/{name}": text for name, text in test_modules().items()}


def test_modules() -> dict[str, str]:
    """File name -> text of each module of tests that every client has as it stands in `generator/runtime_tests`."""
    return {path.name: path.read_text("utf-8") for path in sorted(_TESTS.glob("*.py")) if path.name != _SUBJECT}
