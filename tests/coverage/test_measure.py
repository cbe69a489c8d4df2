"""The figures of the report: each state on pages of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.analysis import analyse
from generator.config import Settings
from generator.coverage.measure import measure
from generator.coverage.model import Coverage, Tally
from generator.overrides.apply import apply
from generator.overrides.entries import load_overrides
from tests.inference.editions import page
from tests.report_pages import write_inputs


def figures(settings: Settings) -> Coverage:
    """The figures of some inputs."""
    inference = analyse(settings).inference
    entries = load_overrides(Path(settings.overrides), "overrides.yaml").entries
    return measure(inference, apply(inference.api, entries))


def test_each_state_counts_what_is_in_it(tmp_path: Path) -> None:
    coverage = figures(write_inputs(tmp_path / "x"))
    assert coverage.tally.states == {"pages": 4, "reference": 1, "overridden": 2, "conflicting": 1, "unknown": 1}
    assert (coverage.tally.facts, coverage.tally.samples, coverage.tally.matching) == (9, 2, 1)
    assert coverage.elsewhere == 1  # the property that an override adds
    agents, entities = coverage.sections
    assert (agents.title, agents.noun, entities.title) == ("Agents", "agent", "Entities")
    assert [(group.name, group.tally) for group in agents.groups] == [
        ("Boat", Tally({"pages": 2, "conflicting": 1, "unknown": 1}, samples=1, matching=0))
    ]
    assert [(group.name, group.tally) for group in entities.groups] == [
        ("Harbour", Tally({"pages": 2, "reference": 1, "overridden": 1}, samples=1, matching=1))
    ]


def test_a_model_of_two_groups_counts_in_both_and_once_in_sums(tmp_path: Path) -> None:
    other = page("v1Pier_GetHarbour", path="/api/v1/Pier", type_="Harbour", rows={"Name": "string", "Depth": "double"})
    entities = figures(write_inputs(tmp_path / "x", other)).sections[1]
    assert {group.name: group.tally.facts for group in entities.groups} == {"Harbour": 4, "Pier": 3}
    assert entities.tally.facts == 5  # three properties and two bodies


@pytest.mark.parametrize("mistake", ["- at: Harbour.Pillot\n  type: int32\n  reason: misspelled\n"])
def test_overrides_that_are_not_applied_do_not_count(tmp_path: Path, mistake: str) -> None:
    settings = write_inputs(tmp_path / "x")
    with Path(settings.overrides).open("a", encoding="utf-8") as file:
        file.write(mistake)
    assert "overridden" not in figures(settings).tally.states
