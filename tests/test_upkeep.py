"""What the server does by itself, job by job."""

from __future__ import annotations

from tests.support.accounts import DAYS, session
from tests.support.people import person
from tests.support.stores import World

from collabd import config
from collabd.actions import sessions
from collabd.actions.sessions import DAY
from collabd.api.auth import find_session
from collabd.api.socket.protocol import CentrifugeEncoding
from collabd.live.hub import Hub
from collabd.upkeep import Upkeep


class Sockets(Hub):
    """A hub in which these sessions have a socket."""

    def __init__(self, session_ids: list[str]) -> None:
        super().__init__(CentrifugeEncoding())
        self._session_ids = session_ids

    def sessions(self) -> list[str]:
        return self._session_ids


async def test_a_session_lives_as_long_as_it_has_a_socket(w: World) -> None:
    alice = await person(w.store, "alice")
    for token in ("connected", "closed"):
        await w.store.write(sessions.open_session, alice.id, session(token))
    connected = await w.store.read(find_session, "connected")
    assert connected is not None
    settings = config.Config(accounts=config.Accounts(session_days=DAYS))
    upkeep = Upkeep(w.store, Sockets([connected.session_id]), settings)
    for _ in range(3):
        w.clock.now += (DAYS - 1) * DAY
        await upkeep.keep_sessions()
        await upkeep.end_sessions()
    assert await w.store.read(find_session, "connected") is not None
    assert await w.store.read(find_session, "closed") is None
