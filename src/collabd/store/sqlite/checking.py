"""Looking through a database for what must never be: damage, broken references, gaps, wrong counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec

from collabd.domain.backups import Counts, Verdict
from collabd.domain.texts import printable

NAMED = 5
"""So many rooms or streams with the same fault are named; of the others only the number is told."""
INSTRUCTIONS_PER_LOOK = 200_000
"""Steps of SQLite's machine between two looks at whether to go on: milliseconds; a look takes the GIL."""

COUNTS = """
    SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM rooms WHERE deleted_at IS NULL),
           (SELECT coalesce(sum(message_count), 0) FROM rooms WHERE deleted_at IS NULL),
           (SELECT count(*) FROM sessions),
           (SELECT count(*) FROM streams), (SELECT count(*) FROM events)
"""

QUESTIONS = (
    (
        "events are missing in the middle of {}",
        """
        SELECT stream FROM events
        GROUP  BY stream
        HAVING count(*) <> max("offset") - min("offset") + 1
        """,
    ),
    (
        # The stream of a deleted room is forgotten in steps, and in the end altogether.
        "the log does not end where its counter stands in {}",
        """
        SELECT streams.stream
        FROM   streams
        LEFT JOIN (SELECT stream, max("offset") AS last FROM events GROUP BY stream) AS log
               ON log.stream = streams.stream
        WHERE  log.last IS NOT streams.head
          AND  NOT (log.last IS NULL AND streams.stream LIKE 'room:%' AND NOT EXISTS (
                   SELECT 1 FROM rooms WHERE id = substr(streams.stream, 6) AND deleted_at IS NULL))
        """,
    ),
    (
        "events belong to a stream that has no counter: {}",
        "SELECT DISTINCT stream FROM events WHERE stream NOT IN (SELECT stream FROM streams)",
    ),
    (
        "the newest event is not the one that the counter names in {}",
        """
        SELECT streams.stream
        FROM   streams
        JOIN   events ON events.stream = streams.stream AND events."offset" = streams.head
        WHERE  events.tag <> streams.tag
        """,
    ),
    (
        "the count of messages is wrong in room {}",
        """
        SELECT rooms.id
        FROM   rooms
        LEFT JOIN (SELECT room_id, count(*) AS found FROM messages
                   WHERE  deleted_at IS NULL AND message_type <> 'SYSTEM' GROUP BY room_id)
               AS counted ON counted.room_id = rooms.id
        WHERE  rooms.deleted_at IS NULL AND rooms.message_count <> coalesce(found, 0)
        """,
    ),
    (
        "the count of members is wrong in room {}",
        """
        SELECT rooms.id
        FROM   rooms
        LEFT JOIN (SELECT room_id, count(*) AS found FROM members GROUP BY room_id)
               AS counted ON counted.room_id = rooms.id
        WHERE  rooms.deleted_at IS NULL AND rooms.member_count <> coalesce(found, 0)
        """,
    ),
    (
        "a message stands beyond the end of the log in room {}",
        """
        SELECT rooms.id
        FROM   rooms
        JOIN   (SELECT room_id, max("offset") AS last FROM messages GROUP BY room_id) AS newest
               ON newest.room_id = rooms.id
        WHERE  rooms.deleted_at IS NULL
          AND  newest.last > coalesce((SELECT head FROM streams WHERE stream = 'room:' || rooms.id), 0)
        """,
    ),
)
"""What must find nothing, and the sentence for what it finds."""

SINCE_THREADS = 3
THREADS = (
    (
        "the count of replies is wrong below message {}",
        """
        SELECT messages.id
        FROM   messages
        LEFT JOIN (SELECT thread_id, count(*) AS found FROM messages
                   WHERE  thread_id IS NOT NULL AND deleted_at IS NULL GROUP BY thread_id)
               AS counted ON counted.thread_id = messages.id
        JOIN   rooms ON rooms.id = messages.room_id AND rooms.deleted_at IS NULL
        WHERE  messages.reply_count <> coalesce(found, 0)
        """,
    ),
    (
        "the thread of message {} is not there",
        """
        SELECT messages.id
        FROM   messages
        JOIN   rooms ON rooms.id = messages.room_id AND rooms.deleted_at IS NULL
        LEFT JOIN messages AS firsts ON firsts.id = messages.thread_id AND firsts.room_id = messages.room_id
        WHERE  messages.thread_id IS NOT NULL AND firsts.id IS NULL
        """,
    ),
)
"""The same for a database of that schema on."""


