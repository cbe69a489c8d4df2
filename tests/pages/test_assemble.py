"""One page in, one Page out: each construct of each layout, and what is said about what is wrong."""

from pathlib import Path

import pytest

from generator.pages.assemble import assemble
from generator.pages.assembled import Assembled
from generator.pages.model import Page
from generator.profiles.load import load_profile
from generator.source import Root, SourceFile

HEAD = """---
title: POST Agents/Thing/Do
uid: v1ThingAgent_Do
---

# POST Agents/Thing/Do

```http
POST /api/v1/Agents/Thing/Do
```

Does it.

"""
ANSWER = """## Response:

OK

| Response | Description |
|----------------|-------------|
| 200 | OK |

### Response body: Thing

| Property Name | Type |  Description |
|----------------|------|--------------|
| Id | int32 | Primary key |
"""


def read(text: str, root: Path = Path("/nowhere")) -> Assembled:
    return assemble(SourceFile("a/b.md", text), "a/b.md", Root(root, "."), load_profile())


def page_of(text: str, root: Path = Path("/nowhere")) -> Page:
    result = read(text, root)
    assert result.page is not None, result.findings
    return result.page


def found(text: str) -> list[tuple[str, int]]:
    return [(finding.rule.code, finding.span.line) for finding in read(text).findings]


def test_request_line_and_frontmatter() -> None:
    page = page_of(HEAD + ANSWER)
    assert (page.id, page.method, page.path_template, page.span.line) == (
        "v1ThingAgent_Do",
        "POST",
        "/api/v1/Agents/Thing/Do",
        9,
    )
    assert page.prose.summary == "Does it."
    assert page.response is not None
    assert [(status.code, status.description) for status in page.response.statuses] == [(200, "OK")]
    assert page.response.body_type == "Thing"
    assert [(row.name, row.type, row.description) for row in page.response.rows] == [("Id", "int32", "Primary key")]


def test_the_2022_layout_has_its_body_heading_in_plain_text() -> None:
    text = HEAD.replace("uid:", "id:") + ANSWER.replace("### Response body: Thing", "Response body: object").replace(
        "## Response:\n", "## Response: object\n"
    )
    page = page_of(text)
    assert page.response is not None
    assert (page.response.type, page.response.body_type, len(page.response.rows)) == ("object", "object", 1)
    assert found(text) == []


def test_title_may_say_del_for_delete() -> None:
    text = (HEAD + ANSWER).replace("# POST Agents", "# DEL Agents").replace("POST /api", "DELETE /api")
    assert page_of(text).method == "DELETE"
    assert found(text) == []


def test_sections_of_a_rich_page() -> None:
    text = (
        HEAD
        + """| Path Part | Type | Description |
|---|---|---|
| id | int32 | Which. **Required** |

## Query String Parameters

| Parameter Name | Type |  Description |
|---|---|---|
| ids | array | **Required** Many. |

```http
POST /api/v1/Agents/Thing/Do?ids=1,2
```

## Request Headers

| Parameter Name | Description |
|---|---|
| Content-Type | What is sent: `application/json`, `text/json` |

## Request Body: changes string

A sentence.

| Property Name | Type |  Description |
|---|---|---|
| op | String | |

"""
        + ANSWER
        + """
## Sample request

```http!
POST /api/v1/Agents/Thing/Do
Accept: application/json

{"Id": 1}
```

## Sample response

```http_
HTTP/1.1 200 OK
Content-Type: application/json

{"Id": 2}
```
"""
    )
    page = page_of(text)
    assert [row.name for row in page.path_rows] == ["id"]
    assert page.query_examples == (("ids", "1,2"),)
    assert page.body is not None
    assert (page.body.name, page.body.note, page.body.description) == ("changes", "string", "A sentence.")
    assert [sample.value for sample in (*page.sample_requests, *page.sample_responses)] == [{"Id": 1}, {"Id": 2}]
    assert page.sample_requests[0].message.headers == (("Accept", "application/json"),)
    assert text.split("\n")[page.sample_requests[0].body_line - 1] == '{"Id": 1}'
    assert found(text) == []


def test_both_messages_may_stand_in_one_sample_section() -> None:
    text = HEAD + ANSWER + "\n## Sample Request\n\n```http!\nGET /x\n```\n\n```http_\nHTTP/1.1 200 OK\n\nnull\n```\n"
    page = page_of(text)
    assert (len(page.sample_requests), len(page.sample_responses)) == (1, 1)
    assert page.sample_responses[0].has_json
    assert page.sample_responses[0].value is None


def test_raw_bytes_are_no_json_and_no_trouble() -> None:
    text = (
        HEAD + ANSWER + "\n## Sample response\n\n```http_\nHTTP/1.1 200 OK\nContent-Type: image/gif\n\nGIF89...\n```\n"
    )
    [sample] = page_of(text).sample_responses
    assert (sample.has_json, sample.message.body) == (False, "GIF89...")
    assert found(text) == []


