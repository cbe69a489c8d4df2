"""One API in the old layout of pages and in the new one: only the documentation differs."""

from __future__ import annotations

from pathlib import Path

from generator.config import Settings
from generator.diff.compare import compare
from generator.kept_names.stage import ALL
from generator.pipeline import settle
from generator.spec.model import Api

OLD = """\
---
title: POST Boat/Save
id: v1BoatAgent_Save
---

# POST Boat/Save

```http
POST /api/v1/Boat/Save
```

Saves a boat.

## Request Headers

| Parameter Name | Description |
|----------------|-------------|
| Accept-Language | The language of the answer. |

## Request Body: boat

| Property Name | Type |  Description |
|----------------|------|--------------|
| BoatId | int32 | Primary key |
| Name | string | What it is called. |
| Launched | date-time | The first day in the water. |
| Owner |  | Who it belongs to. |

## Response: object

A boat in the harbour.

| Response | Description |
|----------------|-------------|
| 200 | OK |

Response body: object

| Property Name | Type |  Description |
|----------------|------|--------------|
| BoatId | int32 | Primary key |
| Name | string | What it is called. |
| Launched | date-time | The first day in the water. |
| Owner |  | Who it belongs to. |
{extra}
## Sample Request

```http!
POST /api/v1/Boat/Save
Accept-Language: en
Content-Type: application/json; charset=utf-8

{{"BoatId": 3, "Name": "Tern", "Launched": "2020-05-01T00:00:00", "Owner": {{"OwnerId": 7, "Phone": "555-0100"}}}}
```

```http_
HTTP/1.1 200 OK
Content-Type: application/json; charset=utf-8

{{"BoatId": 3, "Name": "Tern", "Launched": "2020-05-01T00:00:00", "Owner": {{"OwnerId": 7, "Phone": "555-0100"}}}}
```
"""

NEW = """\
---
title: POST Boat/Save
uid: v1BoatAgent_Save
---

# POST Boat/Save

```http
POST /api/v1/Boat/Save
```

Saves a boat.

## Request Headers

| Parameter Name | Description |
|----------------|-------------|
| Accept-Language | The language of the answer. |

## Request Body: boat

| Property Name | Type |  Description |
|----------------|------|--------------|
| BoatId | Integer | Primary key |
| Name | String | What it is called. |
| Launched | String | The first day in the water. |
| Owner | BoatOwner | Who it belongs to. |

## Response:

OK

| Response | Description |
|----------------|-------------|
| 200 | OK |

### Response body: Boat

| Property Name | Type |  Description |
|----------------|------|--------------|
| BoatId | int32 | Primary key |
| Name | string | What it is called. |
| Launched | date-time | The first day in the water. |
| Owner | BoatOwner | Who it belongs to. |
{extra}
## Sample request

```http!
POST /api/v1/Boat/Save
Accept-Language: en
Content-Type: application/json; charset=utf-8

{{"BoatId": 41, "Name": "Gull", "Launched": "2021-06-02T00:00:00", "Owner": {{"OwnerId": 8, "Phone": "555-0101"}}}}
```

## Sample response

```http_
HTTP/1.1 200 OK
Content-Type: application/json; charset=utf-8

{{"BoatId": 41, "Name": "Gull", "Launched": "2021-06-02T00:00:00", "Owner": {{"OwnerId": 8, "Phone": "555-0101"}}}}
```
"""


def spec(folder: Path, page: str, extra: str = "") -> Api:
    folder.mkdir()
    (folder / "v1BoatAgent_Save.md").write_text(page.format(extra=extra), "utf-8")
    return settle(Settings(pages=(str(folder),), rename=(ALL,))).api


def test_another_layout_is_no_change_of_the_api(tmp_path: Path) -> None:
    changes = compare(spec(tmp_path / "old", OLD), spec(tmp_path / "new", NEW))
    assert {(change.severity, change.kind) for change in changes} <= {
        ("docs", "text-changed"),
        ("compatible", "model-renamed"),
    }


def test_a_change_in_another_layout_is_found(tmp_path: Path) -> None:
    changes = compare(spec(tmp_path / "old", OLD), spec(tmp_path / "new", NEW, "| Berth | int32 | Where it lies. |\n"))
    api = [change for change in changes if change.severity != "docs" and change.kind != "model-renamed"]
    assert [(change.kind, change.place) for change in api] == [("response-property-added", f"{api[0].model}.Berth")]
    assert [reach.at for reach in api[0].operations] == ["response.200.Berth"]
