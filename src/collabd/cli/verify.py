"""`collabd verify`: look through the database, or through a backup."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from collabd.cli.keeping import begin, interruptible, look_through_folder
from collabd.cli.printing import counted, print_json, talk
from collabd.config import Config
from collabd.domain.backups import Manifest, Verdict
from collabd.opening import newest_schema, open_folder
from collabd.store.sqlite.backup.making import look_through

EXAMPLE = """examples:
  collabd verify                                   the data folder; the server may go on running
  collabd verify --backup /mnt/backups/monday.tar.gz"""


class Report(msgspec.Struct, rename="camel", frozen=True, omit_defaults=True):
    """What a script learns; `good` is whether there are no faults."""

    good: bool
    verdict: Verdict
    manifest: Manifest | None = None


def add_to(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    command = commands.add_parser(
        "verify",
        parents=[shared],
        allow_abbrev=False,
        help="look for damage, gaps and wrong counts in the database or in a backup",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("--backup", type=Path, metavar="FILE", help="look through this backup instead")
    command.add_argument("--json", action="store_true", help="print one JSON object")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, configuration: Callable[[argparse.Namespace], Config]) -> int:
    """Look through it; 0 if it is good, 1 if not."""
    config = configuration(arguments)
    manifest: Manifest | None = None
    with interruptible("nothing is known"):
        if arguments.backup is None:
            subject = open_folder(config).database
            verdict = look_through_folder(config)
        else:
            subject = arguments.backup
            manifest, verdict = look_through(arguments.backup.absolute(), newest_schema(), begin)
    if arguments.json:
        report = Report(not verdict.faults, verdict, manifest)
        print_json(report)
    else:
        describe(subject, verdict, manifest)
    return 1 if verdict.faults else 0


def describe(subject: Path, verdict: Verdict, manifest: Manifest | None) -> None:
    """Say it to a person."""
    if manifest is not None:
        print(f"{subject} holds everything up to {manifest.made_at} (made by collabd {manifest.collabd}).")
    if verdict.counts is not None:
        counts = verdict.counts
        print(talk(counts.people, counts.rooms, counts.messages, counts.files), end="; ")
        print(f"{counted(counts.events, 'event')} in {counted(counts.streams, 'stream')}")
    if not verdict.faults:
        print(f"{subject} is good.")
        return
    print(f"{subject} is not right:", file=sys.stderr)
    for fault in verdict.faults:
        print(f"  {fault}", file=sys.stderr)
    print("Keep it, and restore a good backup into another folder: collabd restore FILE", file=sys.stderr)
