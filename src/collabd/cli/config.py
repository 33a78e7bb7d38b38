"""`collabd config init` and `collabd config check`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from collabd.config import FILE, Config, template
from collabd.network import Network
from collabd.store.folder import DataFolder


def add_to(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the commands to the grammar."""
    command = commands.add_parser("config", help="write or check the configuration file")
    verbs = command.add_subparsers(dest="verb", metavar="VERB", required=True)
    init = verbs.add_parser(
        "init", help=f"write {FILE} with every setting", epilog="example: collabd config init"
    )
    init.add_argument(
        "path", nargs="?", type=Path, default=Path(FILE), metavar="FILE", help=f"where to (default {FILE})"
    )
    init.set_defaults(run=write)
    check = verbs.add_parser(
        "check",
        parents=[shared],
        help="say what is wrong with the configuration",
        epilog="example: collabd config check --config /etc/collabd.toml",
    )
    check.set_defaults(run=test)


def write(arguments: argparse.Namespace, _: Callable[[argparse.Namespace], Config]) -> int:
    """Write the file, never over another one."""
    path: Path = arguments.path
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(template())
    except FileExistsError:
        print(f"collabd: {path} is there already; nothing was changed", file=sys.stderr)
        return 1
    print(f"wrote {path}: every setting stands at its default")
    return 0


def test(arguments: argparse.Namespace, configuration: Callable[[argparse.Namespace], Config]) -> int:
    """Read the configuration as `serve` would."""
    config = configuration(arguments)
    Network(config)
    DataFolder(Path(config.data.path)).require_usable()
    print("the configuration is right")
    return 0