def test_includes_stand_for_the_blocks_of_their_file(tmp_path: Path) -> None:
    (tmp_path / "samples").mkdir()
    (tmp_path / "samples" / "x.md").write_text("```http_\nHTTP/1.1 200 OK\n\n{bad}\n```")
    result = read(HEAD + ANSWER + "\n## Sample response\n\n[!include[sample](../samples/x.md)]\n", tmp_path)
    assert result.included == ("samples/x.md",)
    assert [(str(finding.span), finding.rule.code) for finding in result.findings] == [("samples/x.md:4:2", "P301")]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("---\ntitle: POST Agents/Thing/Do\nuid: v1ThingAgent_Do\n---\n", "", "P010", 1),
        ("title: POST Agents/Thing/Do", "title: [", "P011", 4),
        ("title: POST", "title: &a POST", "P011", 1),
        ("uid: v1ThingAgent_Do\n", "", "P012", 1),
        ("uid: v1ThingAgent_Do", "uid: ../../etc/passwd", "P013", 1),
        ("```http\nPOST /api/v1/Agents/Thing/Do\n```\n", "", "P101", 6),
        ("```http\nPOST /api", '```http\nPOST /"api', "P102", 9),
        ("```http\nPOST /api", "```http\nFETCH /api", "P102", 9),
        ("```http\nPOST /api", "```http\nPOST /../api", "P102", 9),
    ],
)
def test_what_keeps_a_page_from_becoming_an_operation(old: str, new: str, code: str, line: int) -> None:
    text = HEAD + ANSWER
    assert old in text
    result = read(text.replace(old, new, 1))
    assert result.page is None
    assert (code, line) in [(finding.rule.code, finding.span.line) for finding in result.findings]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Thing/Do\n```\n", "Thing/Do?x=1\n```\n", [("P104", 9)]),
        ("Thing/Do\n```\n", "Thing/Do\nGET /b\n```\n", [("P105", 10)]),
        ("uid: v1", "mood: fine\nuid: v1", [("P014", 3)]),
        ("| 200 | OK |", "| fine | OK |", [("P110", 20), ("P111", 14)]),
        ("| Id | int32 | Primary key |", "| Id | int32 |", [("P203", 26)]),
        ("| Id | int32 | Primary key |", "|  | int32 | Primary key |", [("P204", 26)]),
        ("| Id | int32 | Primary key |", "| Id | int32 | a |\n| Id | string | b |", [("P205", 27)]),
        ("| Type |  Description |", "| Type |  Mood |", [("P206", 24)]),
        ("### Response body: Thing", "## Remarks\n\nSome.\n\n### Response body: Thing", [("P107", 22)]),
    ],
)
def test_what_is_odd_is_said_and_the_page_stands(old: str, new: str, expected: list[tuple[str, int]]) -> None:
    text = HEAD + ANSWER
    assert old in text
    changed = text.replace(old, new, 1)
    page_of(changed)
    assert found(changed) == expected


def test_a_cell_broken_over_lines_is_joined() -> None:
    text = HEAD + ANSWER + "| Owner | int32 | Who has\nit. |\n| Next | int32 | After |\n"
    answer = page_of(text).response
    assert answer is not None
    assert [(row.name, row.description) for row in answer.rows[1:]] == [("Owner", "Who has it."), ("Next", "After")]
    assert found(text) == [("P201", 27)]


def test_a_blank_line_in_a_cell_does_not_end_the_table() -> None:
    text = HEAD + ANSWER + "| Owner | int32 | Who has\n\nit. |\n| Next | int32 | After |\n"
    answer = page_of(text).response
    assert answer is not None
    assert [(row.name, row.description) for row in answer.rows[1:]] == [("Owner", "Who has it."), ("Next", "After")]


def test_pipes_in_text_stay_in_the_last_cell() -> None:
    text = HEAD + ANSWER + "| Mask | string | a | b |\n| Other | string | c \\| d |\n"
    answer = page_of(text).response
    assert answer is not None
    assert [row.description for row in answer.rows[1:]] == ["a | b", "c | d"]
    assert found(text) == [("P202", 27)]


def test_lines_that_nobody_reads_are_named_together() -> None:
    text = HEAD + "## Request Headers\n\nStray one.\nStray two.\n\n" + ANSWER
    assert found(text) == [("P901", 16)]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('{"a": 1,}', "P301"),
        ('{"a": NaN}', "P301"),
        ('{"a": "\\ud800"}', "P301"),
        ('{"a": 1, "a": 2}', "P303"),
        ("[" * 70 + "]" * 70, "P304"),
        ("[" * 5000 + "]" * 5000, "P304"),
        ("9" * 5000, "P301"),
    ],
)
def test_bad_samples_are_no_evidence(body: str, code: str) -> None:
    text = HEAD + ANSWER + f"\n## Sample response\n\n```http_\nHTTP/1.1 200 OK\n\n{body}\n```\n"
    [sample] = page_of(text).sample_responses
    assert sample.has_json == (code == "P303")
    assert [finding.rule.code for finding in read(text).findings] == [code]
    assert sample.message.body == body
