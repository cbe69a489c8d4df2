"""The pytest plugin of `superoffice_webapi.testing`."""

from __future__ import annotations

import pytest

from superoffice_webapi.testing import FakeServer


@pytest.fixture
def fake_superoffice() -> FakeServer:
    """A server in memory that answers from the documented samples, without calls so far."""
    return FakeServer()
