"""Changes as text, Markdown and JSON."""

from __future__ import annotations

import json

from generator.diff.formats import change_lines
from generator.diff.model import Change, Reach

HOSTILE = "<script>\x1b[2J`a`\n\n# Heading | x"
CHANGES = (
    Change(
        "response-property-removed",
        "breaking",
        "Boat",
        "Boat.Length",
        "int32",
        None,
        tuple(Reach(f"Get{number}", "response.200.Length") for number in range(5)),
    ),
    Change("operation-added", "compatible", None, "Sink", None, "POST /sink", (Reach("Sink", ""),)),
    Change("deprecated", "compatible", None, "Sail", None, "", (Reach("Sail", ""),)),
    Change("text-changed", "docs", None, "Sail", HOSTILE, "word " * 100, (Reach("Sail", ""),)),
)


def test_text() -> None:
    lines = list(change_lines("text", CHANGES))
    assert lines[:7] == [
        "breaking    response-property-removed  Boat.Length: was int32",
        "            Get0 response.200.Length",
        "            Get1 response.200.Length",
        "            Get2 response.200.Length",
        "            and 2 more operations",
        "compatible  operation-added            Sink: now POST /sink",
        "compatible  deprecated                 Sail: changed",
    ]
    assert lines[-1] == "1 breaking, 2 compatible, 1 documentation only"
    assert "\x1b" not in lines[7]
    assert len(lines[7]) < 250


def test_markdown() -> None:
    text = "\n".join(change_lines("markdown", CHANGES))
    assert text.startswith("# Changes of the API\n\n1 breaking, 2 compatible, 1 documentation only.\n\n## Breaking\n")
    assert "\n### Response property removed\n\n- `Boat.Length`: was `int32`\n  (`Get0 response.200.Length`, " in text
    assert "``<script>" in text
    assert "\n# Heading" not in text
    assert "\x1b" not in text


def test_json() -> None:
    values = json.loads("\n".join(change_lines("json", CHANGES)))
    assert [value["before"] for value in values] == ["int32", None, None, HOSTILE]
    assert list(values[1]) == ["kind", "severity", "model", "place", "before", "after", "operations"]
    assert values[1]["operations"] == [{"id": "Sink", "at": ""}]
    assert list(change_lines("json", ())) == ["[]"]
