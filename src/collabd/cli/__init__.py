"""The command line: `collabd serve`, `collabd config`, `collabd user`, `collabd tls`,
`collabd demo`."""

from collabd.cli.main import main

__all__ = ["main"]
