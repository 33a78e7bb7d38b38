"""A server that forgets, with people in it, and everything that they could ask for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from tests.api.permissions.doors import Door, Http, Rpc
from tests.api.permissions.forgetful import ForgetfulStore
from tests.api.permissions.keys import keys_of
from tests.api.permissions.scene import KINDS, Place, direct_place, people, place
from tests.support.asgi import Application
from tests.support.services import application_over, server_over
from tests.support.stage import Stage
from tests.support.stores import world

from collabd.api.services import Services
from collabd.config import Config, Live, Throttle
from collabd.store.sqlite.store import SqliteStore

MANY = 10_000
UNTHROTTLED = Throttle(
    sign_in_per_account=MANY, sign_in_per_address=MANY, sign_up_per_address=MANY, setup_per_address=MANY
)
PATIENT = Live(ping_seconds=300)
"""Nobody answers pings here, and on a busy machine the table takes longer than a client may stay silent."""


@dataclass(frozen=True)
class Town:
    """The places, the doors, the token that each caller shows, and what stands behind the doors.

    `keys` are a member's API keys.
    """

    places: dict[str, Place]
    doors: dict[str, Door]
    tokens: dict[str, str]
    keys: dict[str, str]
    app: Application
    services: Services


@asynccontextmanager
async def built(folder: Path) -> AsyncIterator[Town]:
    """A town over an empty folder."""
    async with world(folder) as w:
        stage = Stage(w)
        beside = await people(stage)
        places = {kind: await place(stage, kind, beside) for kind in KINDS}
        places["direct"] = await direct_place(stage, beside)
        keys = await keys_of(stage, "member")
        forgetful = cast(SqliteStore, ForgetfulStore(w.store))
        server, services = server_over(w, Config(throttle=UNTHROTTLED, live=PATIENT), forgetful)
        app, rpc = application_over(server, services), Rpc(services)
        tokens = {"anonymous": "", **{name: one.token for name, one in stage.people.items()}}
        yield Town(places, {"http": Http(app), "rpc": rpc}, tokens, keys, app, services)
        rpc.leave()
