"""Invites."""

from __future__ import annotations

from collabd.domain.invites import Invite
from collabd.domain.times import optional_rfc3339, rfc3339
from collabd.store.queries.rows import Row, Rows

COLUMNS = "id, created_by, max_uses, uses, created_at, expires_at, revoked_at"

OPEN = "uses < max_uses AND expires_at > $1 AND revoked_at IS NULL"
"""An invite that can be used at the time `$1` (ms)."""


def invite_from(row: Row) -> Invite:
    """A row of `COLUMNS` as an Invite."""
    return Invite(
        id=row[0],
        created_by=row[1],
        max_uses=row[2],
        uses=row[3],
        created_at=rfc3339(row[4]),
        expires_at=rfc3339(row[5]),
        revoked_at=optional_rfc3339(row[6]),
    )


class InviteQueries:
    """Questions and changes about invites."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(
        self, invite_id: str, code_hash: bytes, created_by: str, max_uses: int, now: int, expires_at: int
    ) -> Invite:
        """Store a new invite."""
        row = await self.rows.only(
            f"""
            INSERT INTO invites (id, code_hash, created_by, max_uses, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            RETURNING {COLUMNS}
            """,  # noqa: S608
            invite_id,
            code_hash,
            created_by,
            max_uses,
            now,
            expires_at,
        )
        return invite_from(row)

    async def recent(self, now: int, since: int, limit: int) -> list[Invite]:
        """The invites that can be used `now`, then those made after `since` (ms), at most `limit`."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM invites
            WHERE  ({OPEN}) OR created_at > $2
            ORDER  BY ({OPEN}) DESC, created_at DESC
            LIMIT  $3
            """,  # noqa: S608
            now,
            since,
            limit,
        )
        return [invite_from(row) for row in rows]

    async def count_open(self, now: int) -> int:
        """How many invites can be used."""
        row = await self.rows.only(f"SELECT count(*) FROM invites WHERE {OPEN}", now)  # noqa: S608
        count: int = row[0]
        return count

    async def exists(self, invite_id: str) -> bool:
        """Whether there is such an invite."""
        return await self.rows.one("SELECT 1 FROM invites WHERE id = $1", invite_id) is not None

    async def is_valid(self, code_hash: bytes, now: int) -> bool:
        """Whether the code can still be used."""
        row = await self.rows.one(
            f"SELECT 1 FROM invites WHERE code_hash = $2 AND {OPEN}",  # noqa: S608
            now,
            code_hash,
        )
        return row is not None

    async def use(self, code_hash: bytes, now: int) -> bool:
        """Use an invite once; whether that was possible."""
        changed = await self.rows.run(
            f"UPDATE invites SET uses = uses + 1 WHERE code_hash = $2 AND {OPEN}",  # noqa: S608
            now,
            code_hash,
        )
        return changed > 0

    async def revoke(self, invite_id: str, now: int) -> bool:
        """Make an invite useless; whether that changed anything."""
        changed = await self.rows.run(
            "UPDATE invites SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL", invite_id, now
        )
        return changed > 0
