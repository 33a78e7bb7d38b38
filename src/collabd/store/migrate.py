"""Migrations: `migrations/sqlite/NNNN_name.sql`, forward only, each in one checked transaction."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from collabd.domain.texts import printable

NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")

OWNER_ONLY = 0o600
"""The mode of a new database file, which its log takes over: the folder around it may be open to others."""


class MigrationError(Exception):
    """The database cannot be brought to this program's version; the sentence says what to do."""


class Migration(Struct, frozen=True):
    """One step: its number, its file name, its SQL."""

    number: int
    name: str
    sql: str


def migrations_in(folder: Path) -> list[Migration]:
    """The steps in a folder, in order. Raises `MigrationError` on a wrong name or a gap in the numbers."""
    steps = []
    for path in sorted(folder.glob("*.sql")):
        match = NAME.fullmatch(path.name)
        if match is None:
            raise MigrationError(f"{path.name}: a migration is called NNNN_name.sql")
        steps.append(Migration(int(match[1]), path.name, path.read_text(encoding="utf-8")))
    if [step.number for step in steps] != list(range(1, len(steps) + 1)):
        raise MigrationError(f"the migrations in {folder} are not numbered 1, 2, 3, ... without gaps")
    return steps


def migrate(database: Path, steps: Sequence[Migration]) -> list[str]:
    """Bring the database file to the newest version; the names of the steps that were taken.

    An existing database is copied to `<name>.before-NNNN` first. Raises `MigrationError` if the file is newer
    than this program or a step fails, in which case the database is as it was.
    """
    database.touch(OWNER_ONLY)
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        connection.execute("PRAGMA busy_timeout = 5000").fetchall()
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        connection.execute("PRAGMA synchronous = FULL")
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(steps):
            raise MigrationError(
                f"{database} was written by a newer collabd (version {version} of the database, this program "
                f"knows {len(steps)}). Start that one, or restore the backup made before the upgrade."
            )
        pending = steps[version:]
        if version > 0 and pending:
            keep_copy(connection, database, version)
        for step in pending:
            take(connection, step)
        return [step.name for step in pending]
    except (sqlite3.Error, UnicodeError) as error:
        raise MigrationError(
            f"{database} cannot be used: {printable(error)}. If its disk is full, make room; if it is "
            "damaged, restore a backup."
        ) from error
    finally:
        connection.close()


def keep_copy(connection: sqlite3.Connection, database: Path, version: int) -> Path:
    """Write a whole copy of the database beside it, replacing an unfinished earlier one."""
    copy = database.with_name(f"{database.name}.before-{version + 1:04d}")
    copy.unlink(missing_ok=True)
    copy.touch(OWNER_ONLY)
    connection.execute("VACUUM INTO ?", (str(copy),))
    return copy


def take(connection: sqlite3.Connection, step: Migration) -> None:
    """Take one step in one transaction; raises `MigrationError` and leaves nothing behind if it fails."""
    # Foreign keys are checked once at the end: a step may have to rebuild a table that others refer to.
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.set_authorizer(within_its_transaction)
        for statement in statements(step.sql):
            connection.execute(statement)
        connection.set_authorizer(None)
        check(connection, step)
        connection.execute(f"PRAGMA user_version = {step.number}")
        connection.execute("COMMIT")
    except (sqlite3.Error, UnicodeError, MigrationError) as error:
        connection.set_authorizer(None)
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise MigrationError(
            f"{step.name}: {printable(error)}. The database is as it was before this step."
        ) from error


def within_its_transaction(action: int, *_: object) -> int:
    """SQLite's authorizer for a step: it may not end the transaction that it runs in."""
    ends = action in {sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT}
    return sqlite3.SQLITE_DENY if ends else sqlite3.SQLITE_OK


def check(connection: sqlite3.Connection, step: Migration) -> None:
    """Refuse a step that leaves a broken reference or a damaged file behind."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise MigrationError(f"{step.name} leaves {len(broken)} broken references")
    found = connection.execute("PRAGMA quick_check").fetchone()[0]
    if found != "ok":
        raise MigrationError(f"the database file is damaged: {printable(found)}")


def statements(script: str) -> list[str]:
    """The complete statements of a script, in order (sqlite3's own script call would commit in between)."""
    found: list[str] = []
    pending = ""
    for piece in script.split(";"):
        pending += piece + ";"
        if sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    rest = pending.rstrip(";").strip()
    if any(line.strip() and not line.strip().startswith("--") for line in rest.splitlines()):
        raise MigrationError(f"unfinished statement: {rest[:80]!r}")
    return found
