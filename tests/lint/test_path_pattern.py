"""Which paths a pattern covers."""

from __future__ import annotations

import pytest

from generator.lint.path_pattern import matches


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("agent/**", "agent/Task.md", True),
        ("agent/**", "docs/agent/deep/Task.md", True),
        ("agent/**", "../docs/agent/Task.md", True),
        ("agent/**", "docs/agents/Task.md", False),
        ("/agent/**", "docs/agent/Task.md", False),
        ("/docs/**", "docs/agent/Task.md", True),
        ("agent", "docs/agent/Task.md", True),
        ("Task.md", "docs/agent/Task.md", True),
        ("*.md", "docs/agent/Task.md", True),
        ("agent/*.md", "docs/agent/deep/Task.md", False),
        ("**", "anything.md", True),
        ("Task?.md", "docs/Task1.md", True),
        ("Task?.md", "docs/Task.md", False),
    ],
)
def test_pattern(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected
