"""The command line: `collabd serve`, `collabd status`, `collabd config`, `collabd user`, `collabd demo`."""

from collabd.cli.main import main

__all__ = ["main"]
