"""`collabd backup`: everything in one file, while the server runs."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from collabd.cli.keeping import begin, config_file, existing_folder, interruptible, make_copy
from collabd.cli.printing import lasted, print_json, talk
from collabd.config import Config
from collabd.domain.backups import BackupError, LastBackup, Manifest
from collabd.domain.sizes import in_words
from collabd.opening import clock, newest_schema
from collabd.store.files import kept
from collabd.store.folder import TLS, DataFolder
from collabd.store.last_backup import note_backup
from collabd.store.sqlite.backup.making import Source, look_through, taken, write_backup
from collabd.store.sqlite.backup.whole import partial_path, whole_file

EXAMPLE = "example: collabd backup /mnt/backups/collabd-2026-11-22.tar.gz"


class Report(msgspec.Struct, rename="camel", frozen=True):
    """What a script learns of a backup that was made; `faults` are the database's own."""

    file: str
    bytes: int
    seconds: float
    faults: list[str]
    manifest: Manifest


def add_to(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    command = commands.add_parser(
        "backup",
        parents=[shared],
        allow_abbrev=False,
        help="write everything into one file, and read it back; the server may go on running",
        epilog=EXAMPLE,
    )
    command.add_argument("file", type=Path, metavar="FILE", help="the file to write, like backup.tar.gz")
    command.add_argument("--force", action="store_true", help="replace FILE if it is there")
    command.add_argument("--json", action="store_true", help="print one JSON object")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, configuration: Callable[[argparse.Namespace], Config]) -> int:
    """Make a backup; 1 if it was not made, or the database that it holds has faults."""
    config = configuration(arguments)
    file: Path = arguments.file.absolute()
    with interruptible("no backup was made"):
        try:
            report, source = make(config, file, config_file(arguments.config), force=arguments.force)
        except ConnectionError as error:
            raise BackupError(f"no backup was made: {error}") from error
        except OSError as error:
            raise BackupError(
                f"{file} was not written: {error.strerror or error} ({error.filename or file}). "
                "Nothing is left of it."
            ) from error
    if arguments.json:
        print_json(report)
    else:
        describe(report, source)
    return 1 if report.faults else 0


def make(config: Config, file: Path, config_path: Path, *, force: bool) -> tuple[Report, Path | None]:
    """Write the backup and read it back; its report, and the configuration file that is in it."""
    started, taken_at = time.monotonic(), clock()
    folder = existing_folder(config)
    source_config = config_path if config_path.exists() else None
    with whole_file(file, replace=force) as sink:
        # The copy of the database first, then the contents that it names: none of them may go meanwhile.
        with kept(folder.path), ExitStack() as stack:
            database, connection = stack.enter_context(taken(make_copy(config)))
            source = Source(database, connection, source_config, folder.path / TLS, folder.files, taken_at)
            written = write_backup(sink, source, begin)
        sink.flush()
        manifest, verdict = look_through(partial_path(file), newest_schema(), begin)
        if manifest != written:
            raise BackupError(f"What was written to {file} is not what is read back. Is its disk in order?")
        size = sink.seek(0, 2)
    seconds = round(time.monotonic() - started, 2)
    if not verdict.faults:
        leave_note(folder, LastBackup(made_at=manifest.made_at, file=str(file), bytes=size))
    return Report(str(file), size, seconds, verdict.faults, manifest), source_config


def leave_note(folder: DataFolder, backup: LastBackup) -> None:
    """Note the backup for `collabd status`; it is good even if that fails."""
    try:
        note_backup(folder.path, backup)
    except OSError as error:
        print(f"It could not be noted in {folder.path}: {error.strerror}", file=sys.stderr)


def describe(report: Report, config: Path | None) -> None:
    """Say it to a person."""
    counts = report.manifest.counts
    print(f"{report.file} holds everything up to {report.manifest.made_at}:")
    print(f"  {talk(counts.people, counts.rooms, counts.messages, counts.files)}")
    print(f"  {config}" if config else "  no configuration file: there is none here (--config names one)")
    print(
        f"  {in_words(report.bytes)} in {lasted(report.seconds)}; it holds secrets, so only you can read it"
    )
    if not report.faults:
        print("It was read back and looked through: the backup is good.")
        return
    print("It was read back whole, but the database itself is not right:", file=sys.stderr)
    for fault in report.faults:
        print(f"  {fault}", file=sys.stderr)
