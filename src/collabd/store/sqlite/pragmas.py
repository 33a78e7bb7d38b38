"""Setting a connection up."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def prepared(connection: sqlite3.Connection, pragmas: Iterable[str]) -> sqlite3.Connection:
    """The connection with its pragmas set; closed if that fails, as it does with a damaged file."""
    try:
        for pragma in pragmas:
            connection.execute(pragma).fetchall()
    except BaseException:
        connection.close()
        raise
    return connection
