"""What the tests of the runtime share."""

from __future__ import annotations

import pytest


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits that a client wanted, in seconds; none of them happens."""
    wanted: list[float] = []
    monkeypatch.setattr("generator.runtime._core.time.sleep", wanted.append)
    return wanted
