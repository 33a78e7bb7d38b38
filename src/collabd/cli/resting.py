"""What a data folder holds while no server runs over it. Looking changes nothing and creates nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from collabd.api.status import size_of_folder
from collabd.domain.backups import LastBackup
from collabd.domain.census import Census
from collabd.domain.records import Record
from collabd.domain.texts import printable
from collabd.domain.times import rfc3339
from collabd.opening import clock, newest_schema
from collabd.store.folder import DataFolder
from collabd.store.last_backup import last_backup
from collabd.store.queries.census import CensusQueries
from collabd.store.sqlite.rows import SqliteRows, run_to_end
from collabd.store.sqlite.store import size_of

NO_FOLDER = "nothing: there is no such folder; name the right one with --data"
NO_DATABASE = "nothing: there is no database in it"
NOT_FOLDED = (
    "not counted: the last server ended without folding the database's log. "
    "Nothing that was acknowledged is lost; the next start takes it up"
)
OLDER = "not counted: an older collabd made it; the next start brings it up to date"


class Resting(Record, frozen=True, kw_only=True):
    """A folder without a server. Sizes are in bytes; `note` says why `holds` is absent."""

    running: bool = False
    data_folder: str
    folder_bytes: int = 0
    database_bytes: int | None = None
    log_bytes: int = 0
    changed_at: str | None = None
    last_backup: LastBackup | None = None
    holds: Census | None = None
    note: str | None = None


def look(folder: DataFolder) -> Resting:
    """What is there."""
    path = folder.path.resolve()
    if not path.exists():
        return Resting(data_folder=str(path), note=NO_FOLDER)
    total = size_of_folder(path)
    if not folder.database.exists():
        return Resting(data_folder=str(path), folder_bytes=total, note=NO_DATABASE)
    holds, note = count(folder)
    changed = max(file.stat().st_mtime for file in path.glob(f"{folder.database.name}*"))
    return Resting(
        data_folder=str(path),
        folder_bytes=total,
        database_bytes=size_of(folder.database),
        log_bytes=size_of(folder.database_log),
        changed_at=rfc3339(int(changed * 1000)),
        last_backup=last_backup(path),
        holds=holds,
        note=note,
    )


def count(folder: DataFolder) -> tuple[Census | None, str | None]:
    """The census of a database at rest, or why there is none."""
    if size_of(folder.database_log):
        return None, NOT_FOLDED
    try:
        with closing(unchanged(folder.database)) as connection:
            if connection.execute("PRAGMA user_version").fetchall()[0][0] < newest_schema():
                return None, OLDER
            return run_to_end(CensusQueries(SqliteRows(connection)).take(clock())), None
    except (sqlite3.Error, UnicodeError) as error:
        return None, f"not counted: the database cannot be read: {printable(error)}"


def unchanged(database: Path) -> sqlite3.Connection:
    """A connection that reads the file as it is: no lock, no log, no file beside it."""
    return sqlite3.connect(f"file:{quote(str(database.resolve()))}?mode=ro&immutable=1", uri=True)
