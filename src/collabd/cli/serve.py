"""`collabd serve`: run the server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from collabd.config import Config
from collabd.network import is_local, is_open, left_out, own_folder, suggested
from collabd.server import serve_forever

UNKNOWN_ADDRESS = """\
collabd: it listens on {host}, but answers only to localhost. In collabd.toml, say what people use:
    [server]
    public_urls = {urls}"""
LEFT_OUT = """\
collabd: its certificate is not for {addresses}, where this machine is reached now. For that, too:
    collabd tls init --renew"""
EXAMPLE = "example: collabd serve --port 9000 --data /var/lib/collabd"


def add_to(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    command = commands.add_parser("serve", parents=[shared], help="run the server", epilog=EXAMPLE)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, configuration: Callable[[argparse.Namespace], Config]) -> int:
    """Serve until Ctrl+C."""
    config = configuration(arguments)

    def ready(address: str, setup_code: str | None) -> None:
        announce(address, setup_code)
        point_out(config, address)

    fatal = serve_forever(config, ready)
    if fatal is not None:
        print(f"collabd: stopped, since the database could not be written: {fatal}", file=sys.stderr)
    return 0 if fatal is None else 1


def announce(address: str, setup_code: str | None) -> None:
    """Say where the server is, and how the first Admin comes in."""
    print(f"collabd is ready: {address}", flush=True)
    if setup_code is not None:
        print(f"Nobody is here yet. Make the first account: {address}/setup/{setup_code}", flush=True)


def point_out(config: Config, address: str) -> None:
    """Say how devices come to trust the server, and what keeps people from reaching it."""
    parts = urlsplit(address)
    if own_folder(config) is not None and not is_local(address):
        print(f"Phones and laptops come to trust it at http://{parts.netloc}/trust", flush=True)
    missing = left_out(config)
    if missing:
        print(LEFT_OUT.format(addresses=", ".join(missing)), file=sys.stderr, flush=True)
    elif parts.scheme == "http" and is_open(config) and not config.server.public_urls:
        urls = suggested(config, parts.port or config.server.port)
        print(UNKNOWN_ADDRESS.format(host=config.server.host, urls=urls), file=sys.stderr, flush=True)
