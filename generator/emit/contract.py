"""The tests that the generated client carries: they know its documentation, and hold it to it."""

from __future__ import annotations

from generator.emit.render import Renderer
from generator.spec.model import Api
from generator.views.python.contract import contract_view
from generator.views.python.package import ClientSettings

MODULES = (
    "conftest",
    "exchange",
    "loopback",
    "test_budget",
    "test_contract",
    "test_failures",
    "test_other_answers",
)
"""The modules of the tests; all that they know about the API is in the sample files."""


def contract_tree(api: Api, settings: ClientSettings, renderer: Renderer) -> dict[str, str]:
    """Path relative to the output folder -> text, before black, for the whole of `tests/`."""
    view = contract_view(api, settings)
    tree = {f"tests/{name}.py": renderer.render(f"tests/{name}.py.j2", view=view) for name in MODULES}
    for group in view.groups:
        tree[f"tests/samples/{group.name}.jsonl"] = renderer.render("tests/samples.jsonl.j2", group=group)
    return tree
