"""The statements that one message takes, recorded from the real action, to be run again in a plain loop."""

import asyncio
import re
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.people import Person, person
from tests.support.servers import fill

from collabd.actions import messages, rooms
from collabd.actions.commands import Verb, perform
from collabd.domain.ids import new_id
from collabd.domain.messages import SendMessage
from collabd.domain.policy import Rules
from collabd.domain.rooms import CreateRoom
from collabd.store.base import Transaction
from collabd.store.sqlite.batch import run_batch
from collabd.store.sqlite.database import connect
from collabd.store.sqlite.rows import SqliteRows
from collabd.store.sqlite.store import SqliteStore

Statement = tuple[str, dict[str, Any]]
CONTENT = "What somebody would write to the people around them, neither short nor long. " * 2


class Recorder:
    """A connection that notes what is executed on it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.statements: list[Statement] = []

    def execute(self, sql: str, values: dict[str, Any]) -> sqlite3.Cursor:
        self.statements.append((sql, values))
        return self.connection.execute(sql, values)


def recorded_statements(folder: Path) -> list[Statement]:
    """The statements of one message in a fresh database under `folder`; the message itself is taken back."""
    create = Verb("room.create", rooms.create_room, rooms.answer_room)
    room_id = new_id(time.time_ns() // 1_000_000)

    async def story(store: SqliteStore) -> Person:
        who = await person(store, "alice")
        await store.write(perform, create, who.actor, CreateRoom(name="Plain", id=room_id))
        return who

    who = asyncio.run(fill(folder, story))
    connection = connect(folder / "collabd.sqlite3")
    recorder = Recorder(connection)
    tx = Transaction(SqliteRows(recorder), "epoch", Rules())  # type: ignore[arg-type]
    send = Verb("message.send", messages.send_message, messages.answer_message)
    command = SendMessage(id=PLACEHOLDER, room_id=room_id, content=CONTENT)
    batch = run_batch(
        connection,
        tx,
        lambda: time.time_ns() // 1_000_000,
        [lambda tx: perform(tx, send, who.actor, command)],
    )
    if isinstance(batch.outcomes[0], BaseException):
        raise batch.outcomes[0]
    connection.close()
    return recorder.statements


PLACEHOLDER = new_id(0)
FIRST_OFFSET = 2
"""The offset that the recorded message took: the first event of a room is its maker's arrival."""


FIRST_PLACE = 1
"""Its place among all messages, which its entry in the index has, too."""
PLACES = re.compile(rf"(?<=\A\[){FIRST_PLACE}(?=\])|(?<=\A\[\[){FIRST_PLACE}(?=,)")
"""Where a list of places, `[1]`, or of entries, `[[1,...`, names it."""


def replayed(statements: list[Statement], count: int) -> Iterator[Statement]:
    """The statements of the `count`-th further message: another id, the next offset, the next place."""
    fresh = new_id(time.time_ns() // 1_000_000)
    swapped = {PLACEHOLDER: fresh, FIRST_OFFSET: FIRST_OFFSET + count}
    for sql, values in statements:
        if "INTO word" not in sql:  # words are stored only where they occur for the first time
            yield sql, {name: placed(swapped.get(value, value), count) for name, value in values.items()}


def placed(value: Any, count: int) -> Any:
    """A value of a statement, with the place of the `count`-th further message in a list of places."""
    return PLACES.sub(str(FIRST_PLACE + count), value) if isinstance(value, str) else value
