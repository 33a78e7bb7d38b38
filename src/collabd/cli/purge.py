"""`collabd purge`: remove everything that collabd keeps."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from collabd.cli.refusal import CommandError
from collabd.config import Config
from collabd.opening import open_folder
from collabd.store.folder import LOCK, TLS, DataFolder
from collabd.store.sqlite.backup.purging import is_ours, ours, purge

EXAMPLE = "example: collabd purge --data /var/lib/collabd"


def add_to(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    command = commands.add_parser(
        "purge",
        parents=[shared],
        allow_abbrev=False,
        help="remove the data folder with every message and every account, for good",
        epilog=EXAMPLE,
    )
    command.add_argument("--yes", action="store_true", help="do not ask")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, configuration: Callable[[argparse.Namespace], Config]) -> int:
    """Remove the data folder's contents that are collabd's; 1 if that was not wanted."""
    folder = open_folder(configuration(arguments))
    if not is_ours(folder.path):
        raise CommandError(refusal(folder.path))
    with folder:
        if not arguments.yes:
            ask(folder)
        left = purge(folder)
    print(f"Removed what collabd kept in {folder.path.absolute()}.")
    if left:
        print("This is not collabd's and was left: " + ", ".join(str(path) for path in left))
    print("The configuration file and your backups were not touched.")
    return 0


def refusal(folder: Path) -> str:
    """Why nothing is removed from a folder that collabd has not surely filled."""
    sentence = (
        f"{folder} is no data folder of collabd: it holds no database, and nothing in it was touched. "
        "Name the right one with --data."
    )
    if (folder / LOCK).exists() or (folder / TLS).exists():
        sentence += " If a collabd was set up there and never came to its first start, remove it by hand."
    return sentence


def ask(folder: DataFolder) -> None:
    """Let a person type the folder's name; raises `CommandError` if they do not."""
    real = folder.path.resolve()
    if not sys.stdin.isatty():
        raise CommandError(f"this removes everything in {real} for good; say --yes if you mean it")
    for path in ours(folder.path):
        print(f"  {path}")
    answer = input(f"All this goes for good. To go on, type the name of the folder ({real.name}): ")
    if answer.strip() != real.name:
        raise CommandError("that is not its name; nothing was removed")