def open_to_look(path: Path, *, untouched: bool = False) -> sqlite3.Connection:
    """A connection that cannot change the file; `untouched` says that nobody else does either."""
    mode = "mode=ro&immutable=1" if untouched else "mode=ro"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA trusted_schema = OFF").fetchall()
    return connection


def check(connection: sqlite3.Connection, known: int, stop: Callable[[], bool] = lambda: False) -> Verdict:
    """Look through a database in one snapshot; `known` is the newest schema of this program.

    Raises `sqlite3.Error` if it cannot be read at all, or once `stop` says so.
    """
    try:
        return one_line_each(look(connection, known, stop))
    except UnicodeError as error:
        # What SQLite says of a damaged schema quotes its bytes, and the module cannot make a text of them.
        raise sqlite3.DatabaseError("what it says of its own tables is no text") from error


def look(connection: sqlite3.Connection, known: int, stop: Callable[[], bool]) -> Verdict:
    """The same, in SQLite's own words."""
    connection.set_progress_handler(stop, INSTRUCTIONS_PER_LOOK)
    connection.execute("BEGIN")
    try:
        schema: int = connection.execute("PRAGMA user_version").fetchall()[0][0]
        faults = damage(connection)
        if faults:
            return Verdict(schema=schema, faults=faults)
        if not 1 <= schema <= known:
            return Verdict(schema=schema, faults=[stranger(schema, known)])
        return Verdict(
            schema=schema,
            epoch=epoch_of(connection),
            counts=count(connection),
            faults=wrongs(connection, schema),
        )
    finally:
        connection.set_progress_handler(None, 0)
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def judge(connection: sqlite3.Connection, known: int) -> Verdict:
    """The same, where a file that cannot be read at all is a fault like others."""
    try:
        return check(connection, known)
    except sqlite3.Error as error:
        return one_line_each(Verdict(schema=0, faults=[f"the file cannot be read: {error}"]))


def one_line_each(verdict: Verdict) -> Verdict:
    """The verdict as it can be printed: a fault may name what somebody else has put into the file."""
    return msgspec.structs.replace(verdict, faults=[printable(fault) for fault in verdict.faults])


def damage(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong with the file."""
    found = [row[0] for row in connection.execute(f"PRAGMA integrity_check({NAMED})").fetchall()]
    return [] if found == ["ok"] else [f"the file is damaged: {text}" for text in found]


def stranger(schema: int, known: int) -> str:
    """Why a database of that schema cannot be judged."""
    if schema > known:
        return (
            f"it was written by a newer collabd (version {schema} of the database, this program knows "
            f"{known}): use that one"
        )
    return "it is not a database of collabd"


def wrongs(connection: sqlite3.Connection, schema: int) -> list[str]:
    """What is wrong with what stands in an undamaged file."""
    broken = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    faults = [f"{broken} rows refer to something that is not there"] if broken else []
    for sentence, question in (*QUESTIONS, *(THREADS if schema >= SINCE_THREADS else ())):
        found = [row[0] for row in connection.execute(question).fetchall()]
        faults += [sentence.format(one) for one in found[:NAMED]]
        if len(found) > NAMED:
            faults.append(f"the same in {len(found) - NAMED} others")
    return faults


def epoch_of(connection: sqlite3.Connection) -> str | None:
    """The database's epoch; None if no server has run over it yet."""
    rows = connection.execute("SELECT epoch FROM server").fetchall()
    return rows[0][0] if rows else None


def count(connection: sqlite3.Connection) -> Counts:
    """How much the database holds."""
    people, rooms, messages, sessions, streams, events = connection.execute(COUNTS).fetchall()[0]
    return Counts(
        people=people, rooms=rooms, messages=messages, sessions=sessions, streams=streams, events=events
    )
