"""A fault that spoils many lines is one finding, at the line to repair, and what can be read all the same is read."""

from __future__ import annotations

import pytest

from tests.pages.test_account import named, page, read

SAMPLES = """
## Sample request

```http!
GET /api/v1/Boat/5
Accept: application/json
```

## Sample response

```http_
HTTP/1.1 200 OK

{
  "Name": "Ada"
}
```
"""


def test_a_fence_that_is_left_open_ends_where_the_next_part_starts() -> None:
    text = page(tail=SAMPLES)
    opened = text.replace("Accept: application/json\n```\n", "Accept: application/json\n")
    assert named(opened) == [("P305", "```http!")]
    opened_page = read(opened).page
    assert opened_page is not None
    assert [sample.value for sample in opened_page.sample_responses] == [{"Name": "Ada"}]


def test_an_open_fence_of_the_request_line_leaves_the_tables() -> None:
    text = page().replace("{id}\n```\n", "{id}\n", 1)
    assert named(text) == [("P305", "```http")]
    result = read(text).page
    assert result is not None
    assert [row.name for row in result.path_rows] == ["id"]


def test_marks_within_a_fence_are_no_end() -> None:
    """A line with backticks that is no start of a fence, and a comment that looks like a heading."""
    fence = "\n```js\n# a comment\nlet a = `x`;\n| a | b |\n```\n"
    assert named(page(head=fence)) == []


TABLE = "| Property Name | Type | Description |\n|---|---|---|\n| Name | string | Its name. |\n"


def test_a_table_without_dashes_is_read() -> None:
    text = page().replace(TABLE, TABLE.replace("|---|---|---|\n", ""))
    assert named(text) == [("P208", "| Property Name | Type | Description |")]
    result = read(text).page
    assert result is not None
    assert result.response is not None
    assert [(row.name, row.type) for row in result.response.rows] == [("Name", "string")]


def test_lines_with_pipes_that_have_no_known_titles_are_no_table() -> None:
    assert named(page(response="| a | b |\n| c | d |\n")) == [("P207", "| a | b |")]


SWAPPED_ROWS = "| Name | Its name. | string |\n| Size | In metres. | double |\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (SWAPPED_ROWS, ["| Name | Its name. | string |"]),
        # One row among others, and the columns of names and types.
        ("| Size | double | In metres. |\n| Name | Its name. | string |\n", ["| Name | Its name. | string |"]),
        ("| string | Name | Its name. |\n| double | Size | In metres. |\n", ["| string | Name | Its name. |"]),
        # A description of one word, a name that is also the name of a type, no type at all.
        ("| Name | string | string |\n| date | Day | Day |\n| Size | | double |\n", []),
    ],
)
def test_swapped_columns(rows: str, expected: list[str]) -> None:
    text = page().replace("| Name | string | Its name. |\n", rows)
    assert named(text) == [("P209", line) for line in expected]
    if expected:
        result = read(text).page
        assert result is not None
        assert result.response is not None
        types = {row.name: (row.type, row.description) for row in result.response.rows}
        assert types["Name"] == ("string", "Its name.")
