"""The town of the socket's tests, reached without a WebSocket."""

from __future__ import annotations

import pytest
from tests.api.socket.conftest import anyio_backend, founded, town, witnesses
from tests.support.streams import KINDS

__all__ = ["anyio_backend", "founded", "town", "witnesses"]


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Each of the two ways."""
    return str(request.param)
