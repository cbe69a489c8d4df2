"""A group of pages that agree, and what is found when one of them is changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.config import Settings
from generator.kept_names.stage import ALL
from generator.pipeline import lint

PAGE = """\
---
title: POST Boat/{{id}}/{verb}
uid: v1Boat_{verb}
---

# POST Boat/{{id}}/{verb}

```http
POST /api/v1/Boat/{{id}}/{verb}
```

Does something with a boat.

| Path Part | Type | Description |
|---|---|---|
| id | int32 | Which boat. **Required** |

## Query String Parameters

| Parameter Name | Type | Description |
|---|---|---|
| $select | string | Which properties. |
| harbourName | string | Where. |

```http
POST /api/v1/Boat/{{id}}/{verb}?$select=Length
POST /api/v1/Boat/{{id}}/{verb}?harbourName=Oslo
```

## Request Headers

| Parameter Name | Description |
|---|---|
| Accept-Language | The language. |

## Request Body: entity

| Property Name | Type | Description |
|---|---|---|
| Rigging | Enum : Sloop, Ketch, Schooner | How it is rigged. |
| Draught | Integer | How deep it goes. |

## Response: Boat

| Response | Description |
|---|---|
| 200 | OK |

### Response body: Boat

| Property Name | Type | Description |
|---|---|---|
| BoatId | int32 | Primary key |
| Launched | date-time | When it was built. |
| Captain | Associate | Who sails it. |
| Length | double | In metres. |

## Sample request

```http!
POST /api/v1/Boat/7/{verb}
Accept: application/json

{{
  "Rigging": "Ketch",
  "Draught": 3
}}
```

## Sample response

```http_
HTTP/1.1 200 OK
Content-Type: application/json

{{
  "BoatId": 7,
  "Launched": "1998-05-22T14:19:10Z",
  "Captain": {{
    "AssociateId": 5,
    "FullName": "Ada"
  }},
  "Length": 9.5
}}
```
"""
VERBS = ("Anchor", "Careen", "Moor", "Sail", "Tow")


def found(
    folder: Path, *changes: tuple[str, str], others: Sequence[tuple[str, str]] = (), verbs: Sequence[str] = VERBS
) -> list[tuple[str, str]]:
    """Code and line of each finding, after texts of the last page were replaced, and texts of all other pages."""
    for verb in verbs:
        text = PAGE.format(verb=verb)
        for old, new in changes if verb == verbs[-1] else others:
            assert old in text
            text = text.replace(old, new)
        path = folder / "Boat" / f"v1Boat_{verb}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    findings = lint(Settings(pages=(str(folder),), rename=(ALL,))).selection.every
    lines = {path.as_posix(): path.read_text("utf-8").split("\n") for path in folder.rglob("*.md")}
    return [(finding.rule.code, lines[finding.span.path][finding.span.line - 1].strip()) for finding in findings]
