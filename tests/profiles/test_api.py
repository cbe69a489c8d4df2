"""What a profile says about the API: a line in one file adds a security scheme, an option or a section."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.config import load_settings
from generator.emit.plan import output_tree
from generator.pipeline import output_settings, settle
from generator.spec.model import ClientOption, SecurityScheme

PAGE = """\
---
title: GET Boat/{id}
uid: v1Boat_GetBoat
---
# GET Boat/{id}

```http
GET /api/v1/Harbour/Boat/{id}
```

One boat.

| Path Part | Type | Description |
| --- | --- | --- |
| id | int32 | The key. |

## Request Headers

| Parameter Name | Description |
| --- | --- |
| Authorization | Supports Basic and Digest. |
| X-Berth | Where the boat lies. |

## Response: Boat

| Response | Description |
| --- | --- |
| 200 | OK |

### Response body: Boat

| Property Name | Type | Description |
| --- | --- | --- |
| Id | int32 | The key. |
"""


@pytest.fixture
def outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Gives the spec and the OpenAPI document of one page under a profile that extends the packaged one."""
    monkeypatch.chdir(tmp_path)
    Path("pages").mkdir()
    Path("pages", "v1Boat_GetBoat.md").write_text(PAGE, "utf-8")

    def make(profile: str) -> Any:
        Path("mine.yaml").write_text(f"extends: superoffice\n{profile}", "utf-8")
        settings = load_settings(None, {"pages": ["pages"], "profile": "mine.yaml"})
        settled = settle(settings)
        return settled.api, yaml.safe_load(output_tree(settled.api, output_settings(settings))["openapi.yaml"])

    return make


def test_a_further_security_scheme(outputs: Any) -> None:
    api, document = outputs(
        "security:\n"
        "  schemes: {digest: {type: http, scheme: digest}}\n"
        "  alternatives: [{schemes: [digest], header: Authorization, mentions: digest}]\n"
    )
    assert SecurityScheme("digest", "http", scheme="digest") in api.security_schemes
    assert document["components"]["securitySchemes"]["digest"] == {"type": "http", "scheme": "digest"}
    assert document["security"] == [{"digest": []}, {"basic": []}]


def test_a_further_option_of_the_client(outputs: Any) -> None:
    api, _ = outputs("options: {berth: X-Berth}\n")
    assert api.options == (ClientOption("berth", "X-Berth"),)


def test_an_option_that_no_page_documents_is_left_out(outputs: Any) -> None:
    api, _ = outputs("options: {trace: X-Trace}\n")
    assert api.options == ()


def test_a_further_section(outputs: Any) -> None:
    section = "{name: harbours, title: Harbours, noun: harbour, attribute: harbours, path: /harbour/}"
    api, document = outputs(f"sections: [{section}]\n")
    assert [group.path for group in api.groups] == [("harbours", "Boat")]
    assert document["x-tagGroups"] == [{"name": "Harbours", "tags": ["Boat harbour"]}]
