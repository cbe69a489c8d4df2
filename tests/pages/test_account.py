"""Nothing on a page is dropped in silence: headings, rows and items are read as what they are, or named."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.assemble import assemble
from generator.pages.assembled import Assembled
from generator.profiles.load import load_profile
from generator.source import Root, SourceFile, find_markdown, read_source
from tests.pages.structure import lost, structure

CASES = Path(__file__).parents[1] / "cases"

PAGE = """---
title: GET Boat
uid: v1Boat_Get
---

# GET Boat

```http
GET /api/v1/Boat/{id}
```

Gets a boat.
{head}
| Path Part | Type | Description |
|---|---|---|
| id | int32 | Which. **Required** |

## Query String Parameters

| Parameter Name | Type | Description |
|---|---|---|
| top | int32 | How many. |
{query}
## Request Headers

| Parameter Name | Description |
|---|---|
| Accept | `application/json` |
{headers}
## Response: Boat

{response}
| Response | Description |
|---|---|
| 200 | OK |

Response body: Boat

| Property Name | Type | Description |
|---|---|---|
| Name | string | Its name. |
{tail}"""

TABLE = "\n| Parameter Name | Type |\n|---|---|\n| skip | int32 |\n"


def page(**parts: str) -> str:
    """A page with something between its parts."""
    return (
        PAGE.replace("{id}", "<id>")
        .format(**{name: parts.get(name, "") for name in ("head", "query", "headers", "response", "tail")})
        .replace("<id>", "{id}")
    )


def read(text: str) -> Assembled:
    """The page, read with the packaged profile."""
    return assemble(SourceFile("p.md", text), "p.md", Root(Path("/nowhere"), "."), load_profile())


def named(text: str) -> list[tuple[str, str]]:
    """Code and line of each finding."""
    findings = sorted(read(text).findings, key=lambda finding: finding.sort_key)
    return [(finding.rule.code, text.split("\n")[finding.span.line - 1]) for finding in findings]


def test_a_page_without_anything_odd() -> None:
    result = read(page())
    assert named(page()) == []
    assert lost(page(), "p.md", result) == []
    assert len(list(structure(page()))) == 9


UNKNOWN_TABLE = [("P901", "| Parameter Name | Type |")]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        # A section that no reader knows, before the first known one and after: the heading, and the table.
        ({"head": f"\n## Optional parameters\n{TABLE}"}, [("P107", "## Optional parameters"), *UNKNOWN_TABLE]),
        ({"tail": f"\n## Optional parameters\n{TABLE}"}, [("P107", "## Optional parameters"), *UNKNOWN_TABLE]),
        ({"head": "\n### Options\n\n- skip: how many\n"}, [("P107", "### Options"), ("P902", "- skip: how many")]),
        (
            {"head": "\n## Limits\n\n1. One\n\n### More\n\n* two\n"},
            [("P107", "## Limits"), ("P902", "1. One"), ("P107", "### More"), ("P902", "* two")],
        ),
        # A table among the text that is not that of the path.
        ({"head": TABLE}, UNKNOWN_TABLE),
        # Lists where a table is read.
        ({"query": "\n* skip: how many\n"}, [("P901", "* skip: how many")]),
        ({"response": "* a boat\n* or none\n"}, [("P902", "* a boat"), ("P902", "* or none")]),
        ({"response": "#### Notes\n"}, [("P107", "#### Notes")]),
        # What the tables of one section say twice.
        ({"query": "\n| Name | Type |\n|---|---|\n| top | string |\n"}, [("P205", "| top | string |")]),
        ({"response": "| Response | Description |\n|---|---|\n| 200 | Fine |\n"}, [("P205", "| 200 | OK |")]),
        ({"tail": "\n# Another title\n"}, [("P107", "# Another title")]),
        # Fences that show nothing where they stand.
        (
            {"headers": "\n```http\nGET /api/v1/Boat?Accept=x\n```\n"},
            [("P901", "```http")],
        ),
        # A column that says what another column says, and one that is not read of a status.
        (
            {"query": "\n| Name | Property Name |\n|---|---|\n| skip | x |\n"},
            [("P206", "| Name | Property Name |")],
        ),
        ({"response": "| Response | Type |\n|---|---|\n| 404 | string |\n"}, [("P206", "| Response | Type |")]),
    ],
)
def test_what_no_reader_takes_is_named(parts: dict[str, str], expected: list[tuple[str, str]]) -> None:
    text = page(**parts)
    assert named(text) == expected
    assert lost(text, "p.md", read(text)) == []


def test_lists_and_known_headings_of_the_description_are_part_of_it() -> None:
    text = page(head="\n* one\n* two\n\n## Filter Operators: ##\n\n- eq\n\n## Restricted: ## Not in harbours.\n")
    result = read(text)
    assert (named(text), lost(text, "p.md", result)) == ([], [])
    assert result.page is not None
    assert result.page.prose.description == "* one\n* two\n\n### Filter Operators\n\n- eq"
    assert result.page.prose.availability == ("Restricted: Not in harbours.",)


def test_the_second_reading_sees_what_is_lost() -> None:
    result = read(page())
    assert lost(page(query="| skip | int32 |\n"), "p.md", result) != []
    assert lost(page(head="\n* one\n"), "p.md", result) != []


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_no_case_loses_structure(name: str) -> None:
    for folder in sorted(CASES.joinpath(name).glob("pages*")):
        root = Root(folder, folder.name)
        for path in find_markdown(root)[0]:
            source, _ = read_source(root.path_of(path), path)
            if source is None or path.endswith("index.md"):
                continue
            result = assemble(source, path, root, load_profile())
            if result.page is not None:
                assert lost(source.text, path, result) == []


SAMPLE = '\n## Sample request\n\n```http!\n{method} /api/v1/Boat/1\n\n{"Name": 1}\n```\n'


def test_a_request_body_that_only_a_sample_shows() -> None:
    text = page(tail=SAMPLE.replace("{method}", "POST")).replace("GET", "POST")
    assert named(text) == [("P112", "```http!")]
    result = read(text)
    assert result.page is not None
    assert result.page.body is not None
    assert result.page.body.rows == ()
    text = page(tail=SAMPLE.replace("{method}", "GET"))
    assert named(text) == [("P109", "```http!")]
    result = read(text)
    assert result.page is not None
    assert result.page.body is None
