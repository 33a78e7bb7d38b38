"""The note that a backup leaves in the data folder, for `collabd status` and /metrics.

A file and no row: a backup is good only once it has been read back, and then the database may be at rest.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from collabd.domain.backups import LastBackup
from collabd.store.folder import LAST_BACKUP

decoder = msgspec.json.Decoder(LastBackup)


def note_backup(folder: Path, backup: LastBackup) -> None:
    """Say in the data folder that this backup was made. Raises `OSError`."""
    note = folder / LAST_BACKUP
    partial = note.with_name(f"{LAST_BACKUP}.partial")
    with os.fdopen(
        os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600), "wb"
    ) as sink:
        sink.write(msgspec.json.encode(backup))
    partial.replace(note)


def last_backup(folder: Path) -> LastBackup | None:
    """The newest good backup that was made of the data folder; None if none is known."""
    try:
        return decoder.decode((folder / LAST_BACKUP).read_bytes())
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
