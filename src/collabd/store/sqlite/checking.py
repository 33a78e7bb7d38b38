"""Looking through a database for what must never be: damage, broken references, gaps, wrong counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec

from collabd.domain.backups import Counts, Verdict
from collabd.domain.files import Blob
from collabd.domain.texts import printable
from collabd.store.sqlite.pragmas import prepared
from collabd.store.sqlite.questions import SINCE_FILES, questions_of

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


def open_to_look(path: Path, *, untouched: bool = False) -> sqlite3.Connection:
    """A connection that cannot change the file; `untouched` says that nobody else does either."""
    mode = "mode=ro&immutable=1" if untouched else "mode=ro"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    return prepared(connection, ("PRAGMA trusted_schema = OFF",))


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
        schema = schema_of(connection)
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
    for sentence, question in questions_of(schema):
        found = [row[0] for row in connection.execute(question).fetchall()]
        faults += some_of([sentence.format(one) for one in found])
    return faults


def some_of(faults: list[str]) -> list[str]:
    """The first of many faults of a kind, and how many more there are."""
    more = len(faults) - NAMED
    return faults if more <= 0 else [*faults[:NAMED], f"the same in {more} others"]


def noted_blobs(connection: sqlite3.Connection) -> list[Blob]:
    """The contents that must lie beside a database; none beside one from before there were files."""
    if schema_of(connection) < SINCE_FILES:
        return []
    rows = connection.execute("SELECT sha256, size FROM blobs ORDER BY sha256").fetchall()
    return [Blob(*row) for row in rows]


def schema_of(connection: sqlite3.Connection) -> int:
    """The number of a database's newest migration."""
    schema: int = connection.execute("PRAGMA user_version").fetchall()[0][0]
    return schema


def epoch_of(connection: sqlite3.Connection) -> str | None:
    """The database's epoch; None if no server has run over it yet."""
    rows = connection.execute("SELECT epoch FROM server").fetchall()
    return rows[0][0] if rows else None


def count(connection: sqlite3.Connection) -> Counts:
    """How much the database holds."""
    people, rooms, messages, sessions, streams, events = connection.execute(COUNTS).fetchall()[0]
    files = 0
    if schema_of(connection) >= SINCE_FILES:
        files = connection.execute("SELECT count(*) FROM files").fetchall()[0][0]
    return Counts(
        people=people,
        rooms=rooms,
        messages=messages,
        files=files,
        sessions=sessions,
        streams=streams,
        events=events,
    )
