"""What commands print for programs."""

from __future__ import annotations

import sys

import msgspec


def print_json(what: object) -> None:
    """Print a result as indented JSON, for `--json`."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(what), indent=2).decode() + "\n")
