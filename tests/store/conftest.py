"""The contract of the store, once per engine; there is one engine now."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from tests.support.stores import World, world

Engine = Callable[..., AbstractAsyncContextManager[World]]

ENGINES: dict[str, Engine] = {"sqlite": world}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Opens a world on the engine: `async with engine(folder, settings=...) as w`."""
    return ENGINES[request.param]


@pytest.fixture
async def w(engine: Engine, tmp_path: Path) -> AsyncIterator[Any]:
    """A fresh world on the engine."""
    async with engine(tmp_path) as made:
        yield made
