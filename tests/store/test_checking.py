"""Looking through a database: what is right passes, and each thing that is not is found."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.people import person
from tests.support.stores import KNOWN, World, world

from collabd.actions import retention
from collabd.actions.messages import delete_message, send_message
from collabd.actions.rooms import create_room, delete_room
from collabd.assets import migrations_folder
from collabd.cli import resting
from collabd.domain.backups import Counts, Verdict
from collabd.domain.errors import CollabError
from collabd.domain.messages import DeleteMessage, SendMessage
from collabd.domain.rooms import CreateRoom, DeleteRoom
from collabd.opening import prepare
from collabd.store.folder import DataFolder
from collabd.store.migrate import MigrationError, migrate, migrations_in
from collabd.store.sqlite.checking import NAMED, judge, open_to_look
from collabd.store.sqlite.copying import LongJobs

BROKEN = {
    "replies": ("UPDATE messages SET reply_count = 2", "the count of replies is wrong below message "),
    "thread": ("UPDATE messages SET thread_id = 'gone'", " is not there"),
    "gap": (
        """DELETE FROM events WHERE "offset" = 3 AND stream LIKE 'room:%'""",
        "events are missing in the middle of room:",
    ),
    "tail": (
        """DELETE FROM events WHERE "offset" = 4 AND stream LIKE 'room:%'""",
        "the log does not end where its counter stands in room:",
    ),
    "counter": (
        "UPDATE streams SET head = head + 1 WHERE stream LIKE 'room:%'",
        "the log does not end where its counter stands in room:",
    ),
    "no counter": (
        "DELETE FROM streams WHERE stream = 'directory'",
        "events belong to a stream that has no counter: directory",
    ),
    "forgotten altogether": (
        "DELETE FROM events WHERE stream = 'directory'",
        "the log does not end where its counter stands in directory",
    ),
    "tag": (
        "UPDATE streams SET tag = 'ffffffff' WHERE stream = 'directory'",
        "the newest event is not the one that the counter names in directory",
    ),
    "messages": ("UPDATE rooms SET message_count = 7", "the count of messages is wrong in room "),
    "members": ("DELETE FROM members", "the count of members is wrong in room "),
    "beyond": (
        'UPDATE messages SET "offset" = 99 WHERE "offset" = 4',
        "a message stands beyond the end of the log in room ",
    ),
    "reference": ("DELETE FROM users", "rows refer to something that is not there"),
    "newer": (
        f"PRAGMA user_version = {KNOWN + 1}",
        f"written by a newer collabd (version {KNOWN + 1} of the database",
    ),
    "nobody's": ("PRAGMA user_version = 0", "it is not a database of collabd"),
    "tables": ("DROP TABLE events", "cannot be read: no such table"),
}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A room with three messages, a deleted message, and a deleted room that has not been purged."""

    async def fill() -> None:
        async with world(tmp_path) as w:
            await tell(w)

    asyncio.run(fill())
    return tmp_path / "collabd.sqlite3"


async def tell(w: World) -> None:
    """What happened."""
    alice = (await person(w.store, "alice")).actor
    for name in ("Hall", "Old"):
        room = (await w.store.write(create_room, alice, CreateRoom(kind="public", name=name))).room
        assert room is not None
        for number in range(3):
            command = SendMessage(room_id=room.id, content=f"number {number}")
            sent = await w.store.write(send_message, alice, command)
        if name == "Old":
            assert sent.message is not None
            await w.store.write(delete_message, alice, DeleteMessage(message_id=sent.message.id))
            await w.store.write(delete_room, alice, DeleteRoom(room_id=room.id))
            await w.store.write(retention.purge_deleted_room)


def look(database: Path) -> Verdict:
    with closing(open_to_look(database)) as connection:
        return judge(connection, KNOWN)


def alter(database: Path, sql: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(sql)


def test_what_is_right_has_no_faults(database: Path) -> None:
    verdict = look(database)
    assert verdict.faults == []
    assert verdict.counts == Counts(people=1, rooms=1, messages=3, sessions=1, streams=4, events=10)
    assert verdict.epoch is not None
    assert verdict.schema == KNOWN


@pytest.mark.parametrize(("sql", "fault"), BROKEN.values(), ids=BROKEN)
def test_what_is_not_right_is_found(database: Path, sql: str, fault: str) -> None:
    assert look(database).faults == []
    alter(database, sql)
    assert fault in "\n".join(look(database).faults)


def test_a_database_from_before_threads_is_right(tmp_path: Path) -> None:
    file = tmp_path / "old"
    migrate(file, migrations_in(migrations_folder())[:1])
    verdict = look(file)
    assert (verdict.schema, verdict.faults) == (1, [])


def test_a_log_that_has_forgotten_its_beginning_is_right(database: Path) -> None:
    alter(database, """DELETE FROM events WHERE stream LIKE 'room:%' AND "offset" < 3""")
    assert look(database).faults == []


def test_only_a_few_of_many_are_named(database: Path) -> None:
    row = "INSERT INTO events VALUES ('user:{}', 1, 'a', 0, NULL, NULL, NULL, NULL, '');"
    alter(database, "".join(map(row.format, range(NAMED + 3))))
    faults = look(database).faults
    assert len(faults) == NAMED + 1
    assert faults[-1] == "the same in 3 others"


def test_damage_is_found(database: Path) -> None:
    assert look(database).faults == []
    content = bytearray(database.read_bytes())
    for page in range(4, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    database.write_bytes(content)
    assert any("damaged" in fault or "cannot be read" in fault for fault in look(database).faults)
    database.write_bytes(b"no database at all" * 100)
    assert "cannot be read" in look(database).faults[0]


def test_damage_in_what_sqlite_says_of_itself_is_found(database: Path) -> None:
    alter(database, "PRAGMA wal_checkpoint(TRUNCATE)")
    content = database.read_bytes()
    database.write_bytes(content.replace(b"CREATE TABLE messages", b"CREATE TABL\xa6 messages"))
    with closing(open_to_look(database)) as connection, pytest.raises(UnicodeDecodeError):
        connection.execute("PRAGMA integrity_check")
    (fault,) = look(database).faults
    assert fault.startswith("the file cannot be read: ")
    folder = DataFolder(database.parent)
    with folder:
        for job in (LongJobs(folder, KNOWN, alone=True), LongJobs(folder, KNOWN)):
            with pytest.raises(CollabError, match=r"could not be looked through.*restore"):
                job.check_now(lambda: False)
            with pytest.raises(CollabError, match=r"copy could not be made.*restore"):
                job.copy_now(database.with_name("copy"), lambda: False)
        with pytest.raises(MigrationError, match="restore a backup"):
            prepare(folder)
    assert "cannot be read" in (resting.look(folder).note or "")


def test_a_fault_cannot_speak_to_the_terminal(database: Path) -> None:
    alter(database, "UPDATE events SET stream = 'a\x1b[31m\nb' WHERE stream = 'directory'")
    faults = look(database).faults
    assert any(r"a\x1b[31m\nb" in fault for fault in faults)
    assert all(fault.isprintable() for fault in faults)


def test_looking_changes_nothing(database: Path) -> None:
    with (
        closing(open_to_look(database)) as connection,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        connection.execute("DELETE FROM events")
