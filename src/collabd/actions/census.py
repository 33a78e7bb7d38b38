"""The census, for whoever runs the server."""

from __future__ import annotations

from collabd.actions.context import Snapshot
from collabd.domain.census import Census


async def take_census(view: Snapshot) -> Census:
    """How much there is now."""
    return await view.census.take(view.now)
