"""Small pages in our own words, for tests that need an input and do not care which."""

from __future__ import annotations

from pathlib import Path

PAGE = """\
---
title: GET {path}
uid: {uid}
---

# GET {path}

```http
GET /api/v1/{path}
```

{summary}

| Path Part | Type | Description |
|-----------|------|-------------|
| id | int32 | Which task. **Required** |

## Response: Task

| Response | Description |
|----------|-------------|
| 200 | OK |

### Response body: Task

| Property Name | Type | Description |
|---------------|------|-------------|
| TaskId | int32 | Primary key |
| Title | string | What is to be done. |

## Sample request

```http!
GET /api/v1/{target}
Accept: application/json
```

## Sample response

```http_
HTTP/1.1 200 OK
Content-Type: application/json

{{
  "TaskId": 7,
  "Title": "water the plants"
}}
```
"""


def write_page(
    folder: Path, uid: str = "v1Task_GetTask", summary: str = "Reads one task.", place: str = "Task"
) -> Path:
    """One good page of an entity; the path of the file."""
    path = folder / place / f"{uid}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    verb = uid.rpartition("_")[2]
    template = f"{place}/{{id}}" if verb == f"Get{place}" else f"{place}/{{id}}/{verb}"
    path.write_text(PAGE.format(uid=uid, summary=summary, path=template, target=template.replace("{id}", "7")), "utf-8")
    return path


def write_broken_page(folder: Path, name: str = "v1Task_Broken") -> Path:
    """A page without a request line: an error."""
    path = folder / "Task" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: nothing\nuid: {name}\n---\n\nNo heading and no fence.\n", "utf-8")
    return path
