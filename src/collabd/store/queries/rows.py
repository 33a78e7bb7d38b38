"""What an engine offers to the SQL of the nouns: statements in, rows out."""

from __future__ import annotations

from typing import Any, Protocol, TypeAlias

Row: TypeAlias = tuple[Any, ...]


class Rows(Protocol):
    """Statements with numbered parameters (`$1`, `$2`, ...), each run to its end before the call returns."""

    async def one(self, sql: str, *values: object) -> Row | None:
        """The first row, or None."""

    async def only(self, sql: str, *values: object) -> Row:
        """The row that the statement always has; raises `LookupError` if it has none."""

    async def all(self, sql: str, *values: object) -> list[Row]:
        """All rows."""

    async def together(self, columns: str, sql: str, *values: object) -> list[Row]:
        """All rows, for many small ones: the engine hands them over in one step, as JSON.

        `columns` are the names of what `sql` selects, in order; none may hold bytes.
        """

    async def run(self, sql: str, *values: object) -> int:
        """Carry the statement out; how many rows it changed."""
