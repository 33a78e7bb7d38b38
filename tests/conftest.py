"""Fixtures that several folders use."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.support.stores import World, world


@pytest.fixture
def anyio_backend() -> tuple[str, dict[str, bool]]:
    return ("asyncio", {"debug": False})


@pytest.fixture
async def w(tmp_path: Path) -> AsyncIterator[World]:
    """A fresh world: a migrated store, a clock, what was handed over."""
    async with world(tmp_path) as made:
        yield made
