"""The running parts of a server over a test's store, wired as the server wires them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.support.stores import World

from collabd.api.access import Access
from collabd.api.passwords import Parameters, Passwords
from collabd.api.services import Services
from collabd.api.socket.pushes import CentrifugeEncoding
from collabd.config import Config
from collabd.live.bus import MemoryBus
from collabd.live.hub import Hub
from collabd.network import Network
from collabd.server import Server
from collabd.store.folder import DataFolder
from collabd.store.sqlite.store import SqliteStore

PORT = 8000
CHEAP = Parameters(memory_kib=8, passes=1, lanes=1)


@cache
def passwords() -> Passwords:
    """Hashes that cost nothing: what they are worth is asked in other tests."""
    return Passwords(Config().accounts, CHEAP)


def server_over(
    w: World, config: Config | None = None, store: SqliteStore | None = None
) -> tuple[Server, Services]:
    """A server that does not listen, and its parts; its sockets hear nothing of what is committed.

    `store` may stand before that of the world.
    """
    config = config or Config()
    server = Server(config, DataFolder(w.folder), Network(config))
    bus, hub = MemoryBus(), Hub(CentrifugeEncoding())
    bus.listen(hub.apply, hub.send)
    return server, replace(server.wire(store or w.store, bus, hub, passwords()), clock=w.clock)


def application_over(server: Server, services: Services) -> Access:
    """The application as it would be served on localhost:8000."""
    return server.application(services, PORT)
