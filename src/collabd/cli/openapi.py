"""`collabd openapi`: the description of the HTTP API, as JSON."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from collabd.api.openapi import document
from collabd.config import Config


def add_to(commands: Any, _: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    command = commands.add_parser(
        "openapi",
        help="print the OpenAPI document of the HTTP API",
        epilog="example: collabd openapi > openapi.json",
    )
    command.set_defaults(run=run)


def run(_: argparse.Namespace, __: Callable[[argparse.Namespace], Config]) -> int:
    """Print the document."""
    sys.stdout.write(document())
    return 0
