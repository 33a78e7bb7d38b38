"""Waiting until what was written is on the disk."""

from __future__ import annotations

import errno
import os
from pathlib import Path

NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})
"""What filesystems answer that know no such thing: memory sticks, network shares."""


def sync_folder(folder: Path) -> None:
    """Let the names in a folder reach the disk, where the filesystem can be asked to."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def sync_file(file: Path) -> None:
    """Let a file's content reach the disk."""
    with file.open("rb") as stream:
        os.fsync(stream.fileno())
