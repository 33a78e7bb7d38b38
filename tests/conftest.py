"""Fixtures that several folders use."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable
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


@pytest.fixture
def figures(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Shows a line in the output of the run: what it has measured is shown although it passes."""

    def show(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{line}\n")

    return show
