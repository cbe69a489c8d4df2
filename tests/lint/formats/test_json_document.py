"""The JSON shape that `docs/lint.md` documents."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.findings import Span
from generator.lint.formats.json_document import json_text
from tests.lint.rules import finding


def test_the_whole_shape() -> None:
    found = replace(finding("no type", line=4), related=((Span("docs/b.md", 2, 3), "as here"),))
    text = json_text([found], {"pages": 2}, [("stale", "specs/api.yaml", ("docs/a.md",))])
    document = json.loads(text)
    fingerprint = document["findings"][0].pop("fingerprint")
    assert len(bytes.fromhex(fingerprint)) == 16
    assert document == {
        "version": 1,
        "findings": [
            {
                "code": "X901",
                "severity": "warning",
                "message": "no type",
                "path": "docs/a.md",
                "line": 4,
                "column": 1,
                "places": 1,
                "related": [{"path": "docs/b.md", "line": 2, "column": 3, "message": "as here"}],
            }
        ],
        "rules": [
            {
                "code": "X901",
                "severity": "warning",
                "title": "Title of X901",
                "why": "Why X901 matters.",
                "fix": "How to fix X901.",
                "findings": 1,
                "places": 1,
                "files": 1,
            }
        ],
        "changes": [{"kind": "stale", "path": "specs/api.yaml", "since": ["docs/a.md"]}],
        "summary": {"pages": 2},
    }


def test_text_that_is_not_ascii_or_not_even_unicode_is_escaped() -> None:
    text = json_text([finding("fjørd \ud800 \x1b")], {})
    assert text.isascii()
    assert json.loads(text)["findings"][0]["message"] == "fjørd \ud800 \x1b"
