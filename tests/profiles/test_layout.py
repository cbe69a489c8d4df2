"""A page in another layout is read by a profile that says in one line what is different."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pages.assemble import assemble
from generator.pages.assembled import Assembled
from generator.pages.model import Page
from generator.profiles.load import load_profile
from generator.source import Root, SourceFile

PAGE = """---
title: GET Boat
uid: v1Boat_Get
---

# GET Boat

```http
GET /api/v1/Boat/{id}
```

Gets a boat.

| Path Part | Type | Description |
|---|---|---|
| id | int32 | Which. **Required** |

## Query String Parameters

| Parameter Name | Type | Description |
|---|---|---|
| top | int32 | How many. |

```http
GET /api/v1/Boat?top=3
```

## Response: Boat

| Response | Description |
|---|---|
| 200 | OK |

Response body: Boat

| Property Name | Type | Description |
|---|---|---|
| Name | string | Its name. |

## Sample response

```http_
HTTP/1.1 200 OK

{"Name": "Elida"}
```
"""


def read(text: str, profile: str) -> Assembled:
    """The page, read with a profile."""
    return assemble(SourceFile("p.md", text), "p.md", Root(Path("/nowhere"), "."), load_profile(profile))


def same(page: Page) -> object:
    """What a page says, but for what its layout decides."""
    return (
        (page.id, page.title, page.method, page.path_template, page.prose.summary, page.prose.availability),
        [(row.name, row.type, row.description) for row in (*page.path_rows, *page.query_rows, *page.header_rows)],
        page.query_examples,
        [(status.code, status.description) for status in page.response.statuses] if page.response else None,
        [(row.name, row.type, row.description) for row in page.response.rows] if page.response else None,
        (page.response.type, page.response.body_type) if page.response else None,
        [sample.value for sample in page.sample_responses],
    )


def replaced(old: str, new: str) -> Callable[[str], str]:
    """A change of the page."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (replaced("## Query String Parameters", "## Optional parameters"), "headings: {query: [Optional parameters]}"),
        (replaced("## Query String Parameters", "## OPTIONS:"), "headings: {query: [Options]}"),
        (replaced("## Response: Boat", "## Answer: Boat"), "headings: {response: [Answer]}"),
        (replaced("Response body: Boat", "Answer body: Boat"), "headings: {response_body: [Answer body]}"),
        (replaced("## Sample response", "## Example"), "headings: {samples: [Example]}"),
        (replaced("| Parameter Name |", "| Option |"), "columns: {name: [Option]}"),
        (replaced("| Path Part |", "| In the path |"), "columns: {path_parameter: [In the path]}"),
        (replaced("| Response |", "| Status code |"), "columns: {status: [Status code]}"),
        (replaced("| Type |", "| Value |"), "columns: {type: [Value]}"),
        (replaced("| Description |", "| Meaning |"), "columns: {description: [Meaning]}"),
        (replaced("uid:", "operation-id:"), "frontmatter: {id: [operation-id]}"),
        (replaced("title:", "heading:"), "frontmatter: {title: [heading]}"),
        (
            replaced("```http\nGET /api/v1/Boat/{id}", "```request\nGET /api/v1/Boat/{id}"),
            "fences: {request: [request]}",
        ),
        (replaced("GET /api/v1/Boat?top=3", "top: 3"), r"examples: {query: '(?P<name>[^:]+):\s*(?P<value>.*)'}"),
    ],
)
def test_one_line_makes_another_layout_known(
    change: Callable[[str], str], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(f"extends: superoffice\n{line}\n")
    expected = read(PAGE, "superoffice")
    assert expected.page is not None
    assert expected.findings == ()
    other = change(PAGE)
    without = read(other, "superoffice")
    assert without.findings != () or without.page is None or same(without.page) != same(expected.page)
    result = read(other, "mine.yaml")
    assert result.findings == ()
    assert result.page is not None
    assert same(result.page) == same(expected.page)


def test_notes_on_availability_as_the_profile_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(
        "extends: superoffice\nprose: {note: '(?P<label>Beta)\\s+-\\s+(?P<text>.+)\\Z', after_note: null}\n"
    )
    text = PAGE.replace("Gets a boat.", "Gets a boat.\n\n## Beta - In some harbours.")
    result = read(text, "mine.yaml")
    assert result.findings == ()
    assert result.page is not None
    assert result.page.prose.availability == ("Beta: In some harbours.",)
    assert [finding.rule.code for finding in read(text, "superoffice").findings] == ["P107"]


def test_a_heading_of_text_is_known_and_its_table_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text("extends: superoffice\nheadings: {description: [Remarks]}\n")
    text = PAGE + "\n## Remarks\n\nMind the tide.\n"
    result = read(text, "mine.yaml")
    assert result.findings == ()
    assert result.page is not None
    assert result.page.prose.description == "### Remarks\n\nMind the tide."
    found = read(text + "\n| Name | Type |\n|---|---|\n| tide | int32 |\n", "mine.yaml").findings
    assert [finding.rule.code for finding in found] == ["P901"]
