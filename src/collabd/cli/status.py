"""`collabd status`: is a server running, and how is it doing; or what the folder holds while none is."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from collabd.api.operator import GetStatus
from collabd.api.readiness import SENTENCES
from collabd.api.status import Status
from collabd.cli.operating import ask_server
from collabd.cli.printing import ago, counted, print_json, talk
from collabd.cli.resting import Resting, look
from collabd.config import Config
from collabd.domain.backups import LastBackup
from collabd.domain.census import Census
from collabd.domain.sizes import in_words
from collabd.domain.texts import printable
from collabd.domain.times import milliseconds
from collabd.opening import clock, open_folder
from collabd.store.folder import DataFolder

NOT_RUNNING = 3
"""The exit code that service scripts use for "not running"."""


def add_to(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    command = commands.add_parser(
        "status",
        parents=[shared],
        help="say whether a server runs over the data folder, and how it is doing",
        description="Ends with 0 if a server runs, with 3 if none does. It changes nothing.",
        epilog="example: collabd status --data /var/lib/collabd",
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, configuration: Callable[[argparse.Namespace], Config]) -> int:
    """Look, and say it."""
    found = state_of(open_folder(configuration(arguments)))
    if arguments.json:
        print_json(found)
    elif isinstance(found, Status):
        print_running(found)
    else:
        print_resting(found)
    return 0 if isinstance(found, Status) else NOT_RUNNING


def state_of(folder: DataFolder) -> Status | Resting:
    """What the running server says, or what is to be seen without one.

    Raises `ConnectionError` if a server owns the folder and does not answer.
    """
    try:
        return ask_server(folder, GetStatus(), Status)
    except ConnectionError:
        if folder.in_use():
            raise
    return look(folder)


def print_running(status: Status) -> None:
    """The state of a server, for people."""
    takes_work = "yes" if status.reason is None else f"no, {status.reason}. {SENTENCES[status.reason]}"
    sizes = f"database {in_words(status.database_bytes)}, its log {in_words(status.log_bytes)}"
    print(f"collabd {status.version} is running: {status.address}")
    print(f"  since       {status.since}, process {status.pid}")
    print(f"  takes work  {takes_work}")
    print(
        f"  connected   {counted(status.clients, 'socket')}, {counted(status.subscriptions, 'subscription')}"
    )
    print(f"  waiting     {counted(status.queue_depth, 'command')} to be written")
    print(f"  data        {status.data_folder}, {in_words(status.folder_bytes)} ({sizes})")
    print(f"  backup      {backed_up(status.last_backup)}")
    print(f"  holds       {held(status.holds) if status.holds else 'not counted: the database is busy'}")


def print_resting(found: Resting) -> None:
    """The state of a folder, for people."""
    print(f"No server runs over {found.data_folder}.")
    if found.database_bytes is not None:
        print(f"  data    {in_words(found.folder_bytes)} (database {in_words(found.database_bytes)})")
        print(f"  last    changed {found.changed_at}")
        print(f"  backup  {backed_up(found.last_backup)}")
    print(f"  holds   {held(found.holds) if found.holds else found.note}")


def backed_up(last: LastBackup | None) -> str:
    """The newest backup in words."""
    if last is None:
        return "none yet: collabd backup FILE makes one"
    seconds = (clock() - milliseconds(last.made_at, "madeAt")) / 1000
    return f"{ago(seconds)}, {last.made_at}, {in_words(last.bytes)}: {printable(last.file)}"


def held(census: Census) -> str:
    """A census in words."""
    said = f"{talk(census.people, census.rooms, census.messages, census.files)}"
    sizes = f" ({in_words(census.file_bytes)})" if census.files else ""
    return f"{said}{sizes}, {counted(census.events, 'event')}"
