"""All outputs in one tree."""

from __future__ import annotations

import pytest

from generator.emit import plan
from generator.emit.plan import OutputSettings, output_tree
from generator.processes import Workers
from generator.views.openapi.document import OpenapiSettings
from tests.client import harbour


def test_a_worker_process_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "_MANY", 0)
    settings = OutputSettings(OpenapiSettings(title="Harbour", version="1"), harbour.SETTINGS)
    here = output_tree(harbour.API, settings)
    with Workers(2, plan.prepare_worker) as workers:
        beside = output_tree(harbour.API, settings, workers)
        assert workers.are_running
    assert list(here.items()) == list(beside.items())
    assert {"openapi.yaml", "README.md", "tests/subject.py"} < here.keys()
