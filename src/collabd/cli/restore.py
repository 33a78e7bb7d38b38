"""`collabd restore`: put a backup in place of a lost database."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from collabd.cli.keeping import begin, config_file, interruptible
from collabd.cli.printing import counted, talk
from collabd.config import Config, ConfigError, load
from collabd.domain.backups import BackupError
from collabd.opening import clock, newest_schema, open_folder
from collabd.store.folder import LOCK, DataFolder
from collabd.store.sqlite.backup.restoring import Restored, Wishes, refuse_occupied, restore

EXAMPLE = "example: collabd restore /mnt/backups/collabd-2026-11-22.tar.gz --data /var/lib/collabd"


def add_to(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    command = commands.add_parser(
        "restore",
        parents=[shared],
        allow_abbrev=False,
        help="put a backup into an empty data folder",
        epilog=EXAMPLE,
    )
    command.add_argument("file", type=Path, metavar="FILE", help="the backup")
    command.add_argument(
        "--sign-out", action="store_true", help="end all sessions of then: everybody signs in again"
    )
    command.add_argument(
        "--despite-faults",
        action="store_true",
        help="restore a database with gaps or wrong counts as it is (never a damaged file)",
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, configuration: Callable[[argparse.Namespace], Config]) -> int:
    """Restore a backup."""
    place = config_file(arguments.config)
    if arguments.config is not None and not place.exists():
        arguments.config = None  # the backup's own goes there
    folder = open_folder(configuration(arguments))
    wishes = Wishes(
        newest_schema(), clock(), place, sign_out=arguments.sign_out, despite_faults=arguments.despite_faults
    )
    with interruptible("nothing was restored"):
        try:
            restored = into(folder, arguments.file, wishes)
        except OSError as error:
            raise BackupError(
                f"nothing was restored: {error.strerror or error} ({error.filename or folder.path})"
            ) from error
    describe(restored, folder, place, signed_out=arguments.sign_out)
    return 0


def into(folder: DataFolder, file: Path, wishes: Wishes) -> Restored:
    """Restore into the folder; one that was made for it goes again if that fails."""
    refuse_occupied(folder.path)
    there = folder.path.exists()
    with file.open("rb"), folder:
        try:
            return restore(file, folder, wishes, begin)
        except BaseException:
            if not there:
                (folder.path / LOCK).unlink()
                folder.path.rmdir()
            raise


def describe(restored: Restored, folder: DataFolder, place: Path, *, signed_out: bool) -> None:
    """Say what is there now, and what to think of."""
    manifest, counts = restored.manifest, restored.manifest.counts
    print(f"{folder.path} holds everything up to {manifest.made_at} (made by collabd {manifest.collabd}):")
    print(f"  {talk(counts.people, counts.rooms, counts.messages, counts.files)}")
    for fault in restored.verdict.faults:
        print(f"  a fault that was there before: {fault}", file=sys.stderr)
    if signed_out:
        print("Everybody has to sign in again.")
    elif counts.sessions:
        print(
            f"Who was signed in then is signed in again ({counted(counts.sessions, 'session')}).\n"
            "Whoever was signed out, removed or given a new password since then is back as they were:\n"
            "look through the people, or restore with --sign-out."
        )
    if restored.kept_tls:
        print(f"{folder.path / 'tls'} was there already and was kept.")
    if restored.config is not None:
        print(f"The configuration is in {restored.config}.")
        point_out(restored.config, place, folder)


def point_out(config: Path, place: Path, folder: DataFolder) -> None:
    """Say so if the restored configuration is not in force, or names another folder."""
    if config != place:
        print(f"{place} was there already and was kept: compare the two.")
        return
    try:
        named = Path(load(config, {}).data.path)
    except ConfigError as error:
        print(f"This collabd does not take it as it is:\n{error}", file=sys.stderr)
        return
    if named.absolute() != folder.path.absolute():
        print(f"It names another data folder ({named}): change path under [data], or start with --data.")
