"""Statements on one sqlite3 connection, behind the `Rows` seam. Nothing here ever suspends."""

from __future__ import annotations

import sqlite3
from collections.abc import Coroutine
from typing import Any, TypeVar

import msgspec

from collabd.store.queries.rows import Row

T = TypeVar("T")
decode_rows = msgspec.json.Decoder(list[tuple[Any, ...]]).decode

# SQLite takes `$1` for a name, not a place, and binds a tuple in order of appearance: `$2, $1` would swap
# silently. A dict by name cannot.
NAMES = tuple(str(number) for number in range(1, 33))


class SqliteRows:
    """`Rows` over a connection; every cursor is read to its end before the call returns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._execute = connection.execute

    async def one(self, sql: str, *values: object) -> Row | None:
        """The first row, or None."""
        rows: list[Row] = self._execute(sql, dict(zip(NAMES, values, strict=False))).fetchall()
        return rows[0] if rows else None

    async def only(self, sql: str, *values: object) -> Row:
        """The row that the statement always has; raises `LookupError` if it has none."""
        rows: list[Row] = self._execute(sql, dict(zip(NAMES, values, strict=False))).fetchall()
        return rows[0]

    async def all(self, sql: str, *values: object) -> list[Row]:
        """All rows."""
        rows: list[Row] = self._execute(sql, dict(zip(NAMES, values, strict=False))).fetchall()
        return rows

    async def together(self, columns: str, sql: str, *values: object) -> list[Row]:
        """All rows in one step.

        sqlite3 lets go of the interpreter for every row, and gets it back when a busy event loop leaves it.
        """
        whole = f"SELECT json_group_array(json_array({columns})) FROM ({sql})"  # noqa: S608 - no values in it
        rows = self._execute(whole, dict(zip(NAMES, values, strict=False))).fetchall()
        return decode_rows(rows[0][0])

    async def run(self, sql: str, *values: object) -> int:
        """Carry the statement out; how many rows it changed."""
        return self._execute(sql, dict(zip(NAMES, values, strict=False))).rowcount


def run_to_end(op: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that awaits nothing but `Rows`, here and now.

    Raises `RuntimeError` if it suspends: an action that waits for something else in a transaction is a bug.
    """
    try:
        op.send(None)
    except StopIteration as finished:
        result: T = finished.value
        return result
    op.close()
    raise RuntimeError("an operation waited for something other than its transaction")
