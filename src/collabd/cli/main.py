"""Which command is meant, and how it ended."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from collabd import __version__
from collabd.cli.refusal import CommandError
from collabd.config import Config, ConfigError, Given, load
from collabd.domain.backups import BackupError
from collabd.domain.errors import CollabError
from collabd.listening import ListenError
from collabd.store.folder import FolderError, FolderInUseError
from collabd.store.migrate import MigrationError
from collabd.tls.errors import TlsError

COMMANDS = (
    *("serve", "status", "user", "demo", "config", "tls"),
    *("backup", "restore", "verify", "purge", "systemd", "openapi"),
)
"""Each is a module of this folder; only the one that is meant is imported, since a start should be quick."""

REFUSALS = (BackupError, CommandError, FolderError, FolderInUseError, ListenError, MigrationError, TlsError)
"""What says in a sentence why a command could not be done."""

OPTIONS = (
    ("--host", "server", "host", "address to listen on"),
    ("--port", "server", "port", "port to listen on"),
    ("--data", "data", "path", "folder of the data"),
)

INTERRUPTED = 130
"""What shells say of a program that Ctrl+C has ended."""


def parser(names: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line's grammar, of all commands or of some."""
    top = argparse.ArgumentParser(
        prog="collabd", description="A self-hosted real-time collaboration server.", allow_abbrev=False
    )
    top.add_argument("--version", action="version", version=f"collabd {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in names:
        imported(f"collabd.cli.{name}").add_to(commands, shared_options())
    return top


def imported(name: str) -> Any:
    """A module. Nothing that an import makes goes away soon, so nobody looks for it: a sixth of a start."""
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.enable()


def shared_options() -> argparse.ArgumentParser:
    """The options of every command that reads the configuration."""
    shared = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    shared.add_argument("--config", type=Path, metavar="FILE", help="configuration file (collabd.toml)")
    for option, section, key, text in OPTIONS:
        shared.add_argument(option, dest=f"{section}.{key}", metavar=key.upper(), help=text)
    return shared


def configuration(arguments: argparse.Namespace) -> Config:
    """The configuration of file, environment and command line; raises `ConfigError`."""
    given = vars(arguments)
    options = [
        Given(option, section, key, given[f"{section}.{key}"])
        for option, section, key, _ in OPTIONS
        if given.get(f"{section}.{key}") is not None
    ]
    return load(given.get("config"), os.environ, *options)


def main(words: Sequence[str] | None = None) -> int:
    """Run a command; 0 if it went well, 1 if it could not be done, 2 if it was not understood.

    130 if Ctrl+C has ended it; a server that is up ends in order then, which is 0.
    """
    words = sys.argv[1:] if words is None else words
    meant = [name for name in COMMANDS if name in words[:1]]
    arguments = parser(meant or COMMANDS).parse_args(words)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        return int(arguments.run(arguments, configuration))
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    except (CollabError, OSError, *REFUSALS) as error:
        print(f"collabd: {told(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ncollabd: stopped", file=sys.stderr)
        return INTERRUPTED


def told(error: Exception) -> str:
    """What went wrong, in words: without the numbers that the system has for it."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)
