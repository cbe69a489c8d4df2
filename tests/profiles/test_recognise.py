"""Which profile fits a folder, and why."""

from __future__ import annotations

from pathlib import Path

from generator.profiles.load import load_profile, packaged
from generator.profiles.recognise import recognise
from generator.source import embedded_pages

CASES = Path(__file__).parents[1] / "cases"


def test_every_packaged_profile_says_what_its_pages_look_like() -> None:
    assert all(load_profile(name).marks for name in packaged())


def test_the_marks_of_the_pages_decide() -> None:
    found = recognise([CASES / "annotated_pages" / "pages"])
    assert found is not None
    assert found.profile == "graph"
    assert found.share > 0.5
    assert any(reason.endswith("pages have the frontmatter key `ms.date`") for reason in found.reasons)
    other = recognise([embedded_pages().folder])
    assert other is not None
    assert other.profile == "superoffice"


def test_no_profile_fits_other_pages(tmp_path: Path) -> None:
    assert recognise([tmp_path]) is None
    (tmp_path / "a.md").write_text("# Notes\n\nText.\n", "utf-8")
    assert recognise([tmp_path]) is None
