"""The command line: `collabd serve`, `collabd status`, `collabd user` and so on; each is a file here."""

from collabd.cli.main import main

__all__ = ["main"]
