"""Whatever a page says, the report holds it as text: no element, attribute or link of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Settings
from generator.kept_names.stage import ALL
from generator.pipeline import report
from tests.hostile.hostile_pages import PLAIN, page, write
from tests.html_elements import Elements

PAYLOADS = (
    "zq7<script>alert(1)</script>",
    "zq7\"><img src=x onerror='alert(1)'>",
    "zq7</style></script><!-- <svg/onload=alert(1)>",
    "zq7` onmouseover=alert(1) `<b id=rules>`",
)


def elements(folder: Path, *texts: str) -> Elements:
    """The report on some pages."""
    for number, text in enumerate(texts):
        write(folder, text, f"p{number}.md")
    return Elements(report(Settings(pages=(str(folder),), rename=(ALL,))))


def test_hostile_pages_add_no_element_and_no_attribute(tmp_path: Path) -> None:
    harmless = elements(tmp_path / "harmless", page())
    known = {(tag, name) for tag, attributes in harmless.found for name in ("", *attributes)}
    texts = [page(**{slot: payload}) for slot in PLAIN for payload in PAYLOADS]
    hostile = elements(tmp_path / "hostile", *texts)
    assert {(tag, name) for tag, attributes in hostile.found for name in ("", *attributes)} <= known
    ids = [attributes["id"] for _, attributes in hostile.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert "<script>alert(1)</script>" in hostile.text, "a payload must reach the report"


@pytest.mark.parametrize("name", ["<img src=x>.md", "a'b\"c.md", "javascript:alert(1).md"])
def test_the_name_of_a_file_is_text(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "docs"
    write(folder, page(), "good.md")
    write(folder, page(id="v1Task_Other") + "\n<<<<<<< ours\n", name)
    found = Elements(report(Settings(pages=(str(folder),), rename=(ALL,))))
    assert name in found.text
    assert not [tag for tag, attributes in found.found if tag == "img" or "javascript" in str(attributes.get("href"))]
