"""One page with every construct, each text of which can be replaced: what an attacker who writes a page can reach."""

from __future__ import annotations

import json
from pathlib import Path

PAGE = """\
---
title: @title@
uid: @id@
---

# @heading@

```http
POST @path@
```

@summary@

@prose@

## @odd_heading@

| Path Part | Type | Description |
|-----------|------|-------------|
| id | @part_type@ | @part_text@ **Required** |

## Query String Parameters

| Parameter Name | Type |  Description |
|----------------|------|--------------|
| @query_name@ | @query_type@ |  @query_text@ |
| mode | Enum: Slim, @enum_value@ |  @query_text@ |

```http
POST @path@?@query_example@
```

## Request Headers

| Parameter Name | Description |
|----------------|-------------|
| Authorization  | 'Basic', 'SoTicket' or 'Bearer'. @header_text@ |
| Content-Type | `application/json`, `@media_type@` |
| Accept         | `application/json`, `@media_type@` |
| @header_name@ | @header_text@ |

## Request Body: @body_name@

@body_text@

| Property Name | Type |  Description |
|----------------|------|--------------|
| @argument_name@ | @argument_type@ | @argument_text@ |
| ListName | String | Deprecated: @deprecation@ Use MDO List name "@mdo_name@" for the values. |

## Response: @response_type@

@response_text@

| Response | Description |
|----------------|-------------|
| 200 | @status_text@ |

### Response body: @model_name@

| Property Name | Type |  Description |
|----------------|------|--------------|
| @property_name@ | string | @property_text@ |
| Nested | @property_type@ | @property_text@ |

## @unknown_heading@

@unknown_text@

## Sample request

```http!
POST @path@
@sample_header@: @sample_header_value@

@request_sample@
```

## Sample response

```http_
HTTP/1.1 200 @reason@
Content-Type: application/json

@response_sample@
```
"""

PLAIN = {
    "title": "POST Task/one",
    "id": "v1Task_SaveTask",
    "heading": "POST Task/{id}",
    "path": "/api/v1/Task/{id}/Save",
    "summary": "Saves a task.",
    "prose": "It is checked first.",
    "odd_heading": "Online Restricted: ## Ask for access.",
    "part_type": "int32",
    "part_text": "Which task.",
    "query_name": "dry-run",
    "query_type": "bool",
    "query_text": "Only check it.",
    "enum_value": "Wide",
    "query_example": "dry-run=True",
    "header_text": "Your choice.",
    "header_name": "X-Trace",
    "media_type": "application/xml",
    "body_name": "request",
    "body_text": "What to save.",
    "argument_name": "task-id",
    "argument_type": "Integer",
    "argument_text": "Number of the task.",
    "deprecation": "Use something else.",
    "mdo_name": "tasks",
    "response_type": "object",
    "response_text": "The task as it was saved.",
    "status_text": "OK",
    "model_name": "Task",
    "property_name": "task-name",
    "property_type": "TaskDetail",
    "property_text": "What to do.",
    "unknown_heading": "Throttling",
    "unknown_text": "Ten calls a second.",
    "sample_header": "X-Trace",
    "sample_header_value": "on",
    "reason": "OK",
    "sample_key": "a-key",
    "sample_value": "Call back",
    "link": "other-page.md",
}
"""What stands in each place of a page that means no harm. Names are such that their Python names differ from them."""

_IN_CELLS = {
    name
    for name in PLAIN
    if name.endswith(("_type", "_name", "_text"))
    and name not in ("body_text", "response_text", "unknown_text", "model_name", "body_name", "response_type")
} | {"enum_value", "deprecation", "mdo_name", "status_text", "media_type"}
_ON_ONE_LINE = {
    "heading",
    "odd_heading",
    "unknown_heading",
    "path",
    "query_example",
    "body_name",
    "model_name",
    "response_type",
    "sample_header",
    "sample_header_value",
    "reason",
}


def page(**slots: str) -> str:
    """The page with some of its texts replaced, each put down as its place asks for: one line, no bare pipe, quoted."""
    texts = PLAIN | slots
    samples = {
        "request_sample": json.dumps({"task-id": 5, texts["sample_key"]: texts["sample_value"]}, indent=2),
        "response_sample": json.dumps(
            {"task-name": "x", "Nested": {texts["sample_key"]: texts["sample_value"]}}, indent=2
        ),
    }
    result = PAGE
    for name, text in (texts | samples).items():
        if name in ("title", "id"):
            placed = json.dumps(text)
        elif name in _IN_CELLS:
            placed = " ".join(text.split("\n")).replace("|", "\\|")
        elif name in _ON_ONE_LINE:
            placed = " ".join(text.split("\n"))
        else:
            placed = text
        result = result.replace(f"@{name}@", placed)
    return f"{result}\n[more]({texts['link']})\n"


def write(folder: Path, text: str, name: str = "v1Task_SaveTask.md") -> Path:
    """Write a page as it is, whatever characters are in it."""
    path = folder / "Task" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


PAYLOADS = (
    '"""\nimport os; os.system("touch /tmp/sdkgen-was-here")\n"""',
    "'''\nimport os\n'''",
    "'); __import__('os').system('id'); ('",
    '"); __import__("os").system("id"); ("',
    'x"\nimport os\nos.system("id")\ny = "',
    "\\",
    '\\"',
    '"',
    "\\N{BULLET}\\x22\\u0022\\",
    "\\\nimport os\n",
    "{{ 7*7 }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{# a comment #}{% raw %}",
    "#}{{ config }}",
    "!!python/object/apply:os.system [id]",
    "x: y\n- z\n--- \n? k\n!!set {a}",
    "*anchor &anchor %TAG | >",
    "# noqa\nimport os",
    "\rimport os\r",
    "\x0cimport os\x0c",
    "\u2028import os\u2029",
    "\x85import os",
    "\u202eso tropmi\u202c\u2066x\u2069",
    "\u200b\u200d\ufeff",
    "\x1b]0;title\x07\x1b[31m",
    "*/ /* <!-- --> ]]> <![CDATA[",
    "</script><script>alert(1)</script>",
    "${jndi:ldap://x} $(id) `id`",
    "%(x)s %s {0} {x!r:>{y}}",
    "../../../../tmp/sdkgen-was-here",
    "..\\..\\x",
    "C:\\con",
    "/etc/passwd",
    "class",
    "__init__",
    "__import__('os')",
    "os.system",
    "None",
    "self",
    "models",
    "Model",
    "int",
    "lambda: 0",
    "a" * 5000,
    "日本語 🙂 e\u0301",
    "=1+1",
    "@cached_property\ndef x(): ...",
    "| x | y |",
    "```\nimport os\n```",
    "~~~",
    "\t\t",
)
"""Texts that break out of one place or another: literals, docstrings, comments, templates, YAML, paths, terminals."""
