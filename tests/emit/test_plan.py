"""All outputs in one tree."""

from __future__ import annotations

from generator.emit.plan import OutputSettings, output_tree
from generator.views.openapi.document import OpenapiSettings
from tests.client import harbour


def test_a_worker_process_changes_nothing() -> None:
    settings = OutputSettings(OpenapiSettings(title="Harbour", version="1"), harbour.SETTINGS)
    here, beside = (output_tree(harbour.API, settings, in_worker=in_worker) for in_worker in (False, True))
    assert list(here.items()) == list(beside.items())
    assert {"openapi.yaml", "README.md", "tests/subject.py"} < here.keys()
