"""The server that most tests of this folder share: the demo's people and talk, and a few more people."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.e2e.api import Api
from tests.support.people import YEAR, person
from tests.support.servers import ServerProcess, fill, serve

from collabd.actions.context import Transaction
from collabd.api.auth import token_hash
from collabd.demo.conversation import conversation
from collabd.demo.fill import Filler
from collabd.domain.usernames import username_key
from collabd.store.sqlite.store import SqliteStore

MESSAGES = 2_000
SPEAKERS = ("alice", "bob")
"""People of the demo: alice is an Admin."""
OTHERS = (
    "carol",
    "dave",
    "heidi",
    "judy",
    "mallory",
    "oscar",
    "peggy",
    "philippa",
    "rupert",
    "sybil",
    "trent",
    "ursula",
    "verity",
    "victor",
    "walter",
    "wendy",
)
"""People who are in no room; heidi and oscar talk in threads, verity and philippa are told things."""


class Town:
    """A running server with people who are signed in already."""

    def __init__(self, server: ServerProcess, folder: Path, closing: ExitStack) -> None:
        self.server = server
        self.folder = folder
        self._closing = closing
        self._apis: dict[str, Api] = {}

    def api(self, name: str) -> Api:
        """What a person of the town does without a browser; "" is a stranger."""
        if name not in self._apis:
            self._apis[name] = Api(self.server.address, token(name) if name else "")
            self._closing.callback(self._apis[name].close)
        return self._apis[name]


def token(name: str) -> str:
    """The token of the session that a person of the town has from the start."""
    return f"{name}-token"


@contextmanager
def open_town(folder: Path) -> Iterator[Town]:
    """Fill a folder and serve it until the block ends."""
    # Playwright's loop runs in this thread, and a thread has one running loop.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(lambda: asyncio.run(fill(folder, populate))).result()
    with serve(folder) as server, ExitStack() as closing:
        yield Town(server, folder, closing)


async def populate(store: SqliteStore) -> None:
    """The demo's people, rooms and talk, and sessions for some."""
    steps = conversation(7, time.time_ns() // 1_000_000, messages=MESSAGES)
    await Filler(store, "no password").play(steps, lambda: None)
    for name in SPEAKERS:
        await store.write(open_session, name)
    for name in OTHERS:
        await person(store, name)


async def open_session(tx: Transaction, name: str) -> None:
    """Sign someone in who has an account."""
    found = await tx.users.credentials(username_key(name), name)
    assert found is not None, name
    await tx.sessions.insert(
        tx.new_id(), found.user_id, token_hash(token(name)), "tests", "127.0.0.1", tx.now, tx.now + YEAR
    )
