"""Small page roots for the inference tests: a dict of page text by id becomes a folder, a folder becomes pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.inference.infer import Inference, infer
from generator.pages.model import Page
from generator.pages.read import read_pages
from generator.profiles.load import load_profile
from generator.profiles.model import Profile
from generator.source import Root
from generator.spec.types import to_text

_PAGE = """\
---
title: {method} {path}
uid: {uid}
---

# {method} {path}

```http
{method} {path}
```

{summary}

{body}
## Response:{kind}

OK

| Response | Description |
|----------|-------------|
| {status} | OK |

### Response body: {type}

{table}

{sample}
"""


def table(rows: dict[str, str]) -> str:
    """A property table: name -> "TYPE" or "TYPE description"."""
    lines = ["| Property Name | Type | Description |", "|---|---|---|"]
    for name, text in rows.items():
        type_, _, description = text.partition(" ")
        lines.append(f"| {name} | {type_} | {description} |")
    return "\n".join(lines)


def page(
    uid: str,
    *,
    method: str = "GET",
    path: str = "/api/v1/Thing",
    summary: str = "Says something.",
    type_: str = "object",
    rows: dict[str, str] | None = None,
    sample: Any = ...,
    body: str = "",
    request: Any = ...,
    status: int = 200,
) -> tuple[str, str]:
    """The text of one page, by id. `sample` and `request` are JSON values; `...` leaves the sample out."""
    fences = []
    if request is not ...:
        fences.append(_fence("http!", f"{method} {path}", request))
    if sample is not ...:
        fences.append(_fence("http_", f"HTTP/1.1 {status} OK", sample))
    text = _PAGE.format(
        method=method,
        path=path,
        uid=uid,
        summary=summary,
        body=body,
        kind=type_ if type_ in ("array", "object") else "",
        status=status,
        type=type_,
        table=table(rows) if rows else "",
        sample="## Sample response\n\n" + "\n\n".join(fences) if fences else "",
    )
    return uid, text


def _fence(kind: str, start: str, value: Any) -> str:
    return f"```{kind}\n{start}\nContent-Type: application/json\n\n{json.dumps(value, indent=2)}\n```"


def read(folder: Path, *texts: tuple[str, str]) -> tuple[Page, ...]:
    """Write the pages to a folder and read them back; no page may fail."""
    folder.mkdir(parents=True, exist_ok=True)
    for uid, text in texts:
        (folder / f"{uid}.md").write_text(text, "utf-8")
    reading = read_pages([Root(folder, folder.name)], load_profile())
    assert not reading.failed, reading.findings
    assert reading.lines_not_understood == 0
    return reading.pages


def inferred(
    folder: Path,
    *texts: tuple[str, str],
    older: tuple[tuple[str, str], ...] = (),
    profile: Profile | None = None,
) -> Inference:
    """Infer from these pages, with `older` ones as evidence; by the default profile where none is given."""
    evidence = [read(folder / "older", *older)] if older else []
    return infer(read(folder / "newer", *texts), profile or load_profile(), evidence)


def fields(result: Inference, model: str) -> dict[str, str]:
    """Property -> type of a model, in the notation of the spec; inherited ones first."""
    return {f.name: to_text(f.type) for f in result.api.all_fields(result.api.models_by_name[model])}


def response_type(result: Inference, operation_id: str) -> str:
    """The type of the first documented answer of an operation."""
    operation = next(operation for _, operation in result.api.operations() if operation.id == operation_id)
    type_ = operation.responses[0].type
    return "none" if type_ is None else to_text(type_)


def codes(result: Inference) -> list[str]:
    """The codes of the findings."""
    return [finding.rule.code for finding in result.findings]
