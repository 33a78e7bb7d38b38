"""Invites."""

from __future__ import annotations

from collabd.domain.invites import Invite
from collabd.domain.times import optional_rfc3339, rfc3339
from collabd.store.queries.rows import Row, Rows

COLUMNS = "id, created_by, max_uses, uses, created_at, expires_at, revoked_at"


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

    async def recent(self, since: int) -> list[Invite]:
        """The invites made since then (ms), or still open, newest first."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM invites
            WHERE  created_at > $1 OR expires_at > $1
            ORDER  BY created_at DESC, id
            """,  # noqa: S608
            since,
        )
        return [invite_from(row) for row in rows]

    async def is_valid(self, code_hash: bytes, now: int) -> bool:
        """Whether the code can still be used."""
        row = await self.rows.one(
            """
            SELECT 1 FROM invites
            WHERE  code_hash = $1 AND uses < max_uses AND expires_at > $2 AND revoked_at IS NULL
            """,
            code_hash,
            now,
        )
        return row is not None

    async def use(self, code_hash: bytes, now: int) -> bool:
        """Use an invite once; whether that was possible."""
        changed = await self.rows.run(
            """
            UPDATE invites SET uses = uses + 1
            WHERE  code_hash = $1 AND uses < max_uses AND expires_at > $2 AND revoked_at IS NULL
            """,
            code_hash,
            now,
        )
        return changed > 0

    async def revoke(self, invite_id: str, now: int) -> bool:
        """Make an invite useless; whether there is such an invite."""
        changed = await self.rows.run(
            "UPDATE invites SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1", invite_id, now
        )
        return changed > 0
