"""`collabd serve`: run the server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from collabd.config import Config
from collabd.server import serve_forever

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
UNKNOWN_ADDRESS = (
    "collabd: it listens on {}, but answers only to localhost: put the address that people use "
    "into public_urls under [server] in collabd.toml"
)
EXAMPLE = "example: collabd serve --port 9000 --data /var/lib/collabd"


def add_to(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    command = commands.add_parser("serve", parents=[shared], help="run the server", epilog=EXAMPLE)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, configuration: Callable[[argparse.Namespace], Config]) -> int:
    """Serve until Ctrl+C."""
    config = configuration(arguments)
    if config.server.host not in LOOPBACK and not config.server.public_urls:
        print(UNKNOWN_ADDRESS.format(config.server.host), file=sys.stderr, flush=True)
    fatal = serve_forever(config, announce)
    if fatal is not None:
        print(f"collabd: stopped, since the database could not be written: {fatal}", file=sys.stderr)
    return 0 if fatal is None else 1


def announce(address: str, setup_code: str | None) -> None:
    """Say where the server is, and how the first Admin comes in."""
    print(f"collabd is ready: {address}", flush=True)
    if setup_code is not None:
        print(f"Nobody is here yet. Make the first account: {address}/setup/{setup_code}", flush=True)
